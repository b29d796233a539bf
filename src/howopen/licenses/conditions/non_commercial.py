"""Commercial use is not granted: `{}`, or `{"unless": "registered"}` where registering lifts it.

Clauses are ranked: a grant for non-commercial purposes only and a prohibition come first; a
grant for such purposes without "only", a licence to be had for commercial use, a definition and
the title count only where no clause grants commercial use. A prohibition that begins above a
size, or ends on registration, is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from howopen.doors import patterns
from howopen.doors.patterns import Match
from howopen.licenses.conditions import commercial_registration
from howopen.licenses.conditions.found import Found, Value
from howopen.licenses.conditions.grants import (
    COMMERCE,
    ELSEWHERE,
    LIMIT_AFTER,
    LIMIT_BEFORE,
    MOST_PLACES,
    NON_COMMERCIAL,
    NON_COMMERCIAL_WORDS,
    REQUEST,
    after,
    before,
    commerce_granted,
    of_commerce,
    quote_start,
    statement,
)
from howopen.licenses.text import Clause, LegalText

SHORT_TEXT = 3000
"""Characters. In a longer text the name of a Creative Commons licence may be any component's."""
ONLY, DENIED, NAMED, GRANTED, SEPARATE, DEFINED, TITLE = range(7)
"""How plainly a clause says it, the plainest first."""
_TRIGGERS = (
    *COMMERCE, "by-nc", "for-profit", "profit-making", "non-profit", "nonprofit", "lucrati",
    "营利", "盈利", "営利", "monetary", "monetis", "monetiz", "lucro", "right to sell",
)  # fmt: skip
_OTHER_THAN = patterns.compile(
    r"\bother\s+than\s+(?:for\s+)?(?:[\w'-]+\s+){0,3}$|\bnicht\s+vorrangig\b"
)
_GRANTING = (
    "grant", "licen", "permi", "allow", " may ", " can ", "free", "available", "right", "provided",
    "distributed", "released", "intended", "可", "允许", "授", "免费", "用于", "許諾", "できます",
    "수 있",
    "fins",
    "fines", "dürfen", "darf", "zulässig",
)  # fmt: skip
_FOR = patterns.compile(
    r"\b(?:for|uses?|used|to|in)\s+(?:[\w'&/()-]+,?\s+){0,7}$|[^\x00-\x7f][\"']?$"
    r"|\b(?:fins|fines|zu|für)\s+$"
    r"|\b(?:permits?|allows?|grants?)\s+(?:[\w,]+\s+){0,3}$"
)
_LIFTED = ("whether or ", "not ", "to ", "we will ", "we shall ", "we do ", "we may ")
"""What stands before a "not" that denies the licensee nothing."""
_NEGATIONS = ("non-", "non", "non ", "非", "비", "nicht ", "nicht-", "sin ", "sem ", "senza ")
_OCCASION = patterns.compile(
    r"this alternative|esta alternativa|в\s+том\s+числе\s+(?:и\s+)?(?:в\s+)?$"
    r"|\boccasionally\b|\b(?:including|even|whether|both)\s+(?:for\s+)?$"
    r"|patent portfolio|\bengaged in|\bnot\s+$"
)
_NOT_LIMITED = patterns.compile(r"[不无無未]$|\bnot\s+$|\bwithout\s+being\s+$")
_EITHER_AFTER = patterns.compile(
    r"^\s*(?:use|uses|purposes?)?\s*,?\s*(?:or|and|and/or|&|/|as well as)\s*(?:for\s+)?commercial"
    r"|^[^\x00-\x7f]{0,4}?(?:或|和|与|及|、|/|・)商|を問わず|뿐만"
    r"|^[^.]*수\s?있는\s[^.]*(?:데이터|자료|콘텐츠)[^.]*포함|^[^。]*(?:データ|素材|コンテンツ)[^。]*含"
)
_INTERNAL = patterns.compile(r"\binternal\s+(?:business\s+|commercial\s+)?purposes\s+(?:or|and)")

