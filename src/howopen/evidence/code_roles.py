"""Reads from the path of a source file what the code does: train, tune, run, evaluate a model."""

from __future__ import annotations

from howopen.evidence.roles import NO_ROLES, PathWords, Role, cut, tables

SCRIPTED = frozenset({"Python", "Shell", "Notebook", "Julia", "R"})
"""Languages in which models are evaluated; in others a benchmark measures speed."""
RUNNABLE = frozenset({"Python", "C++", "C", "CUDA", "Rust", "Go", "Julia", "Swift", "Java"})
CLIENT_FOLDERS = frozenset({"types", "resources", "_api", "proto", "protos", "schemas"})
"""Types of a service's requests: they name what the service does and do nothing themselves."""


def code_roles(
    own: PathWords, above: list[PathWords], folders: list[str], language: str
) -> frozenset[Role]:
    """Roles of a source file by its own name (`own`) and the folders above it, outermost first."""
    roles = {Role.NOTEBOOK} if language == "Notebook" else set()
    if own.phrase == " setup " and language == "Python":
        return frozenset({Role.PACKAGING})
    if not CLIENT_FOLDERS.isdisjoint(folders):
        return frozenset(roles)
    scripted = language in SCRIPTED
    activities = _activities(own, above if scripted else [], folders)
    if not scripted:
        activities -= {Role.EVALUATION_CODE}
    roles |= activities | _access_roles(own, above)
    if language == "Shell" and Role.TRAINING_CODE in activities:
        roles.add(Role.TRAINING_CONFIG)
    if language == "Shell" and Role.TUNING_CODE in activities:
        roles.add(Role.TUNING_CONFIG)
    if language in RUNNABLE and _is_architecture(own, folders):
        roles.add(Role.ARCHITECTURE_CODE)
    if own.phrase.startswith(" tokenization ") or own.phrase == " tokenizer ":
        roles.add(Role.TOKENIZER)
    if own.phrase.startswith(" configuration "):
        roles.add(Role.CONFIG)
    return frozenset(roles)


def _access_roles(own: PathWords, above: list[PathWords]) -> set[Role]:
    """Whether code offers the model to others: as a service, or on a page to try it."""
    roles: set[Role] = set()
    words = own.phrase.split()
    if not {"training", "tuning", "evaluation"}.isdisjoint(own.acts):
        return roles
    calls = not own.words.isdisjoint(("gen", "call", "client"))
    if "service" in own.acts or (words and "api" in (words[0], words[-1]) and not calls):
        roles.add(Role.SERVICE)
    if "demo" in own.acts or any("demo" in part.acts for part in above) or words == ["app"]:
        roles.add(Role.DEMO)
    return roles


_ACTIVITY = frozenset({"training", "tuning", "inference", "evaluation", "processing"})
_WEAK_INFERENCE = frozenset({"chat", "chatbot", "demo", "demos", "interactive"})
_DATA_FOLDER = frozenset({"data", "dataset", "datasets", "corpus", "corpora"})


def roles_by_name(name: str) -> frozenset[Role]:
    """What the name of a whole repository says of code in it whose own path says nothing."""
    words = cut(name)
    weak = words.acts <= {"inference", "demo", "tuning_hint"} and not _runs(words)
    return NO_ROLES if weak else frozenset(_named(words, words, ()))


def _activities(own: PathWords, above: list[PathWords], folders: list[str]) -> set[Role]:
    """Say what the code does: as its own name says, else as the nearest folder says."""
    context = tables().context
    everything = own.words.union(*(part.words for part in above))
    if not context["data_verbs"].isdisjoint(own.words) and not context["data_words"].isdisjoint(
        everything
    ):
        return {Role.DATA_PROCESSING_CODE}
    if own.phrase.strip() in context["inference_names"]:
        return {Role.INFERENCE_CODE}
    for depth in range(len(above), -1, -1):
        named = above[depth] if depth < len(above) else own
        if not _ACTIVITY.isdisjoint(named.acts):
            return _named(named, own, tuple(above[:depth]))
    examples = ("example", "examples", "recipes", "tutorials", "cookbook", "colabs")
    if own.phrase.strip() in ("lora", "peft") and any(folder in examples for folder in folders):
        return {Role.TUNING_CODE}
    return set()


def _named(named: PathWords, own: PathWords, around: tuple[PathWords, ...]) -> set[Role]:
    """Roles by the component that names the activity, the file's own name, the folders around."""
    context = tables().context
    acts = named.acts
    roles: set[Role] = set()
    if "evaluation" in acts and context["speed"].isdisjoint(named.words):
        roles.add(Role.EVALUATION_CODE)
    if "processing" in acts and not _prepares_input(named, around):
        roles.add(Role.DATA_PROCESSING_CODE)
    if Role.DATA_PROCESSING_CODE in roles:
        return roles
    if "training" in acts:
        return roles | _training(named, own, around)
    if "tuning" in acts and not (roles or _runs(named)):
        return _within(around) or {Role.TUNING_CODE}
    if "inference" in acts:
        roles.add(Role.INFERENCE_CODE)
    return roles


def _runs(named: PathWords) -> bool:
    """Whether more than a word like "chat", which names models too, tells of inference."""
    strong = (tables().words["inference"] & named.words) - _WEAK_INFERENCE
    return "inference" in named.acts and bool(
        strong or any(p in named.phrase for p in tables().phrases["inference"])
    )


def _prepares_input(named: PathWords, around: tuple[PathWords, ...]) -> bool:
    """Whether processing is of pictures or sound on their way into a model, not of a corpus."""
    media = tables().context["media"]
    near = any(not media.isdisjoint(part.words) for part in (named, *around[-1:]))
    return near or any(part.phrase.strip() in ("model", "models") for part in around)


def _training(named: PathWords, own: PathWords, around: tuple[PathWords, ...]) -> set[Role]:
    """Training of the model, its tuning, or of something that only serves the data."""
    if not tables().context["small_training"].isdisjoint(named.words):
        return {Role.DATA_PROCESSING_CODE}
    within = _within(around)
    if within:
        return within
    handled = not tables().context["model_verbs"].isdisjoint(own.words)
    parts = (named, *around) if handled else (named, own, *around)
    tuned = any({"tuning", "tuning_hint"} & part.acts for part in parts)
    roles = {Role.TUNING_CODE} if tuned else {Role.TRAINING_CODE}
    if "pretraining" in named.acts:
        roles.add(Role.TRAINING_CODE)
    return roles


def _within(around: tuple[PathWords, ...]) -> set[Role]:
    """A model trained inside evaluation or data work serves that; empty when it is neither."""
    for part in around:
        if not {"training", "tuning"}.isdisjoint(part.acts):
            continue
        if "evaluation" in part.acts:
            return {Role.EVALUATION_CODE}
        if "processing" in part.acts or part.phrase.strip() in _DATA_FOLDER:
            return {Role.DATA_PROCESSING_CODE}
    return set()


def _is_architecture(own: PathWords, folders: list[str]) -> bool:
    known = tables()
    words = own.phrase.split()
    if not words or words == ["init"]:
        return False
    if words[0] in ("modeling", "modelling"):
        return True
    if not known.context["model_verbs"].isdisjoint(own.words) or not _ACTIVITY.isdisjoint(own.acts):
        return False
    return words[-1] in known.context["architecture"] or any(
        folder in known.folders["architecture"] for folder in folders
    )
