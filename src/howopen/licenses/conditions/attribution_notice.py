"""attribution_notice: a notice, the copyright or the source must be kept with what is passed on.

Value: `file` (the file that must carry it, as the licence spells its name) and `text` (the notice,
where the licence dictates it); empty for a plain duty to name the source or keep notices. What
must be shown on a website or a screen is `display_attribution`.
"""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.licenses.conditions.duty import is_duty
from howopen.licenses.conditions.found import Found, Value
from howopen.licenses.conditions.phrases import Phrases, first_phrase
from howopen.licenses.conditions.quoted import quotations
from howopen.licenses.text import Clause, LegalText

_KEEP = (
    r"(?:(?:must|shall)\s+be\s+accompanied|retain|include|provide|contain|reproduce|keep|accompan|"
    r"add|attach|maintain|preserve|distribute|display|ensure|carry|insert)\w*"
)
_FILE = patterns.compile(
    r"[\"'](notice|attribution|notice\.txt|notice\.md)[\"']\s+(?:text\s+)?file\b"
)
_KEPT = patterns.compile(rf"\b(?:you\s+(?:must|shall|will|agree\s+to)\s+)?{_KEEP}\b")
NOTICES = Phrases(
    (
        *(
            "notice",
            "attribut",
            "the source",
            "credit",
            "all copies",
            "each copy",
            "creator",
            "acknowledg",
            "出处",
            "署名",
        ),
        *("来源", "版权声明", "著作権表示", "クレジット", "저작권", "paternité", "出典", "출처"),
        *("atribución", "namensnennung", "urhebervermerk"),
    ),
    r"\bfollowing\s+(?:attribution\s+|copyright\s+)?notices?\s+(?:must\s+|shall\s+)?(?:be\s+)?"
    r"(?:provided|included|retained)\b",
    rf"\b{_KEEP}\b[^;]*?\bfollowing\s+(?:attribution\s+|copyright\s+)?notices?\b",
    r"\b(?:clearly\s+)?(?:attribute|provide|acknowledge|credit|cite|indicate|state|disclose)\s+"
    r"(?:[\w,]+\s+){0,3}?(?:source\s+(?:of|and|or|info\w*)|source[,.]|author|creator|"
    r"origin\b)",
    r"^\W*(?:[a-z]|[ivx]{1,4}|\d)\)\s+the\s+following\s+attribution\s+notice\b",
    r"\bidentification\s+of\s+the\s+creator|\b(?:give|provide|include)\s+(?:[\w-]+\s+){0,3}"
    r"(?:credit|attribution)\b|\bshall\s+provide\s+[^;]{0,30}attribution\b",
    rf"\b{_KEEP}\s+[^;]*?\b(?:copyright|attribution|proprietary|above|this|all)\s+"
    r"(?:[\w,]+\s+){0,6}?notices?\b",
    rf"\b{_KEEP}\s+in\s+(?:all|any|each|every)\s+(?:\w+\s+)??cop(?:y|ies)\b[^;]*?:\s*\"",
    r"\bkeep\s+intact\s+[^;]*?\bnotices?\b|\bretain\s+this\s+notice\b|\battribution\s+requirements?\b",
    r"\bcopyright\s+notice\s+[^;]{0,60}\b(?:must|shall)\s+(?:be\s+)?(?:includ|appear|retain)\w*",
    r"(?:注明|标注|标明|说明|保留|提供|声明)[^。;]{0,30}(?:出处|来源|署名|版权|作者|著作权)",
    r"(?:出典|著作権表示|クレジット)[^。]{0,30}(?:明記|表示|記載|明示)",
    r"(?:출처|저작권)[^.]{0,30}(?:표시|명시|포함)",
    r"\bmention(?:ner|nez)?\s+(?:de\s+)?la\s+paternité|\breconocer\s+[^.]{0,30}autor|\bnamensnennung",
    duty=True,
)


def find(text: LegalText) -> Iterator[Found]:
    """The duty that says most: a notice in a named file, else the first plain one."""
    for clause in text.clauses_with(("file",)):
        found = _in_file(clause)
        if found is not None:
            yield found
            return
    for found in first_phrase(text, NOTICES):
        clause = text.clause_at(found.start)
        yield found._replace(value=_dictated(clause))


def _in_file(clause: Clause) -> Found | None:
    """A notice to be kept in a file that the clause names."""
    named = _FILE.search(clause.plain)
    if named is None:
        return None
    kept = [match.start() for match in _KEPT.finditer(clause.plain[: named.start()])]
    at = kept[-1] if kept else 0
    if not is_duty(clause, at):
        return None
    value: Value = {"file": clause.words[named.start(1) : named.end(1)], **_dictated(clause)}
    return Found(clause.start + at, clause.end, value)


def _dictated(clause: Clause) -> Value:
    """The words of the notice, where the clause quotes them after a colon."""
    for quoted in quotations(clause, longest=400):
        before = clause.plain[: quoted.start]
        if quoted.before.rstrip().endswith(":") and ("notice" in before or "cop" in before):
            return {"text": quoted.words}
    return {}
