"""Reads from the paths of a listing what each file is for. Names only; no file is opened.

A path is cut into words, and tables of words in `data/roles.toml` say what the words mean. For
code, the part nearest to the file that names an activity decides: `training/generate.py` is for
inference. Tests, documentation, hidden folders and copies of other projects have no say.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from howopen.evidence.shards import FORMATS, Weights, extension, read_weights
from howopen.model import Entry, Record


class Role(StrEnum):
    """What a file is for. A file can have several roles, or none that its path tells."""

    WEIGHTS = "weights"
    """Released weights in full precision; quantised, delta, adapter and checkpoint are apart."""
    GGUF = "gguf"
    QUANTIZED = "quantized"
    ADAPTER = "adapter"
    DELTA = "delta"
    """A difference to somebody else's weights."""
    OPTIMIZER = "optimizer"
    """State of a training run beside the weights."""
    CHECKPOINT = "checkpoint"
    """Weights from the middle of a training run."""
    WEIGHTS_INDEX = "weights-index"
    TOKENIZER = "tokenizer"
    CONFIG = "config"
    CARD = "card"
    DATASHEET = "datasheet"
    TRAINING_CODE = "training-code"
    TUNING_CODE = "tuning-code"
    INFERENCE_CODE = "inference-code"
    EVALUATION_CODE = "evaluation-code"
    DATA_PROCESSING_CODE = "data-processing-code"
    ARCHITECTURE_CODE = "architecture-code"
    TRAINING_CONFIG = "training-config"
    """Settings or a launch script of a training run."""
    TUNING_CONFIG = "tuning-config"
    SERVICE = "service"
    DEMO = "demo"
    CONTAINER = "container"
    PACKAGING = "packaging"
    DEPENDENCIES = "dependencies"
    DOCS = "docs"
    TEST = "test"
    NOTEBOOK = "notebook"
    LICENSE = "license"
    POLICY = "policy"
    DATA = "data"
    """Files of data that are not for evaluation or tests."""
    DATA_EXAMPLE = "data-example"
    """A few lines that only show the form of the data, by their name."""
    EVALUATION_DATA = "evaluation-data"
    EVALUATION_RESULT = "evaluation-result"
    SAMPLE_OUTPUT = "sample-output"


class Listing(Record, frozen=True, kw_only=True):
    """What the files of one source are for."""

    paths: dict[Role, tuple[str, ...]]
    """Role -> its files, the least deep and shortest path first; roles without files lack."""
    weights: Weights = Weights()
    """Of the released weights, or, where there are none, of GGUF and quantised ones."""
    files: int = 0
    empty_weights: int = 0
    """Files with the name of weights and nothing in them; they count as no weights."""
    code_files: int = 0
    """Source files, tests among them, copies of other projects not."""
    by_language: dict[str, int] = msgspec.field(default_factory=dict)
    """Language -> source files, most first."""

    def of(self, role: Role) -> tuple[str, ...]:
        """Files with this role, best first; empty when there are none."""
        return self.paths.get(role, ())


class _Tables:
    """The word tables of `data/roles.toml`, ready for look-up."""

    def __init__(self) -> None:
        text = files("howopen").joinpath("evidence/data/roles.toml").read_text("utf-8")
        data = tomllib.loads(text)
        self.languages: dict[str, str] = data["languages"]
        self.folders, self.words, self.context, self.words_of, self.names = (
            {name: frozenset(words) for name, words in data[table].items()}
            for table in ("folders", "words", "context", "words_of", "names")
        )
        self.phrases, self.phrases_of = (
            {
                name: tuple(f" {phrase} " for phrase in phrases)
                for name, phrases in data[table].items()
            }
            for table in ("phrases", "phrases_of")
        )


@cache
def _tables() -> _Tables:
    return _Tables()


class _Words(Record, frozen=True, kw_only=True):
    """One component of a path, cut into words, and the activities that these name."""

    words: frozenset[str]
    phrase: str
    """The words in order, with a space around each."""
    acts: frozenset[str]


