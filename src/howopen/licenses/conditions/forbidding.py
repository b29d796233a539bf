"""How licences forbid: words before or after what they forbid, or over a list.

ban = first_ban(clause.plain)         # "You may not", "不得", "il est interdit de"
banned_after("... is prohibited")     # what stands before is forbidden
heads_a_ban(clause.lead)              # "You agree not to use the model:" forbids each item
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from howopen.doors import patterns
from howopen.licenses.text import Clause

_ENGLISH = (
    r"\b(?:(?:may|must|shall|will|can|could|would|should)(?: \w+ly| hereby)? (?:not|never"
    r"|neither)\b"
    r"|(?:is|are|do|does)(?: \w+ly)? not (?:to be (?:used|made|permitted|distributed)|permit\w*"
    r"|allow\w*|authori[sz]e\w*|entitled|licensed|grant\w*)\b"
    r"|cannot\b|can't\b|won't\b|agree[sd]?(?: that (?:you|they|it) (?:will|shall|may))? (?:not"
    r"|never)"
    r"\b|not to (?:use|be used|do|permit|allow|deploy)\b|nor (?:may|shall|will)\b"
    r"|no (?:person|one|user|licensee|part)[^.;]{0,40}? may\b|prohibits?\b|prohibited (?:from"
    r"|to)\b|(?:is|are|be)(?: \w+)? (?:prohibited|forbidden)"
    r"|forbids?\b|refrain(?:s|ed)? from\b|not (?:be )?(?:permitted|allowed|authori[sz]ed)\b"
    r"|disallowed\b|undertakes? not to\b|covenants? not to\b)"
)
_CHINESE = r"(?:不得|禁止|严禁|不可以|不能|不允许|不应|不将|不会将|请勿|嚴禁|不允許|不應|不用于)"
_OTHERS = (
    r"(?:\bn(?:e |')(?:peu[tx]|pouvez|peuvent|doi[ts]|devez|doivent|pourr\w+|utiliser)\b"
    r"|\binterdi(?:t|te|ts|tes|ction)\b|\bs'(?:engage|interdi)\w*[^.;]{0,20} ne pas\b"
    r"|\bno (?:podr[aá]n?|puede[ns]?|debe[ns]?|deber[aá]n?|est[aá] permitid\w|se permite)\b"
    r"|\bprohibid[oa]s?\b|\b(?:darf|d[uü]rfen)\b[^.;]{0,80}?\b(?:nicht|keine?[nrm]?|weder)\b"
    r"|\b(?:untersagt|verboten)\b)"
)
_FORBID = patterns.compile(f"{_ENGLISH}|{_CHINESE}|{_OTHERS}")
_THEM = (" we", " us", "licensor", "licensors", "contributor", "许可方")
"""Whose own duties forbid nothing to those who get the work."""
_SIGNS = (
    *("not", "prohib", "forb", "never", "no ", "nor ", "neither", "refrain", "n't", "disallow"),
    *("interdi", "n'", "ne ", "nicht", "kein", "weder", "verboten", "untersagt"),
)
"""One of these is in every ASCII text that forbids: seeking them is cheaper than the pattern."""
_NO_BAN = patterns.compile(
    r"^\W*(?:be )?(?:prevent|prohibit|forbid|restrict|preclude|limit|constru|interpret|affect"
    r"|obligat|liab|responsib|deem|appl(?:y|ies)\b)"
)
_DENIED = patterns.compile(
    r"\b(?:not|never|nor|neither|nothing\b[^.;,]*|neither\b[^.;,]*"
    r"|no longer|none of [^.;,]*)(?: \w+ly)? $"
)
"""Before "forbids" or "prohibits": nothing is forbidden."""
_VERBS = ("forb", "prohib", "is ", "are ", "be ", "disallow")
"""How the words begin that `_DENIED` may stand before."""
_AFTER = patterns.compile(
    r"\b(?:is|are|be) (?:\w+ly )?(?:prohibited|forbidden|not (?:\w+ly )?(?:permitted|allowed"
    r"|authori[sz]ed|licensed))\b|してはな|してはいけ|ことはでき(?:ない|ません)|できないもの"
    r"|禁止|禁じ"
    r"|しないもの|しないこと|안 ?[되돼된됩]|수 없|아니 ?[되된됩한]|금지|\bverboten\b|\buntersagt\b"
    r"|\binterdite?s?\b|\bprohibid\w+|\bnicht (?:gestattet|erlaubt|zul[aä]ssig)"
)
_LEAD = 400
"""How many characters before a colon may hold the words that forbid the list after it."""
_ITEMS = 40
"""How many clauses a list may have before an item."""
_FIRST_MARKS = ("(a)", "(i)", "(1)", " (a)", " (i)", " (1)")
_CONDITION = patterns.compile(
    r"\b(?:if|unless|provided|when|where|until|except|that|either|conditions?|following)\b[ ,:]*$"
)
_ITEM = patterns.compile(
    r"^ *(?:or |and )?(?:\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})[.)]|[-•·]|(?:[a-z-]+ use(?: only)?: )?"
    r"(?:to|for|in|by|as|on|us(?:e|es|ing)|any|train\w*|creat\w+|develop\w*|improv\w+|distil\w*"
    r"|build\w*|engag\w+|generat\w+|military|\w+ing)\b|将|用于|从事|制作|利用|进行|侵犯|生成"
    r"|传播|宣扬|危害)"
)
_HEADINGS = patterns.compile(
    r"\b(?:prohibited|restricted|forbidden|unacceptable|disallowed|impermissible) "
    r"(?:uses?|activit\w+|purposes|conduct)\b|\brestrictions\b|\bout[- ]of[- ]scope use"
    r"|禁止|使用限制|禁止用途"
)


def first_ban(plain: str) -> patterns.Match | None:
    """The first words of `plain` (as in `LegalText.plain`) that forbid what follows them."""
    return next(bans(plain), None)


def bans(plain: str) -> Iterator[patterns.Match]:
    """All words that forbid what follows. "Shall not prevent you from" forbids nothing."""
    if plain.isascii() and not any(sign in plain for sign in _SIGNS):
        return
    for match in _FORBID.finditer(plain):
        before = plain[max(0, match.start() - 14) : match.start()].rstrip()
        theirs = before.endswith(_THEM) and not match.group().startswith(_VERBS)
        if theirs or _NO_BAN.search(plain[match.end() : match.end() + 30]):
            continue
        if not (match.group().startswith(_VERBS) and _denied(plain, match.start())):
            yield match


def _denied(plain: str, at: int) -> bool:
    return _DENIED.search(plain[max(0, at - 80) : at]) is not None


def banned_after(plain: str) -> bool:
    """Whether `plain` has words that forbid what stands before them ("... is prohibited")."""
    return _AFTER.search(plain) is not None


def heads_a_ban(lead: str) -> bool:
    """Whether the words before a list ("You will not:", "Prohibited uses:") forbid its items."""
    colon = lead.rfind(":")
    return _heads(lead[max(0, colon - _LEAD) : colon + 1])


@lru_cache(maxsize=256)
def _heads(near: str) -> bool:
    """Cached, for items ask for the same few leads again and again."""
    return _HEADINGS.search(near) is not None or first_ban(near) is not None


@lru_cache(maxsize=256)
def _breaks_off(near: str) -> bool:
    """Whether words that forbid run on into a list ("You may not (a) ...")."""
    return first_ban(near) is not None and _CONDITION.search(near[-40:]) is None


def ban_over(clause: Clause) -> Clause | None:
    """The clause that forbids the list of which this clause is an item; `None` when none does.

    Lists may lie in lists ("You will not use it to: 1. harm others, including: a. ...").
    """
    if not _ITEM.search(clause.plain[:40]):
        return None
    following, before = clause, clause.previous
    for _ in range(_ITEMS):
        if before is None:
            return None
        plain = before.plain
        if (":" in plain and heads_a_ban(plain)) or (
            following.plain.startswith(_FIRST_MARKS) and _breaks_off(plain[-_LEAD:])
        ):
            return before
        following, before = before, before.previous
    return None