_COMMERCE = patterns.compile(
    r"\b(?:commercial|for-profit|profit-making|revenue-generating)"
    r"(?:(?:\s*[,/]\s*|,?\s+(?:and/or|and|or)\s+)(?:[\w-]+\s+){0,2}?[\w-]+){0,4}?,?\s+"
    r"(?:use|uses|usage|purposes?|activit\w+|exploit\w*|applications?|gain|advantage|basis|"
    r"benefit|settings?|ends?|manner|distribution|sale|context|endeavou?rs?|deployment|"
    r"environments?|projects?|ventures?|interests?|aims?|reasons?|profit|capacity)\b"
    r"|\b(?:in|into|with|within|for)\s+(?:(?:a|an|any|your|other)\s+){0,2}commercial"
    r"(?:,?\s+(?:or|and)\s+[\w-]+)?\s+(?:products?|services?|offerings?|software|systems?)\b"
    r"|\b(?P<word>commercially|commerciali[sz]\w+|commercial\s*[.,;]|commercial$|"
    r"monetary\s+(?:compensation|gain)|moneti[sz](?:e|ing|ation)\b)"
    r"|\b(?:use|usage|deployment)\s+by\s+(?:any\s+)?(?:for-profit|commercial)\s+"
    r"(?:entit\w+|compan\w+|organi[sz]ations?|corporations?|businesses)"
    r"|(?:商业|商業|商用|营利|盈利)(?:性|化)?(?:(?:或|和|与|及|、|/)[一-鿿]{1,6}){0,3}?"
    r"(?:用途|目的|使用|利用|活动|行为|应用|化|场景|服务|产品|运营)|商用|상업(?:적|용|\s?목적)"
    r"|(?:usages?|utilisations?|exploitation|fins|buts?)\s+(?:à\s+des\s+fins\s+)?commercia\w+"
    r"|(?:usos?|fines|explotación)\s+(?:con\s+fines\s+)?comercia\w+"
    r"|\b(?:kommerziell|gewerblich)\w*\s+(?:nutzung|verwendung|gebrauch|einsatz|zweck\w*)"
    r"|\b(?:us[oi]|utilizzo|scop[oi]|fini)\s+(?:(?:a|per)\s+(?:scopi|fini)\s+)?commercial[ei]\b"
    r"|\b(?:uso|utilização|exploração|fins)\s+(?:(?:para|com)\s+fins\s+)?comercia(?:l|is)\b"
    r"|коммерческ\pL*\s+(?:использовани|цел|применени)\pL*"
    r"|(?:ánimo|fines|fins|scopo|fini)\s+d[ei]\s+lucro"
)
_DENIAL = patterns.compile(
    r"\b(?:not|cannot|never|nor|prohibits?|prohibited|forbids?|forbidden|refrain|neither|can't|"
    r"interdit\w*|pas|nicht)\b|不得|禁止|不可|不能|不允许|不许|严禁|不准|请?勿|prohíbe|prohibid[oa]"
    r"|\b(?:vietat[oaei]|proibid[oa]s?|não)\s|\bnon\s+(?:può|possono|puoi|è|sono)\s|\bno\s+(?:puede|podrá|se\s+(?:puede|permite|autoriza))"
    r"|запрещ\pL*|не\s+(?:может|могут|разреш|допуск)|нельзя"
)
_CLOSE_DENIAL = patterns.compile(
    r"\bno\s+(?:[\w'/&-]+[,/]?\s+){0,4}$"
    r"|\b(?:except|excluding|excludes?|exclusion\s+of|other\s+than)\s+"
    r"(?:(?:for|any|from|all|direct|indirect|or)\s+){0,4}$"
)
_PROHIBITED = patterns.compile(
    r"\b(?:is|are|be|remains?)\s+(?:[\w-]+\s+){0,2}?(?:prohibited|forbidden|excluded|disallowed|"
    r"banned|barred|not\s+(?:[\w-]+\s+){0,2}?(?:permit\w+|allowed|granted|licensed|authori[sz]ed|"
    r"included|covered|permissible|possible)|not\s+within|outside\s+(?:of\s+)?the\s+scope)"
    r"|禁止|不得|不可|不允许|不被允许|できません|禁じ"
    r"|\bvietat|\bnon\s+(?:è|sono)\s+(?:consentit|permess|ammess|autorizzat)|\bproibid"
    r"|\bnão\s+(?:é|são|está|estão)\s+(?:permitid|autorizad)|запрещ|не\s+(?:допуск|разреш)"
    r"|てはなら|てはいけ|ものではありません|許諾されません"
    r"|認め(?:られ)?(?:ません|ない|ておりません|ていません)|금지|허용되지|할 수 없|불가"
    r"|interdit|pas\s+(?:autoris|permis)|exclue?\b|prohibid|no\s+(?:está|están|se)\s+(?:permit|"
    r"autoriz)|untersagt|verboten|nicht\s+(?:\w+\s+)?(?:gestattet|erlaubt|zulässig)|ausgeschlossen"
)
_LICENSE = r"(?:licen[sc]e|permission|agreement|consent|authori[sz]ation)\b"
_NEEDS = patterns.compile(
    r"\b(?:requires?|needs?|necessitates|subject\s+to|only\s+with|without)\s+(?:[\w'-]+\s+){0,6}?"
    rf"{_LICENSE}|\b(?:permit\w+|allowed)\s+only\s+(?:under|with|by|after|upon)\b"
    rf"|\b(?:must|shall|required|need|needed|necessary|should)\b(?:\s+[\w'-]+){{0,10}}?\s+{_LICENSE}"
    rf"|\b{_LICENSE}(?:\s+[\w'-]+){{0,5}}?\s+(?:must|shall|required|needed|necessary)\b"
    r"|(?:须|需|应)[^;。]{0,30}?(?:授权|许可|同意|書面)"
    r"|请[^;。]*?联系[^;。]*?(?:授权|许可|同意)"
)
_SIZE = patterns.compile(
    r"\bexceed|\bthreshold\b|\bmonthly\s+active|[$€£¥]\s?\d|\bmore\s+than\s+\d|\b(?:annual|gross|"
    r"total|monthly|yearly)\s+(?:\w+\s+){0,2}revenue|超过|超過|不超|超え|上回|초과|넘는|übersteig|dépass|\bregist|登记|登記|申请|申請|등록"
    r"|\bapply(?:ing)?\s+(?:to\s+(?:[\w.-]+\s+){1,4}?)?for\b|\bapplication\s+form|questionnaire"
)
"""A limit of size, or a step that lifts a prohibition: other conditions' matter."""
_ELSE = patterns.compile(
    r"\b(?:names?|trade\s?marks?|logos?|liab\w+|warrant\w+|damages|merchantability|"
    r"personal\s+(?:data|information)|publicity|e-?mail|spam|litigation|assert|spirit|corrupt\w*|"
    r"brib\w+|customer\s+data|third[\s-]party\s+(?:data\w*|models?|software|components?))\b|not\s+in\s+accordance|in\s+(?:breach|violation)\s+of|商业秘密|商标"
)
_TWICE = patterns.compile(
    r"\b(?:limited\s+to|limitation|restrict\w*|limits?|prevent\w*|prohibit\w*|preclude\w*|hinder|"
    r"exclude\w*|forbid\w*|only|discriminate|charge|fee|royalt\w+|necessarily|considered|whether|"
    r"obligat\w+|required?|limita|restring\w*)\b|огранич"
)
_COMMERCE_AFTER = patterns.compile(
    r"^\s*(?:agreement|licen[sc]e|reasonabl|practicab|availab|viab|feasib|sensitiv|releas|advertis|"
    r"develop|known|sexual|of\s+(?:child|minor|people|person|human|women))"
)
_NAMED = patterns.compile(
    r"署名-非商业|\b(?:cc[\s-]{1,2})?by-nc\b|\battribution-non-?\s?commercial"
)
_NO_SALE = patterns.compile(
    r"\b(?:not|nor|never)\s+(?:\w+\s+){0,2}?(?:includ|grant|confer)\w*\s+(?:[\w,]+\s+){0,6}?"
    r"right\s+to\s+sell\s+(?:the|this|any|it|copies)\b"
)
"""A grant from which the right to sell is taken, as a clause added to a permissive licence does."""
_DEFINITION = patterns.compile(
    r"[^\"']{0,24}[\"'](?P<term>[^\"']{2,60})[\"']\s*(?:\([^)]*\)\s*)?:?\s*(?:shall\s+|also\s+)?"
    r"(?:means?|refers?|includes?|does\s+not\s+include)\b"
    r"|(?P<bare>)\W{0,4}(?:[a-z]{1,2}\.\s)?non-?\s?commercial\s*(?:uses?|purposes?)?\s+"
    r"(?:means?|includes?)\b"
)
_TITLE = patterns.compile(rf"\b{NON_COMMERCIAL}[^.;]{{0,80}}?\b(?:licen[sc]e|agreement|terms)\b")


