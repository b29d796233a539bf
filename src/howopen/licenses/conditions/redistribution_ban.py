"""The work may not be passed on.

Value: `of`, what may not be passed on ("weights", "model", "software", "data", "materials") when
the text says it. A ban with a way out ("except as permitted by this licence", "unless you ...")
is a condition of redistribution, not a ban; sharing within one's organisation is no way out.
"""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.licenses.conditions.forbidding import bans
from howopen.licenses.conditions.found import Found, Value
from howopen.licenses.text import LegalText

_TRIGGERS = (
    "distribut",
    "publish",
    "sharing",
    "third part",
    "transfer",
    "分发",
    "传播",
    "再配布",
    "재배포",
)
_PASSED_ON = patterns.compile(
    r"^[\s:,]*(?:(?:or |nor |and |otherwise |to |be |either |sell|rent|leas\w+|lend|loan"
    r"|sublicens\w+|time-share"
    r"|copy|us(?:e|ed)|modif\w+|reproduc\w+|assign|resell|host|display|perform|publicly|upload"
    r"|make|,|/"
    r"|directly|indirectly) ?){0,16}?"
    r"(?:(?:re-?)?distribut(?:e|ed|ing|ion)\b|publish|shar(?:e|ed)\b|transfer\w*|disclose"
    r"|pass(?:ed)? on"
    r"|provide (?:third part\w+|others) access|make (?:it )?available to (?:any )?third)"
    r"[^.;]*"
)
_BANNED_AFTER = patterns.compile(
    r"(?:^\W*(?:[a-z0-9.]{1,4}[.)] )?|[.:,] )((?:any |the |all |public |further )*"
    r"(?:re-?)?(?:distribution|sharing|distributing|publication|transfer)"
    r"(?: or (?:re-?)?(?:distribution|publication|transfer|sharing))?"
    r" (?:of )?(?:the |this |our |any )?(?:[\w-]+,? (?:or |and )?){0,4}?"
    r"(?:(?:to|with) (?:any )?(?:third part\w+|others|anyone) )?"
    r"(?:is|are) (?:\w+ly )?(?:prohibited|forbidden|not (?:permitted|allowed|authori[sz]ed)))\W*$"
)
"""A ban that stands at the end and leaves no way out."""
_SOME_ONLY = patterns.compile(r" (?:under|by|in|on|for|from|into|modified|altered|copies) ")
_CHINESE = patterns.compile(
    r"^(?:不得|禁止|严禁)[^。;,]{0,20}?(?:分发|再分发|转让|传播|转发|共享)[^。;]{0,40}"
)
_JAPANESE_OR_KOREAN = patterns.compile(
    r"再配布[^。]{0,20}?(?:禁止|できません|できない|してはな)|재배포[^.]{0,20}?(?:금지|수 없"
    r"|안 ?[되됩])"
)
_WAY_OUT = patterns.compile(
    r"\b(?:except|unless|without|other than|otherwise than|provided|if you|in violation"
    r"|only (?:if|under|as)"
    r"|in (?:a|any) (?:manner|way)|to the extent|for (?:any|the) (?:\(i\)|commercial|purpose)"
    r"|under the name"
    r"|as part of|in connection with|any (?:adapted|terms|modified)|modified versions?"
    r"|adapted material"
    r"|under (?:any|different|other)|contrary|that (?:violat|infring)\w*|for commercial"
    r"|commercially"
    r"|this (?:licen[sc]e|agreement)|any rights|obligations?|personal (?:data|information)"
    r"|passwords?|confidential\w*|accounts?|territory|names?"
    r"|outside|separately|standalone|stand-alone|on its own|by itself|source code)\b|除非|未经"
    r"|否则|目的"
)
_PREDICTED = patterns.compile(
    r"\b(?:if|consequence|otherwise|then|when|unless)\b|未经|除非|\bwill never$|\bcannot$"
)
"""What must come to pass before the words that forbid, or a mere forecast."""
_WITHIN = patterns.compile(
    r"\bexcept\b[^.;]{0,60}\bwithin your (?:own )?(?:organi[sz]ation|company|institution)"
)
_WHAT = (
    ("weights", ("weights", "model parameters", "checkpoints", "权重")),
    ("data", ("dataset", "the data", "database", "数据")),
    ("model", ("model", "模型", "モデル", "모델")),
    ("software", ("software", "program", "code", "软件")),
    ("materials", ("material",)),
)


def find(text: LegalText) -> Iterator[Found]:
    """The first ban."""
    for clause in text.clauses_with(_TRIGGERS):
        plain = clause.plain
        other = _JAPANESE_OR_KOREAN.search(plain)
        if other:
            yield Found(clause.start + other.start(), clause.end, {})
            return
        after = _BANNED_AFTER.search(plain)
        words = plain[slice(*after.span(1))] if after else ""
        if after and not (_WAY_OUT.search(words) or _SOME_ONLY.search(words)):
            yield Found(clause.start + after.start(1), clause.end, _what(words))
            return
        for ban in bans(plain):
            rest = plain[ban.end() : ban.end() + 420]
            match = _PASSED_ON.search(rest) or _CHINESE.search(
                plain[ban.start() : ban.start() + 100]
            )
            if match is None:
                continue
            before = plain[max(0, ban.start() - 300) : ban.start()]
            if _PREDICTED.search(before + ban.group()):
                continue
            if _WITHIN.search(rest) or not _WAY_OUT.search(rest[:300]):
                value: Value = _what(match.group())
                yield Found(clause.start + ban.start(), clause.end, value)
                return


def _what(words: str) -> Value:
    for name, signs in _WHAT:
        if any(sign in words for sign in signs):
            return {"of": name}
    return {}
