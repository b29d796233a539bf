"""termination_on_breach: the rights end, or may be ended, when one breaks the terms."""

from __future__ import annotations

from collections.abc import Iterator

from howopen.licenses.conditions.found import Found
from howopen.licenses.conditions.phrases import Phrases, first_phrase
from howopen.licenses.text import LegalText

_BREACH = (
    r"(?:\bbreach\w*|\bin\s+violation\b|\bviolat\w+\s+(?:of\s+)?"
    r"(?:this|the|any|these|such|its|our)\b|\bfail(?:s|ure|ed)?\s+to\s+(?:[\w,]+\s+){0,4}?(?:comply|observe|"
    r"abide|perform|cure)|\bnon-?compliance|\bdo(?:es)?\s+not\s+comply|\bnot\s+in\s+compliance)"
)
_ENDS = r"\b(?:terminat\w+|revok\w+|cancel\w*|void|cease\s+to)"
_TERMS = (
    r"\b(?:agreement|licen[sc]e\w*|rights?|grants?|terms?|permissions?|access|contract|"
    r"provisions?)\b"
)
PHRASES = Phrases(
    (
        *("terminat", "revok", "ends when", "终止", "終了", "解除", "종료", "해지", "résili"),
        *("prend fin", "rescind", "erlischt", "erlöschen"),
    ),
    rf"{_TERMS}[^;]*?{_ENDS}[^;]*?{_BREACH}",
    rf"{_ENDS}[^;]{{0,60}}?{_TERMS}[^;]*?{_BREACH}",
    rf"\b(?:if|upon|in\s+the\s+event|any|your|for|should|when)\b[^;]{{0,80}}?{_BREACH}[^;]*?{_ENDS}",
    rf"{_BREACH}[^;]*?\b(?:automatically|immediately|result\s+in)[^;]{{0,60}}?{_ENDS}",
    r"(?:违反|违背|违约|未遵守|不遵守)[^。;]{0,80}(?:终止|撤销|收回|失效|解除)",
    r"(?:终止|撤销)[^。;]{0,40}(?:违反|违约)",
    r"(?:違反|遵守しない)[^。]{0,60}(?:終了|解除|取り消|消滅)",
    r"(?:위반)[^.]{0,60}(?:종료|해지|소멸)",
    r"\b(?:violation|manquement|non-respect|respecte\w*\s+pas)\b[^.]*(?:résili|prend\s+fin|terminé)",
    r"(?:résili\w+|prend\s+fin)[^.]*(?:violation|manquement|non-respect)",
    r"\b(?:incumpl|viol)\w*[^.]*(?:rescind|terminar|extingu)\w*",
    r"\bverst(?:oß|öße|ößt|oßen)\w*[^.]*(?:erlischt|erlöschen|gekündigt|beend)",
    also=(
        *("breach", "violat", "fail", "complian", "comply", "违", "不遵守", "未遵守", "違反"),
        *("遵守しない", "위반", "manquement", "respect", "incumpl", "viol", "verst"),
    ),
)


def find(text: LegalText) -> Iterator[Found]:
    """The first clause that ends the rights of those who break the terms."""
    yield from first_phrase(text, PHRASES)
