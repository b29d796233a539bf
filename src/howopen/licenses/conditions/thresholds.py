"""Limits of size: the numbers a text compares something with, and what happens beyond them.

    for limit in limits_in(text, Triggers(("revenue",), ("umsatz",), least=10_000)):
        limit.number, limit.above, limit.left, limit.right
        effect_of(limit)        # "separate_licence", "registration", ...; None: nothing happens

`user_threshold`, `usage_threshold` and `revenue_threshold` say which of them are theirs. A limit
is stated from either side: "if more than N, you must ..." or "you may, as long as at most N".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from howopen.doors import patterns
from howopen.licenses.conditions.found import Found, Value
from howopen.licenses.conditions.quantities import Money, Quantity, find_numbers
from howopen.licenses.text import Clause, LegalText

LONGEST = 6000
"""Characters of one sentence that are read; longer ones are tables or no prose."""
MOST_LIMITS = 100
"""Numbers of one text that are read for one condition; texts with more are no licences."""
_NEAR = 60
_LEAD = 600
_TIME = patterns.compile(
    r"^[\s)-]*(?:calendar\s|consecutive\s|business\s|full\s)*(?:(?:days?|weeks?|months?|quarters?"
    r"|years?|hours?)\b|个月|ヶ月|か月|개월|日|月|年|년|월|일)"
)
_MENTION = (
    *"0123456789",
    "hundred", "thousand", "million", "billion", "millón", "millones", "milliard", "hundert",
    "万", "萬", "亿", "億", "천만", "백만", "일억",
)  # fmt: skip

_FEW = 1000
_MANY = patterns.compile(
    r"\d{4}|\d[,.' _\x{202f}]\d{3}|\d\s?[kmb]|thousand|[mb]illi|hundred|mill[oó]n|tausend"
    r"|hundert|mille|[千百万亿億萬천백만억]"
)
"""What a number of at least `_FEW` is written with."""
_NOT_ENGLISH = (
    "。", "的", "の", "다", " sie ", " und ", " der ", " le ", " les ", " los ", " una ", " de ",
    " usted", " vous ", " einem ", " einer ", "umsatz",
)  # fmt: skip
_ABOVE = (
    r"(?:greater|more|larger|higher|bigger)\s+than|exceed(?:s|ed|ing)?|in\s+excess\s+of|at\s+least"
    r"|(?:a\s+)?minimum\s+of|upwards?\s+of|reach(?:es|ed|ing)?|surpass(?:es|ed|ing)?|greater\s+of"
    r"|超过|超過|超出|大于|高于|达到|多于|逾|plus\s+de|sup[ée]rieure?s?\s+[àa]|dépass\w+|excèd\w+"
    r"|au\s+moins|más\s+de|superior(?:es)?\s+a|exced\w+|super[ae]n?|mehr\s+als|übersteig\w+"
    r"|mindestens|overschrijd\w+"
)
_ABOVE_NEXT = r"\b(?:over|above|beyond|über)|[>≥]=?"
_BELOW = (
    r"(?:less|fewer|lower|smaller)\s+than|at\s+most|(?:a\s+)?maximum\s+of|limited\s+to"
    r"|少于|小于|低于|不足|未满|至多|最多|moins\s+de|inférieure?s?\s+[àa]|menos\s+de"
    r"|inferior(?:es)?\s+a|weniger\s+als|höchstens|capped\s+at"
)
_BELOW_NEXT = r"\b(?:below|under|up\s+to|within|unter|bis\s+zu|jusqu'à|hasta)|[<≤]=?"
_NOT = (
    r"(?:\b(?:not|no|never|nor|neither|without|cannot|n'|ne|nicht|kein\w*|does\s?n't|do\s?n't)"
    r"\b[\w\s']{0,40}?\s?|[不未没]\S{0,4}?)"
)
_BEFORE = patterns.compile(
    rf"(?P<no>{_NOT})?(?:(?P<above>{_ABOVE})|(?P<below>{_BELOW}))[^.;:,]{{0,40}}$"
    rf"|(?P<no_next>{_NOT})?(?:(?P<above_next>{_ABOVE_NEXT})|(?P<below_next>{_BELOW_NEXT}))"
    r"(?:[^\pL]{0,3}(?:(?:an?|the|a total of|approximately|d'|de|eine[rn]?)\s+)?"
    r"|\s+(?:[\w-]+\s+){0,3}(?:threshold|limit|amount|sum|total|cap)\s+(?:of\s+)?)$"
)
_LEADS = patterns.compile(
    r"(?P<below>\b(?:not|no|never)\b[^.:]{0,40}exceed|less\s+than|fewer\s+than|below|under|不超过|不得超过)"
    r"[^.:]{0,60}$|(?P<above>exceed|more\s+than|greater\s+than|above|\bover\b|超过)[^.:]{0,60}$"
)
_AFTER = patterns.compile(
    r"^\s?(?P<plus>\+)|^[^.;:]{0,50}?(?:(?P<below>초과하지|넘지\s?않|超えな|上回らな|以下|以内|未満|未满|이하|미만"
    r"|nicht\s+(?:über|mehr)|\bor\s+(?:less|fewer|lower|below)|\band\s+below)"
    r"|(?P<above>초과|이상|넘는|넘을|超え|上回|以上|or\s+(?:more|greater|above|higher|over)\b"
    r"|and\s+(?:above|more)\b|übersteig|überschreit|oder\s+mehr|ou\s+plus|o\s+más))"
)

_LIST_MARK = patterns.compile(r";|\s\((?:[a-z]|[ivx]{1,5})\)\s")
_ASKS = patterns.compile(r"\bwe\s+(?:\w+\s+)?(?:ask|request|encourage|suggest|invite)\b|kindly")
_SENTENCE_ENDS = (".", "。", "!", "?", ".)", '."')


_PERIOD = patterns.compile(
    r"(?P<year>(?:twelve|12)(?:\s?\(12\))?[\s-]+(?:calendar\s+)?months?|annu|year|per\s+annum|ttm\b"
    r"|(?:four|4)\s+(?:consecutive\s+)?quarters|年|연간|연\s|회계|\bans?\b|anual|año|jahr|jähr|\baaus?\b)"
    r"|(?P<month>month|\bmaus?\b|\bmuus?\b|月|월|mensu|\bmois\b|\bmes\b|monat)"
    r"|(?P<day>daily|\bdaus?\b|\bdays?\b|日|每天|일일|일간|하루|quotidien|\bjour|diari|\bdía|täglich|\btag\b)"
)


class Triggers(NamedTuple):
    """Words of which a sentence must have one; those of other languages only cost time there."""

    english: tuple[str, ...]
    other: tuple[str, ...]
    least: int
    """Smaller counts are passed over."""


class Limit(NamedTuple):
    """A number that a sentence compares something with."""

    text: LegalText
    begin: int
    """Where the sentence begins, list items and all."""
    end: int
    """Where the sentence ends."""
    number: Quantity | Money
    """With offsets into `text.plain`."""
    above: bool
    """Whether the sentence speaks of those above the number; else of those below."""
    start: int
    """Where the comparison begins ("more than"), in `text.plain`."""
    left: str
    """The words before the number, back to the number or the list mark before it."""
    right: str
    """The words after the number, up to the number after it."""

    def found(self, value: Value, subject: int) -> Found:
        """The place of the limit. `subject`: where in `left` stands what is counted; -1: not."""
        start = self.start
        at = self.number.start - len(self.left) + subject
        if subject >= 0 and self.number.start - at <= _NEAR:
            start = min(start, at)
        return Found(start, self.end, value)


def period_of(limit: Limit) -> str | None:
    """`year`, `month` or `day`, as the words nearest to the number say; `None`: not said."""
    right = limit.right[:120]
    for words, nearest in (
        (right, 0),
        (limit.left, -1),
        (limit.text.plain[limit.begin : limit.end], 0),
    ):
        matches = list(_PERIOD.finditer(words))
        if matches:
            found = matches[nearest].groupdict()
            return next(period for period, mention in found.items() if mention is not None)
    return None


class Candidate(NamedTuple):
    """A limit that a condition's module found to be its own."""

    key: tuple[str | int, ...]
    """The same for one limit stated twice, in two languages or from both sides."""
    rank: int
    """The lower, the more the clause says what happens."""
    found: Found


