"""Granted for one field or with one thing only: `{"only": ...}` or `{"only_with": ...}`.

`only` is a use that the text names (personal, educational, evaluation ...) or a term that it
defines ("computational use"); research and non-commercial use have conditions of their own.
`only_with` is the product or hardware that it must be used with, as the text names it.
"""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.licenses.conditions.found import Found
from howopen.licenses.conditions.grants import after, before, quote_start, statement
from howopen.licenses.text import Clause, LegalText

_TRIGGERS = (
    "only for", "only with", "only on ", "only in con", "only in com", "solely for", "solely with",
    "solely on ", "solely in ", "exclusively for", "exclusively with", "sole purpose", "limited to",
    "purposes only", "use only", "in the field", "仅", "只能",
)  # fmt: skip
_FIELD = (
    r"(?:personal|private|educational|education|teaching|evaluation|evaluating|testing|academic|"
    r"medical|clinical|humanitarian|demonstration|benchmarking|training|classroom|government)"
)
_ONLY = patterns.compile(
    r"\b(?:only|solely|exclusively|sole\s+purpose|limited\s+to)\s+(?:for|of|to)?\s*"
    r"(?:(?:the|any|a|your|its|their|own|internal|purpose|purposes|of|use|for|in|non-production)\s+)"
    rf"{{0,6}}(?P<only>{_FIELD}(?:(?:,\s+|\s+|\s+and\s+|\s+or\s+|,\s+or\s+|,\s+and\s+){_FIELD}){{0,4}})\s+"
    r"(?:use|uses|purposes?)\b"
)
_ONLY_AFTER = patterns.compile(
    rf"\bfor\s+(?:(?:your|any|own|internal)\s+){{0,3}}(?P<only>{_FIELD}"
    rf"(?:(?:,\s+|\s+and\s+|\s+or\s+|/){_FIELD}){{0,4}})\s+(?:use|purposes?)\s+only\b"
)
_ONLY_WITH = patterns.compile(
    r"\b(?:only|solely|exclusively)\s+(?:for\s+use\s+)?(?:with|on|in\s+(?:conjunction|combination)\s+with)\s+"
    r"((?:[\w'-]+\s+){0,4}?(?:hardware|gpus?|processors?|devices?|platforms?|products?|"
    r"chips?|servers?|accelerators?|models?))\b"
)
_IN_FIELD = patterns.compile(
    r"\b(?:only|solely|exclusively)\s+(?:for\s+use\s+)?(?:in|within)\s+the\s+(?:field|area|domain)\s+of\s+"
    r"(?P<only>[\w-]+(?:\s+[\w-]+){0,3}?)(?:\s*[.,;]|$)"
)
_CHINESE = patterns.compile(
    r"(?:仅|只能)(?:限|供|用)?(?:于)?(?P<only>个人|教育|教学|评估|测试|学习)(?:学习)?(?:使用|用途|目的)"
)
_GRANT = patterns.compile(
    r"\b(?:grant\w*|licen[sc]e[ds]?|use|used|(?:may|must|shall)\s+(?:only\s+)?run|available|permitted|provided|rights?)\b|使用|授权"
)
_OTHERS = patterns.compile(r"commerc|research|\bnot\s+(?:only|solely)|\bbut\s+not\b|研究|商")
_TERM = patterns.compile(
    r"\b(?:only|solely|exclusively)\s+for\s+(?:(?:any|your|the)\s+)?"
    r"(?P<only>[a-z][a-z-]{3,30}\s+(?:use|purposes?))\b"
)


def find(text: LegalText) -> Iterator[Found]:
    """The clauses that limit the grant to a field, each field once."""
    seen: set[str] = set()
    for clause in text.clauses_with(_TRIGGERS):
        found = _in_clause(clause)
        if found and (key := repr(found.value)) not in seen:
            seen.add(key)
            yield found


def _in_clause(clause: Clause) -> Found | None:
    begin, plain = statement(clause)
    if not _GRANT.search(plain):
        return None
    for pattern in (_ONLY, _ONLY_AFTER, _IN_FIELD, _CHINESE, _TERM):
        for match in pattern.finditer(plain):
            around = (
                before(plain, match.start(), 60) + match.group() + after(plain, match.end(), 40)
            )
            only = match["only"] or ""
            if _OTHERS.search(around) or (pattern is _TERM and not _defined(clause.text, only)):
                continue
            return Found(quote_start(clause, begin, plain, match), clause.end, {"only": only})
    with_it = _ONLY_WITH.search(plain)
    if with_it is None or begin + with_it.start(1) < clause.start:
        return None
    named = clause.text.words[begin + with_it.start(1) : begin + with_it.end(1)]
    return Found(quote_start(clause, begin, plain, with_it), clause.end, {"only_with": named})


def _defined(text: LegalText, term: str) -> bool:
    """Whether the text says what the term means."""
    return f'"{term}" mean' in text.plain or f'"{term}" shall mean' in text.plain
