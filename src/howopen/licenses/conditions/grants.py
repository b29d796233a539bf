"""What a licence says of commerce and research: the words that several conditions share.

    for clause in text.clauses_with(COMMERCE):
        begin, plain = statement(clause)
        for match in NON_COMMERCIAL_WORDS.finditer(plain):
            before(plain, match.start(), 90)    # the words of the sentence that lead up to it

Conditions look for a word that can be what they ask for, and then at the words around it.
"""

from __future__ import annotations

from howopen.doors import patterns
from howopen.doors.patterns import Match
from howopen.licenses.text import Clause, LegalText

MOST_PLACES = 50
"""Places looked at in one clause; no sentence that people write has as many."""
COMMERCE = (
    "commerc",
    "kommerzi",
    "comercia",
    "商业",
    "商業",
    "商用",
    "상업",
    "상용",
    "gewerb",
    "коммерч",
)
"""Words of commerce, as a search of `LegalText.plain` finds them."""
NON_COMMERCIAL = (
    r"(?:non-?\s?commercial(?:ly)?\b|(?:not-for-profit|non-?profit|non-?lucrative)"
    r"(?:[\s,]+(?:and|or|educational|academic|research|scientific)){0,3}[\s,]+"
    r"(?:uses?|usage|purposes?|basis|research)\b)"
)
NON_COMMERCIAL_WORDS = patterns.compile(
    NON_COMMERCIAL + r"|非(?:商业|商業|商用|营利|盈利|営利)|비상업|nicht[\s-]?kommerzi\w*"
    r"|non[\s-]?commercia\w*|n(?:o|ão)[\s-]?comercia\w*|nicht[\s-]?gewerblich\w*|некоммерческ\pL*"
)
LIMIT_BEFORE = patterns.compile(
    r"\b(?:solely|only|exclusively|strictly|purely|sole(?:\s+purpose\b|$)|(?:limited|restricted|confined)"
    r"(?:\s+(?:to|for)\b|$)|uniquement|exclusivement|seulement|exclusivamente|solamente|solo|nur|"
    r"lediglich|soltanto|esclusivamente|unicamente|somente|apenas|seuls?|seules?)\b"
    r"|\bsó\s|только|исключительно|仅|只|僅|唯一|限于|限定|únicamente|sólo|ausschließlich"
)
LIMIT_AFTER = patterns.compile(
    r"\b(?:only|exclusively|solely|uniquement|exclusivement|exclusivamente|solamente)\b"
    r"|のみ|に限|限り|仅|만|한하여|한정|제한|únicamente|beschränkt"
)
"""Words that limit what stands before them; `LIMIT_BEFORE` what follows."""
REQUEST = patterns.compile(
    r"\b(?:we|authors?|i)\s+(?:\w+\s+){0,2}?(?:ask|request|encourage|urge|hope|recommend|prefer)\b"
    r"|\b(?:please|kindly|encouraged\s+to|asked\s+to)\s+(?:\w+\s+){0,2}?"
    r"(?:use|do\s+not|don't|refrain|limit)\b|希望您|恳请|建议您|鼓励"
)
"""Words that ask and bind nobody."""
ELSEWHERE = patterns.compile(
    r"\b(?:earlier|previous|prior|older|former)\s+(?:[\w.-]+\s+){0,2}?"
    r"(?:versions?|releases?|models?|generations?|licen[sc]es?)\b[^.;]*\b(?:was|were|had)\b[^.;]*$"
    r"|\b(?:was|were)\s+once\s[^.;]*$|\b(?:previously|formerly)\s+(?:licensed|released|available|distributed)\b[^.;]*$"
    r"|\b(?:contain|includ)\w*\s+(?:[\w-]+\s+){0,4}(?:data|content|components?|files|materials?)\s+"
    r"(?:that|which|licensed)\b[^.;]*$|包[含括][^,。;]*$"
)
"""What leads up to words on an earlier release, or on a part that others license."""
_FREE = (
    patterns.compile(
        r"\bcommercial\s+(?:\w+\s+){0,3}?(?:use|uses|usage|purposes?|applications?|activities)\s+"
        r"(?:(?:is|are|shall\s+be)\s+)?(?:\w+\s+){0,2}?"
        r"(?:permitted|allowed|free|welcome|possible|granted|licensed|supported)\b"
        r"|\b(?:permit|allow|enable|support|includ|grant)(?:s|e|es|ed|ing)?\s+"
        r"(?:(?:for|in|free|any|both|limited|your|its|their)\s+){0,4}commercial(?:ly)?\b"
        r"|\bcommercially\s+usable\b|\brights\s+granted\s+(?:[\w,]+\s+){0,6}for\s+commercial"
        r"|\bresearch(?:,\s*|\s+)(?:or|and|as\s+well\s+as)\s+commercial"
    ),
    patterns.compile(
        r"\bcommercial(?:ly)?\s*,?\s*(?:or|and|and/or|&|/|as\s+well\s+as)\s*"
        r"(?:(?:for|in|to)\s+)?non-?\s?commercial"
        r"|\bnon-?\s?commercial(?:ly)?\s*(?:use\s+|purposes?\s+)?,?\s*"
        r"(?:or|and|and/or|&|/|as\s+well\s+as)\s*(?:(?:for|in|limited)\s+){0,2}commercial"
        r"|商[业業用](?:性|化)?(?:用途|目的|使用|应用)?(?:或|和|与|及|、|/|以及|・)非商"
        r"|非商[业業用](?:性|化)?(?:用途|目的|使用)?(?:或|和|与|及|、|/|以及|・)商"
        r"|상업적?\s*(?:및|또는|,)\s*비상업|(?:可以|允许|支持|免费)[^,。;非不]{0,12}?商[业用業]"
        r"|\bkommerzie\w+\s+(?:und|oder|sowie)\s+(?:zu\s+)?nicht"
    ),
)
_FREE_FOR = patterns.compile(
    r"\bfor\s+(?:(?:any|all|your|free|both|each|a|research|academic|or|and)\s+){0,4}commercial\s+"
    r"(?:use|purpose)"
)
_LETTING = patterns.compile(r"\b(?:grants?|granted|may|can|free|freely|allowed|permitted|right)\b")
_DENYING = patterns.compile(
    r"\b(?:not|no|nor|never|cannot|prohibit\w*|forbid\w*|unless|outputs?|without|only\s+if|upon|"
    r"must|shall|should|need|if|obtain\w*|regist\w*)\b|不|禁|登记|授权|协议|获|申请"
)


