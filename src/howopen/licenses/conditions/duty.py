"""Whether words that look like a condition are a duty: not a request, a permission or a "must not".

Shared by the conditions that ask people to do something: show a text, keep a name, add a file.
"""

from __future__ import annotations

from howopen.doors import patterns
from howopen.licenses.text import Clause

_SIGN = patterns.compile(
    r"(?P<other>"
    r"\b(?:must|shall|may|can|will|should|do|does|need|is|are)\s+not(?:\s+(?:required|oblig\w+|needed))?\b|\bcannot\b|\bnor\b"
    r"|\bnever\b|\bneither\b|\bnot\s+(?:to|required|oblig)\w*|\bwithout\b"
    r"|\bencourage\w*|\bplease\b|\bkindly\b|\brecommend\w*|\bsuggest\w*|\badvised?\b|\boptional\w*"
    r"|\bwe\s+(?:\w+\s+)?(?:ask|request|hope|appreciate)\b(?:\s+it)?(?:\s+if\s+you\b)?|\bwould\s+like\b"
    r"|\b(?:appreciate|grateful|nice|great)\w*(?:\s+it)?(?:\s+if\s+you)?\b"
    r"|\bask\s+(?:that|you)\b|\b(?:may|can|could|might)\b"
    r"|\b(?:allowed|permitted|entitled|free|wish|welcome)\s+to\b"
    r"|不得|不应|不能|无需|不必|不需要|禁止|不可|严禁|鼓励|建议|希望|欢迎|推荐|可以|可选|可自行"
    r"|してはならない|推奨|できる|권장|할 수 있"
    r")|(?P<duty>"
    r"\b(?:must|shall|should|will|agrees?|need|needs|needed|obliged|obligated|ensure|"
    r"provided|conditions?|conditional|subject|requires?|required|requirements?|mandatory)\b"
    r"|\bha(?:ve|s)\s+to\b|\bas\s+long\s+as\b|\bonly\s+if\b|\bif\s+you\b"
    r"|必须|应当|应该|应(?:在|将|以|为|包|添|注|标|明|显|突|提)|须|需|请在"
    r"|\b(?:doit|doivent|devez|devra|deber?á?n?|debe|debes|muss|müssen|soll)\b"
    r")"
)
_ITEM = patterns.compile(r"^\W{0,3}(?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})[).]|^\s*[-•]\s")
_MAX_ITEMS = 6
_STOP = patterns.compile(r"[.!?。]\W*$")


def is_duty(clause: Clause, at: int, *, said: bool = False) -> bool:
    """Whether the words at `at` (an offset into the clause) are something that one has to do.

    The nearest word before them decides; an item of a list is read with what introduces it.
    With `said`, a word of duty must be there ("must", "provided that").
    """
    plain, begin = clause.text.plain, clause.start
    before = plain[max(begin, begin + at - 500) : begin + at]
    sign = _last_sign(before)
    if sign is None and _ITEM.search(plain[begin : min(begin + 12, clause.end)]):
        sign = _introduced(clause)
    return not said if sign is None else sign


def _introduced(clause: Clause) -> bool | None:
    """The sign of the items before it in the same sentence, or of what introduces the list."""
    before = clause.previous
    for _ in range(_MAX_ITEMS):
        if before is None or _STOP.search(before.plain):
            break
        sign = _last_sign(before.plain[-500:])
        if sign is not None:
            return sign
        before = before.previous
    return _last_sign(clause.lead[-500:])


def _last_sign(words: str) -> bool | None:
    sign = None
    for match in _SIGN.finditer(words):
        sign = match["duty"] is not None
    return sign
