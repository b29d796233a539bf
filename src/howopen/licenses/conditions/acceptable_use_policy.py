"""A separate policy on use binds by reference.

Value: `incorporated` (true); `name`, when the text calls the policy by a name of its own;
`address`, the URL or file where the text says that it stands. A policy that speaks of itself
("you agree to this policy") refers to no other. A text of a few lines whose only rule is the law
gets the name "comply with applicable law".
"""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.licenses.conditions.found import Found, Value
from howopen.licenses.text import Clause, LegalText

_POLICY = (
    r"(?:(?:acceptable|prohibited|permitted|permissible|responsible|restricted|allowed|fair"
    r"|ethical)"
    r"[ -]+uses?(?: \w+)? (?:policy|policies|guidelines?|terms|rules|addendum)"
    r"|usage (?:policy|policies|guidelines|rules)|\baup\b|\buses? (?:policy|policies)"
    r"|(?:trustworthy|responsible|ethical) ai (?:terms|polic\w+|guidelines?|principles|practices)"
    r"|\b(?:content|ethics|ai) (?:policy|policies)|code of (?:ethics|conduct))"
)
_TRIGGERS = (
    "use policy",
    "uses policy",
    "use policies",
    "usage polic",
    "usage guidelines",
    "usage rules",
    "aup",
    "use guideline",
    "ai terms",
    "ai principles",
    "ai guideline",
    "content polic",
    "ai polic",
    "ethics polic",
    "code of conduct",
    "code of ethics",
    "use terms",
    "use rules",
)
_BOUND = patterns.compile(
    r"\b(?:adher\w+ to|compl(?:y|ies|iance|ying)(?: \w+){0,4}? with|abid\w+ by|consistent with"
    r"|conform\w* (?:to|with)"
    r"|in accordance with|subject to|bound by|accepts?|accepted|agree(?:s|d)? (?:to|with)"
    r"|follow|observe"
    r"|set (?:forth|out) in|described in|listed in|specified in|stated in|not violat\w+"
    r"|contraven\w+|breach(?:es)?(?: of)?|guardrails (?:provided )?in"
    r"|(?:that|which) (?:would )?violat\w+|in violation of|contrary to|conflicts? with"
    r"|prohibited (?:by|under|in)|restrictions (?:in|of)|pursuant to|governed by|incorporat\w+)\b"
    rf"(?:[^.;]|\.\S){{0,200}}?({_POLICY})"
)
_INCORPORATED = patterns.compile(
    rf"({_POLICY})(?:[^.;]|\.\S){{0,260}}?\b(?:(?:is|are|being)(?: \w+)? ?(?:hereby )?incorporated"
    r"|forms? (?:an integral )?part of|is (?:made )?(?:an integral )?part of"
    r"|must be (?:followed|observed|complied))"
)
_NOT_BINDING = patterns.compile(
    r"\bthis (?:\w+ ){0,2}$|\b(?:encourag\w+|please|recommend\w*|suggest\w*|report\w*|we ask)\b"
    r"[^.;]*$|\b(?:(?:is|are) not (?:subject to|bound by|governed by)"
    r"|need not|not (?:required|obliged|have|need) to) [^.;]{0,40}$"
    r"|\b(?:trade ?marks?|brand\w*|logos?|data|part(?:y|ies)|privacy)\b[^.;]{0,40}$"
)
_COMMON = ("usage guideline", "usage rule")
"""Names a policy only when written with a capital."""
_DEFINITION = patterns.compile(r"\" (?:shall )?means?\b|\" refers? to\b")
_CHINESE_TRIGGERS = (
    "使用政策",
    "使用规范",
    "使用策略",
    "服务协议",
    "使用准则",
    "行为准则",
    "社区准则",
    "利用ポリシー",
    "이용 정책",
    "사용 정책",
    "politique d'utilisation",
    "política de uso",
    "nutzungsrichtlinie",
)
_OTHER_LANGUAGES = patterns.compile(
    r"(?:遵守|遵循|符合|受|违反|接受|同意)[^。;]{0,30}?((?:可接受|禁止|允许|合理|负责任)?"
    r"(?:使用政策|使用规范|使用策略|服务协议|使用准则|行为准则|社区准则))"
    r"|((?:使用政策|使用规范|使用策略|使用准则))[^。;]{0,40}?(?:纳入|并入|组成部分)"
    r"|(利用ポリシー)[^。]{0,40}?(?:遵守|従|準拠|一部)"
    r"|((?:이용|사용) 정책)[^.]{0,30}?(?:준수|따라|일부)"
    r"|(?:respecter|conform\w+|cumplir|respetar|einhalten|gem[aä]ß)[^.;]{0,60}?"
    r"(politique d'utilisation|pol[ií]tica de uso|nutzungsrichtlinie)"
    r"|(politique d'utilisation|pol[ií]tica de uso|nutzungsrichtlinien?)[^.;]{0,80}?"
    r"(?:incorpor|partie int[ée]grante|parte integrante|bestandteil|einzuhalten)"
)
_NAME = patterns.compile(
    r"((?:(?:\b[a-z]{0,2}[A-Z][\w.\-]*|\d[\w.]*)(?:'s|\x{2019}s)? ){1,7})((?:[A-Z]\w+ )*"
    r"(?:Polic(?:y|ies)|Guidelines?|AUP|[Tt]erms|Principles|Conduct|Rules))"
)
_GENERIC = patterns.compile(
    r"(?:(?:Acceptable|Prohibited|Permitted|Responsible|Restricted|Fair|Usage|Uses?|AUP|Content)"
    r"[ -]?)+(?:Polic(?:y|ies)|Guidelines?|[Tt]erms|Rules)?"
)
_NAMED_POLICY = patterns.compile(_POLICY)
_ARTICLES = frozenset(("The", "This", "Our", "Any", "Its", "Their", "All", "THE"))
_ADDRESS = patterns.compile(
    r"https?://[^\s)\]>\"',;\x{201d}\x{ff09}]+|\b(?:[\w\-]+\.)+(?:com|org|ai|dev|io|net|cn|ae"
    r"|eu|jp|kr|co)"
    r"(?:/[^\s)\]>\"',;\x{201d}\x{ff09}]*)?|\b[\w/\-]+\.(?:md|txt|pdf|html?)\b"
)
_LAW_ONLY = patterns.compile(
    r"\byou (?:agree to|must|will|shall) comply with (?:all )?applicable laws?\b"
)
_LICENSING = ("licens", "licenc", "agreement", "warrant", "copyright", "permission", "redistribut")
_SHORT = 2000
"""Longer than this (in characters), a text that names the law is no policy of a few lines."""