DOCUMENT = frozenset({"", "md", "rst", "txt", "pdf", "html", "htm", "docx", "adoc"})
LISTS = frozenset({"txt", "in", "yml", "yaml"})
SETTINGS = frozenset(
    {"yaml", "yml", "json", "toml", "gin", "cfg", "ini", "conf", "libsonnet", "jsonnet"}
)
TABULAR = frozenset(
    {"jsonl", "parquet", "arrow", "csv", "tsv", "tfrecord", "mds", "ndjson", "xlsx"}
)
PACKED = frozenset({"gz", "zst", "xz", "bz2", "zip", "lz4"})
SCRIPTED = frozenset({"Python", "Shell", "Notebook", "Julia", "R"})
"""Languages in which models are evaluated; in others a benchmark measures speed."""
RUNNABLE = frozenset(
    {"Python", "C++", "C", "CUDA", "Rust", "Go", "Julia", "Swift", "Java", "Notebook"}
)
NO_ROLES: frozenset[Role] = frozenset()
CLIENT_FOLDERS = frozenset({"types", "resources", "_api", "proto", "protos", "schemas"})
"""Types of a service's requests: they name what the service does and do nothing themselves."""


def classify(path: str) -> frozenset[Role]:
    """Roles of the file at `path` (with `/` between folders). Never raises."""
    *folders, name = path.split("/")
    lowered = [folder.lower() for folder in folders]
    tables = _tables()
    if not name or any(folder in tables.folders["vendored"] for folder in lowered):
        return NO_ROLES
    ending = extension(name)
    stem = name[: -len(ending) - 1] if ending else name
    own = _cut(stem)
    roles = _document_roles(name.lower(), own, ending, folders)
    if roles or any(folder.startswith(".") for folder in folders):
        return roles
    above = [_cut(folder) for folder in folders]
    language = tables.languages.get(ending)
    tabular = ending in TABULAR or (ending in PACKED and extension(stem) in {*TABULAR, "json"})
    if _is_test(stem, lowered, language=language, tabular=tabular):
        return frozenset({Role.TEST})
    if any(folder in tables.folders["docs"] for folder in lowered):
        return frozenset({Role.DOCS})
    if language:
        return _code_roles(own, above, lowered, language)
    return (
        _weight_roles(stem, own, above, ending)
        or _data_roles(own, above, lowered, ending, tabular=tabular)
        or _settings_roles(own, above, lowered, ending)
    )


_classify = lru_cache(maxsize=1 << 17)(classify)


def read_listing(entries: Iterable[Entry]) -> Listing:
    """Sorts the files of a listing by role. Folders and submodules are left out."""
    found: dict[Role, list[str]] = defaultdict(list)
    weights: dict[Role, list[Entry]] = defaultdict(list)
    languages: dict[str, int] = defaultdict(int)
    count = placeholders = 0
    tables = _tables()
    for entry in entries:
        if entry.type not in ("blob", "symlink"):
            continue
        count += 1
        for role in _classify(entry.path):
            if role in WHOLE_MODELS and entry.size_bytes == 0:
                placeholders += 1
                continue
            found[role].append(entry.path)
            if role in WHOLE_MODELS:
                weights[role].append(entry)
        language = tables.languages.get(extension(entry.path.rpartition("/")[2]))
        if language and not _vendored(entry.path):
            languages[language] += 1
    best = next((weights[role] for role in WHOLE_MODELS if role in weights), [])
    return Listing(
        paths={role: tuple(sorted(found[role], key=_nearest)) for role in Role if role in found},
        weights=read_weights(best, found.get(Role.WEIGHTS_INDEX, ())),
        files=count,
        empty_weights=placeholders,
        code_files=sum(languages.values()),
        by_language=dict(sorted(languages.items(), key=lambda item: (-item[1], item[0]))),
    )


WHOLE_MODELS = (Role.WEIGHTS, Role.GGUF, Role.QUANTIZED)
"""Whole models, best first."""


def _nearest(path: str) -> tuple[int, int, str]:
    return path.count("/"), len(path), path


def _vendored(path: str) -> bool:
    vendored = _tables().folders["vendored"]
    return any(folder in vendored for folder in path.lower().split("/")[:-1])


