"""Reads BibTeX entries wherever they stand in a text, also broken ones."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from howopen.doors import patterns
from howopen.model import Record

_ENTRY = patterns.compile(r"@([A-Za-z]+)\s*\{")
_FIELD = patterns.compile(
    r"(?:^|[,{\s\"])(title|journal|journaltitle|booktitle|eprint|doi|year|date|archiveprefix"
    r"|eprinttype|publisher|howpublished|url)\s*=\s*",
    ignore_case=True,
)
MAX_ENTRY = 5_000
"""An entry is read up to this many characters, closed or not."""
TYPES = frozenset(
    {
        *("article", "inproceedings", "conference", "proceedings", "incollection", "inbook"),
        *("book", "misc", "techreport", "unpublished", "phdthesis", "mastersthesis", "thesis"),
        *("report", "online", "software", "dataset", "manual"),
    }
)
REVIEWED_TYPES = frozenset({"inproceedings", "conference", "incollection", "article"})


class BibEntry(Record, frozen=True, kw_only=True):
    """One entry of a bibliography."""

    type: str
    """Lower case: `article`, `inproceedings`, `misc`..."""
    title: str = ""
    venue: str = ""
    """The book or journal it appeared in."""
    eprint: str = ""
    doi: str = ""
    year: str = ""
    first_line: int
    last_line: int
    reviewed: bool = False
    """Reads as peer-reviewed: in proceedings or a journal that is no archive of preprints."""


@cache
def _unreviewed() -> tuple[str, ...]:
    text = files("howopen").joinpath("evidence/data/hosts.toml").read_text("utf-8")
    return tuple(tomllib.loads(text)["venues"]["unreviewed"])


def read_citations(text: str) -> tuple[BibEntry, ...]:
    """All entries of a text, in order; one without its end is read up to the next. Never raises."""
    starts = [match for match in _ENTRY.finditer(text) if match.group(1).lower() in TYPES]
    if not starts:
        return ()
    entries = []
    line, counted = 1, 0
    for at, match in enumerate(starts):
        limit = starts[at + 1].start() if at + 1 < len(starts) else len(text)
        begin, body = match.start(), match.end()
        end = _closing(text, body, min(limit, body + MAX_ENTRY))
        line, counted = line + text.count("\n", counted, begin), begin
        last = line + text.count("\n", begin, end - 1)
        entries.append(_read_entry(match.group(1).lower(), text[body:end], (line, last)))
    return tuple(entries)


def _read_entry(kind: str, body: str, lines: tuple[int, int]) -> BibEntry:
    fields: dict[str, str] = {}
    for match in _FIELD.finditer(body):
        fields.setdefault(match.group(1).lower(), _value(body, match.end()))
    venue = fields.get("booktitle") or fields.get("journal") or fields.get("journaltitle") or ""
    return BibEntry(
        type=kind,
        title=fields.get("title", ""),
        venue=venue,
        eprint=fields.get("eprint", ""),
        doi=fields.get("doi", ""),
        year=fields.get("year") or fields.get("date", "")[:4],
        first_line=lines[0],
        last_line=lines[1],
        reviewed=kind in REVIEWED_TYPES and _is_reviewed(venue),
    )


def _is_reviewed(venue: str) -> bool:
    lowered = venue.lower()
    return bool(lowered) and not any(word in lowered for word in _unreviewed())


def _value(body: str, start: int) -> str:
    """A field's value without braces and quotes, on one line."""
    opening = body[start : start + 1]
    if opening == "{":
        end = _closing(body, start + 1, len(body))
        value = body[start + 1 : end - 1 if body[end - 1 : end] == "}" else end]
    elif opening == '"':
        end = body.find('"', start + 1)
        value = body[start + 1 : end if end > 0 else len(body)]
    else:
        value = body[start:].partition("\n")[0].partition(",")[0].rstrip(" }")
    return " ".join(value.replace("{", "").replace("}", "").split())


def _closing(text: str, start: int, limit: int) -> int:
    """Index after the brace that closes the one before `start`; `limit` when none does."""
    depth = 1
    for at in range(start, limit):
        if text[at] == "{":
            depth += 1
        elif text[at] == "}":
            depth -= 1
            if depth == 0:
                return at + 1
    return limit
