"""ip_retaliation: suing over the work ends rights to it.

Value: `scope`. `patent`: a patent suit ends the patent rights granted. `ip`: a suit over copyright
or any intellectual property, or a suit that ends all rights.
"""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.licenses.conditions.found import Found
from howopen.licenses.text import Clause, LegalText

TRIGGERS = (
    *("litigation", "lawsuit", "legal action", "proceeding", "infringement claim", "patent claim"),
    *("commence an action", "patent infringement", " sue ", "诉讼", "訴訟", "소송"),
)
_SUIT = patterns.compile(
    r"\b(?:if|should|in\s+the\s+event|any\s+(?:person|licensee)|where)\b[^;]*?\b(?:institut|initiat|"
    r"commenc|fil|bring|brought|assert|maintain|participat|begin|pursu)\w*\b[^;]*?\b(?:litigation|"
    r"lawsuit|legal\s+action|proceedings?|action|claims?|suit)\b[^;]*?\b(?:infring\w+|patent\w*)"
    r"|(?:如果|如|若|倘若)[^。;]*(?:诉讼|起诉)[^。]*(?:侵犯|侵权)"
    r"|(?:訴訟)[^。]*(?:侵害)|(?:소송)[^.]*(?:침해)"
)
_SUIT_BY_YOU = patterns.compile(
    r"\b(?:if|should|in\s+the\s+event(?:\s+that)?|when|where)\s+you\b[^;]*?(?:\b(?:institut|initiat|"
    r"commenc|fil|bring|assert|pursu)\w*\s+(?:\w+\s+)*?(?:litigation|lawsuit|legal\s+(?:action|"
    r"proceedings?)|suit|(?:patent|copyright|infringement)\s+(?:claim|action)s?)\s+"
    r"(?:\([^)]*\)\s+)?against\b|\bsue\b[^;]*?\b(?:infring\w+|patent\w*)"
    r"|\bsue\s+(?:us|(?:the\s+|any\s+)?(?:licensor|contributor|company))\b)"
)
"""A suit over whatever, if only the same clause says that rights end."""
_NO_SUIT = patterns.compile(
    r"\bbankrupt|\binsolven|\bnot\s+(?:terminate|end|cease)\b|\bcourts?\s+of\b|\barbitra|\bjurisdiction\b"
)
_ENDS = patterns.compile(
    r"\bterminat\w+|\brevok\w+|\bcease\b|\bwithdrawn\b|\bends?\b|终止|失效|撤销|終了|종료"
)
_PATENT_SUIT = patterns.compile(r"\bpatents?\b|专利|特許|특허")
_OTHER_RIGHTS = patterns.compile(
    r"\bintellectual\s+property\b|\bcopyrights?\s+(?:or|and|,)\b|\bor\s+copyright|\bcopyright\s+or\b|"
    r"\btrade\s+secret|\bother\s+(?:proprietary\s+)?rights?\b|知识产权|知的財産|지식재산"
)
_PATENT_RIGHTS = patterns.compile(
    r"\bpatent\s+(?:licen[sc]es?|rights?)\b[^;]*?\bterminat|\brights?\s+granted\s+under\s+section\s+2"
    r"\(b\)|\bpatent\s+licenses?\b|专利许可|专利授权|under\s+patent"
)
_INSTITUTED = patterns.compile(r"\binstitute\s+patent\s+litigation")


def find(text: LegalText) -> Iterator[Found]:
    """Clauses that end rights of those who sue, each scope once."""
    seen: set[str] = set()
    for clause in text.clauses_with(TRIGGERS):
        suit = _SUIT.search(clause.plain) or _suit_by_you(clause.plain)
        if suit is None:
            continue
        words = clause.plain[suit.start() :]
        if not _ENDS.search(words) and _ENDS.search(clause.plain):
            words = clause.plain
        if not _ENDS.search(words):
            following = clause.next
            words += following.plain if following is not None else ""
            if not _ENDS.search(words):
                continue
        scope = _scope(clause, words)
        if scope not in seen:
            seen.add(scope)
            yield Found(clause.start + suit.start(), clause.end, {"scope": scope})


def _suit_by_you(plain: str) -> patterns.Match | None:
    """A suit of the one who got the work, in a clause by which rights end."""
    suit = _SUIT_BY_YOU.search(plain)
    return suit if suit and _ENDS.search(plain) and not _NO_SUIT.search(plain) else None


def _scope(clause: Clause, words: str) -> str:
    if _OTHER_RIGHTS.search(words) or not _PATENT_SUIT.search(clause.plain):
        return "ip"
    return "patent" if _PATENT_RIGHTS.search(words) or _INSTITUTED.search(words) else "ip"