class _Hit(NamedTuple):
    rank: int
    start: int
    end: int


def find(text: LegalText) -> Iterator[Found]:
    """The clause that says most plainly that commercial use is not granted."""
    hit = _plainest(text)
    if hit is None:
        return
    value: Value = {}
    if hit.rank > NAMED:
        if commerce_granted(text):
            return
        if next(commercial_registration.find(text), None) is not None:
            if hit.rank > GRANTED:
                return
            value["unless"] = "registered"
    yield Found(hit.start, hit.end, value)


def _plainest(text: LegalText) -> _Hit | None:
    best: _Hit | None = None
    for clause in text.clauses_with(_TRIGGERS):
        for hit in _in_clause(clause):
            if best is None or hit.rank < best.rank:
                best = hit
        if best and best.rank == ONLY:
            return best
    beginning = text.plain[:200]
    title = None if best or "exception" in beginning else _TITLE.search(beginning)
    if title and not ELSEWHERE.search(beginning[: title.start()]):
        return _Hit(TITLE, title.start(), text.clause(0).end)
    return best


def _in_clause(clause: Clause) -> Iterator[_Hit]:
    begin, plain = statement(clause)
    defined = _DEFINITION.match(plain)
    if defined and "commerc" in (defined["term"] or "commerc"):
        return
    for match, rank in _said(clause, plain):
        start = quote_start(clause, begin, plain, match)
        yield _Hit(max(rank, DEFINED) if defined else rank, start, clause.end)