def find(text: LegalText) -> Iterator[Found]:
    """The clause that binds; a definition only when nothing else does."""
    weaker = None
    for clause in text.clauses_with(_TRIGGERS):
        found = _in_clause(text, clause)
        if found and not _DEFINITION.search(clause.plain):
            yield found
            return
        weaker = weaker or found
    for clause in text.clauses_with(_CHINESE_TRIGGERS):
        match = _OTHER_LANGUAGES.search(clause.plain)
        at = max(match.start(group) for group in range(1, 7)) if match else 0
        if match and not clause.plain[:at].endswith(("本", "이 ")):
            yield _found(text, clause, match.start(), at, at)
            return
    weaker = weaker or _law_only(text)
    if weaker:
        yield weaker


def _in_clause(text: LegalText, clause: Clause) -> Found | None:
    plain = clause.plain
    for pattern in (_BOUND, _INCORPORATED):
        for match in pattern.finditer(plain):
            at, end = match.span(1)
            if plain.startswith(_COMMON, at) and clause.words[at].islower():
                continue  # advice on use, or on the use of a mark
            if _NOT_BINDING.search(plain[max(0, at - 160) : at]) is None:
                begin = match.start() if at - match.start() < 120 else at
                return _found(text, clause, begin, at, end)
    return None


def _found(text: LegalText, clause: Clause, begin: int, at: int, end: int) -> Found:
    value: Value = {"incorporated": True}
    name = _name(clause, at, end)
    if name:
        value["name"] = name
    address = _address(clause, at) or _address_elsewhere(text)
    if address:
        value["address"] = address
    return Found(clause.start + begin, clause.end, value)


def _name(clause: Clause, at: int, end: int) -> str:
    """The name that the policy has of its own, without the possessive; empty when it has none."""
    first = max(0, at - 60)
    for match in _NAME.finditer(clause.words[first : end + 12]):
        if first + match.end() >= end - 1:
            own = [
                word.removesuffix("'s").removesuffix("\u2019s") for word in match.group().split()
            ]
            while own and own[0] in _ARTICLES:
                own.pop(0)
            name = " ".join(own)
            return "" if _GENERIC.fullmatch(name) else name
    return ""


def _address(clause: Clause, at: int) -> str:
    """The first address within 300 characters after the policy is named."""
    match = _ADDRESS.search(clause.words[at : at + 300])
    return match.group().rstrip(".").replace("\\", "") if match else ""


def _address_elsewhere(text: LegalText) -> str:
    """The address beside the policy where another clause names it."""
    for clause in text.clauses_with(_TRIGGERS[:3]):
        named = _NAMED_POLICY.search(clause.plain)
        address = _address(clause, named.start()) if named else ""
        if address:
            return address
    return ""


def _law_only(text: LegalText) -> Found | None:
    if len(text.plain) > _SHORT or any(word in text.plain for word in _LICENSING):
        return None
    match = _LAW_ONLY.search(text.plain)
    if match is None:
        return None
    return Found(*match.span(), {"incorporated": True, "name": "comply with applicable law"})
