"""What stands in a text beside a licence's words, and whether it rules or changes something."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from howopen.doors import patterns
from howopen.licenses.by_text.differences import LONG
from howopen.licenses.by_text.identify import Identification, Run, TextMatch
from howopen.licenses.condition_types import condition_type
from howopen.licenses.conditions import Placed
from howopen.licenses.reading import Difference, Span
from howopen.licenses.text import LegalText

LEAST_SPAN = 12
"""Words of a run that no licence explains, from which on it is shown."""
MOST_SPANS = 20
LEAST_RULE = 3
"""Words of a run from which on it may be a sentence that rules something."""
FAR = 400
"""Characters after a word within which the next one is sought."""
_CHANGING = frozenset(("revocable", "naming", "display_attribution", "copyleft"))
"""Conditions that narrow no category and still tell one licence from another."""
_RULING = patterns.compile(
    r"\b(?:shall|must|may not|cannot|not (?:be )?(?:used?|permitted|allowed|granted|intended for)"
    r"|does not (?:grant|include)|prohibited|forbidden|(?:only|solely|exclusively) (?:for|to|by|in)"
    r"|(?:use|purposes?) only|restricted to|non-?\s?commercial|non-?profit (?:use|purposes?)"
    r"|military|exclud(?:es?|ed|ing)|research (?:use|purposes?)|unless you"
    r"|requires? (?:an?|prior|our|the|written)|no [a-z]+(?: [a-z]+)? use"
    r"|only\b.{1,60}\b(?:may|can|allowed|permitted|entitled)"
    r"|untersagt|verboten|gewerblich\w*|nur (?:f.r|zu)|ausschlie.lich|nicht gestattet"
    r"|interdite?s?|uniquement|non commercial\w*|prohibid[oa]s?|s.lo (?:para|se)|.nicamente"
    r"|no se permite|no comercial\w*|vietat[oa]|solo per|proibid[oa]s?|apenas para|somente)\b"
    r"|不得|仅限|禁止|仅供|须|商业|商用|商業|禁じ|のみ|금지|상업|запрещ|только"
)
"""Words of rules in the languages of licences that were met."""
_NOTICE = patterns.compile(
    r"except in compliance with the|obtain a copy of the license|required by applicable law"
)
"""The notice that Apache-2.0 asks for, which stands in many files."""
_EXCEPTION = patterns.compile(r"\bas an exception\b|\bexceptions? to the\b[^;]*\blicen[cs]e")
"""What begins an addition that permits more."""
_HARMLESS = patterns.compile(
    r"above copyright|copyright notice|redistributions? (?:of|in)|this list of conditions"
    r"|disclaimer|liable|warrant|endorse|except in compliance with the|obtain a copy of the license"
)
"""Duties of permissive licences, whose texts stand in files in many wordings."""


class Beside:
    """A text that holds a licence, and what else it says."""

    def __init__(self, legal: LegalText, found: Identification, placed: tuple[Placed, ...]) -> None:
        self._legal = legal
        self._found = found
        self._placed = placed

    def _offset(self, index: int) -> int:
        """Where the word of that index begins in the flat text; its end for the index after."""
        tokens, plain = self._found.tokens, self._legal.plain
        if index >= len(tokens.words):
            return len(plain)
        line = tokens.line_of(index)
        at, _ = self._legal.lines_span(line, line)
        for word in tokens.words[tokens.first_of(line) : index + 1]:
            place = plain.find(word.decode("utf-8", "replace").lower(), at, at + FAR)
            start, at = (at, at) if place < 0 else (place, place + 1)
        return start

    @cached_property
    def outside(self) -> tuple[Placed, ...]:
        """Conditions whose words begin where no licence's words are."""
        if not self._placed:
            return ()
        runs = [self._place(run) for run in self._found.unexplained]
        return tuple(p for p in self._placed if any(start <= p.start < end for start, end in runs))

    def changed(self, match: TextMatch) -> tuple[Placed, ...]:
        """Conditions in the words of a licence that are not quite the licence's own words."""
        places = [(self._offset(gap.start), self._offset(gap.end)) for gap in match.telling]
        return tuple(
            p
            for p in self._placed
            if _tells(p) and any(start < p.end and p.start <= end for start, end in places)
        )

    def differences(self, main: TextMatch) -> Iterator[Difference]:
        """Conditions that were added to a licence or changed in it, or else ruling sentences."""
        added = {p.condition.line: p for p in (*self.outside, *self.changed(main)) if _narrows(p)}
        changed = {p.condition.line: p for p in self.changed(main)}
        for line, placed in sorted({**changed, **added}.items()):
            yield Difference(kind="added", found=self._clause(placed), expected="", line=line)
        if not added:
            yield from self._ruling(main)

    @property
    def other_terms(self) -> bool:
        """Whether a condition that narrows what is granted stands outside of all licences."""
        return any(map(_narrows, self.outside))

    def spans(self) -> Iterator[Span]:
        """Runs of words that no licence explains, the first twenty of at least twelve words."""
        long = [run for run in self._found.unexplained if run.end - run.start >= LEAST_SPAN]
        for run in long[:MOST_SPANS]:
            yield Span(
                start_line=self._found.tokens.line_of(run.start),
                end_line=self._found.tokens.line_of(run.end - 1),
                quote=self._legal.quote(*self._place(run)),
            )

    def _clause(self, placed: Placed) -> str:
        """The clause that states a condition, from its beginning, if that still shows it."""
        clause = self._legal.clause_at(placed.start)
        whole = self._legal.quote(clause.start, clause.end)
        return whole if placed.condition.quote[:24] in whole else placed.condition.quote

    def _ruling(self, main: TextMatch) -> Iterator[Difference]:
        """Lines within or around a licence that is most of a text, if they rule its use.

        A line that names a licence rules nothing itself; that licence is a match of its own.
        """
        most = main.matched >= len(self._found.tokens.words) / 2
        for run in self._found.unexplained:
            if run.end - run.start < LEAST_RULE or not (most or run.within):
                continue
            begin, stop = self._place(run)
            if _EXCEPTION.search(self._legal.plain[begin:stop]):
                continue
            at = next(self._rules(begin, stop, run), None)
            if at is None and run.within and run.end - run.start >= LONG:
                at = None if self._repeats(main, begin, stop) else begin
            if at is not None:
                clause = self._legal.clause_at(at)
                place = max(begin, clause.start)
                quote = self._legal.quote(place, min(stop, clause.end))
                line = self._legal.line_of(place)
                yield Difference(kind="added", found=quote, expected="", line=line)

    def _rules(self, begin: int, stop: int, run: Run) -> Iterator[int]:
        """Where lines of a run begin to rule something."""
        for line in range(self._legal.line_of(begin), self._legal.line_of(stop - 1) + 1):
            first, last = self._legal.lines_span(line, line)
            match = _RULING.search(self._legal.plain[max(first, begin) : min(last, stop)])
            if match is None:
                continue
            at = max(first, begin) + match.start()
            clause = self._legal.clause_at(at)
            known = _NOTICE if run.within else _HARMLESS
            words = self._legal.words[max(first, begin, clause.start) : min(last, clause.end)]
            if not known.search(clause.plain) and not _names_license(words):
                yield at

    def _repeats(self, main: TextMatch, begin: int, stop: int) -> bool:
        """Whether words within a licence are but a notice that names it again."""
        from howopen.licenses.by_name.prose import licenses_in_prose

        named = licenses_in_prose(self._legal.words[begin:stop])
        return any(match.license.id == main.entry.id for match in named)

    def _place(self, run: Run) -> tuple[int, int]:
        return self._offset(run.start), self._offset(run.end)


def _narrows(placed: Placed) -> bool:
    return condition_type(placed.condition.type).category is not None


def _tells(placed: Placed) -> bool:
    return _narrows(placed) or placed.condition.type in _CHANGING


def _names_license(words: str) -> bool:
    from howopen.licenses.by_name.prose import licenses_in_prose

    return bool(licenses_in_prose(words))
