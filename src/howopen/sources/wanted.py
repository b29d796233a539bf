"""Which files of a source are kept as text, and how many bytes of each.

Texts that tell what a release is and under which terms: cards, licences, documentation, the names
of packages. No code and no data; of a `setup.py` only what `setup_metadata` reads in it.
"""

from __future__ import annotations

import ast
import json
import threading
import warnings
from collections.abc import Iterable
from enum import IntEnum
from typing import Any, Final

from howopen.doors import patterns
from howopen.doors.paths import SKIPPED
from howopen.model import Entry

MAX_TEXT_BYTES: Final = 200_000
"""Of any other text; so much of each is in the recordings that howopen is measured with."""
MAX_TERMS_BYTES: Final = 1 << 20
"""Of a README, a licence and other terms."""
MAX_SMALL_BYTES: Final = 64 << 10
MAX_HUB_FILES: Final = 12
SETUP: Final = "setup.py"
MAX_SETUP_BYTES: Final = 64 << 10
_MAX_BRACES: Final = 2_000
"""Python 3.11 reads a string that they format anew for each of them."""
COMPUTED: Final = "(computed)"
"""Stands for an argument of `setup()` that only running it would tell."""


class Worth(IntEnum):
    """How much the text of a file matters, by its name: the lower, the more."""

    ALWAYS = 0
    """Whatever its size: read first, so that no limit drops it."""
    PROSE = 1
    SMALL = 2
    """May be documentation or a merge recipe, or else a vocabulary or data: read when small."""


def _names(*alternatives: str) -> patterns.Pattern:
    return patterns.compile("|".join(alternatives), ignore_case=True)


_README_NAMES: Final = r"(?:[^/]*[-_. ])?readme(?:[-_. 0-9][^/]*)?"
_LICENSE_NAMES: Final = (
    r"[^/]*licen[cs](?:e|ing)[^/]*|(?:copying|copyright|eula|legal)(?:[._0-9v-][^/]*)?"
    r"|[^/]*(?:许可|授权|使用协议|ライセンス|利用規約|라이선스)[^/]*"
)
_NOTICE_NAMES: Final = r"(?:third[ ._-]?party[ ._-]?)?notices?(?:[._-][^/]*)?"
_POLICY_NAMES: Final = (
    r"[^/]*(?:acceptable|prohibited|responsible)[ ._-]?use[^/]*"
    r"|[^/]*(?:use|usage)[ ._-]?polic(?:y|ies)[^/]*"
    r"|[^/]*(?:terms(?:[ ._-]?(?:of|and|&)[ ._-]|[._-]|$)|agreement)[^/]*"
)
_README = _names(_README_NAMES)
_TERMS = _names(_README_NAMES, _LICENSE_NAMES, _NOTICE_NAMES, _POLICY_NAMES)
_LICENSE_FOLDER = _names(r"(?:[^/]+/)*licen[cs]es/(?:[^/]+/)*[^/]+")
_CARD = _names(
    r"[^/]*(?:model|data(?:set)?|system)[ ._-]?cards?[^/]*",
    r"[^/]*data[ ._-]?(?:sheet|statement)s?[^/]*",
)
_METADATA = _names(
    r"pyproject\.toml|setup\.cfg|citation\.cff|pkg-info|metadata",
    r"requirements?[^/]*\.txt",
    r"(?:conda[^/]*|environment)\.ya?ml",
)
_CONFIG = _names(r"(?:generation_|adapter_)?config\.json|[^/]*\.index\.json")
_PROSE = _names(r"[^/]+\.(?:md|markdown|rst)")
_SMALL = _names(r"[^/]+\.(?:txt|ya?ml)")
_NO_TEXT = _names(
    r"[^/]*\.(?:py|pyi|pyc|pyx|ipynb|js|mjs|jsx|ts|tsx|css|scss|vue|c|cc|cpp|cxx|cu|cuh|h|hpp|java"
    r"|go|rs|rb|r|jl|lua|sh|bash|bat|ps1|php|swift|kt|cs|scala|pl|sql|proto"
    r"|json|jsonl|ya?ml|toml|lock|cfg|ini|csv|tsv|xml|db|sqlite"
    r"|png|jpe?g|gif|svg|webp|ico|bmp|mp[34]|wav|pdf|docx?|odt|pptx?|xlsx?"
    r"|bin|pth?|ckpt|safetensors|gguf|onnx|h5|pkl|pickle|parquet|arrow|np[yz]"
    r"|zip|gz|tgz|xz|bz2|7z|rar|zst|whl|jar|so|dll|exe|sig|asc|gpg|sha\d+|md5)"
)
"""Endings of code, data, pictures and packed files, whatever the name before them says."""
_VENDORED = _names(
    r"(?:[^/]+/)*(?:third[-_]?party|3rd[-_]?party|vendor(?:ed)?|_vendor|external|deps)/[^/].*"
)
"""What others wrote."""
_HUB_CONFIGS: Final = (
    "config.json",
    "generation_config.json",
    "adapter_config.json",
    "mergekit_config.yml",
    "mergekit_config.yaml",
)
_WHEEL_RECORD = _names(r"[^/]+\.dist-info/[^/].*")
_MOST_TERMS: Final = 6
"""Licences and the like of a hub repository before the configs have their turn."""
_ARGUMENTS: Final = frozenset(
    (
        *("name", "version", "description", "author", "url", "project_urls"),
        *("license", "license_files", "classifiers", "python_requires"),
        *("packages", "install_requires", "extras_require"),
    )
)
"""Of `setup()`, those that tell what a package is."""
_WARNINGS: Final = threading.Lock()
"""Python keeps what to do with warnings once for all threads."""


