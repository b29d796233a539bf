"""Whether the words around a licence's name say that something here is under that licence."""

from __future__ import annotations

from howopen.doors import patterns
from howopen.licenses.by_name.keys import LICENSE_WORDS, key_of, tokens_of
from howopen.licenses.by_name.table import Table

LEAD = 200
"""Characters before a quotation in which it may be called a notice."""
_BEFORE = patterns.compile(
    r"(?:\bunder|\blicen[cs]\w*|\bterms of|\bvia|\bwith)\b[^.;]{0,60}$"
    r"|(?:遵循|遵守|采用|依据|根据|基于|按照|使用|许可证?|协议|授权|ライセンスは|라이[선센]스[는:])[为是\x{ff1a}:\s\[*_`「《]*$"
    r"|\b(?:code|weights?|models?|checkpoints?|data|datasets?|project|software|repository)"
    r" (?:is|are)[ *_`\[]+$",
    ignore_case=True,
)
_STRICT_BEFORE = patterns.compile(
    r"(?:\blicen[cs]ed? under(?: the)?|\blicen[cs]e\s*(?:is|:)?)[\s\[\]*_`:\"'(]*$",
    ignore_case=True,
)
_AFTER = patterns.compile(
    r"^[\s\])*_`\"']{0,4}-?(?:open[- ]source )?(?:licen[cs]|许可|許可|协议|協議|授权"
    r"|开源(?:许可|协议)|ライセンス|라이[선센]스|の(?:下|もと))",
    ignore_case=True,
)
_BORROWED = patterns.compile(
    r"\b(?:uses?|using|rel(?:y|ies) on|depends? on|bundles?|borrows?|wraps?|integrates?|thanks)"
    r"\b[^.;]*$",
    ignore_case=True,
)
_DESCRIBING = patterns.compile(r"-licen[cs]ed\s+(?P<word>[a-z]+)", ignore_case=True)
_DENIED = patterns.compile(
    r"\b(?:not|never|no longer|isn't|aren't|n't|unlike|instead of|rather than|previously|formerly"
    r"|compatible with|similar to|except|modified|custom|variant of|inspired by|changed? from)\b"
    r"[^.;]{0,40}$"
    r"|(?:不是|并非|未|不再|曾|类似|兼容|除)[^\x{3002}\x{ff1b}\x{ff0c}]{0,12}$",
    ignore_case=True,
)
_OTHERS = patterns.compile(
    r"\b(?:based (?:on|off|upon)|built (?:on|upon)|derived from|adapted from|borrow\w* from"
    r"|taken from|copied from|"
    r"forked from|code (?:from|written by)|developed by|(?:which|that) (?:is|are|was"
    r"|were) (?:\w+ )?licen[cs]ed|originally "
    r"(?:licen[cs]ed|released)|third[- ]party|dependenc\w+|portions? of|parts? of"
    r"|includes? (?:\w+ ){0,4}from|also contains)\b"
    r"|使用了|借鉴|参考了|改编自|来自|来源于|源自|派生|第三方",
    ignore_case=True,
)
_SEPARATE = patterns.compile(r"\bseparate licen[cs]e(?: terms)?\s*[:;]", ignore_case=True)
_NOTICE = patterns.compile(
    r"\b(?:notice|legend|statement|attribution|acknowledg\w+|retain|reproduce|display|include"
    r"|following (?:text|words|sentence))\b|声明|标注|注明|表示|고지|표시",
    ignore_case=True,
)
_NO_NOUNS = frozenset(("under", "and", "with", "by", "or", "as", "for"))
_NARROWED = patterns.compile(
    r"^[^.;]{0,60}\b(?:for (?:academic |non-?commercial |scientific )?research(?: purposes"
    r"| use)? only|research "
    r"(?:purposes|use)? ?only|non-?commercial (?:use|purposes) only|with (?:the following "
    r"|an? )?(?:additional|addendum|"
    r"modification|restriction|exception)\w*|except(?:ing)? (?:that|when|if|for commercial)"
    r"|but (?:not for commercial|only for|commercial use))",
    ignore_case=True,
)
_LICENSE_NAMES = LICENSE_WORDS | {"rail", "openrail", "openmdw", "terms", "policy", "community"}
"""Words that tell the name of a model's licence from the name of the model."""


def is_meant(sentence: str, start: int, end: int, known: Table) -> bool:
    """Whether the words around a name say that it is meant as a licence."""
    name = sentence[start:end]
    tokens = [token.text for token in tokens_of(name)]
    if any(word in LICENSE_WORDS for word in tokens):
        return True
    if _AFTER.search(sentence[end : end + 40]):
        return True
    before = sentence[max(0, start - 120) : start]
    key = key_of(tokens)
    if key in known.model_words:
        named = any(word in _LICENSE_NAMES for word in tokens)
        return bool((_BEFORE if named else _STRICT_BEFORE).search(before))
    if key.isalpha() and key not in known.plain_words:
        return False
    plain_word = name.isalpha() and not name.isupper()
    return bool((_STRICT_BEFORE if plain_word else _BEFORE).search(before))


def is_left_out(sentence: str, start: int, end: int, lead: str) -> bool:
    """Whether a name is denied, another project's, or part of a notice to be passed on."""
    before = sentence[:start]
    for separate in _SEPARATE.finditer(before):
        # What follows is about a part of its own, whatever the words before it were about.
        before = sentence[separate.end() : start]
    if _DENIED.search(before) or _OTHERS.search(before):
        return True
    describing = _DESCRIBING.search(sentence[start : end + 40])
    if describing and describing.group("word").lower() not in _NO_NOUNS:
        return _BORROWED.search(before) is not None
    quoted = _quotation(sentence[:start])
    return quoted >= 0 and _NOTICE.search((lead + sentence[:quoted])[-LEAD:]) is not None


def _quotation(before: str) -> int:
    """Where the quotation that is open at the end of these words begins; -1 for none."""
    if before.count('"') % 2:
        return before.rfind('"')
    opened = max(before.rfind(mark) for mark in "\u201c\u300c\u300e")
    closed = max(before.rfind(mark) for mark in "\u201d\u300d\u300f")
    return opened if opened > closed else -1


def leads_to_a_name(before: str) -> bool:
    """Whether the words before a name or an address are those that lead to a licence."""
    return _BEFORE.search(before) is not None


def is_narrowed(after: str) -> bool:
    """Whether the words after a name take something back of what it grants."""
    return _NARROWED.search(after) is not None
