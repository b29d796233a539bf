"""state_changes: changed files, or a changed model, must say that they were changed."""

from __future__ import annotations

from collections.abc import Iterator

from howopen.licenses.conditions.found import Found
from howopen.licenses.conditions.phrases import Phrases, first_phrase
from howopen.licenses.text import LegalText

_CHANGED = r"(?:modif|chang|alter)\w*"
PHRASES = Phrases(
    (
        *("notices stating", "notice stating", "changed the file", "changes were made", "changes"),
        *("modified", "altered", "修改", "変更", "변경", "modifié", "modificad", "geändert"),
    ),
    rf"\b(?:must|shall|to|and|should|you|that\s+you|\(\w{{1,3}}\))\s*,?\s*cause\s+[^;]{{0,80}}"
    rf"files?\b[^;]{{0,80}}\bcarry\s+[^;]{{0,40}}notices?[^;]{{0,60}}\b{_CHANGED}",
    rf"\bcarry\s+(?:\w+\s+)?notices?\s+(?:stating|saying|indicating)\s+[^;]{{0,40}}\b{_CHANGED}",
    rf"\b(?:indicate|state|disclose|document|specify|describe)\s+(?:clearly\s+|prominently\s+)?"
    rf"(?:if|that|whether|any|what|how|the|all)\s+[^;]{{0,60}}\b{_CHANGED}",
    rf"\b(?:provide|include|add|give|contain)\w*\s+[^;]{{0,60}}\bnotices?\s+[^;]{{0,40}}"
    rf"\b(?:stating|that|of|describing|indicating)\s+[^;]{{0,40}}\b{_CHANGED}",
    r"\baltered\s+(?:source\s+)?versions\s+must\s+be\s+plainly\s+marked",
    rf"\b(?:clearly|plainly|prominently)\s+(?:be\s+)?(?:marked|mark|identif\w+|label\w*|indicate\w*)\s+"
    rf"[^;]{{0,40}}\b{_CHANGED}",
    rf"\bmark\w*\s+[^;]{{0,60}}\bas\s+(?:being\s+|having\s+been\s+)?{_CHANGED}",
    r"(?:说明|声明|标注|注明|标明|标识|告知)[^。;]{0,24}(?:修改|更改|变更)",
    r"(?:変更|改変)[^。]{0,30}(?:明示|表示|記載|告知)",
    r"(?:변경|수정)[^.]{0,30}(?:명시|표시|고지)",
    r"\bindiqu\w*\s+[^;.]{0,40}\bmodifi\w+|\bindi(?:car|que)\s+[^;.]{0,40}\b(?:cambios|modific\w+)",
    r"\bänderungen\s+[^;.]{0,40}(?:kenntlich|gekennzeichnet|angeben)",
    also=(
        *(
            "notice",
            "indicat",
            "state",
            "mark",
            "label",
            "identif",
            "descri",
            "disclos",
            "document",
        ),
        *("specif", "indiqu", "indic", "说明", "声明", "注", "标", "告知", "明示", "表示", "記載"),
        *("명시", "표시", "고지", "kenntlich", "gekennzeichnet"),
    ),
    duty=True,
)


def find(text: LegalText) -> Iterator[Found]:
    """The first duty to say what was changed."""
    yield from first_phrase(text, PHRASES)
