"""Reads from the paths of a listing what each file is for. Names only; no file is opened.

A path is cut into words, and tables of words in `data/roles.toml` say what the words mean. For
code, the part nearest to the file that names an activity decides: `training/generate.py` is for
inference. Tests, documentation, hidden folders and copies of other projects have no say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from howopen.evidence.code_roles import SCRIPTED, code_roles, roles_by_name
from howopen.evidence.roles import NO_ROLES, PathWords, Role, cut, says, tables
from howopen.evidence.shards import FORMATS, Weights, extension, read_weights
from howopen.model import Entry, Record

__all__ = ["Listing", "Role", "Weights", "classify", "read_listing"]


class Listing(Record, frozen=True, kw_only=True):
    """What the files of one source are for."""

    paths: dict[Role, tuple[str, ...]]
    """Role -> its files, the least deep and shortest path first (of code, those first that say
    themselves what they do); roles without files lack."""
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


DOCUMENT = frozenset({"", "md", "rst", "txt", "pdf", "html", "htm", "docx", "adoc"})
LISTS = frozenset({"txt", "in", "yml", "yaml"})
SETTINGS = frozenset(
    {"yaml", "yml", "json", "toml", "gin", "cfg", "ini", "conf", "libsonnet", "jsonnet"}
)
TABULAR = frozenset(
    {"jsonl", "parquet", "arrow", "csv", "tsv", "tfrecord", "mds", "ndjson", "xlsx"}
)
PACKED = frozenset({"gz", "zst", "xz", "bz2", "zip", "lz4"})


def classify(path: str) -> frozenset[Role]:
    """Roles of the file at `path` (with `/` between folders). Never raises."""
    *folders, name = path.split("/")
    lowered = [folder.lower() for folder in folders]
    known = tables()
    if not name or any(folder in known.folders["vendored"] for folder in lowered):
        return NO_ROLES
    ending = extension(name)
    stem = name[: -len(ending) - 1] if ending else name
    own = cut(stem)
    roles = _document_roles(name.lower(), own, ending, folders)
    if roles or any(folder.startswith(".") for folder in folders):
        return roles
    above = [cut(folder) for folder in folders]
    language = known.languages.get(ending)
    tabular = ending in TABULAR or (ending in PACKED and extension(stem) in {*TABULAR, "json"})
    if _is_test(stem, lowered, language=language, tabular=tabular):
        return frozenset({Role.TEST})
    if any(folder in known.folders["docs"] for folder in lowered):
        return frozenset({Role.DOCS})
    if language:
        return code_roles(own, above, lowered, language)
    return (
        _weight_roles(stem, own, above, ending)
        or _data_roles(own, above, lowered, ending, tabular=tabular)
        or _settings_roles(own, above, lowered, ending)
    )


KEPT_PATHS = 1 << 11
_classify = lru_cache(maxsize=KEPT_PATHS)(classify)


def read_listing(entries: Iterable[Entry], name: str = "") -> Listing:
    """Sorts the files of a listing by role. Folders and submodules are left out.

    `name` is the repository's own, without its owner; it tells of code that nothing else tells of.
    """
    found: dict[Role, list[str]] = defaultdict(list)
    weights: dict[Role, list[Entry]] = defaultdict(list)
    languages: dict[str, int] = defaultdict(int)
    by_name = roles_by_name(name)
    runners: list[str] = []
    count = empty = 0
    for entry in entries:
        if entry.type not in ("blob", "symlink"):
            continue
        count += 1
        language = _language(entry.path)
        roles = _classify(entry.path)
        if language:
            languages[language] += 1
            if language in SCRIPTED and _is_runner(entry.path):
                runners.append(entry.path)
            if language in SCRIPTED and not roles - {Role.ARCHITECTURE_CODE, Role.NOTEBOOK}:
                roles |= by_name
        if entry.size_bytes == 0 and not roles.isdisjoint(WHOLE_MODELS):
            empty += 1
            continue
        for role in roles:
            found[role].append(entry.path)
            if role in WHOLE_MODELS:
                weights[role].append(entry)
    if Role.ARCHITECTURE_CODE in found and DOING.isdisjoint(found):
        found[Role.INFERENCE_CODE] = runners
    best = next((weights[role] for role in WHOLE_MODELS if role in weights), [])
    return Listing(
        paths={role: _sorted(role, found[role]) for role in Role if found.get(role)},
        weights=read_weights(best, found.get(Role.WEIGHTS_INDEX, ())),
        files=count,
        empty_weights=empty,
        code_files=sum(languages.values()),
        by_language=dict(sorted(languages.items(), key=lambda item: (-item[1], item[0]))),
    )


WHOLE_MODELS = (Role.WEIGHTS, Role.GGUF, Role.QUANTIZED)
"""Whole models, best first."""
DOING = frozenset({Role.TRAINING_CODE, Role.TUNING_CODE, Role.INFERENCE_CODE})
"""Where no path tells of these, a `run.py` beside the architecture is what runs the model."""


def _sorted(role: Role, paths: list[str]) -> tuple[str, ...]:
    """Paths that show a role best first: for code, files that name an activity themselves."""
    code = role.value.endswith("-code")

    def rank(path: str) -> tuple[bool, int, int, str]:
        stem = path.rpartition("/")[2].rpartition(".")[0]
        return code and not cut(stem).acts, path.count("/"), len(path), path

    return tuple(sorted(paths, key=rank))


def _is_runner(path: str) -> bool:
    return path.count("/") < 2 and path.rpartition("/")[2].startswith(("run.", "run_"))


def _language(path: str) -> str | None:
    """The language of a source file that is no copy of another project's."""
    *folders, name = path.lower().split("/")
    language = tables().languages.get(extension(name))
    return language if language and tables().folders["vendored"].isdisjoint(folders) else None


