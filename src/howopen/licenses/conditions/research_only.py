"""Only research (or evaluation) is granted: `{}`, `{"meaning": ...}` or `{"also": ...}`.

`meaning` is what a definition in the text says ("research or evaluation"); `also` names a use
granted beside research that a plain reading would not count as research ("education").
A list of uses that has commerce among them, and research and development in general, limit
nothing to research.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from howopen.doors import patterns
from howopen.doors.patterns import Match
from howopen.licenses.conditions.found import Found, Value
from howopen.licenses.conditions.grants import (
    ELSEWHERE,
    LIMIT_AFTER,
    LIMIT_BEFORE,
    MOST_PLACES,
    REQUEST,
    after,
    before,
    commerce_granted,
    of_commerce,
    quote_start,
    statement,
)
from howopen.licenses.text import Clause, LegalText

PLAIN, DEFINED, WEAK = range(3)
"""How plainly a clause says it, the plainest first."""
_TRIGGERS = (
    "research",
    "scholarly",
    "recherche",
    "investigaci",
    "forschung",
    "研究",
    "科研",
    "연구",
)
_RESEARCH = patterns.compile(r"\bresearch\b|\bscholarly\s+(?:purposes?|uses?)\b")
_FOREIGN = patterns.compile(r"\brecherche\b|\binvestigación|forschung|研究|科研|연구")
_BESIDE = frozenset(
    ("non-commercial", "noncommercial", "non-commercially", "non-profit", "nonprofit",
     "development",
     "not-for-profit", "non-revenue", "non-production", "generating", "internal", "academic",
     "academia", "scientific", "scholarly", "educational", "education", "teaching", "learning",
     "evaluation", "evaluating", "testing", "test", "experimental", "experimentation", "basic",
     "fundamental", "public", "bona", "fide", "legitimate", "medical", "clinical", "ai", "machine",
     "artificial", "intelligence", "safety", "security", "model", "personal", "private", "any",
     "the", "a", "an", "your", "its", "their", "his", "her", "own", "licensee's", "purpose",
     "purposes", "use", "uses", "used", "conduct", "conducting", "carry", "carrying", "perform",
     "performing", "allow", "permit", "enable", "out", "of", "in", "to", "for", "as", "and", "or",
     "and/or", "&")
)  # fmt: skip
"""Words that may stand beside "research" in a limit: other uses that earn nothing, and links."""
_SIGNS = "\"').;:"
_LINKS = ("for", "to", "in", "of", "as")
_ENDS = ("use", "uses", "purpose", "purposes")
_NOUN = patterns.compile(
    r"^(?:materials?|institut\w+|organi[sz]ations?|communit\w+|participants?|cent(?:er|re)s?|team|"
    r"groups?|staff|licen[sc]e|models?|agreement|results?|findings|papers?|publications?|previews?|"
    r"facilit\w+|software|grants?|council|laborator\w+|methods?|artifacts?)\b"
)
_NOT = patterns.compile(r"\b(?:not|including|but|without|nor|never)\s+(?:be\s+)?$|[不无無未]$")
_MADE = patterns.compile(
    r"\b(?:designed|developed|written|created|built|implemented|tested|"
    r"evaluated|trained|validated|benchmarked|compared|assessed|measured|studied)\s+$"
)
_EXCEPT = patterns.compile(r"\b(?:other\s+than|except)$")
_EXAMPLE = patterns.compile(r"\bsuch\b|\bincluding\b|\be\.g\b")
_DENIED = patterns.compile(
    r"\b(?:not|no|never|cannot|prohibit\w*|forbid\w*|excluding|except)\b|不|非|禁"
)
_GRANTING = ("licen", "grant", "may be used", "right", "permi")
_MEANS = patterns.compile(
    r"\bmeans?\s+(?:only\s+|solely\s+)?(?:for\s+)?([a-z ,/-]{3,60}?)\s+(?:purposes?\s+|use\s+)?"
    r"only\b"
    r"|\bmeans?\s+(?:only|solely)\s+(?:for\s+)?([a-z ,/-]{3,60}?)\s+purposes?\b"
)
_RIGHT = patterns.compile(r"\bgrant(?:s|ed)?\s[^;]*\b(?:right|licen[sc]e|permission)\s+to\s+use\b")
_ALSO = (("educati", "education"), ("teaching", "teaching"))


class _Hit(NamedTuple):
    rank: int
    start: int
    end: int
    value: Value


class _List(NamedTuple):
    """The uses that stand with "research", and the words of the sentence around them."""

    leading: str
    words: list[str]
    """Those before "research"."""
    more: list[str]
    """Those after it."""
    following: str


def find(text: LegalText) -> Iterator[Found]:
    """The clause that limits the grant to research, a grant before a definition."""
    best: _Hit | None = None
    meaning = ""
    for clause in text.clauses_with(_TRIGGERS):
        meaning = meaning or _meaning(clause.plain)
        for hit in _in_clause(clause):
            if best is None or hit.rank < best.rank:
                best = hit
    if best is None or (best.rank == WEAK and commerce_granted(text)):
        return
    yield Found(best.start, best.end, {"meaning": meaning} if meaning else best.value)


def _in_clause(clause: Clause) -> Iterator[_Hit]:
    begin, plain = statement(clause)
    for match in islice(_RESEARCH.finditer(plain), MOST_PLACES):
        uses = _uses(plain, match)
        rank = _limited(uses, plain[max(0, match.start() - 900) : match.end() + 300])
        if rank is not None:
            start = quote_start(clause, begin, plain, match)
            yield _Hit(rank, start, clause.end, _beside(uses))
    for match in islice(_FOREIGN.finditer(plain), MOST_PLACES):
        leading, following = before(plain, match.start(), 60), after(plain, match.end(), 40)
        if plain[match.start()] >= "\u3000":
            leading, following = leading[-24:], following[:14]
        limit = LIMIT_BEFORE.search(leading)
        if "个人" in leading:
            continue
        if limit and _NOT.search(leading[: limit.start()]):
            continue
        if (limit or LIMIT_AFTER.search(following[:12])) and not _commerce(leading + following):
            yield _Hit(PLAIN, quote_start(clause, begin, plain, match), clause.end, {})


def _uses(plain: str, match: Match) -> _List:
    leading = before(plain, match.start(), 220).replace("non commercial", "non-commercial")
    following = after(plain, match.end(), 160)
    words = leading.replace("/", " ").replace(",", " ").replace("(", " ").split()
    first = len(words)
    while first and words[first - 1].strip(_SIGNS) in _BESIDE:
        first -= 1
    rest = following.replace("/", " ").replace(",", " ").split()
    last = 0
    while last < len(rest) and rest[last].strip(_SIGNS) in _BESIDE:
        last += 1
    more = [word.strip(_SIGNS) for word in rest[:last]]
    return _List(" ".join(words[:first]), words[first:], more, " ".join(rest[last:]))


def _limited(uses: _List, around: str) -> int | None:
    """How plainly a sentence limits a grant to the uses in it."""
    if _dismissed(uses):
        return None
    defined = any(word in uses.leading[-150:] for word in (" mean", " refer"))
    if _EXCEPT.search(uses.leading) and not defined:
        return PLAIN if uses.more[:1] and uses.more[0] in _ENDS else None
    if uses.following.startswith(("only", "-only", "exclusively", "solely")):
        return None if _MADE.search(uses.leading + " ") else DEFINED
    if _commerce(uses.following[:80]):
        return None
    if _limit_before(uses):
        return DEFINED if defined else PLAIN
    return WEAK if not defined and _granted_for(uses, around) else None


def _dismissed(uses: _List) -> bool:
    """Whether the words ask, name a thing ("research institute") or stand for R&D in general."""
    narrow = any("commercial" in word for word in uses.words)
    return bool(
        REQUEST.search(uses.leading[-90:])
        or ELSEWHERE.search(uses.leading)
        or (not uses.more and _NOUN.match(uses.following))
        or ("development" in uses.more[:2] and not narrow)
        or uses.following.startswith(("other ", "similar "))
        or (uses.following.startswith("only") and _NOT.search(uses.leading + " "))
    )


def _limit_before(uses: _List) -> bool:
    """Whether a word before the uses limits the grant to them."""
    leading = uses.leading[-150:]
    linked = any(word in _LINKS for word in uses.words)
    for limit in LIMIT_BEFORE.finditer(leading):
        gap = leading[limit.end() :]
        if _EXAMPLE.search(gap) or _commerce(gap) or _NOT.search(leading[: limit.start()]):
            continue
        if linked or not gap:
            return True
    return False


def _granted_for(uses: _List, around: str) -> bool:
    """Whether a right is given, or anything non-commercial, "for research purposes"."""
    narrow = any("commercial" in word for word in uses.words) or _RIGHT.search(uses.leading)
    if not narrow or not uses.words or "or" in uses.words or uses.words[0] not in _LINKS:
        return False
    return uses.more[:1] != [] and uses.more[0] in _ENDS and any(w in around for w in _GRANTING)


def _commerce(words: str) -> bool:
    """Whether words speak of commercial use without denying it."""
    if not of_commerce(words) and "business" not in words:
        return False
    return not _DENIED.search(words)


def _meaning(plain: str) -> str:
    match = _MEANS.search(plain) if "mean" in plain else None
    if match is None:
        return ""
    words = (match[1] or match[2] or "").strip(" ,")
    return words if words != "research" and "research" in words else ""


def _beside(uses: _List) -> Value:
    if "personal" in uses.more:
        return {"also": "personal use"}
    for stem, name in _ALSO:
        if any(word.startswith(stem) for word in uses.words + uses.more):
            return {"also": name}
    return {}
