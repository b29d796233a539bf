"""What stands in a text beside the words of a licence, and whether it rules something."""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.licenses.by_text.differences import LONG
from howopen.licenses.by_text.identify import Identification, Run, TextMatch
from howopen.licenses.by_text.tokens import Tokens
from howopen.licenses.condition_types import condition_type
from howopen.licenses.conditions import FoundCondition
from howopen.licenses.reading import Difference, Span
from howopen.licenses.text import LegalText

LEAST_SPAN = 12
"""Words of a run that no licence explains, from which on it is shown."""
MOST_SPANS = 20
LEAST_RULE = 5
"""Words of a run from which on it may be a sentence that rules something."""
QUOTED = 6
"""Words of a quote by which its place is told."""
_RULING = patterns.compile(
    r"\b(?:shall|must|may not|cannot|not (?:be )?(?:used?|permitted|allowed|granted|intended for)"
    r"|prohibited|forbidden|(?:only|solely|exclusively) (?:for|to|by|in)\b|(?:use|purposes?) only"
    r"|restricted to|non-?\s?commercial|non-?profit|(?:for|to) (?:[a-z-]+ ){0,2}research\b|military"
    r"|only\b.{1,60}\b(?:may|can|allowed|permitted|entitled)|requires? (?:a|an|prior|our|the)\b"
    r"|excluding)\b|\x{4E0D}\x{5F97}|\x{4EC5}\x{9650}|\x{7981}\x{6B62}|\x{4EC5}\x{4F9B}|\x{987B}|\x{5546}\x{4E1A}"
)
_HARMLESS = patterns.compile(
    r"above copyright|copyright notice|redistributions? (?:of|in)|this list of conditions"
    r"|disclaimer|liable|warrant|endorse"
)
"""Duties of permissive licences, whose texts stand in files in many wordings."""


def outside_of(
    found: Identification, conditions: tuple[FoundCondition, ...]
) -> tuple[FoundCondition, ...]:
    """Conditions whose words stand where no licence's words are."""
    runs = [_folded(found.tokens.words[run.start : run.end]) for run in found.unexplained]
    return tuple(
        c
        for c in conditions
        if any(_folded(Tokens(c.quote).words[:QUOTED]) in words for words in runs)
    )


def narrowing(conditions: tuple[FoundCondition, ...]) -> tuple[FoundCondition, ...]:
    """Those that narrow a licence's category."""
    return tuple(c for c in conditions if condition_type(c.type).category is not None)


def stated_in(legal: LegalText, condition: FoundCondition) -> str:
    """The clause that states a condition, from its beginning, if that still shows the condition."""
    first, last = legal.lines_span(condition.line, condition.line)
    at = legal.words.find(condition.quote[: QUOTED * 4], first, last + len(condition.quote))
    clause = legal.clause_at(at)
    whole = legal.quote(clause.start, clause.end) if at >= 0 else ""
    return whole if condition.quote[: QUOTED * 4] in whole else condition.quote


def _folded(words: list[bytes]) -> bytes:
    return b" %b " % b" ".join(words).lower()


def ruling(legal: LegalText, found: Identification, main: TextMatch) -> Iterator[Difference]:
    """Sentences within or around a licence that is most of a text, if they rule its use.

    A notice that names a licence rules nothing itself; that licence is a match of its own.
    """
    most = main.matched >= len(found.tokens.words) / 2
    for run in found.unexplained:
        if run.end - run.start < LEAST_RULE or not (most or run.within):
            continue
        begin, stop = _offsets(legal, found, run)
        match = _RULING.search(legal.plain[begin:stop])
        if match is None and not (run.within and run.end - run.start >= LONG):
            continue
        clause = legal.clause_at(begin + (match.start() if match else 0))
        harmless = not run.within and _HARMLESS.search(clause.plain)
        if harmless or _names_license(legal.words[begin:stop]):
            continue
        place = max(begin, clause.start)
        quote = legal.quote(place, min(stop, clause.end))
        yield Difference(kind="added", found=quote, expected="", line=legal.line_of(place))


def _names_license(words: str) -> bool:
    from howopen.licenses.by_name.prose import licenses_in_prose

    return bool(licenses_in_prose(words))


def _offsets(legal: LegalText, found: Identification, run: Run) -> tuple[int, int]:
    """Where the lines of a run begin and end in the flat text."""
    return legal.lines_span(found.tokens.line_of(run.start), found.tokens.line_of(run.end - 1))


def spans(legal: LegalText, found: Identification) -> Iterator[Span]:
    """Runs of words that no licence explains, the first twenty of at least twelve words."""
    long = [run for run in found.unexplained if run.end - run.start >= LEAST_SPAN]
    for run in long[:MOST_SPANS]:
        yield Span(
            start_line=found.tokens.line_of(run.start),
            end_line=found.tokens.line_of(run.end - 1),
            quote=legal.quote(*_offsets(legal, found, run)),
        )