@lru_cache(maxsize=1)
def _is_other(text: LegalText) -> bool:
    """Whether a text is written in another language than English, if only in parts."""
    return any(mention in text.plain for mention in _NOT_ENGLISH)


def limits_in(text: LegalText, triggers: Triggers) -> Iterator[Limit]:
    """The numbers that something is compared with, in sentences that hold one of the triggers.

    None in a mere request ("we ask that"). At most `MOST_LIMITS`, the first ones.
    """
    return islice(_all_limits(text, triggers), MOST_LIMITS)


def _all_limits(text: LegalText, triggers: Triggers) -> Iterator[Limit]:
    done = 0
    words = triggers.english + (triggers.other if _is_other(text) else ())
    for clause in text.clauses_with(words):
        if clause.start < done:
            continue
        begin, done = sentence_of(clause)
        plain = text.plain[begin:done]
        if _may_hold(plain, triggers.least) and not _ASKS.search(plain):
            yield from _limits(text, begin, plain, triggers.least)


def _may_hold(plain: str, least: int) -> bool:
    """Whether words may hold a number of that size, told cheaply."""
    if least >= _FEW:
        return _MANY.search(plain) is not None
    return any(mention in plain for mention in _MENTION)


def _limits(text: LegalText, begin: int, plain: str, least: int) -> Iterator[Limit]:
    numbers = [number for number in find_numbers(plain) if _divides(number, plain, least)]
    stops = [0, *(number.end for number in numbers)]
    starts = [*(number.start for number in numbers), len(plain)]
    for stop, number, start in zip(stops, numbers, starts[1:], strict=False):
        left = _LIST_MARK.split(plain[max(stop, number.start - 300) : number.start])[-1]
        right = _LIST_MARK.split(plain[number.end : min(start, number.end + 200)])[0]
        side = _side(left, right) or _side_of_lead(text, begin + number.start, left)
        if side is not None:
            above, reach = side
            placed = number._replace(start=begin + number.start, end=begin + number.end)
            yield Limit(
                text, begin, begin + len(plain), placed, above, placed.start - reach, left, right
            )


