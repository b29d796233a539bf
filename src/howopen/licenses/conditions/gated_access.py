"""A form or request stands before the files: `{"by": "form" | "request" | "registration"}`.

Only what the text itself says; a repository's gate is other evidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.licenses.conditions.found import Found
from howopen.licenses.conditions.grants import quote_start
from howopen.licenses.text import LegalText

_TRIGGERS = (
    "access to the", "to access the", "access is", "access will", "to download", "obtain the model",
    "obtain the weights", "obtain access", "to gain access", "request form", "application form",
    "to receive", "下载", "获取",
)  # fmt: skip
_FILES = (
    r"(?:model(?:s|\s+parameters|\s+weights|\s+checkpoints)?|weights?|parameters|checkpoints?|"
    r"data\s?sets?|data|materials|files)\b"
)
_STEP = patterns.compile(
    r"\b(?P<request>request(?:s|ed|ing)?|appl(?:y|ies|ying))\s+(?:for\s+)?(?:to\s+)?access\s+(?:to\s+)?"
    rf"(?:(?:the|our|this|these|[\w.-]+)\s+){{0,3}}{_FILES}"
    r"|\baccess\s+(?:to\s+(?:[\w.-]+\s+){1,5})?(?:is|are|will\s+be)\s+(?:only\s+)?"
    r"(?:granted|provided|given|available)\s+(?:only\s+)?(?:upon|on|after|by|through|subject\s+to)\s+"
    r"(?:[\w-]+\s+){0,5}?(?P<by>request|application|approval|registration|form|agreement)\b"
    r"|\b(?P<form>fill(?:ing)?\s+(?:in|out)|complet(?:e|ing)|submit(?:ting)?)\s+(?:[\w-]+\s+){0,4}?"
    r"(?:form|application|request|questionnaire)\s+(?:[\w,]+\s+){0,4}?(?:to|before|in\s+order\s+to)\s+"
    r"(?:you\s+(?:can\s+|may\s+)?)?"
    r"(?:access|download|obtain|gain|receive|request)"
    r"|\b(?:to|before)\s+(?:access|download|obtain|receiv)(?:e|ing)?\s+(?:[\w.-]+\s+){1,4}?you\s+(?:must|need\s+to|"
    r"are\s+required\s+to|have\s+to|shall)\s+(?:[\w-]+\s+){0,4}?(?P<duty>request\s+form|form|request|register|apply)\b"
    r"|\bmust\s+(?:first\s+)?complete\s+(?:the|a|an|our)\s+(?:access\s+)?request\s+form\b"
    r"|(?:填写|提交)[^。;]{0,16}?(?P<chinese>表|申请|问卷)[^。;]{0,20}?(?:下载|获取)"
)
_BY = {
    "request form": "form",
    "application": "request",
    "approval": "request",
    "apply": "request",
    "register": "registration",
}


def find(text: LegalText) -> Iterator[Found]:
    """The first clause that tells of the step."""
    for clause in text.clauses_with(_TRIGGERS):
        plain = clause.plain
        for match in _STEP.finditer(plain):
            step = match["by"] or match["duty"] or ("request" if match["request"] else "form")
            start = quote_start(clause, clause.start, plain, match)
            yield Found(start, clause.end, {"by": _BY.get(step, step)})
            return