@lru_cache(maxsize=1 << 16)
def _cut(component: str) -> _Words:
    """Words of one component of a path, cut at punctuation and camelCase; digits both ways."""
    chunks = "".join(char if char.isalnum() else " " for char in component).split()
    sequence: list[str] = []
    words: set[str] = set()
    for chunk in chunks:
        words.add(chunk.lower())
        for word in _humps(chunk):
            words.add(word.lower())
            bare = word.lower().strip("0123456789")
            if bare:
                words.add(bare)
                sequence.append(bare)
    phrase = f" {' '.join(sequence)} "
    return _Words(words=frozenset(words), phrase=phrase, acts=_acts(frozenset(words), phrase))


def _humps(chunk: str) -> Iterable[str]:
    """`PPOTrainer` -> PPO, Trainer; `SmolLM` -> Smol, LM."""
    start = 0
    for here in range(1, len(chunk)):
        before, char = chunk[here - 1], chunk[here]
        after = chunk[here + 1] if here + 1 < len(chunk) else ""
        if char.isupper() and (before.islower() or (before.isupper() and after.islower())):
            yield chunk[start:here]
            start = here
    yield chunk[start:]


def _acts(words: frozenset[str], phrase: str) -> frozenset[str]:
    """Which tables of activities have one of these words or phrases."""
    tables = _tables()
    return frozenset(
        [name for name, table in tables.words.items() if not table.isdisjoint(words)]
        + [name for name, table in tables.phrases.items() if any(p in phrase for p in table)]
    )


def _says(table: str, own: _Words) -> bool:
    tables = _tables()
    return not tables.words_of.get(table, frozenset()).isdisjoint(own.words) or any(
        phrase in own.phrase for phrase in tables.phrases_of.get(table, ())
    )


def _document_roles(lowered: str, own: _Words, ending: str, folders: list[str]) -> frozenset[Role]:
    """Roles of licences, cards, packaging: files known by their names wherever they lie."""
    roles = _build_roles(lowered, ending)
    if roles or (ending not in DOCUMENT and not _is_part_of_name(ending)):
        return roles
    for role in (Role.DATASHEET, Role.CARD, Role.POLICY, Role.LICENSE):
        if _says(role.value, own):
            return frozenset({role})
    if folders and folders[-1].lower() in ("licenses", "licences"):
        return frozenset({Role.LICENSE})
    if lowered.startswith("readme") and not folders:
        return frozenset({Role.CARD, Role.DOCS})
    return frozenset({Role.DOCS}) if ending in {"md", "rst", "adoc", "pdf"} else NO_ROLES


def _build_roles(lowered: str, ending: str) -> frozenset[Role]:
    """Roles of files that tools for building read; `lowered` is the whole name."""
    tables = _tables()
    listed = lowered.startswith(("requirements", "conda-")) and ending in LISTS
    if lowered in tables.names["dependencies"] or listed:
        return frozenset({Role.DEPENDENCIES})
    if lowered in tables.names["packaging"]:
        return frozenset({Role.PACKAGING})
    recipe = ("dockerfile", "docker-compose", "containerfile")
    return (
        frozenset({Role.CONTAINER}) if lowered.startswith(recipe) or ending in recipe else NO_ROLES
    )


def _is_part_of_name(ending: str) -> bool:
    """Whether what follows the dot belongs to the name: `LICENSE-2.0`, `LICENSE.WEIGHTS`."""
    known = (FORMATS, SETTINGS, _tables().languages, TABULAR, PACKED)
    return ending.isdecimal() or (len(ending) > 4 and not any(ending in table for table in known))


def _is_test(stem: str, folders: list[str], *, language: str | None, tabular: bool) -> bool:
    """Whether a file is part of tests. Data in a folder "test" is a split of a dataset."""
    if language and (
        stem in ("conftest", "test")
        or stem.startswith(("test_", "test-"))
        or stem.endswith(("_test", "_tests", ".test", "_unittest"))
    ):
        return True
    tests = _tables().folders["test"]
    return any(folder in tests and not (tabular and folder == "test") for folder in folders)