def _divides(number: Quantity | Money, plain: str, least: int) -> bool:
    """Whether a number may be a limit: no year and no length of time."""
    if isinstance(number, Money):
        return True
    if number.value < least or 1900 <= number.value <= 2100:
        return False
    return not _TIME.match(plain[number.end : number.end + 30])


def _side(left: str, right: str) -> tuple[bool, int] | None:
    """Whether what is compared is above the number, and how far before it the words begin."""
    match = _BEFORE.search(left)
    if match:
        above = bool(match["above"] or match["above_next"])
        denied = match["no"] or match["no_next"]
        if denied and not any(f" {word} " in denied for word in ("and", "or", "if", "but")):
            above = not above
        return above, len(left) - match.start()
    match = _AFTER.search(right)
    if match:
        return match["below"] is None, 0
    return None


def _side_of_lead(text: LegalText, at: int, left: str) -> tuple[bool, int] | None:
    """The side that is named before a list, for a number at `at` that begins one of its items."""
    lead, colon, item = text.plain[max(0, at - _LEAD) : at].rpartition(":")
    if not colon or min(len(left), len(item)) > _NEAR:
        return None
    match = _LEADS.search(lead[-120:])
    return (match["above"] is not None, 0) if match else None


def sentence_of(clause: Clause) -> tuple[int, int]:
    """Where the sentence of a clause begins and ends: list marks and semicolons do not end it."""
    first = last = clause
    for _ in range(4):
        before = first.previous
        if before is None or before.plain.rstrip().endswith(_SENTENCE_ENDS):
            break
        first = before
    for _ in range(5):
        after = last.next
        if after is None or last.plain.rstrip().endswith(_SENTENCE_ENDS):
            break
        last = after
    return max(first.start, clause.start - LONGEST), min(last.end, clause.start + LONGEST)


def rank_of(limit: Limit) -> int:
    """0 for a clause that speaks of those above the limit, 1 for one that speaks of those below."""
    return 0 if limit.above else 1


def most_operative(
    read: Callable[[Limit], Candidate | None], text: LegalText, triggers: Triggers
) -> Iterator[Found]:
    """One place for each limit that `read` takes for its own: the one that says most.

    The first of equals.
    """
    best: dict[tuple[str | int, ...], Candidate] = {}
    for limit in limits_in(text, triggers):
        candidate = read(limit)
        held = best.get(candidate.key) if candidate else None
        if candidate and (held is None or candidate.rank < held.rank):
            best[candidate.key] = candidate
    for candidate in best.values():
        yield candidate.found
