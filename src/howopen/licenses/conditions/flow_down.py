"""Terms that must bind those who receive the work or what is made of it.

Value: `kind`, "use_restrictions" (the limits on use go into one's own terms), "research_only
derivatives", "use_limitation", or "same_terms" (only under the same agreement). Licences whose
whole aim is that (copyleft) are the matter of `copyleft`.
"""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.licenses.conditions.found import Found
from howopen.licenses.text import LegalText

_THESE = (
    r"(?:under|pursuant to|in accordance with"
    r"|subject to) (?:and in accordance with )?(?:the )?(?:same )?"
    r"(?:(?:terms|conditions)(?: and conditions)? (?:of|as) )?(?:this|these|the same) "
    r"(?:agreement|licen[sc]e|terms)"
)
_RULES = (
    (
        "use_restrictions",
        ("restriction", "enforceable", "acceptable use", "prohibited use", "使用限制"),
        patterns.compile(
            r"(?:use[- ]?based|use|usage)[ -]?(?:restrictions?|limitations?|polic\w+|provisions?)"
            r"(?:[^.;]|\.\S)*?\b(?:must|shall)\b[^.;]{0,30} (?:be )?(?:include|pass"
            r"|impose|contain|part)\w*"
            r"|\b(?:must|shall|will|agree to|required to|should) (?:\w+ )?(?:include|impose"
            r"|pass|flow|incorporate"
            r"|apply|contain|reproduce)\w*\b(?:[^.;]|\.\S)*?\b(?:(?:use|usage"
            r"|use[- ]?based|acceptable use|prohibited"
            r"|same|these) ?(?:uses? )?(?:restrictions?|limitations?|polic\w+|provisions?)"
            r"|restrictions?"
            r"|limitations?)\b(?:[^.;]|\.\S)*?(?:enforceable|in any (?:\w+ )?(?:agreement"
            r"|licen[sc]e|terms)|legal"
            r" agreement|downstream|recipients?|third part|subsequent|end[- ]?users?)"
            r"|\b(?:bound by|subject to|comply with|agree to) (?:all )?(?:the |these )?(?:same "
            r"|relevant )?"
            r"use(?:[- ]based)? restrictions\b[^.;]{0,80}?(?:in this|herein|set (?:forth|out)"
            r"|of this)"
            r"|\b(?:must|shall|will) (?:be bound by|pass on"
            r"|require)\b[^.;]*? use(?:[- ]based)? "
            r"restrictions"
            r"|\brequire\b[^.;]*? to comply with[^.;]*? restrictions\b"
            r"|\bunder any licen[sc]e\b[^.;]{0,60}? not contradict\b[^.;]{0,40}? restrictions"
            r"|必须将?[^。;]{0,40}?使用限制[^。;]{0,40}?(?:条款|协议|纳入)"
        ),
    ),
    (
        "research_only derivatives",
        ("research",),
        patterns.compile(
            r"\b(?:derivatives?|derivative works?|modif\w+|adapt\w+)\b[^.;]*? (?:will"
            r"|shall|must|may)"
            r"(?: also| only)? be (?:limited to|restricted to|used (?:only"
            r"|solely) for) (?:\w+ ){0,3}?"
            r"research"
        ),
    ),
    (
        "use_limitation",
        ("use limitation",),
        patterns.compile(
            r"\b(?:provide|require|ensure|state)\w* that the use limitation\b(?:[^.;]"
            r"|\.\S){0,60}? appl(?:y|ies)"
        ),
    ),
    (
        "same_terms",
        ("only ", "exclusively", "solely", " remain", "continue to be", "衍生", "分发"),
        patterns.compile(
            r"\b(?:may|must|shall|will|can) (?:only|exclusively|solely) (?:do so|(?:be )?(?:re)?"
            rf"(?:distribut|shar|publish|licens|sublicens|mak|made"
            rf"|releas)\w*)[^.;]*? {_THESE}"
            r"|\b(?:distribut|redistribut|shar|publish|licens|sublicens|releas|made available)\w*"
            rf"(?: or \w+)? (?:\w+ ){{0,4}}?(?:only|exclusively|solely) {_THESE}"
            r"|\bonly if [^.;]{0,40}?you do so under (?:the terms of )?this (?:agreement"
            r"|licen[sc]e)"
            r"|\b(?:will|shall|must) (?:remain|continue to be) (?:subject to|bound by|governed by) "
            r"(?:all )?(?:the terms (?:and conditions )?of )?this (?:agreement|licen[sc]e)"
            r"|(?:衍生|分发|再分发)[^。;]{0,40}?(?:必须|应当?|须)[^。;]{0,30}?(?:相同"
            r"|同样)的?(?:条款|许可|条件)"
        ),
    ),
)
_COPYLEFT = (
    "general public licen",
    "source code form",
    "copyleft",
    "corresponding source",
    "share alike",
    "initial developer",
    "covered code",
    "original contributor",
    "future version of this license",
    "creative commons",
    "noncommercial-sharealike",
)
"""Words of licences whose aim is the same licence for all that is made of the work."""


def find(text: LegalText) -> Iterator[Found]:
    """The first clause of each kind."""
    for kind, triggers, rule in _RULES:
        if kind == "same_terms" and any(words in text.plain for words in _COPYLEFT):
            continue
        for clause in text.clauses_with(triggers):
            match = rule.search(clause.plain)
            if match:
                yield Found(clause.start + match.start(), clause.end, {"kind": kind})
                break
