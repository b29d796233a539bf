"""What a text without a licence's words states itself: limits on what it names, short grants."""

from __future__ import annotations

from howopen.doors import patterns
from howopen.licenses.by_name.components import Component, components_in
from howopen.licenses.by_name.short_forms import SHORT, Named
from howopen.licenses.condition_types import condition_type
from howopen.licenses.conditions.found import FoundCondition
from howopen.licenses.reading import TextKind
from howopen.licenses.text import LegalText

NEAR = 5
"""Lines between a licence's name and a condition on it in a longer text."""
_README = patterns.compile(r"(?:^|/)(?:readme|model_?card)[^/]*$", ignore_case=True)
_GRANT = patterns.compile(
    r"\b(?:you|anyone|everyone|everybody|users?|people)\b[^.;]*"
    r"\b(?:may|can|(?:is|are) (?:free|permitted|allowed) to) (?:freely |also )?"
    r"(?:use|copy|modify|adapt|share|distribute|redistribute)\b[^.;]*"
    r"\b(?:for any purpose|commercial\w*|copy|modify|adapt|share|distribute|redistribute)\b"
    r"|\b(?:free|may be used|can be used)\b[^.;]*\bfor (?:any|every) (?:purpose|use)\b"
    r"|(?:可|允许)[^。]*(?:任何目的|任何用途|自由使用|自由修改|自由分发)"
    r"|自由に(?:使用|利用|改変|再配布)|자유롭게 사용|\blibremente\b|\blibrement\b"
    r"|\bfrei (?:ver|be)wend|\bfrei genutzt"
)
_DATA_ONLY = frozenset((Component.DATA, Component.DOCUMENTS))
_PARTS = {part.value: part for part in Component}


def is_readme(path: str) -> bool:
    """Whether a file is a README or a card by its name."""
    return _README.search(path) is not None


def is_short_grant(legal: LegalText, words: int, path: str) -> bool:
    """Whether a short text, no README, lets people use and share something in so many words."""
    return words <= SHORT and not is_readme(path) and _GRANT.search(legal.plain) is not None


def take_back(
    named: Named, conditions: tuple[FoundCondition, ...], path: str
) -> tuple[FoundCondition, ...]:
    """The conditions that limit what an open licence grants to whom a text names it for.

    In a long text those near to the name; what is said of the data limits no other part.
    """
    license_ = named.license
    if not named.matches or (license_ is not None and not license_.category.open):
        return ()
    near = named.kind is TextKind.MENTIONS or is_readme(path)
    return tuple(
        condition
        for condition in conditions
        if condition_type(condition.type).category is not None
        and (not near or _is_near(condition, named))
        and _is_about(condition, named)
    )


def _is_near(condition: FoundCondition, named: Named) -> bool:
    return any(m.start_line - NEAR <= condition.line <= m.end_line + NEAR for m in named.matches)


def _is_about(condition: FoundCondition, named: Named) -> bool:
    """Whether a clause speaks of what the licence was named for, of the weights, or of no part."""
    said = frozenset(components_in(condition.quote))
    covered = {_PARTS.get(match.component, Component.UNKNOWN) for match in named.matches}
    return not said <= _DATA_ONLY or bool(said & covered) or not said


def is_only_for_code(legal: LegalText, named: Named) -> bool:
    """Whether the licences named are all for the code, and the text speaks of weights as well."""
    only_code = {match.component for match in named.matches} == {Component.CODE.value}
    return only_code and Component.WEIGHTS in components_in(legal.words[:_LOOKED_AT])


_LOOKED_AT = 20_000
"""Characters in which the weights are looked for."""
