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
from functools import cached_property, lru_cache

from howopen.doors import patterns
from howopen.doors.tags import tagless
from howopen.licenses.by_text.noise import repaired

MAX_TEXT = 1_000_000
"""Characters beyond this are not read; `LegalText.cut` says so."""
MAX_QUOTE_WORDS = 25
_MARKS = "*#`\ufeff\u200b\u200e\u200f\u00ad\0"
"""What Markdown and editors leave between words."""
_PLAIN = {
    '"': "\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c\u300d\u300e\u300f\uff02",
    "'": "\u2018\u2019\u201a\u201b\uff07\u00b4",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d",
    " ": "\u00a0\u3000",
    **{chr(code): chr(code + 0xFEE0) for code in (*b"(),:;.%$", *b"0123456789")},
}
"""Plain sign -> the signs that are written for it."""
_ENDS = tuple(f"{sign}{closing} " for sign in ".!?" for closing in ("", '"', ")", "'", '."', '")'))
_STOPS = (";", "\u3002", "\uff01", "\uff1f")
"""What always ends a clause."""
_ROMAN = frozenset(("iii", "vii", "viii", "xii", "xiii"))
_COMMENTS = ("//", "--", ";;", ";", "%%", "%", "|", "dnl", "REM", "rem", "::", "!", "..")
_NUMBERS = frozenset(
    ("two", "three", "four", "five", "six", "seven", "ten", "twelve", "fifteen", "twenty")
) | {"thirty", "forty", "forty-five", "sixty", "ninety", "one"}
"""Before a number in parentheses they tell that it is no list mark: "twelve (12) months"."""
_ABBREVIATIONS = frozenset(
    ("e.g", "i.e", "eg", "ie", "inc", "ltd", "co", "corp", "no", "nos", "art", "sec", "v", "vs")
) | {"u.s", "u.k", "cf", "etc", "al", "st", "dr", "mr", "ms", "approx", "mio", "mrd"}


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
        self._lines = _clean_lines(self.source)
        self.words, self._starts = _joined(self._lines)
        self.plain = _plain(self.words)
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
        return [*_boundaries(self.plain, self.words), len(self.plain)]

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
        for trigger, word, number in _with_words(triggers):
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
        if not _NUMBERED or patterns.is_sparing():
            return 0, frozenset()
        return len(_NUMBERED), _sought(len(_NUMBERED)).found_in(self._vocabulary)

    @cached_property
    def _clauses_by_word(self) -> dict[str, list[int]]:
        numbers: dict[str, list[int]] = {}
        bounds = self._bounds
        for number in range(self.count):
            for word in set(self.plain[bounds[number] : bounds[number + 1]].split()):
                numbers.setdefault(word, []).append(number)
        return numbers


_NUMBERED: dict[str, int] = {}
"""Words of triggers that were asked for in this process, in the order in which they were."""


@lru_cache(maxsize=2)
def _sought(count: int) -> patterns.Words:
    """The first so many of them: those of the texts read before are sought all at once."""
    return patterns.Words(tuple(_NUMBERED)[:count])


@lru_cache(maxsize=256)
def _with_words(triggers: tuple[str, ...]) -> tuple[tuple[str, str, int], ...]:
    """Each trigger with its longest word and that word's number."""
    found = []
    for trigger in triggers:
        word = max(trigger.split(), key=len, default=trigger)
        found.append((trigger, word, _NUMBERED.setdefault(word, len(_NUMBERED))))
    return tuple(found)


def _clean_lines(text: str) -> list[str]:
    """The lines of a text, bare of markup, each with single blanks. As many as in the source."""
    text = tagless(repaired(text.replace("\r\n", "\n").replace("\r", "\n")))
    for mark in _MARKS:
        if mark in text:
            text = text.replace(mark, "")
    lines = text.split("\n")
    comment = _comment_sign(lines)
    return [" ".join(_bare(line, comment).split()) for line in lines]


def _bare(line: str, comment: str) -> str:
    bare = line.lstrip("> \t\u00a0\u3000")
    if bare[:1].isdigit() and line[: len(line) - len(bare)].endswith(">"):
        return f">{bare}"  # ">1,000 users" is no quotation
    return bare.removeprefix(comment) if comment else bare


def _comment_sign(lines: list[str]) -> str:
    """The sign that begins most lines of a text kept in a source file; empty when there is none."""
    full = [stripped for line in lines[:200] if (stripped := line.strip())]
    for sign in _COMMENTS:
        if not any(line.startswith(sign) for line in full[:3]):
            continue
        if len(full) > 1 and sum(line.startswith(sign) for line in full) >= 0.6 * len(full):
            return sign
    return ""


def _joined(lines: list[str]) -> tuple[str, list[int]]:
    """The lines as one string, and the offset at which each begins.

    A blank stands between two lines, except after a hyphen and between two characters of
    Chinese or Japanese, which are wrapped without one.
    """
    parts: list[str] = []
    starts: list[int] = []
    at = 0
    last = ""
    for line in lines:
        if line and last and not (_glued(last, line[0])):
            parts.append(" ")
            at += 1
        starts.append(at)
        if line:
            parts.append(line)
            at += len(line)
            last = line[-2:]
    return "".join(parts), starts


def _glued(last: str, first: str) -> bool:
    if last[-1] == "-":
        return last[0].isalpha() and first.isalpha()
    return first >= "\u3000" and last[-1] >= "\u3000"


def _plain(words: str) -> str:
    """Lower case and plain signs, each character in its place."""
    low = words.lower()
    if len(low) != len(words):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in words)
    if not low.isascii():
        for plain, signs in _PLAIN.items():
            for sign in signs:
                if sign in low:
                    low = low.replace(sign, plain)
    return low


def _boundaries(plain: str, words: str) -> Iterator[int]:
    ends = {0}
    for stop in _STOPS:
        for at in _places(plain, stop):
            ends.add(at + 2 if plain[at + 1 : at + 2] == " " else at + 1)
    for end in _ENDS:
        for at in _places(plain, end):
            if end[0] != "." or _ends_sentence(plain, words, at, at + len(end)):
                ends.add(at + len(end))
    for at in _places(plain, " ("):
        if _is_list_mark(plain, at):
            ends.add(at + 1)  # a list mark belongs to what follows it
    ends.discard(len(plain))
    return iter(sorted(ends))


def _places(plain: str, sign: str) -> Iterator[int]:
    at = plain.find(sign)
    while at >= 0:
        yield at
        at = plain.find(sign, at + len(sign))


def _is_list_mark(plain: str, at: int) -> bool:
    """Whether `(a)`, `(iv)` or `(12)` stands at the blank, and not behind "twelve"."""
    close = plain.find(") ", at, at + 8)
    mark = plain[at + 2 : close] if close > 0 else ""
    short = len(mark) <= 2 and mark.isascii() and mark.isalnum()
    if not (short or mark in _ROMAN):
        return False
    return plain[plain.rfind(" ", 0, at) + 1 : at] not in _NUMBERS


def _ends_sentence(plain: str, words: str, stop: int, after: int) -> bool:
    begin = plain.rfind(" ", 0, stop) + 1
    token = plain[begin:stop].lstrip("(\"'")
    if token in _ABBREVIATIONS or (len(token) <= 3 and token.isdigit()) or len(token) == 1:
        return False
    following = words[after : after + 1]
    return not following.islower()


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
