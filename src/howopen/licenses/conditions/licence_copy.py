"""licence_copy: whoever passes the work on must pass on a copy of the licence."""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.licenses.conditions.duty import is_duty
from howopen.licenses.conditions.found import Found
from howopen.licenses.conditions.phrases import Phrases, first_phrase
from howopen.licenses.text import LegalText

_THIS = (
    r"(?:this|these|the)\s+(?:[\w.+-]+\s+){0,4}?(?:licen[sc]e|agreement|terms|permission\s+notice)"
)
_GIVE = patterns.compile(
    r"\b(?:giv|provid|includ|suppl|furnish|retain|keep|deliver|attach|convey|distribut|"
    r"make\s+available|making\s+available|accompan|contain|receiv|enclos)\w*"
)
_COPY = patterns.compile(
    rf"\b(?:copy|copies|text)\s+of\s+(?:the\s+text\s+of\s+)?{_THIS}"
    r"|\bcopyright\s+notice\s+and\s+this\s+permission\s+notice\b"
)
_ITEM = patterns.compile(r"^\W*(?:[a-z]|[ivx]{1,4}|\d)\)\s+an?\s+(?:[\w-]+\s+)?$")
OTHERS = Phrases(
    ("副本", "复印件", "写し", "コピー", "사본", "copie", "copia", "kopie"),
    r"(?:提供|附上|附带|附有|包含|给予|随附|交付)[^。;]*(?:协议|许可证?|条款)[^。;]{0,12}(?:副本|复印件)",
    r"(?:本|该)(?:协议|许可证|许可)[^。;]{0,8}(?:副本|复印件)[^。;]*(?:提供|附|交付|给)",
    r"(?:ライセンス|契約|規約)[^。]{0,12}(?:写し|コピー)[^。]*(?:提供|添付|交付)",
    r"(?:라이선스|계약)[^.]{0,12}사본[^.]*(?:제공|첨부|포함)",
    r"\b(?:fourni|joind|inclu|remett|distribu)\w*\s[^;.]*\bcopie\s[^;.]*(?:licence|accord|contrat)",
    r"\b(?:proporcion|inclu|entreg|adjunt)\w*\s[^;.]*\bcopia\s[^;.]*(?:licencia|acuerdo|contrato)",
    r"\bkopie\s+(?:dieser|der|des)\s+(?:lizenz|vereinbarung|vertrag)",
    duty=True,
)
"""The same in other languages."""


def find(text: LegalText) -> Iterator[Found]:
    """The first duty to pass on a copy of the licence."""
    for clause in text.clauses_with(("copy of", "copies of", "text of", "permission notice")):
        copy = _COPY.search(clause.plain)
        if copy is None:
            continue
        before = clause.plain[: copy.start()]
        verbs = [match.start() for match in _GIVE.finditer(before)]
        if not (verbs or _ITEM.search(before) or "permission notice" in copy.group()):
            continue
        start = verbs[-1] if verbs else 0
        if is_duty(clause, copy.start()):
            yield Found(clause.start + start, clause.end, {})
            return
    yield from first_phrase(text, OTHERS)
