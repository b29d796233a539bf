"""How far a licence lets people go, from what it demands; not from its name.

    category_of(locate_conditions(text), nature=nature_of(LegalText(text)))
    freedoms_limited(conditions)[Freedom.SHARE]     # ("flow_down",)

Each condition type knows the widest category that a licence with it can have
(`data/condition_types.json`); the narrowest of these is the licence's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple, Protocol

from howopen.doors import patterns
from howopen.licenses.condition_types import Freedom, condition_type
from howopen.licenses.conditions.found import Value
from howopen.licenses.terms import Category
from howopen.licenses.text import LegalText


class AnyCondition(Protocol):
    """A condition, as known of a licence or as found in a text."""

    @property
    def type(self) -> str:
        """Its type."""

    @property
    def value(self) -> Value:
        """Its details."""


class Nature(NamedTuple):
    """What a text is besides its conditions. The default is that of a plain licence."""

    grants: bool = True
    """Whether it grants anything, or sets rules for what another text grants (a policy)."""
    for_data: bool = False
    """Whether it was made for data and content."""
    for_research: bool = False
    """Whether it calls itself a research licence, or shuts out commercial organisations."""


_LICENSE = Nature()


def category_of(
    conditions: Iterable[AnyCondition], *, osi_approved: bool = False, nature: Nature = _LICENSE
) -> Category:
    """The category of a licence with these conditions.

    `osi_approved` is for a text that is such a licence and nothing else; a condition that
    restricts it still narrows the answer. What separates the two narrow categories: who may
    not use it commercially may still use it privately (restricted-commercial), unless only
    research is granted (research-only).
    """
    category = _unrestricted(osi_approved=osi_approved, nature=nature)
    for condition in conditions:
        limit = condition_type(condition.type).category
        if condition.type == "non_commercial" and nature.for_research:
            limit = Category.RESEARCH_ONLY
        if limit and limit.rank > category.rank:
            category = limit
    return category


def _unrestricted(*, osi_approved: bool, nature: Nature) -> Category:
    if osi_approved:
        return Category.OPEN_SOURCE
    if not nature.grants:
        return Category.PROPRIETARY
    return Category.OPEN_DATA if nature.for_data else Category.OPEN_WEIGHTS_UNRESTRICTED


def freedoms_limited(conditions: Iterable[AnyCondition]) -> dict[Freedom, tuple[str, ...]]:
    """Each of the four freedoms with the types of condition that limit it, each type once."""
    limits: dict[Freedom, dict[str, None]] = {freedom: {} for freedom in Freedom}
    for condition in conditions:
        for freedom in condition_type(condition.type).freedoms_of(condition.value):
            limits[freedom][condition.type] = None
    return {freedom: tuple(types) for freedom, types in limits.items()}


HEAD = 400
"""The characters at the beginning in which a licence says what it is."""
_RESEARCH_NAME = patterns.compile(
    r"\bresearch(?:[- ](?:only|use|community|model)){0,3}[- ]licen[cs]e"
)
_RESEARCH_TITLED = patterns.compile(
    r"\bunder the (?:[a-z0-9.\[\]-]+ ){1,6}"
    r"research(?:[- ](?:only|use|community)){0,2}[- ]licen[cs]e"
)
_COMMERCIAL_BODIES = patterns.compile(
    r"\b(?:not|nor|never)\b.*\bon behalf of (?:a |an |any )?"
    r"(?:commercial|for-profit) (?:organi[sz]ation|compan|entit)"
)
_DATA = patterns.compile(
    r"\b(?:open |community )?(?:data|databases?|datasets?)(?: [a-z]+){0,3}[ -]licen[cs]e"
    r"|\b(?:odc|odbl|cdla|pddl)\b|\bcc0 1\.0|open data commons|open government licen[cs]e"
    r"|\bcreative commons\b.*(?:attribution|zero|legal code|universal|public domain)"
    r"|\battribution(?:-sharealike)? [1-4]\.[0-9]\b.*creative commons"
    r"|开放数据|数据(?:集)?许可|オープンデータ|licence ouverte"
)
_GRANTS = (
    *("grant", "permission to use", "permitted", "permits", "allow", "redistribution and use"),
    *("you may", "you can", "may be used", "may be copied", "can be used", "free to", "freely"),
    *("licensed under", "released under", "available under", "distributed under"),
    *("provided under", "under the terms of", "for any purpose", "public domain", "waive"),
    *("dedicat", "do what", "license to", "licence to", "the right to", "may copy", "may use"),
    *("授予", "许可您", "允许", "可以", "自由", "免费使用", "授权您", "根据", "遵循", "可用于"),
    *("許諾", "許可", "できる", "できます", "自由に", "허락", "허용", "허여", "할 수 있"),
    *("autoris", "accord", "concèd", "libre de", "concede", "otorga", "se permite", "puede"),
    *("autoriza", "gewähr", "räumt", "erlaubt", "gestattet", "darf"),
)
_DENIAL = patterns.compile(
    r"\b(?:no|not|nor|neither|without|nothing|none|unless|except|cannot|ne|pas|keine?|nicht)\b"
    r"|不|未|无|ない|ません|않"
)
_DENIED_AFTER = (" no ", "s no ", "ed no ", " not ", "s not ")
_RULES = patterns.compile(
    r"\b(?:use|usage|prohibited uses?|conduct) polic(?:y|ies)\b"
    r"|\byou agree (?:to comply|not to|that you will not)\b|使用政策|使用规范"
)
_KEPT_BACK = patterns.compile(
    r"\bproprietary\b|\bconfidential\b|\bno (?:rights?|licen[cs]es?|permissions?) (?:is|are)\b"
    r"|专有|保密"
)
_RESERVED = ("all rights reserved", "proprietary", "confidential", "保留所有权利", "专有")


def nature_of(text: LegalText, conditions: Iterable[AnyCondition] = ()) -> Nature:
    """What a text is besides its conditions, from its own words.

    Where no word of granting stands, one of its `conditions` may say it: "for research only".
    """
    plain = text.plain
    return Nature(
        grants=_grants(plain)
        or _only_rules(plain)
        or (_limit_grants(conditions) and not _KEPT_BACK.search(plain)),
        for_data=_DATA.search(plain[:HEAD]) is not None,
        for_research=_for_research(plain),
    )


def _limit_grants(conditions: Iterable[AnyCondition]) -> bool:
    """Whether one says what is not granted, and so that the rest is."""
    return any(condition_type(c.type).category in _LIMITED for c in conditions)


_LIMITED = frozenset((Category.RESTRICTED_COMMERCIAL, Category.RESEARCH_ONLY))


def _places(plain: str, word: str) -> Iterator[int]:
    at = plain.find(word)
    while at >= 0:
        yield at
        at = plain.find(word, at + len(word))


def _grants(plain: str) -> bool:
    """Whether a word of granting stands without a denial before it in its sentence."""
    for word in _GRANTS:
        for at in islice(_places(plain, word), MAX_PLACES):
            before = plain[max(0, at - 40) : at]
            sentence = before[max(before.rfind(". "), before.rfind("。")) + 1 :]
            after = plain[at + len(word) : at + len(word) + 5]
            if not _DENIAL.search(sentence) and not after.startswith(_DENIED_AFTER):
                return True
    return False


MAX_PLACES = 100
"""How often one word of granting is looked at."""


def _only_rules(plain: str) -> bool:
    """Whether it only sets rules for a use that another text grants."""
    return not any(word in plain for word in _RESERVED) and _RULES.search(plain) is not None


def _for_research(plain: str) -> bool:
    return (
        ("research" in plain[:HEAD] and _RESEARCH_NAME.search(plain[:HEAD]) is not None)
        or any(
            _RESEARCH_TITLED.search(plain[max(0, at - 90) : at + 45])
            for at in islice(_places(plain, "research"), MAX_PLACES)
        )
        or any(
            _COMMERCIAL_BODIES.search(plain[max(0, at - 180) : at + 60])
            for at in islice(_places(plain, "on behalf of"), MAX_PLACES)
        )
    )
