"""Which licence texts a text holds, by its words: each with its lines and what differs.

Candidates come from the index by a sample of shingles; the best few are laid on the text. What
one explains is taken away, and the rest is asked again.
"""

from __future__ import annotations

from typing import NamedTuple

from howopen.licenses.by_text.alignment import Alignment, Gap, align
from howopen.licenses.by_text.differences import MISSING, Ends, differences, is_numbering, telling
from howopen.licenses.by_text.index import Entry, Index, license_index
from howopen.licenses.by_text.tokens import SHINGLE, Tokens
from howopen.licenses.reading import Difference

TRIED = 12
"""Candidates that are laid on a part of the text, at most."""
TRIED_ON_SHORT = 40
"""The same for a short part: hundreds of licences are small changes of MIT and BSD."""
SHORT_PART = 500
NEAR = 0.5
"""Share of the best candidate's worth from which on another one is tried."""
WEAK = 8
"""Votes are not weighed of one that has less than the most votes divided by this."""
MOST = 0.97
NEARLY_ALL = 0.99
"""A licence that is there to this share, and is that share (`MOST`) of a part, leaves no room for
one that shares less of its sample."""
LEAST_SHARE = 0.35
"""Least share of a text's words that a variant explains."""
NEARER = 0.05
"""By how much the whole text must be more like a variant than like a licence within it."""
SMALL_PART = 0.4
"""Share of what a variant explains from which on a licence that is there itself comes first."""
MOST_PARTS = 40
LEAST_PART = 24
"""Shingles of a part worth asking about, once something has been found."""
CERTAIN_SCORE = 0.9
"""Share of the words between a match's first and last word that are the licence's."""
WHOLE = 0.85
"""Share of the licence from which on a text is not a mere part of it."""
CUT_SHORT = 0.5
"""The same for a text with little else in it: one that is cut short, or without a preamble."""
LITTLE = 40
"""Words beside a match that are little else: a title, a copyright line."""
HOLE = 48
"""Words between two blocks from which on they are a text of their own, asked about again."""
OBSCURE = 0.98
"""Share of a short licence on no list, beside another one, that must be there."""
OBSCURE_WORDS = 150
BESIDE = 4
LIKE = 0.5
"""Least likeness (Dice's coefficient over words) of a variant."""
FEW = 15
"""Words that may differ in wording, and matter to nobody, in a short licence."""
FILLED = 25
"""The same for one on the SPDX list: its holder is named in several places."""
SLIPS = 0.015
"""The same as a share of a long one."""
RARE_FEW = 4
"""The same for one that is neither common nor OSI-approved: hundreds are changes of MIT or BSD."""
RARE_SLIPS = 0.006
RARE_WHOLE = 0.95
"""Share of such a licence that must be there, unless it is long."""
LONG_TEXT = 600
"""Words."""
COMMON = 18
"""Words that a licence everybody knows is ahead of others that explain as much."""
TAIL = 0.1
CHANGE = 2
"""Words that one changed place weighs."""


class TextMatch(NamedTuple):
    """A licence text found in a text."""

    entry: Entry
    start: int
    """Index of its first word."""
    end: int
    score: float
    coverage: float
    matched: int
    """Words."""
    obscure: bool
    """Whether the licence is a short one on no list, of which many texts hold the words."""
    differences: tuple[Difference, ...]
    certain: bool
    """Whether the text is that licence; else it is a variant of it."""
    telling: tuple[Gap, ...]
    """Where its words and the licence's differ, but for numbering and holders' names."""
    holes: tuple[tuple[int, int], ...]
    """Long runs of words within it that are not its own, [start, end)."""


class Run(NamedTuple):
    """A run of words that no licence explains, [start, end)."""

    start: int
    end: int
    within: bool
    """Whether it stands between words of one licence."""


class Identification(NamedTuple):
    """The licence texts in a text, in order of place, and the words none of them explains."""

    tokens: Tokens
    matches: tuple[TextMatch, ...]
    unexplained: tuple[Run, ...]
    nearest: TextMatch | None
    """A licence that the whole is more like than the one it holds, with differences."""


def identify(text: str, *, without: frozenset[str] = frozenset()) -> Identification:
    """The licence texts that `text` holds; `without` leaves licences out of the index."""
    return identify_tokens(Tokens(text), license_index(), without)


