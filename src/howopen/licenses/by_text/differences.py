"""What in a text differs from the licence it lies on, and whether it matters.

Figures, dates, places and names are compared; words that were added are weighed by what they
say. Copyright lines, addresses, numbering and the blanks of templates never matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from howopen.licenses.by_text.alignment import Gap
from howopen.licenses.by_text.figures import MONTHS, PLACES, amounts, is_figure
from howopen.licenses.by_text.index import Entry, Fact
from howopen.licenses.by_text.tokens import Tokens
from howopen.licenses.reading import Difference

MOST_SHOWN = 25
"""Words of a difference that are shown."""
ADDED = 6
"""Words from which on an addition is weighed as a sentence."""
LONG = 25
"""Words from which on an addition matters whatever it says."""
MISSING = 10
"""Words of the licence from which on a hole in the text matters."""
FILLED = 16
"""The same for words that stand where others were, in a licence with holders to fill in."""
DECIDING = frozenset(
    b"not only non noncommercial nonprofit research academic educational personal evaluation"
    b" prohibited solely never cannot forbidden military".split()
)
"""Words that turn a sentence round; one of them matters in the smallest change."""
OPERATIVE = frozenset(
    b"no revocable limited nationwide bearing fee fees payment commercial sell selling resell other"
    b" than except excluding unless until trial evaluate internal personally nobody none without"
    b" with royalties consent approval notify register paid purchase expire expires"
    b" commerciale commerciali comercial kommerziell kommerzielle gewerblich gewerblichen verboten"
    b" untersagt interdit interdite vietato vietata prohibido prohibida proibido proibida".split()
)
"""Words that change what is granted where they stand instead of others, or are put in."""
_HOLDERS = frozenset(b"copyright copr reserved author authors holder".split())
_IN_NAMES = frozenset((b"research", b"academic", b"military", b"limited", b"trial"))
FEW_AT_HEAD = 8
"""Words at a licence's beginning that may be changed before its first block."""
_TELLING = (
    DECIDING
    | OPERATIVE
    | frozenset(
        b"annual annually yearly monthly month daily day weekly week recurring quarterly total"
        b" dollars usd eur euros euro pounds gbp rmb cny yuan yen jpy won krw users visits devices"
        b" gross net revenue funding output outputs competing".split()
    )
)
"""Words on which the value of a condition hangs."""
PUT_IN = 3
LEFT_OUT = 2
"""Words more, or fewer, from which on a condition is not the licence's own."""
_SMALL = frozenset((b"the", b"of", b"and", b"for", b"or", b"its", b"any", b"their"))
_HOLDING = frozenset((b"university", b"name", b"names", b"institute"))
_ADDRESS = frozenset(
    b"street st floor temple place franklin suite boston ma usa cambridge avenue ave road box mass"
    b" http https www".split()
)
_UNITS = frozenset(
    b"days day months month years year hours weeks users percent million billion thousand devices"
    b" version versions v release usd dollars eur".split()
)
_NEAR = 8


def differences(
    tokens: Tokens, entry: Entry, facts: tuple[Fact, ...], gaps: tuple[Gap, ...], ends: Ends
) -> tuple[Difference, ...]:
    """Differences that matter, in order of place, each pair of words once."""
    shown: dict[tuple[str, str, str], Difference] = {}
    compare = _Comparison(tokens, entry, facts)
    head, tail = (compare.figures(gap) for gap in ends)
    beginning = compare.turned(ends.head, min(ends.head.license_end, FEW_AT_HEAD))
    for found in (head, beginning, *(compare.differences(gap) for gap in gaps), tail):
        for difference in found:
            key = (difference.kind, difference.found, difference.expected)
            shown.setdefault(key, difference)
    return tuple(shown.values())


def telling(
    tokens: Tokens, entry: Entry, facts: tuple[Fact, ...], gaps: tuple[Gap, ...]
) -> tuple[Gap, ...]:
    """The gaps that are more than numbering, copyright lines, addresses and holders' names."""
    compare = _Comparison(tokens, entry, facts)
    return tuple(gap for gap in gaps if compare.tells(gap))


class Ends(NamedTuple):
    """What stands before and after the words that a text and a licence share."""

    head: Gap
    tail: Gap


