"""The terms of another model, on which this one rests, apply too.

Value: `licence`, what the text calls them ("Llama 2 license").
"""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.licenses.conditions.found import Found
from howopen.licenses.text import LegalText

_TRIGGERS = (
    "base model",
    "underlying model",
    "foundation model",
    "original model",
    "upstream",
    "also appl",
    "based on",
    "built upon",
    "built on",
    "derived from",
    "fine-tuned from",
    "finetuned from",
    "fine-tuned version",
    "initialized from",
    "基座模型",
    "基础模型",
    "同时适用",
    "基于",
)
_TERMS = r"(?:community |model |open |use )*(?:licen[sc]e(?: agreement| terms)?|terms of use|terms)"
_RULES = tuple(
    patterns.compile(rule)
    for rule in (
        (
            r"([\w.\-]+(?: \d[\w.]*)?) (?:community )?(?:licen[sc]e|terms)(?: conditions| agreement"
            r"| terms| \()"
            r"(?:[^.;]|\.\S){0,200}?\balso (?:apply|applies|govern)"
        ),
        (
            r"\b(?:base|underlying|foundation|original|upstream"
            r"|pre-?trained) models?\b[^.;]*?\b(?:must|shall"
            r"|subject to|governed by|compl(?:y|iance)|abide|bound by|adhere)\b[^.;]{0,60}? "
            rf"((?:[\w.\-]+ ){{0,6}}?{_TERMS})\b"
        ),
        (
            r"\b(?:must|shall|subject to|governed by|comply with|abide by|bound by"
            r"|adhere to)\b[^.;]{0,60}?\bthe "
            rf"((?:[\w.\-]+ ){{0,4}}?{_TERMS}) (?:of|for|applicable to|governing) (?:the |its |any "
            rf"|their )?"
            r"(?:base|underlying|foundation|original|upstream|pre-?trained)[\w ]{0,20} models?\b"
        ),
        (
            r"\b(?:based on|built up?on|derived from|fine-?tuned from|fine-?tuned version of"
            r"|initiali[sz]ed from)\b"
            r"[^;]*?\b(?:subject to|governed by|(?:must|shall) (?:also )?(?:comply with"
            r"|abide by|follow"
            rf"|adhere to)|bound by)\b(?: the| all)*? ((?:[\w.\-]+ ){{0,6}}?{_TERMS})\b"
        ),
        (
            r"(?:遵守|遵循|适用)[^。;]{0,30}?((?:基座|基础|原始"
            r"|上游)模型[^。;]{0,12}?(?:许可协议|许可|协议"
            r"|条款))"
        ),
        r"([\w.\-]+) ?许可(?:协议|条件)?[^。;]*?同时适用",
    )
)
_OWN = frozenset(
    ("this", "the", "that", "these", "the same", "your", "such", "above", "following", "foregoing")
) | {
    "patent",
    "copyright",
    "trademark",
    "applicable",
    "other",
    "any",
    "a",
    "an",
    "our",
}


def find(text: LegalText) -> Iterator[Found]:
    """The first clause that names them."""
    for clause in text.clauses_with(_TRIGGERS):
        if "model" not in clause.plain and "模型" not in clause.plain:
            continue
        for rule in _RULES:
            match = rule.search(clause.plain)
            if match is None:
                continue
            name = clause.words[match.start(1) : match.end(1)].strip().removeprefix("the ")
            words = name.lower().split()
            if words and words[0] not in _OWN and len(words) < 9:
                yield Found(clause.start + match.start(), clause.end, {"licence": name})
                return
