"""Which licence a LICENSE-like file is, by its title or its well-known opening words.

The text itself is not compared here; what is not known by its head stays unknown.
"""

from __future__ import annotations

import msgspec

from howopen.doors import patterns
from howopen.licenses.by_name.expression import parse_expression
from howopen.licenses.by_name.keys import LICENSE_WORDS, key_of, words_of
from howopen.licenses.by_name.table import Table, find_license, table
from howopen.licenses.terms import License

HEAD_LINES = 25
"""Lines with words in them that are looked at for a title."""
MAX_TEXT = 400_000
_MAX_TITLE = 200

_MARKS = '#*>=-_~`|/;%!\\ \t\ufeff\u3010\u3011\u201c\u201d"'
_TAG = patterns.compile(r"<[^<>]{0,200}>")
_DATE = patterns.compile(
    r"(?:,|\bdated?:?|\bas of)?\s*(?:\d{1,2}(?:st|nd|rd|th)?\s+)?\b(?:january|february|march"
    r"|april|may|june|july|"
    r"august|september|october|november|december)\s+(?:\d{1,2},?\s+)?\d{4}\b\.?",
    ignore_case=True,
)
_ASIDE = patterns.compile(r"\([^()]*\)")
_TAGGED = patterns.compile(r"SPDX-License-Identifier:\s*([^\r\n*]{1,200})")
_ADDRESS = patterns.compile(r"https?://[^\s<>()\"']{5,200}")
_CHANGED = patterns.compile(
    r"our only modification|with the following (?:modification|additional)|commons clause"
    r"|monthly active users|research (?:purposes? |use )?only|additional (?:license )?(?:terms|"
    r"restrictions) (?:shall )?appl|prominently display",
    ignore_case=True,
)
_NON_COMMERCIAL = patterns.compile(r"\bnon-?\s?commercial", ignore_case=True)
_OPENINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "MIT",
        (
            "permission is hereby granted, free of charge, to any person obtaining a copy",
            "the above copyright notice and this permission notice",
        ),
    ),
    ("MIT-0", ("permission is hereby granted, free of charge, to any person obtaining a copy",)),
    ("BSD-4-Clause", ("redistribution and use in source and binary forms", "all advertising")),
    ("BSD-3-Clause", ("redistribution and use in source and binary forms", "neither the name")),
    ("BSD-2-Clause", ("redistribution and use in source and binary forms", "must retain")),
    ("ISC", ("permission to use, copy, modify, and", "with or without fee is hereby granted")),
    ("Unlicense", ("this is free and unencumbered software released into the public domain",)),
)
"""Opening words of texts that often stand without a title; the first that fits is taken."""


class TitleMatch(msgspec.Struct, frozen=True, kw_only=True):
    """The licence that the head of a file names."""

    license: License
    first_line: int
    """First line of the words that name it, counted from 1."""
    last_line: int
    variant: bool = False
    """True when words were added that change the licence: it is not the plain one."""
    by: str = "title"
    """`title`, `opening` (well-known first words), `file name`, `address` or `tag` (SPDX line)."""


def license_of_title(text: str, path: str = "LICENSE") -> TitleMatch | None:
    """The licence of a LICENSE-like file by its head; `None` when the head names none.

    A title must fill its line or lines; a sentence that mentions a licence is not a title. In
    a file whose `path` is not that of a licence only SPDX lines count. Never raises.
    """
    text = text[:MAX_TEXT]
    lines = _head(text)
    tagged = _tagged(lines)
    if tagged or not lines or not _is_license_path(path):
        return tagged
    known = table()
    flat = " ".join(text.lower().split())
    return (
        _titled(lines, flat, known)
        or _opening(lines, flat, known)
        or _file_name(path, known)
        or _address(lines)
    )


def _is_license_path(path: str) -> bool:
    name = _stem(path).lower()
    words = ("licen", "copying", "terms", "policy", "legal", "eula", "notice")
    return any(word in name for word in words) or find_license(_stem(path)) is not None


def _stem(path: str) -> str:
    """The file's name without the ending of a text file."""
    name = path.rpartition("/")[2]
    stem, dot, ending = name.rpartition(".")
    return stem if dot and ending.lower() in {"txt", "md", "rst", "html", "pdf"} else name