def identify_tokens(
    tokens: Tokens, index: Index, without: frozenset[str] = frozenset()
) -> Identification:
    """The same for a text that was cut into words, with any index."""
    search = _Search(tokens, index, without)
    search.explain(0, len(tokens.string))
    matches = tuple(sorted(search.matches, key=lambda match: match.start))
    nearest = search.nearest if search.nearest not in matches else None
    return Identification(tokens, matches, rest(matches, len(tokens.words)), nearest)


class _Search:
    def __init__(self, tokens: Tokens, index: Index, without: frozenset[str]) -> None:
        self._tokens = tokens
        self._index = index
        self._without = without
        self.matches: list[TextMatch] = []
        self.nearest: TextMatch | None = None

    def explain(self, start: int, end: int) -> None:
        """Find what the shingles from `start` to `end` are, then what is left around it."""
        parts = [(start, end)]
        for _ in range(MOST_PARTS):
            if not parts:
                return
            start, end = parts.pop()
            if end - start < (LEAST_PART if self.matches else 1):
                continue
            match = self._best(start, end)
            if match is None:
                continue
            self.matches.append(match)
            parts.append((start, match.start))
            parts.append((match.end, end))
            parts += [(first, last - SHINGLE + 1) for first, last in match.holes]

    def _best(self, start: int, end: int) -> TextMatch | None:
        """The licence that explains most of a part; `None` when none explains enough.

        One that the text is comes before one that it is like, unless it is but a small part.
        """
        same: list[tuple[float, TextMatch]] = []
        like: list[tuple[float, TextMatch]] = []
        worth = self._candidates(start, end)
        enough = 0.0
        for place in worth:
            if worth[place] < enough:
                break
            found = align(self._tokens.string, self._index.string(place), start, end)
            match = self._judged(place, found, (start, end)) if found.matched else None
            if match is None:
                continue
            if match.certain:
                same.append((_value(found, match, self._tokens), match))
                whole = min(match.coverage, match.score) >= NEARLY_ALL
                if whole and match.matched >= (end - start) * MOST:
                    enough = max(enough, worth[place])
            else:
                like.append((_likeness(match, end - start + SHINGLE - 1), match))
        _, sure = max(same, key=_first, default=(0, None))
        _, near = max(like, key=_first, default=(0, None))
        if sure is None or near is None:
            return sure or near
        words = len(self._tokens.words)
        if not self.matches and _likeness(near, words) > _likeness(sure, words) + NEARER:
            self.nearest = near
        return sure if sure.matched >= near.matched * SMALL_PART else near

    def _candidates(self, start: int, end: int) -> dict[int, float]:
        """Places of the entries that share most of their sample with a part, the best first."""
        entries = self._index.entries
        votes = self._index.votes(self._tokens.shingles[start:end])
        least = max(votes.values(), default=0) / WEAK
        sampled = self._index.sampled
        worth = {
            place: count * count / sampled[place]
            for place, count in votes.items()
            if (count >= least or count == sampled[place])
            and (not self._without or entries[place].id not in self._without)
        }
        best = max(worth.values(), default=0)
        near = [place for place in worth if worth[place] >= best * NEAR]
        near.sort(key=lambda place: (-worth[place], place))
        most = TRIED_ON_SHORT if end - start < SHORT_PART else TRIED
        tried = near[:most] + [p for p in near[most:] if _is_common(entries[p])][:TRIED]
        return {place: worth[place] for place in tried}

    def _judged(self, place: int, found: Alignment, part: tuple[int, int]) -> TextMatch | None:
        entry = self._index.entries[place]
        size = entry.size + SHINGLE - 1
        holes = tuple((g.start, g.end) for g in found.gaps if g.end - g.start >= HOLE)
        region = found.end - found.start - sum(end - start for start, end in holes)
        score = found.matched / region
        coverage = found.matched / size
        words = part[1] - part[0] + SHINGLE - 1
        beside = max(found.start - part[0], part[1] + SHINGLE - 1 - found.end)
        cut = beside <= LITTLE and (size >= LONG_TEXT or found.license_start <= LITTLE)
        whole = score >= CERTAIN_SCORE and coverage >= (CUT_SHORT if cut else WHOLE)
        if not _is_common(entry) and size < LONG_TEXT:
            whole = whole and coverage >= RARE_WHOLE
        same = whole and _changed(found, self._tokens) <= _slips(entry, size)
        like = 2 * found.matched / (region + size) >= LIKE
        if not whole and (self.matches or not like or found.matched < words * LEAST_SHARE):
            return None
        if self.matches and _is_obscure(entry) and coverage < OBSCURE:
            return None
        exact = not found.gaps and found.license_start == 0 and found.license_end == size
        facts = () if exact else self._index.facts(place)
        small = tuple(gap for gap in found.gaps if gap.end - gap.start < HOLE)
        differing = differences(self._tokens, entry, facts, small, _ends(found, part, size))
        return TextMatch(
            entry=entry,
            start=found.start,
            end=found.end,
            score=round(score, 4),
            coverage=round(coverage, 4),
            matched=found.matched,
            obscure=_is_obscure(entry),
            differences=differing,
            certain=same and not differing,
            telling=telling(self._tokens, entry, facts, small),
            holes=holes,
        )


