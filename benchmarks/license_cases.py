"""The labelled licence texts, and what an identification of one is worth."""

from __future__ import annotations

import html
from bisect import bisect_right
from pathlib import Path
from typing import NamedTuple

from howopen.doors import patterns
from howopen.doors.paths import Folder
from howopen.doors.yaml import parse_yaml
from howopen.errors import DataError
from howopen.licenses.reading import NONE, UNKNOWN, VARIANT

LABEL = "label.yaml"
OWN = "LicenseRef-howopen-"
"""How ids of texts that are in no public catalogue begin."""
WORDS_IN_A_QUOTE = 25

_TAG = patterns.compile(r"<[^<>\n]{1,200}>")
_MARKS = str.maketrans("", "", "*#>`")


class Label(NamedTuple):
    """One condition that a person read in a text; values are strings and lists of strings."""

    type: str
    value: dict[str, object]
    read: bool
    """Whether a person chose the clause (`origin: read`), not a fixed expression."""


class Case(NamedTuple):
    """A labelled text."""

    name: str
    path: Path
    text: str
    license_id: str
    right: frozenset[str]
    """Ids that count as right."""
    beside: frozenset[str]
    """Ids of further licences that the text holds or names."""
    kind: str
    family: str
    category: str
    labels: tuple[Label, ...]

    @property
    def catalogued(self) -> bool:
        """Whether the licence has an SPDX or a ScanCode id (or the text names none at all)."""
        return not self.license_id.startswith(OWN)


def read_cases(folder: Path) -> tuple[Case, ...]:
    """The cases in `folder`, by name. `DataError` for a label that is not one."""
    names = sorted(path.parent.name for path in folder.glob(f"*/{LABEL}"))
    if not names:
        raise DataError(f"no case in {str(folder)!r}: there is no folder with a {LABEL}")
    return tuple(_read_case(folder / name) for name in names)


def _read_case(place: Path) -> Case:
    door = Folder(place)
    label = parse_yaml(door.read_document(LABEL).text)
    if not isinstance(label, dict) or not {"licence_id", "file", "category"} <= label.keys():
        raise DataError(f"{place / LABEL}: needs licence_id, file and category")
    own, file = str(label["licence_id"]), str(label["file"])
    mentions = (m.get("licence_id") for m in _list(label.get("mentions")) if isinstance(m, dict))
    right = frozenset((own, *map(str, _list(label.get("accept")))))
    return Case(
        name=place.name,
        path=place / file,
        text=door.read_document(file).text,
        license_id=own,
        right=right,
        beside=frozenset(map(str, (*_list(label.get("also")), *mentions))) - right,
        kind=str(label.get("kind", "licence")),
        family=str(label.get("family", "")),
        category=str(label["category"]),
        labels=tuple(
            Label(str(entry["type"]), _dict(entry.get("value")), entry.get("origin") == "read")
            for entry in _list(label.get("conditions"))
            if isinstance(entry, dict)
        ),
    )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _dict(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def is_certain(license_id: str) -> bool:
    """Whether an id is that of a licence: no variant, not unknown, not `NOASSERTION`."""
    return license_id not in {VARIANT, UNKNOWN, NONE, ""}


def standing(case: Case, main: str, others: frozenset[str]) -> str:
    """`right`, `also`, `wrong` or `none`: what the main id and the other ids found are worth.

    `also`: the right id, or another that the text holds, was found, but the main id is not the
    right one and is no foreign one either. A foreign main id is `wrong` whatever else was found.
    Where the label names no licence, an answer that names none is right.
    """
    if main in case.right or (case.license_id == NONE and not is_certain(main)):
        return "right"
    if is_certain(main) and main not in case.beside:
        return "wrong"
    if main in case.beside or others & (case.right | case.beside):
        return "also"
    return "none"


def quote_holds(text: str, quote: str, line: int) -> bool:
    """Whether the quote is in the text, begins on that line and has at most 25 words.

    Letters and digits alone are compared, tags and Markdown marks dropped, so that wrapping and
    hyphens at line ends do not count.
    """
    wanted = _letters(_TAG.sub("", quote))
    if not wanted or not 1 <= len(quote.split()) <= WORDS_IN_A_QUOTE:
        return False
    lines = [_letters(one) for one in _TAG.sub("", html.unescape(text)).split("\n")]
    starts = [0]
    for one in lines:
        starts.append(starts[-1] + len(one))
    flat = "".join(lines)
    at = flat.find(wanted)
    while at >= 0:
        if line == bisect_right(starts, at, hi=len(lines)):
            return True
        at = flat.find(wanted, at + 1)
    return False


def is_literal(text: str, quote: str) -> bool:
    """Whether the quote is in the text with only blanks, tags and Markdown marks left aside."""
    return _spaced(quote) in _spaced(text)


def _spaced(text: str) -> str:
    return " ".join(_TAG.sub("", text).translate(_MARKS).split())


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