def _document_roles(
    lowered: str, own: PathWords, ending: str, folders: list[str]
) -> frozenset[Role]:
    """Roles of licences, cards, packaging: files known by their names wherever they lie."""
    roles = _build_roles(lowered, ending)
    if roles or (ending not in DOCUMENT and not _is_part_of_name(ending)):
        return roles
    for role in (Role.DATASHEET, Role.CARD, Role.POLICY, Role.LICENSE):
        if says(role.value, own):
            return frozenset({role})
    if folders and folders[-1].lower() in ("licenses", "licences"):
        return frozenset({Role.LICENSE})
    if lowered.startswith("readme") and not folders:
        return frozenset({Role.CARD, Role.DOCS})
    return frozenset({Role.DOCS}) if ending in {"md", "rst", "adoc", "pdf"} else NO_ROLES


def _build_roles(lowered: str, ending: str) -> frozenset[Role]:
    """Roles of files that tools for building read; `lowered` is the whole name."""
    known = tables()
    listed = lowered.startswith(("requirements", "conda-")) and ending in LISTS
    if lowered in known.names["dependencies"] or listed:
        return frozenset({Role.DEPENDENCIES})
    if lowered in known.names["packaging"]:
        return frozenset({Role.PACKAGING})
    recipe = ("dockerfile", "docker-compose", "containerfile")
    return (
        frozenset({Role.CONTAINER}) if lowered.startswith(recipe) or ending in recipe else NO_ROLES
    )


def _is_part_of_name(ending: str) -> bool:
    """Whether what follows the dot belongs to the name: `LICENSE-2.0`, `LICENSE.WEIGHTS`."""
    known = (FORMATS, SETTINGS, tables().languages, TABULAR, PACKED)
    return ending.isdecimal() or (len(ending) > 4 and not any(ending in table for table in known))


def _is_test(stem: str, folders: list[str], *, language: str | None, tabular: bool) -> bool:
    """Whether a file is part of tests. Data in a folder "test" is a split of a dataset."""
    if language and (
        stem in ("conftest", "test")
        or stem.startswith(("test_", "test-"))
        or stem.endswith(("_test", "_tests", ".test", "_unittest"))
    ):
        return True
    tests = tables().folders["test"]
    return any(folder in tests and not (tabular and folder == "test") for folder in folders)