def _code_roles(
    own: _Words, above: list[_Words], folders: list[str], language: str
) -> frozenset[Role]:
    roles = {Role.NOTEBOOK} if language == "Notebook" else set()
    if own.phrase == " setup " and language == "Python":
        return frozenset({Role.PACKAGING})
    if not CLIENT_FOLDERS.isdisjoint(folders):
        return frozenset(roles)
    activities = _activities(own, above, folders)
    if language not in SCRIPTED:
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


def _access_roles(own: _Words, above: list[_Words]) -> set[Role]:
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
_WEAK_INFERENCE = frozenset({"chat", "demo", "demos", "cli", "sample", "interactive"})


def _activities(own: _Words, above: list[_Words], folders: list[str]) -> set[Role]:
    """Say what the code does: as its own name says, else as the nearest folder says."""
    context = _tables().context
    everything = own.words.union(*(part.words for part in above))
    if not context["data_verbs"].isdisjoint(own.words) and not context["data_words"].isdisjoint(
        everything
    ):
        return {Role.DATA_PROCESSING_CODE}
    named, around = own, above
    if _ACTIVITY.isdisjoint(own.acts):
        for depth in range(len(above) - 1, -1, -1):
            if not _ACTIVITY.isdisjoint(above[depth].acts):
                named, around = above[depth], above[:depth]
                break
        else:
            return _hinted(own, folders)
    return _activities_named(named, around)


def _hinted(own: _Words, folders: list[str]) -> set[Role]:
    """Read an example whose whole name is a way of tuning as an example of tuning."""
    examples = ("example", "examples", "recipes", "tutorials", "cookbook", "colabs")
    if own.phrase.strip() in ("lora", "peft") and any(folder in examples for folder in folders):
        return {Role.TUNING_CODE}
    return set()


def _activities_named(named: _Words, around: list[_Words]) -> set[Role]:
    """Roles from the component that names the activity and the folders around it."""
    context = _tables().context
    acts = named.acts
    roles: set[Role] = set()
    if "evaluation" in acts and context["speed"].isdisjoint(named.words):
        roles.add(Role.EVALUATION_CODE)
    if "processing" in acts and context["media"].isdisjoint(named.words):
        roles.add(Role.DATA_PROCESSING_CODE)
    strong_inference = "inference" in acts and bool(
        (_tables().words["inference"] & named.words) - _WEAK_INFERENCE
    )
    if "training" in acts:
        roles |= _training(named, around)
    elif "tuning" in acts and not (roles or strong_inference):
        roles.add(Role.TUNING_CODE)
    elif "inference" in acts and Role.DATA_PROCESSING_CODE not in roles:
        roles.add(Role.INFERENCE_CODE)
    return roles


def _training(named: _Words, around: list[_Words]) -> set[Role]:
    """Training of the model, its tuning, or of something that only serves the data."""
    context = _tables().context
    if not context["small_training"].isdisjoint(named.words):
        return {Role.DATA_PROCESSING_CODE}
    for part in around:
        if "training" in part.acts or "tuning" in part.acts:
            continue
        if "evaluation" in part.acts:
            return {Role.EVALUATION_CODE}
        if "processing" in part.acts or not part.words.isdisjoint(("data", "dataset", "datasets")):
            return {Role.DATA_PROCESSING_CODE}
    tuning = {"tuning", "tuning_hint"} & named.acts or any("tuning" in part.acts for part in around)
    roles = {Role.TUNING_CODE} if tuning else {Role.TRAINING_CODE}
    if "pretraining" in named.acts:
        roles.add(Role.TRAINING_CODE)
    return roles


def _is_architecture(own: _Words, folders: list[str]) -> bool:
    tables = _tables()
    words = own.phrase.split()
    if not words or words == ["init"]:
        return False
    if words[0] in ("modeling", "modelling"):
        return True
    if not tables.context["model_verbs"].isdisjoint(own.words) or not _ACTIVITY.isdisjoint(
        own.acts
    ):
        return False
    return words[-1] in tables.context["architecture"] or any(
        folder in tables.folders["architecture"] for folder in folders
    )


