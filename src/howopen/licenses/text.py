"""A licence text made flat, so that patterns see clauses and every clause knows its line.

    text = LegalText(content)
    for clause in text.clauses_with(("monthly active users",)):
        clause.plain            # one clause: lower case, straight quotes, single blanks
        text.line_of(clause.start)
        text.quote(clause.start, clause.end)

Wrapping, line ends, Markdown marks, HTML tags and comment signs change nothing in what is
matched: clauses are cut by punctuation and list marks only, never by line breaks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from howopen.doors import patterns
from howopen.licenses.clause_ends import clause_starts
from howopen.licenses.flat import clean_lines, joined, plain_of
from howopen.licenses.triggers import NUMBERED, sought, with_words

MAX_TEXT = 1_000_000
"""Characters beyond this are not read; `LegalText.cut` says so."""
MAX_QUOTE_WORDS = 25


class Clause:
    """One clause of a text: a sentence, or the part of it up to a semicolon or list mark."""

    __slots__ = ("end", "number", "start", "text")

    def __init__(self, text: LegalText, number: int, start: int, end: int) -> None:
        self.text = text
        self.number = number
        self.start = start
        self.end = end

    @property
    def plain(self) -> str:
        """Its words in lower case, with straight quotes and single blanks."""
        return self.text.plain[self.start : self.end]

    @property
    def words(self) -> str:
        """Its words as they stand, with single blanks. As long as `plain`."""
        return self.text.words[self.start : self.end]

    @property
    def previous(self) -> Clause | None:
        """The clause before it."""
        return self.text.clause(self.number - 1) if self.number else None

    @property
    def next(self) -> Clause | None:
        """The clause after it."""
        return self.text.clause(self.number + 1) if self.number + 1 < self.text.count else None

    def around(self, before: int = 200, after: int = 200) -> str:
        """`plain` with that many characters of the text before and after it."""
        return self.text.plain[max(0, self.start - before) : self.end + after]

    @property
    def lead(self) -> str:
        """What introduces the list that this clause is an item of; empty outside of lists.

        The nearest of the forty clauses before it that ends with, or has, a colon.
        """
        for number in range(self.number - 1, max(-1, self.number - 41), -1):
            before = self.text.clause(number).plain.rstrip()
            if ":" in before:
                return before
        return ""


class LegalText:
    """A text as `words` (its own characters) and `plain` (lower case), both flat, equally long."""

    def __init__(self, text: str) -> None:
        self.cut = len(text) > MAX_TEXT
        self.source = text[:MAX_TEXT]
        """The text as it stands, as far as it is read."""
        self._lines = clean_lines(self.source)
        self.words, self._starts = joined(self._lines)
        self.plain = plain_of(self.words)
        self._known: dict[str, frozenset[int]] = {}

    def line_of(self, offset: int) -> int:
        """The line of the source, counted from 1, that holds the character at `offset`."""
        return max(1, bisect_right(self._starts, offset))

    @property
    def lines(self) -> int:
        """How many lines the source has."""
        return len(self._starts)

    def lines_span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets at which the lines from `first` to `last` begin and end."""
        end = self._starts[last] if last < len(self._starts) else len(self.words)
        return self._starts[first - 1], end

    def quote(self, start: int, end: int) -> str:
        """The words from `start` to `end` as they stand in the text, at most 25 of them.

        Characters of Chinese and Japanese count half a word each.
        """
        first, last = self.line_of(start), self.line_of(max(start, end - 1))
        parts = []
        for line in range(first, last + 1):
            begin = max(start, self._starts[line - 1])
            stop = min(end, self._starts[line]) if line < len(self._starts) else end
            parts.append(self.words[begin:stop].strip())
        return _shortened(" ".join(part for part in parts if part))

    @cached_property
    def _bounds(self) -> list[int]:
        """Where clauses begin, and the end of the text."""
        return [*clause_starts(self.plain, self.words), len(self.plain)]

    @property
    def count(self) -> int:
        """How many clauses there are."""
        return len(self._bounds) - 1

    def clause(self, number: int) -> Clause:
        """The clause of that number, counted from 0."""
        return Clause(self, number, self._bounds[number], self._bounds[number + 1])

    def clause_at(self, offset: int) -> Clause:
        """The clause that holds the character at `offset`."""
        return self.clause(min(self.count - 1, max(0, bisect_right(self._bounds, offset) - 1)))

    def clauses_with(self, triggers: tuple[str, ...]) -> Iterator[Clause]:
        """Clauses that hold one of the words (lower case, as in `plain`), in order, each once."""
        vocabulary = self._vocabulary
        known, present = self._present
        found: set[int] = set()
        for trigger, word, number in with_words(triggers):
            if word in (present if number < known else vocabulary):
                found |= self._clauses_of(trigger, word)
        for number in sorted(found):
            yield self.clause(number)

    def _clauses_of(self, trigger: str, word: str) -> frozenset[int]:
        """The numbers of the clauses that hold a trigger, whose longest word is `word`."""
        known = self._known.get(trigger)
        if known is None:
            numbers = self._holding(word)
            if trigger != word:
                bounds, plain = self._bounds, self.plain
                numbers = frozenset(
                    n for n in numbers if trigger in plain[bounds[n] : bounds[n + 1]]
                )
            self._known[trigger] = known = numbers
        return known

    def _holding(self, part: str) -> frozenset[int]:
        """The numbers of the clauses with a word that `part` is, or is part of."""
        vocabulary, numbers = self._vocabulary, self._clauses_by_word
        found: set[int] = set()
        at = vocabulary.find(part)
        while at >= 0:
            end = vocabulary.find(" ", at)
            found.update(numbers[vocabulary[vocabulary.rfind(" ", 0, at) + 1 : end]])
            at = vocabulary.find(part, end)
        return frozenset(found)

    @cached_property
    def _vocabulary(self) -> str:
        """The different words of the text, a blank after each."""
        return "".join(f"{word} " for word in self._clauses_by_word)

    @cached_property
    def _present(self) -> tuple[int, frozenset[str]]:
        """How many of the numbered words were sought, and those that the text has."""
        if not NUMBERED or patterns.is_sparing():
            return 0, frozenset()
        return len(NUMBERED), sought(len(NUMBERED)).found_in(self._vocabulary)

    @cached_property
    def _clauses_by_word(self) -> dict[str, list[int]]:
        numbers: dict[str, list[int]] = {}
        bounds = self._bounds
        for number in range(self.count):
            for word in set(self.plain[bounds[number] : bounds[number + 1]].split()):
                numbers.setdefault(word, []).append(number)
        return numbers


def _shortened(words: str) -> str:
    """The first 25 words; a character of Chinese or Japanese counts as half a word."""
    if words.isascii():
        return " ".join(words.split(maxsplit=MAX_QUOTE_WORDS)[:MAX_QUOTE_WORDS])
    taken: list[str] = []
    left = 2 * MAX_QUOTE_WORDS
    for word in words.split():
        wide = sum(character >= "\u3000" for character in word)
        cost = max(2, wide)
        if cost > left:
            if wide > 2:
                taken.append(word[:left])
            break
        taken.append(word)
        left -= cost
    return " ".join(taken)