def worth_of(path: str) -> Worth | None:
    """How much the text of a file of any folder matters; `None` for what is no text."""
    name = path.rpartition("/")[2]
    if _METADATA.fullmatch(name) or _CONFIG.fullmatch(name):
        return Worth.ALWAYS
    if _is_text(name) and (_CARD.fullmatch(name) or _is_terms(path)):
        return Worth.ALWAYS
    if _PROSE.fullmatch(name):
        return Worth.PROSE
    return Worth.SMALL if _SMALL.fullmatch(name) else None


def keeps(path: str, size_bytes: int) -> int:
    """How many bytes of a code repository's file are kept; 0 for none."""
    folders, _, name = path.rpartition("/")
    if not SKIPPED.isdisjoint(folders.split("/")):
        return 0
    if name == SETUP:
        return size_bytes if size_bytes <= MAX_SETUP_BYTES else 0
    kept = bool(_METADATA.fullmatch(name))
    if not kept and _is_text(name):
        if _is_terms(path):
            return min(size_bytes, MAX_TERMS_BYTES)
        # Prose in hidden folders is forms for issues and orders for robots.
        hidden = folders.startswith(".") or "/." in folders
        kept = bool(_CARD.fullmatch(name) or (_PROSE.fullmatch(name) and not hidden))
    return min(size_bytes, MAX_TEXT_BYTES) if kept else 0


def keeps_of_wheel(path: str, size_bytes: int) -> int:
    """The same of a wheel: of its own record (`NAME.dist-info/`) the metadata and the licences."""
    name = path.rpartition("/")[2]
    is_terms = _is_text(name) and _is_terms(path)
    if _WHEEL_RECORD.fullmatch(path) and (name == "METADATA" or is_terms):
        return min(size_bytes, MAX_TERMS_BYTES)
    return 0


def rank_of(path: str) -> tuple[int, ...]:
    """Ranks the files of a source: those that matter most first, then those nearest to the top.

    What was taken over from others comes last.
    """
    worth = Worth.ALWAYS if path.rpartition("/")[2] == SETUP else worth_of(path)
    vendored = _VENDORED.fullmatch(path) is not None
    return (int(vendored), len(Worth) if worth is None else worth, path.count("/"))


def wanted_of_hub(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The paths of the texts to ask a hub for, at most `MAX_HUB_FILES`, the most telling first."""
    paths = sorted(
        entry.path
        for entry in entries
        if entry.type not in ("tree", "submodule")
        and entry.size_bytes != 0
        and SKIPPED.isdisjoint(entry.path.split("/")[:-1])
    )
    paths = [path for path in paths if _is_text(path) or path in _HUB_CONFIGS]
    top = [path for path in paths if "/" not in path]
    terms = [
        path
        for names in (_LICENSE_NAMES, _NOTICE_NAMES, _POLICY_NAMES)
        for path in top
        if _names(names).fullmatch(path)
    ]
    groups = (
        sorted((path for path in top if path.lower() == "readme.md"), key="README.md".__ne__),
        terms[:_MOST_TERMS],
        [path for path in _HUB_CONFIGS if path in top],
        terms[_MOST_TERMS:],
        [path for path in top if _CARD.fullmatch(path)],
        [path for path in top if _PROSE.fullmatch(path)],
        [path for path in paths if _is_terms(path) and not _README.fullmatch(path)],
    )
    wanted = dict.fromkeys(path for group in groups for path in group)
    return tuple(wanted)[:MAX_HUB_FILES]


def _is_text(name: str) -> bool:
    return _NO_TEXT.fullmatch(name) is None


def _is_terms(path: str) -> bool:
    """Whether a text is a README, a licence, a notice or a policy by its name."""
    return bool(_TERMS.fullmatch(path.rpartition("/")[2]) or _LICENSE_FOLDER.fullmatch(path))


def setup_metadata(source: bytes) -> bytes | None:
    """The literal arguments of the call of `setup()` in a `setup.py`, as JSON; never run.

    Of the arguments that tell what a package is, in their order; those that only running the file
    would tell are `COMPUTED`. `None` when there is no such call or the file is no Python that can
    be read. Never raises.
    """
    if len(source) > MAX_SETUP_BYTES or source.count(b"{") > _MAX_BRACES:
        return None
    try:
        with _WARNINGS, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the escapes in somebody else's strings
            tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    arguments = max(map(_arguments, ast.walk(tree)), key=len)
    if not arguments:
        return None
    said = {name: _literal(value) for name, value in arguments.items()}
    return json.dumps(said, indent=1, ensure_ascii=False).encode("utf-8", "backslashreplace")


def _arguments(node: ast.AST) -> dict[str, ast.expr]:
    """The arguments of a call of `setup()` or `setuptools.setup()`; empty for anything else."""
    if not isinstance(node, ast.Call):
        return {}
    called = node.func
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    if name != "setup":
        return {}
    return {word.arg: word.value for word in node.keywords if word.arg in _ARGUMENTS}


def _literal(value: ast.expr) -> Any:
    try:
        literal = ast.literal_eval(value)
        json.dumps(literal, allow_nan=False)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return COMPUTED
    return literal