def _weight_roles(stem: str, own: _Words, above: list[_Words], ending: str) -> frozenset[Role]:
    """Roles of weights, their indexes and the state of training runs."""
    lowered = stem.lower()
    if ending in ("json", "index") and (lowered.endswith(".index") or ".ckpt" in lowered):
        return frozenset({Role.WEIGHTS_INDEX})
    if ending not in FORMATS and not (".ckpt" in lowered and ending.startswith("data-")):
        return NO_ROLES
    if lowered.startswith(tuple(_tables().names["optimizer"])) or "optim_states" in lowered:
        return frozenset({Role.OPTIMIZER})
    if ending in ("bin", "npz") and own.words.isdisjoint(
        ("model", "weights", "pytorch", "consolidated", "params", "checkpoint", "ggml", "shard")
    ):
        return NO_ROLES
    return frozenset({_kind_of_weights(own, above, ending)})


def _kind_of_weights(own: _Words, above: list[_Words], ending: str) -> Role:
    parts = (own, *above)
    if not own.words.isdisjoint(("adapter", "lora", "qlora")):
        return Role.ADAPTER
    if ending == "gguf":
        return Role.GGUF
    if ending == "ggml" or any(_says("quantized", part) for part in parts):
        return Role.QUANTIZED
    if not own.words.isdisjoint(("delta", "diff")):
        return Role.DELTA
    if any(_is_step(part.phrase.split(), part.words) for part in parts):
        return Role.CHECKPOINT
    return Role.WEIGHTS


def _is_step(words: list[str], whole: frozenset[str]) -> bool:
    """`checkpoint-1000`, `global_step500`, `step_20`: a numbered place in a training run."""
    return not {"checkpoint", "step", "ckpt", "iter", "epoch"}.isdisjoint(words) and any(
        word.strip("abcdefghijklmnopqrstuvwxyz").isdecimal() for word in whole
    )


def _data_roles(
    own: _Words, above: list[_Words], folders: list[str], ending: str, *, tabular: bool
) -> frozenset[Role]:
    """Roles of files of data: for training, for evaluation, or what came out of a model."""
    tables = _tables()
    parts = (own, *above)
    evaluation = any("evaluation" in part.acts for part in parts)
    written = tabular or ending in ("json", "txt", "log")
    if evaluation and written and any(_says("results", part) for part in parts):
        return frozenset({Role.EVALUATION_RESULT})
    if tabular and _says("samples", own):
        return frozenset({Role.SAMPLE_OUTPUT})
    in_data = any(folder in tables.folders["data"] for folder in folders)
    named = in_data or not own.words.isdisjoint(("data", "dataset", "corpus"))
    listed = ending == "json" and named and "config" not in own.words
    split = ending == "txt" and in_data and own.phrase.strip() in ("train", "valid", "test", "dev")
    if not (tabular or listed or split):
        return NO_ROLES
    if ending == "json" and not tables.context["data_notes"].isdisjoint(own.words):
        return NO_ROLES
    if any(not tables.context["example_data"].isdisjoint(part.words) for part in parts):
        return frozenset({Role.DATA_EXAMPLE})
    return frozenset({Role.EVALUATION_DATA if evaluation else Role.DATA})


def _settings_roles(
    own: _Words, above: list[_Words], folders: list[str], ending: str
) -> frozenset[Role]:
    """Roles of settings: of the model, of its tokenizer, of a run."""
    tables = _tables()
    name = f"{own.phrase.strip().replace(' ', '_')}.{ending}"
    if name in tables.names["tokenizer"] or ending in ("tiktoken", "model"):
        return frozenset({Role.TOKENIZER})
    parts = (own, *above)
    acts = own.acts.union(*(part.acts for part in above))
    in_config = any(folder in tables.folders["config"] for folder in folders)
    in_data = any(not {"data", "dataset", "datasets"}.isdisjoint(part.words) for part in above)
    if name in tables.names["config"] and not in_config:
        return NO_ROLES if "evaluation" in acts or in_data else frozenset({Role.CONFIG})
    run = (
        in_config
        or not tables.context["run_config"].isdisjoint(own.words)
        or (bool({"training", "tuning"} & acts) and not in_data)
    )
    if (
        ending not in SETTINGS
        or not run
        or any(not tables.context["no_run"].isdisjoint(part.words) for part in parts)
    ):
        return NO_ROLES
    return frozenset({Role.TUNING_CONFIG if "tuning" in acts else Role.TRAINING_CONFIG})