def _said(clause: Clause, plain: str) -> Iterator[tuple[Match, int]]:
    """Where words say it, and how plainly."""
    for match in islice(NON_COMMERCIAL_WORDS.finditer(plain), MOST_PLACES):
        rank = _limited(plain, match)
        if rank is not None:
            yield match, rank
            if rank == ONLY:
                return
    for match in islice(_COMMERCE.finditer(plain), MOST_PLACES):
        rank = _denied(plain, match)
        if rank is not None:
            yield match, rank
    named = _NAMED.search(plain) if len(clause.text.plain) <= SHORT_TEXT else None
    if named:
        yield named, NAMED
    sale = _NO_SALE.search(plain) if "right to sell" in plain else None
    if sale:
        yield sale, DENIED


def _limited(plain: str, match: Match) -> int | None:
    """How plainly words that speak of non-commercial use limit a grant to it."""
    leading, following = before(plain, match.start(), 120), after(plain, match.end(), 70)
    if (
        REQUEST.search(leading)
        or ELSEWHERE.search(leading)
        or _EITHER_AFTER.search(following)
        or _OCCASION.search(leading)
        or _INTERNAL.search(leading)
    ):
        return None
    if _only_before(leading):
        return ONLY
    if of_commerce(leading[-20:]):
        return None
    last = LIMIT_AFTER.search(following)
    if _OTHER_THAN.search(leading) or (last and not of_commerce(following[: last.start()])):
        return ONLY
    around = plain[max(0, match.start() - 900) : match.end() + 300]
    return GRANTED if _granted(around, leading, following) else None


def _only_before(leading: str) -> bool:
    return any(
        not _NOT_LIMITED.search(leading[: limit.start()])
        and not of_commerce(gap := leading[limit.end() :])
        and not gap.startswith(" responsible")
        for limit in LIMIT_BEFORE.finditer(leading)
    )


def _granted(around: str, leading: str, following: str) -> bool:
    """Whether something is granted for the use between `leading` and `following`."""
    if "threshold" in around or not any(word in around for word in _GRANTING):
        return False
    permitted = " a permitted purpose" in following or " permitted" in following
    return bool(permitted or _FOR.search(leading)) and not of_commerce(leading[-60:])


def _denied(plain: str, match: Match) -> int | None:
    """How plainly words that speak of commercial use deny it."""
    start, end = match.span()
    leading, following = before(plain, start, 200), after(plain, end, 140)
    if (
        leading.endswith(_NEGATIONS)
        or NON_COMMERCIAL_WORDS.search(match.group())
        or REQUEST.search(leading[-80:])
        or ELSEWHERE.search(leading)
        or _COMMERCE_AFTER.search(following)
        or _ELSE.search(leading + match.group() + following[:40])
        or _SIZE.search(plain[max(0, start - 250) : end + 250])
    ):
        return None
    near = 60 if match["word"] else 200
    if _denied_before(leading, near) or _PROHIBITED.search(following):
        return DENIED
    return SEPARATE if _NEEDS.search(following) else None


def _denied_before(leading: str, near: int) -> bool:
    """Whether a word in `leading`, at most `near` characters from its end, denies what follows."""
    if match := _CLOSE_DENIAL.search(leading):
        return not (match.group().startswith("no") and _TWICE.search(match.group()[3:]))
    for match in _DENIAL.finditer(leading):
        gap = leading[match.end() :]
        lifted = leading[: match.start()].endswith(_LIFTED)
        if not lifted and not _TWICE.search(gap[:60]) and (len(gap) <= near or "for" in gap):
            return True
    return False