def _file_name(path: str, known: Table) -> TitleMatch | None:
    """The licence that the file's own name spells out, for texts without a title."""
    only = find_license(_stem(path))
    if only is None:
        return None
    words = words_of(_stem(path))
    if key_of(words) in known.model_words and not _says_license(words):
        return None
    return TitleMatch(license=only, first_line=1, last_line=1, by="file name")


def _head(text: str) -> list[tuple[int, str]]:
    """The first lines with words in them, with their numbers, bare of marks and tags."""
    found: list[tuple[int, str]] = []
    for number, raw in enumerate(text.splitlines()[: HEAD_LINES * 8], start=1):
        line = raw[:2000]
        if "<" in line:
            line = _TAG.sub(" ", line)
        line = line.strip(_MARKS).removesuffix(":")
        if line:
            found.append((number, line))
            if len(found) == HEAD_LINES:
                break
    return found


def _tagged(lines: list[tuple[int, str]]) -> TitleMatch | None:

    for number, line in lines:
        match = _TAGGED.search(line)
        if match:
            expression = parse_expression(match.group(1).strip(_MARKS))
            if expression and len(expression.licenses) == 1 and not expression.unknown:
                only = expression.licenses[0]
                return TitleMatch(license=only, first_line=number, last_line=number, by="tag")
    return None


def _titled(lines: list[tuple[int, str]], flat: str, known: Table) -> TitleMatch | None:
    for index in range(len(lines)):
        for count in (3, 2, 1):
            part = lines[index : index + count]
            if len(part) < count or part[-1][0] - part[0][0] > 2 * count:
                continue
            found = _by_title(" ".join(line for _, line in part), flat, known)
            if found:
                only, variant = found
                return TitleMatch(
                    license=only, first_line=part[0][0], last_line=part[-1][0], variant=variant
                )
    return None


def _by_title(title: str, flat: str, known: Table) -> tuple[License, bool] | None:
    """The licence of a title, and whether the text is a variant of it."""
    if len(title) > _MAX_TITLE:
        return None
    bare = _DATE.sub(" ", title)
    return _by_words(words_of(bare), flat, known) or (
        _by_words(words_of(_ASIDE.sub(" ", bare)), flat, known) if "(" in bare else None
    )


def _by_words(words: list[str], flat: str, known: Table) -> tuple[License, bool] | None:
    key = key_of(words)
    if not key:
        return None
    for telling, license_id in known.shared_titles.get(key, ()):
        if telling in flat:
            return known.licenses[license_id], False
    license_id = known.by_name.get(key, "")
    if not license_id and "modified" in words:
        plain = known.by_name.get(key_of([word for word in words if word != "modified"]))
        return (known.licenses[plain], True) if plain else None
    if not license_id or (key in known.model_words and not _says_license(words)):
        return None
    only = known.licenses[license_id]
    return only, _is_changed(only, flat)


def _says_license(words: list[str]) -> bool:
    return any(
        w in LICENSE_WORDS or w in {"terms", "agreement", "policy", "rail"} for w in words
    ) or any(not word.isascii() or word in {"openrail", "openmdw"} for word in words)


def _is_changed(only: License, flat: str) -> bool:
    """Whether an open licence's text has words that the plain text has not."""
    if not only.osi_approved:
        return False
    # The GNU licences speak of non-commercial distribution themselves.
    if only.family != "gpl" and _NON_COMMERCIAL.search(flat):
        return True
    return bool(_CHANGED.search(flat))


def _opening(lines: list[tuple[int, str]], flat: str, known: Table) -> TitleMatch | None:
    for license_id, wanted in _OPENINGS:
        if not all(words in flat for words in wanted):
            continue
        first = wanted[0].split()
        for number, line in lines:
            low = " ".join(line.lower().split())
            if " ".join(first[:4]) in low:
                only = known.licenses[license_id]
                changed = _is_changed(only, flat)
                return TitleMatch(
                    license=only, first_line=number, last_line=number, variant=changed, by="opening"
                )
    return None


def _address(lines: list[tuple[int, str]]) -> TitleMatch | None:

    for number, line in lines:
        for match in _ADDRESS.finditer(line):
            only = find_license(match.group().rstrip(".,;"))
            if only:
                return TitleMatch(license=only, first_line=number, last_line=number, by="address")
    return None