def of_commerce(plain: str) -> bool:
    """Whether words are about commercial use, and not only about non-commercial use."""
    if not any(word in plain for word in COMMERCE):
        return False
    rest = NON_COMMERCIAL_WORDS.sub("", plain)
    return any(word in rest for word in COMMERCE)


def statement(clause: Clause) -> tuple[int, str]:
    """A clause, behind what introduces it when it is an item of a list, and where that begins.

    Offsets into the string are offsets into the text from there on, as far as the clause's own
    words go. What introduces it is the nearest clause before it that is no item, at most eight
    back, its last 300 characters.
    """
    first = clause
    for _ in range(8):
        if not first.plain.startswith("(") or first.previous is None:
            break
        first = first.previous
    if first is clause:
        return clause.start, clause.plain
    lead = first.plain[-300:].replace(";", ",")
    return clause.start - len(lead), lead + clause.plain


def before(plain: str, at: int, most: int) -> str:
    """At most that many characters of the same sentence that lead up to `at`."""
    words = plain[max(0, at - most) : at]
    return words[max(words.rfind(". "), words.rfind("; "), words.rfind("。")) + 1 :]


def after(plain: str, at: int, most: int) -> str:
    """At most that many characters of the same sentence that follow `at`."""
    words = plain[at : at + most]
    for sign in (". ", ";", "。"):
        words = words.split(sign, 1)[0]
    return words


def quote_start(clause: Clause, begin: int, plain: str, match: Match) -> int:
    """Where a quote of 25 words should begin so that it holds a match in a `statement`.

    The beginning of the clause, when 20 words reach so far; else nine words before the match.
    """
    own = clause.start - begin
    if match.end() - own < 400 and len(plain[own : match.end()].split()) <= 20:
        return clause.start
    at = match.start()
    for _ in range(9):
        at = plain.rfind(" ", 0, max(0, at - 1)) + 1
    return max(clause.start, begin + at)


def commerce_granted(text: LegalText) -> bool:
    """Whether some clause plainly lets people use it commercially."""
    return any(_grants(clause.plain) for clause in text.clauses_with(COMMERCE))


def _grants(plain: str) -> bool:
    if not of_commerce(plain):
        return False
    for pattern in _FREE:
        for match in pattern.finditer(plain):
            if not _DENYING.search(before(plain, match.start(), 80) + match.group()):
                return True
    for match in _FREE_FOR.finditer(plain):
        leading = before(plain, match.start(), 1000).replace("non-", "")
        if _LETTING.search(leading) and not _DENYING.search(leading[-140:]):
            return True
    return False
