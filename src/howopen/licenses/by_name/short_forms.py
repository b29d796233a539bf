"""Texts that only name a licence: SPDX tags, notices, one-liners, pointers, README sections."""

from __future__ import annotations

from typing import NamedTuple

from howopen.doors import patterns
from howopen.licenses.by_name.components import Component
from howopen.licenses.by_name.own_terms import own_terms_of_weights
from howopen.licenses.by_name.prose import ProseMatch, licenses_in_prose
from howopen.licenses.by_name.table import find_license
from howopen.licenses.by_name.titles import license_of_title
from howopen.licenses.reading import NONE, VARIANT, Match, TextKind
from howopen.licenses.terms import License

SHORT = 150
"""Words up to which a text without a licence's words may be a notice."""
POINTING = 40
"""Words up to which one that names none is a pointer."""
_ADDRESS = patterns.compile(r"https?://[^\s<>()\"']{5,300}")
_POINTS = patterns.compile(
    r"\b(?:see|refer to|found (?:in|at)|available (?:in|at)|located (?:in|at)|terms of)\b|://"
    r"|^\.{0,2}/?[\w./-]+$|\.(?:md|txt|pdf)\b|LICEN[CS]E|详见|参见|请参阅",
    ignore_case=True,
)
_ELSEWHERE = patterns.compile(
    r"\b(?:weights?|checkpoints?|models?)\b[^.\n]{0,160}\b(?:subject to|governed by|licensed under"
    r"|released under|under)\b[^.\n]{0,40}\[[^\]\n]*licen[cs]e[^\]\n]*\]\((?P<path>[^()\s]+)\)",
    ignore_case=True,
)
_BY_WEIGHT = (Component.WEIGHTS, Component.UNKNOWN, Component.DATA, Component.CODE)
"""Whose licence is the main one of a text that names several."""


class Named(NamedTuple):
    """What a text names: the main licence, all of them, and what kind of text it is."""

    license: License | None
    matches: tuple[Match, ...]
    kind: TextKind
    variant: bool = False
    """Whether the text takes something back of that licence in the sentence that names it."""


def named_licenses(text: str, path: str, words: int) -> Named:
    """The licences that a text of so many words names without holding their words."""
    titled = license_of_title(text, path) if words <= SHORT else None
    if titled is not None and not titled.variant:
        by = {"file name": "title", "opening": "title"}.get(titled.by, titled.by)
        match = _match(titled.license, titled.first_line, titled.last_line, by)
        kind = TextKind.POINTER if titled.by == "address" else TextKind.NOTICE
        return Named(titled.license, (match,), kind)
    found = licenses_in_prose(text)
    if found:
        return _of_prose(text, found, words)
    if words <= POINTING:
        linked = _linked(text)
        if linked is not None:
            return Named(linked[0], (linked[1],), TextKind.POINTER)
    pointing = words <= SHORT and _POINTS.search(text[:4000]) is not None
    return Named(None, (), TextKind.POINTER if pointing else TextKind.OTHER)


def _of_prose(text: str, found: tuple[ProseMatch, ...], words: int) -> Named:
    matches = tuple(
        _match(
            item.license,
            item.line,
            item.line,
            "notice",
            component="" if item.component is Component.UNKNOWN else item.component.value,
            variant=item.variant,
        )
        for item in found
    )
    kind = TextKind.NOTICE if words <= SHORT else TextKind.MENTIONS
    components = {item.component for item in found}
    main = next(
        (item for kind_ in _BY_WEIGHT for item in found if item.component is kind_), found[0]
    )
    if Component.WEIGHTS not in components and (
        _ELSEWHERE.search(text[:200_000]) or own_terms_of_weights(text)
    ):
        return Named(None, matches, kind)
    return Named(main.license, matches, kind, main.variant)


def _linked(text: str) -> tuple[License, Match] | None:
    """The licence that a known address leads to."""
    for number, line in enumerate(text.splitlines(), start=1):
        for match in _ADDRESS.finditer(line):
            only = find_license(match.group().rstrip(".,;"))
            if only is not None and only.id != NONE:
                return only, _match(only, number, number, "address")
    return None


def _match(
    license_: License,
    first: int,
    last: int,
    by: str,
    component: str = "",
    *,
    variant: bool = False,
) -> Match:
    return Match(
        license_id=VARIANT if variant else license_.id,
        variant_of=license_.id if variant else None,
        score=1.0,
        coverage=1.0 if by != "title" else 0.0,
        start_line=first,
        end_line=last,
        by=by,
        component=component,
    )