def _weight_roles(
    stem: str, own: PathWords, above: list[PathWords], ending: str
) -> frozenset[Role]:
    """Roles of weights, their indexes and the state of training runs."""
    lowered = stem.lower()
    if ending in ("json", "index") and (lowered.endswith(".index") or ".ckpt" in lowered):
        return frozenset({Role.WEIGHTS_INDEX})
    if ending not in FORMATS and not (".ckpt" in lowered and ending.startswith("data-")):
        return NO_ROLES
    if lowered.startswith(tuple(tables().names["optimizer"])) or "optim_states" in lowered:
        return frozenset({Role.OPTIMIZER})
    if ending in ("bin", "npz") and own.words.isdisjoint(
        ("model", "weights", "pytorch", "consolidated", "params", "checkpoint", "ggml", "shard")
    ):
        return NO_ROLES
    return frozenset({_kind_of_weights(own, above, ending)})


def _kind_of_weights(own: PathWords, above: list[PathWords], ending: str) -> Role:
    parts = (own, *above)
    if not own.words.isdisjoint(("adapter", "lora", "qlora")):
        return Role.ADAPTER
    if ending == "gguf":
        return Role.GGUF
    if ending == "ggml" or any(says("quantized", part) for part in parts):
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
    own: PathWords, above: list[PathWords], folders: list[str], ending: str, *, tabular: bool
) -> frozenset[Role]:
    """Roles of files of data: for training, for evaluation, or what came out of a model."""
    known = tables()
    parts = (own, *above)
    evaluation = any("evaluation" in part.acts for part in parts)
    written = tabular or ending in ("json", "txt", "log")
    if evaluation and written and any(says("results", part) for part in parts):
        return frozenset({Role.EVALUATION_RESULT})
    if tabular and says("samples", own):
        return frozenset({Role.SAMPLE_OUTPUT})
    in_data = any(folder in known.folders["data"] for folder in folders)
    named = in_data or not own.words.isdisjoint(("data", "dataset", "corpus"))
    listed = ending == "json" and named and "config" not in own.words
    split = ending == "txt" and in_data and own.phrase.strip() in ("train", "valid", "test", "dev")
    other = not named and any(folder in known.folders["no_data"] for folder in folders)
    if other or not (tabular or listed or split):
        return NO_ROLES
    if ending == "json" and not known.context["data_notes"].isdisjoint(own.words):
        return NO_ROLES
    if any(not known.context["example_data"].isdisjoint(part.words) for part in parts):
        return frozenset({Role.DATA_EXAMPLE})
    return frozenset({Role.EVALUATION_DATA if evaluation else Role.DATA})


def _is_of_a_size(own: PathWords, ending: str) -> bool:
    """Settings that bear a model's size (`heron-7b.yml`) set that model up."""
    return ending in ("yml", "yaml", "gin") and any(
        word[-1:] in "bm" and word[:-1].replace(".", "").isdecimal() for word in own.words
    )


def _settings_roles(
    own: PathWords, above: list[PathWords], folders: list[str], ending: str
) -> frozenset[Role]:
    """Roles of settings: of the model, of its tokenizer, of a run."""
    known = tables()
    name = f"{own.phrase.strip().replace(' ', '_')}.{ending}"
    if name in known.names["tokenizer"] or ending in ("tiktoken", "model"):
        return frozenset({Role.TOKENIZER})
    parts = (own, *above)
    acts = own.acts.union(*(part.acts for part in above))
    in_config = any(folder in known.folders["config"] for folder in folders)
    in_data = any(not {"data", "dataset", "datasets"}.isdisjoint(part.words) for part in above)
    if name in known.names["config"] and not in_config:
        return NO_ROLES if "evaluation" in acts or in_data else frozenset({Role.CONFIG})
    run = (
        in_config
        or _is_of_a_size(own, ending)
        or not known.context["run_config"].isdisjoint(own.words)
        or (bool({"training", "tuning"} & acts) and not in_data)
    )
    if (
        ending not in SETTINGS
        or not run
        or any(not known.context["no_run"].isdisjoint(part.words) for part in parts)
    ):
        return NO_ROLES
    return frozenset({Role.TUNING_CONFIG if "tuning" in acts else Role.TRAINING_CONFIG})
