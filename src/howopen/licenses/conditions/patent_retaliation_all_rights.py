"""patent_retaliation_all_rights: a patent suit ends all rights, those of copyright too."""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.licenses.conditions.found import Found
from howopen.licenses.text import LegalText

TRIGGERS = ("patent", "专利")
_SUIT = patterns.compile(
    r"\b(?:institut|initiat|commenc|fil|bring|brought|maintain|assert)\w*\b[^;]*?\b(?:litigation|"
    r"lawsuit|legal\s+action|proceedings?|action|claims?|suit)\b[^;]*?\bpatents?\b"
    r"|\bpatent\s+(?:infringement\s+)?(?:litigation|lawsuit|claim|action)\b|(?:诉讼|起诉)[^。]*专利"
)
_ALL_END = patterns.compile(
    r"\b(?:all|any\s+and\s+all|the)\s+(?:of\s+your\s+|your\s+|the\s+|other\s+)?(?:rights|licenses|grants)\b"
    r"[^;]*\bterminat\w+|\b(?:this|the)\s+(?:licen[sc]e|agreement)\s+(?:shall|will)?\s*(?:automatically\s+)?"
    r"(?:and\s+\w+\s+)?terminat\w+|\byour?\s+rights\s+(?:under\s+this\s+\w+\s+)?(?:\([^)]*\)\s+)?(?:will\s+|shall\s+)?terminat\w+"
    r"|(?:所有|全部)[^。;]{0,10}(?:许可|权利)[^。;]*终止"
)
_PATENT_ONLY = patterns.compile(
    r"\bpatent\s+(?:licen[sc]es?|rights?|grants?)\b|\brights\s+granted\s+under\s+section\s+2\(b\)|"
    r"\bintellectual\s+property|\bcopyrights?\b|\bsections?\s+2\.1\s*\(b\)"
)
"""A suit over more than patents, or one that ends patent rights only, is `ip_retaliation`."""


def find(text: LegalText) -> Iterator[Found]:
    """The first clause by which a patent suit ends everything."""
    for clause in text.clauses_with(TRIGGERS):
        suit = _SUIT.search(clause.plain)
        if suit is None or _PATENT_ONLY.search(clause.plain):
            continue
        if _ALL_END.search(clause.plain):
            yield Found(clause.start, clause.end, {})
            return
