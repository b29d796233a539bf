"""The uses that a text forbids by name, and where: read once for two conditions.

uses = forbidden_uses(text)
uses.lists    # each clause that forbids uses: where it begins, the kinds that it names
uses.kinds    # ("military", "illegal", ...), in the order of `KINDS`
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from howopen.doors import patterns
from howopen.licenses.conditions.forbidding import ban_over, banned_after, bans
from howopen.licenses.text import Clause, LegalText

KINDS = {
    "military": r"\bmilitary|\bwarfare\b|\barmed forces?\b|\barmy\b|\bnavy\b|\bair force\b"
    r"|\bdefen[cs]e (?:applications?|purposes|uses?|industry|sector|contractors?|systems?)\b"
    r"|\bmilit(?:aire|ar|[aä]risch)\w*\b"
    r"|军事|军用|軍事|군사",
    "weapons": r"\b(?:illegal )?weapons?\b|\bguns\b|\bexplosives\b|\barmes?\b|\barmas?\b"
    r"|\bwaffen|武器|무기",
    "nuclear": r"\bnuclear\b|核武|核工业",
    "espionage": r"\bespionage\b|\bspying\b|间谍",
    "surveillance": r"\bsurveil\w+|\bmass monitoring\b|\b[uü]berwachung|\bvigilancia\b|监控"
    r"|监视|監視|감시",
    "biometric": r"\bbiometric\w*|\bfacial recognition\b|人脸识别|生物识别",
    "illegal": r"\billegal\w*|\bunlawful\w*|\bcriminal\b"
    r"|violat\w+ (?:any )?(?:\w+ )?(?:\w+,? ){0,6}law"
    r"|violates? the law|\bill[ée]gal\w*|\bilegal\w*|\brechtswidrig\w*|非法|违法|違法|불법",
    "rights": r"\binfring\w+|\bmisappropriat\w+|侵犯|侵害",
    "minors": r"\bminors?\b|\bchild(?:ren)?\b|未成年|儿童",
    "disinformation": r"\bfalse information\b|\bverifiably false\b|\bmisinform\w*|\bdisinform\w*"
    r"|\bdefam\w+|\bfalse or misleading\b|虚假|诽谤",
    "harassment": r"\bharass\w*|\bbully\w*|\bthreaten\w*|\bstalk\w*|\babus(?:e|ing|ive)\b|骚扰",
    "discrimination": r"\bdiscriminat(?:e|es|ed|ing|ion)\b|\bhate speech\b|\bhatred\b|歧视|仇恨",
    "violence": r"\bviolen\w+|\bterroris\w+|\bextremis\w+|恐怖|极端主义|暴力",
    "sexual": r"\bporn\w+|\bsexual\w*|色情",
    "personal data": r"\bpersonal(?:ly)? identif\w+|\bpersonal (?:data|information)\b|个人信息"
    r"|隐私",
    "malware": r"\bmalware\b|\bmalicious\b|\bransomware\b|恶意代码",
    "impersonation": r"\bimpersonat\w+|冒充",
    "fraud": r"\bfraud\w*|\bscams?\b|\bspam\b|欺诈|诈骗",
    "automated decisions": r"\bfully automated decision|\bautomated decision|自动化决策",
    "medical": r"\bmedical (?:advice|diagnos\w+|result|devices?)|医疗",
    "law enforcement": r"\blaw enforcement\b|\bpolice\b|\badministration of justice\b"
    r"|\bimmigration or asylum\b"
    r"|\bpredicting an individual will commit\b",
    "critical infrastructure": r"\bcritical infrastructure\b|关键基础设施",
    "harm": r"\bharm(?:s|ing|ful)?\b|\bself-harm\b|\bphysical injury\b|伤害|损害社会|公共利益",
    "national security": r"\bnational security\b|\bpublic security\b|国家安全",
}
"""Kinds of forbidden uses, each with the words that name it."""
_KIND = patterns.compile("|".join(KINDS.values()))
_TRIGGERS = (
    "militar", "warfare", "weapon", "surveil", "illegal", "unlawful", "violates",
    "violation of", "harm", "minors", "discriminat", "harass", "biometric", "defam",
    "personal info", "malware", "nuclear", "law enforcement", "medical", "automated decision",
    "fraud", "false information", "terroris", "exploit",
    "hate speech", "sexual", "impersonat", "disinformation", "spam",
    "police", "army", "armed force", "air force", "navy", "defence ", "defense ",
    "militaire", "militär", "军事", "军用",
    "非法", "违法", "国家安全", "軍事", "군사", "違法", "불법",
)  # fmt: skip
_WEAK = frozenset(("illegal", "rights", "harm", "fraud", "malware", "personal data"))
"""Kinds that common clauses name too; alone they make no list of forbidden uses."""
_EXPORT = patterns.compile(
    r"\b(?:export|trade controls?|sanctions|embargo\w*|restricted part(?:y|ies)|end[- ]users?)\b"
)
_EXPORT_KINDS = frozenset(("weapons", "nuclear", "illegal", "rights"))
_SOFT = patterns.compile(
    r"\b(?:not (?:designed|intended|licensed|tested)|encourag\w+|warrant\w+)\b"
)
_NO_USE = patterns.compile(
    r"^\W*(?:[a-z0-9]{1,3}[.)] )?no (?:[\w/-]+,? ){0,5}?uses?"
    r"(?: (?:is|are) (?:\w+ly )?(?:permitted|allowed|granted)| may\b| (?:for|by|in)\b|\W*$)"
)
_NO_USE_OF = patterns.compile(r"\b(?:on|of|limits?|restrictions?|ban|prohibitions?|objections?)\b")
_REACH = 900
"""How many characters after the words that forbid a use may stand."""
SHOWN = 130
"""How many characters before a word a quote shows."""


class ForbiddenUses(NamedTuple):
    """A clause, with its list, that forbids uses: offsets into the text."""

    start: int
    """Where the words that forbid begin."""
    end: int
    kinds: tuple[str, ...]
    """In the order of the text."""
    military: int
    """Where military use is named; -1 when it is not."""


@lru_cache(maxsize=1)
def forbidden_uses(text: LegalText) -> tuple[ForbiddenUses, ...]:
    """The lists of forbidden uses, in the order of the text; empty when it names none."""
    lists: dict[int, ForbiddenUses] = {}
    over: Clause | None = None
    open_list = (-9, 0)  # the last clause of a list that runs on without marks, and its start
    for clause in text.clauses_with(_TRIGGERS):
        named = _named(clause.plain)
        if not named:
            continue
        start = _ban_before(clause, named)
        if start is None and clause.number - open_list[0] <= 2:
            start = open_list[1]
            open_list = (clause.number, start)
        if start is None:
            if over is None or clause.number - over.number > 40:
                over = ban_over(clause)
            start = _start_of_list(over) if over and over.number < clause.number else None
        elif (
            start != open_list[1]
            and ":" in clause.plain
            and (len(named) > 2 or clause.plain.rstrip().endswith(";"))
        ):
            open_list = (clause.number, start)
        if start is None:
            continue
        known = lists.get(start)
        kinds = (known.kinds if known else ()) + tuple(kind for kind, _ in named)
        military = known.military if known else -1
        if military < 0:
            military = next((clause.start + at for kind, at in named if kind == "military"), -1)
        lists[start] = ForbiddenUses(start, clause.end, tuple(dict.fromkeys(kinds)), military)
    return tuple(lists[start] for start in sorted(lists))


def names_uses(kinds: tuple[str, ...]) -> bool:
    """Whether these kinds make a list of forbidden uses: three, or one that says which use."""
    return len(kinds) > 2 or any(kind not in _WEAK for kind in kinds)


def _named(plain: str) -> list[tuple[str, int]]:
    """The kinds of uses that a clause names, and where; none in a clause of export control."""
    named = [(_kind(match.group()), match.start()) for match in _KIND.finditer(plain)]
    only_export = all(kind in _EXPORT_KINDS for kind, _ in named)
    if only_export and _EXPORT.search(plain):
        return []
    return named


@lru_cache(maxsize=512)
def _kind(words: str) -> str:
    """The kind that these words name. One pattern each, for a group each is slow in RE2."""
    return next(kind for kind, rule in KINDS.items() if patterns.compile(rule).search(words))


def _ban_before(clause: Clause, named: list[tuple[str, int]]) -> int | None:
    """Where the words begin that forbid, in the clause itself, the last of the named uses."""
    plain = clause.plain
    last = named[-1][1]
    places = [at for _, at in named]
    for ban in bans(plain[:last]):
        following = bisect_left(places, ban.end())
        if following < len(places) and places[following] - ban.end() < _REACH:
            if _SOFT.search(plain[max(0, ban.start() - 40) : ban.end() + 40]):
                return None
            return clause.start + ban.start()
    first = named[0][1]
    no_use = _NO_USE.search(plain) if "no " in plain[:12] else None
    if no_use and not _NO_USE_OF.search(no_use.group()):
        return clause.start + plain.index("no ")
    return clause.start + max(0, first - SHOWN) if banned_after(plain[last : last + 90]) else None


def _start_of_list(lead: Clause) -> int:
    ban = None
    for ban in bans(lead.plain):
        if ban.end() > len(lead.plain) - 2 * SHOWN:
            break
    return lead.start + (ban.start() if ban else max(0, len(lead.plain.rstrip()) - SHOWN))