def _ends(found: Alignment, part: tuple[int, int], size: int) -> Ends:
    """As many words before and after a match as the licence has there, and the title's."""
    head = max(part[0], found.start - found.license_start - BESIDE)
    tail = min(part[1] + SHINGLE - 1, found.end + size - found.license_end + BESIDE)
    return Ends(
        Gap(head if found.license_start else found.start, found.start, 0, found.license_start),
        Gap(found.end, tail if found.license_end < size else found.end, found.license_end, size),
    )


def _is_common(entry: Entry) -> bool:
    """Whether it is OSI-approved, or of a family that models or their code are often under."""
    return entry.osi_approved or bool(entry.family)


def _is_obscure(entry: Entry) -> bool:
    listed = _is_common(entry) or not entry.id.startswith("LicenseRef-")
    return entry.size < OBSCURE_WORDS and not listed


def _first(pair: tuple[float, TextMatch]) -> float:
    return pair[0]


def _likeness(match: TextMatch, words: int) -> float:
    """Dice's coefficient of a licence and a text of so many words."""
    return 2 * match.matched / (words + match.entry.size + SHINGLE - 1)


def _value(found: Alignment, match: TextMatch, tokens: Tokens) -> float:
    """What speaks for a candidate: words explained, less those left over and places changed.

    What a text that stops early lacks at its end is hardly held against a candidate.
    """
    changed = [gap for gap in found.gaps if not is_numbering(tokens.words[gap.start : gap.end])]
    left = sum(gap.end - gap.start for gap in changed)
    size = match.entry.size + SHINGLE - 1
    tail = size - found.license_end
    missing = size - found.matched - tail + tail * (TAIL if match.coverage < WHOLE else 1)
    common = COMMON * _is_common(match.entry)
    return found.matched - left / 2 - missing - CHANGE * len(changed) + common


def _changed(found: Alignment, tokens: Tokens) -> int:
    """Words that differ in places too small to be weighed by what they say."""
    sizes = (
        max(gap.end - gap.start, gap.license_end - gap.license_start)
        for gap in found.gaps
        if not is_numbering(tokens.words[gap.start : gap.end])
    )
    return sum(size for size in sizes if size < MISSING)


def _slips(entry: Entry, size: int) -> float:
    """How many words may differ in wording."""
    if not _is_common(entry):
        return max(RARE_FEW, RARE_SLIPS * size)
    listed = not entry.id.startswith("LicenseRef-")
    return max(FILLED if listed else FEW, SLIPS * size)


def rest(matches: tuple[TextMatch, ...], count: int) -> tuple[Run, ...]:
    """The runs of words before, between, after and within the matches."""
    own = sorted(
        (start, end)
        for match in matches
        for start, end in zip(
            (match.start, *(end for _, end in match.holes)),
            (*(start for start, _ in match.holes), match.end),
            strict=True,
        )
    )
    rest: list[Run] = []
    at = 0
    for start, end in (*own, (count, count)):
        if start > at:
            within = any(match.start < at and start < match.end for match in matches)
            rest.append(Run(at, start, within))
        at = max(at, end)
    return tuple(rest)
