"""What is made of the work may not be shared."""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.licenses.conditions.forbidding import bans
from howopen.licenses.conditions.found import Found
from howopen.licenses.text import LegalText

_TRIGGERS = (
    "adapted material",
    "derivative",
    "modified version",
    "modified material",
    "adaptation",
    "the result",
    "fine-tun",
    "no-derivatives",
    "noderivatives",
    "演绎",
    "衍生",
    "修改后",
)
_MADE_OF_IT = (
    r"(?:adapted (?:material|works?)|derivatives?(?: works?| of [^.;]{0,30})?|modified (?:versions?"
    r"|materials?|works?|models?)|adaptations?|modifications?)"
)
_SHARED = (
    r"(?:(?:publicly )?(?:re-?)?distribut\w*|shar(?:e|ed|ing)\b|publish\w*|make available|release)"
)
_AFTER_BAN = patterns.compile(
    rf"^[^.;]{{0,60}}?\b{_SHARED}(?:,? (?:or |and )?(?:{_SHARED}|perform|display|sell"
    rf"|sublicense|license|publicly|otherwise)){{0,6}} (?:any |the "
    rf"|your )?{_MADE_OF_IT}\b[^.;]*"
)
_WITHOUT = patterns.compile(
    rf"\bbut not (?:to )?{_SHARED},? {_MADE_OF_IT}|不得[^。;]{{0,20}}(?:分享|发布|传播)演绎"
)
_MAKE_BUT_NOT_SHARE = patterns.compile(
    r"\b(?:fine-? ?tun|modif|adapt|alter|customi[sz])\w*\b[^.;]*?,? (?:but|and) (?:you )?"
    r"(?:may|must|shall|can) ?not (?:\w+ly )?(?:re-?)?(?:share|distribute|publish|release)"
    r"(?: or (?:share|distribute|publish|release))? (?:the |any |your )?"
    r"(?:results?\b|resulting |them\b|it\b|fine-? ?tuned |modified )[^.;]*"
)
_NAMED = patterns.compile(
    r"\bno[- ]?derivatives?\b(?: works)?(?:[^.;]{0,20}(?:licen[sc]e|international|\d))"
)
_WAY_OUT = patterns.compile(
    r"\b(?:except|unless|without|other than|provided|if|under|only|in violation|that|which"
    r"|for (?:any )?"
    r"commercial|to third parties for)\b"
)


def find(text: LegalText) -> Iterator[Found]:
    """The clause that forbids it; else the name of a licence that does ("NoDerivatives 4.0")."""
    named = None
    for clause in text.clauses_with(_TRIGGERS):
        plain = clause.plain
        match = _WITHOUT.search(plain)
        if match:
            yield Found(clause.start + match.start(), clause.end, {})
            return
        match = _MAKE_BUT_NOT_SHARE.search(plain)
        if match and not _WAY_OUT.search(match.group()):
            yield Found(clause.start + match.start(), clause.end, {})
            return
        for ban in bans(plain):
            found = _AFTER_BAN.search(plain[ban.end() : ban.end() + 260])
            if found and not _WAY_OUT.search(found.group()):
                yield Found(clause.start + ban.start(), clause.end, {})
                return
        match = _NAMED.search(plain)
        if match and named is None:
            named = Found(clause.start + match.start(), clause.end, {})
    if named:
        yield named