class _Comparison:
    """A text, the licence it lies on, and what of its gaps matters."""

    def __init__(self, tokens: Tokens, entry: Entry, facts: tuple[Fact, ...]) -> None:
        self._tokens = tokens
        self._facts = {fact.place: fact.word for fact in facts}
        # Names in widely used licences are places to fill in: a licence on the SPDX list, or
        # one that ScanCode calls permissive, stays what it is under another holder's name.
        self._listed = not entry.id.startswith("LicenseRef-")
        self._common = entry.osi_approved or (self._listed and bool(entry.family))
        self._fillable = self._listed or entry.class_ == "Permissive"

    def differences(self, gap: Gap) -> Iterator[Difference]:
        words = [word.lower() for word in self._tokens.words[gap.start : gap.end]]
        missing = gap.license_end - gap.license_start
        if self._is_holder(gap, words):
            return
        expected = self._expected(gap)
        figure = self._figure(gap, words, expected)
        if figure:
            yield figure
        name = self._name(gap, words, expected)
        if name:
            yield name
        sentence = self._sentence(gap, words, missing)
        if sentence:
            yield sentence

    def figures(self, gap: Gap) -> Iterator[Difference]:
        """The difference of a title or an ending, where both have figures.

        In the title of a licence on the SPDX list it is a slip: its words say which one it is.
        """
        if self._listed:
            return
        words = [word.lower() for word in self._tokens.words[gap.start : gap.end]]
        expected = self._expected(gap)
        both = any(map(is_figure, words)) and any(is_figure(word.encode()) for word in expected)
        figure = self._figure(gap, words, expected) if both else None
        if figure and not self._is_holder(gap, words):
            yield figure

    def turned(self, gap: Gap, size: int) -> Iterator[Difference]:
        """The difference of an ending or beginning of so many words of the licence.

        As many words of the text, next to what both share, are looked at: "is not granted".
        """
        near = gap._replace(start=max(gap.start, gap.end - size))
        words = {word.lower() for word in self._tokens.words[near.start : near.end]}
        if (DECIDING | OPERATIVE) & words:
            yield self._difference("changed", near, "")

    def _expected(self, gap: Gap) -> list[str]:
        return [
            self._facts[place]
            for place in range(gap.license_start, gap.license_end)
            if place in self._facts
        ]

    def _is_holder(self, gap: Gap, words: list[bytes]) -> bool:
        """Whether the gap is in a copyright line or an address."""
        near = self._near(gap)
        if len(words) <= LONG and near & _HOLDERS and not DECIDING & set(words):
            return True
        return len(words) <= LONG and len(near & _ADDRESS) > 1

    def tells(self, gap: Gap) -> bool:
        """Whether a gap may change a condition: by a telling word, or words put in or left out."""
        words = [word.lower() for word in self._tokens.words[gap.start : gap.end]]
        if self._is_holder(gap, words) or is_numbering(words):
            return False
        ours = [word for word in words if is_figure(word)]
        theirs = [w.lower().encode() for w in self._expected(gap) if is_figure(w.encode())]
        if ours and len(ours) == len(words) and self._same_amount(gap, ours, theirs):
            return False
        said = self._said(gap, words)
        missing = gap.license_end - gap.license_start
        return (
            not said.isdisjoint(_TELLING)
            or bool(ours)
            or (bool(said) and len(words) >= missing + PUT_IN)
            or missing >= len(words) + LEFT_OUT
        )

    def _near(self, gap: Gap) -> set[bytes]:
        """The words of a gap and those shortly before it."""
        return {word.lower() for word in self._tokens.words[max(0, gap.start - _NEAR) : gap.end]}

    def _figure(self, gap: Gap, words: list[bytes], expected: list[str]) -> Difference | None:
        ours = [word.lower() for word in words if is_figure(word)]
        if self._fillable and not _HOLDING.isdisjoint(self._near(gap)):
            ours = [word for word in ours if word not in PLACES]
        theirs = [word.lower().encode() for word in expected if is_figure(word.encode())]
        while ours and theirs and ours[0] == theirs[0]:
            del ours[0], theirs[0]
        while ours and theirs and ours[-1] == theirs[-1]:
            del ours[-1], theirs[-1]
        if self._same_amount(gap, ours, theirs) or not self._counts(gap, ours, theirs):
            return None
        kind = "number"
        if PLACES & {*ours, *theirs}:
            kind = "territory"
        elif any(word in MONTHS or _is_year(word) for word in (*ours, *theirs)):
            kind = "date"
        said = b" ".join(ours[:MOST_SHOWN]).decode("utf-8", "replace")
        return self._difference(kind, gap, b" ".join(theirs[:MOST_SHOWN]).decode(), said)

    def _same_amount(self, gap: Gap, ours: list[bytes], theirs: list[bytes]) -> bool:
        """Whether both have the same numbers, be it written otherwise: 700,000,000, 700 million."""
        before = self._tokens.words[gap.start - 1 : gap.start] if gap.start else []
        shared = [word for word in before if word.isdigit()]
        return amounts(shared + ours) == amounts(shared + theirs)

    def _counts(self, gap: Gap, ours: list[bytes], theirs: list[bytes]) -> bool:
        """Whether different figures matter: a lone small number may be mere numbering."""
        if any(not word.isdigit() or len(word) > 2 for word in (*ours, *theirs)):
            return True
        near = self._tokens.words[max(0, gap.start - 1) : gap.end + 2]
        if any(word.lower() in _UNITS for word in near):
            return True
        return self._versions(gap.license_start)

    def _versions(self, place: int) -> bool:
        """Whether the number at that place of the licence belongs to a name ("Llama 3.1")."""
        while (word := self._facts.get(place - 1)) is not None and word.isdigit():
            place -= 1
        return word is not None and not is_figure(word.encode())

    def _name(self, gap: Gap, words: list[bytes], expected: list[str]) -> Difference | None:
        names = [word for word in expected if not is_figure(word.encode())]
        if self._fillable or not words or not names:
            return None
        if {name.lower().encode() for name in names} & set(words):
            return None
        return self._difference("name", gap, " ".join(dict.fromkeys(names)))

    def _sentence(self, gap: Gap, words: list[bytes], missing: int) -> Difference | None:
        said = self._said(gap, words)
        if len(words) >= ADDED and len(words) >= 2 * missing + 4:
            return self._difference("added", gap, "") if said else None
        if missing >= MISSING and missing >= 2 * len(words) + 6:
            expected = f"{missing} words of the licence are not here"
            return self._difference("missing", gap._replace(end=gap.start), expected)
        turned = (DECIDING | OPERATIVE) & said and not self._reworded(words, missing)
        replaced = min(len(words), missing) >= (FILLED if self._common else MISSING)
        return self._difference("changed", gap, "") if turned or replaced else None

    def _said(self, gap: Gap, words: list[bytes]) -> set[bytes]:
        """The words of a gap; in a licence to be filled in, without those of a holder's name."""
        if not self._fillable:
            return set(words)
        titled = {w.lower() for w in self._tokens.words[gap.start : gap.end] if w[:1].isupper()}
        said = set(words) - (titled & _IN_NAMES)
        if said <= titled | _SMALL and said.isdisjoint(DECIDING | OPERATIVE):
            return set()
        return said

    def _reworded(self, words: list[bytes], missing: int) -> bool:
        """Whether a clause of a licence to be filled in only names its holder in other words."""
        return self._common and len(words) <= missing + 1 and missing > 2

    def _difference(
        self, kind: str, gap: Gap, expected: str, found: str | None = None
    ) -> Difference:
        stop = min(gap.end, gap.start + MOST_SHOWN)
        return Difference(
            kind=kind,
            found=self._tokens.said(gap.start, stop) if found is None else found,
            expected=expected,
            line=self._tokens.line_of(max(0, min(gap.start, len(self._tokens.words) - 1))),
        )


def is_numbering(words: list[bytes]) -> bool:
    """Whether words are but the number of a clause: 2, 2 1, a, 3 b 1."""
    return 0 < len(words) <= 3 and all(
        len(word) <= 2 and (word.isdigit() or len(word) == 1) for word in words
    )


def _is_year(word: bytes) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in (b"19", b"20")
