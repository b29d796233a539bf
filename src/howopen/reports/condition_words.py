"""Conditions of licences in words: as a sentence, and as what a headline says of a limit."""

from __future__ import annotations

from collections.abc import Callable

from howopen.licenses.conditions.found import FoundCondition, Value
from howopen.licenses.terms import Condition


def in_words(condition: Condition | FoundCondition) -> str:
    """A condition as a short sentence without a full stop, with all its details."""
    name = condition.type.replace("_", " ")
    value = dict(condition.value)
    for detail in _TOLD.get(condition.type, ()):
        value.pop(detail, None)
    said = _SAID[condition.type](condition.value) if condition.type in _SAID else name
    details = [f"{key.replace('_', ' ')}: {_plain(told)}" for key, told in value.items()]
    return f"{said} ({'; '.join(details)})" if details else said


def as_a_limit(condition: Condition | FoundCondition) -> str:
    """A limit as the end of a headline: `binds anyone above ...`; empty for what limits nothing."""
    said = _BINDS.get(condition.type)
    return said(condition.value) if said is not None else ""


def _plain(value: str | int | bool | tuple[str, ...]) -> str:  # noqa: FBT001
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return rounded(value)
    return ", ".join(value) if isinstance(value, tuple) else _spelled(value)


def _spelled(value: str) -> str:
    """`separate_licence` as words; what is no such code as it is."""
    code = value.replace("_", "")
    return value.replace("_", " ") if code.isalpha() and code.islower() else value


def rounded(count: int) -> str:
    """`700 million` for 700,000,000; counts that are no round millions in full."""
    for size, name in ((10**9, "billion"), (10**6, "million")):
        if count >= size and count * 100 % size == 0:
            return f"{count / size:g} {name}"
    return f"{count:,}"


def _counted(value: Value) -> str:
    """`700 million monthly users`, `5,000 edge devices`."""
    count = value.get("users", value.get("count"))
    number = rounded(count) if isinstance(count, int) else "some number of"
    period = {"month": "monthly ", "day": "daily ", "year": "yearly "}.get(
        str(value.get("period")), ""
    )
    return f"{number} {period}{value.get('unit', 'users')}"


def _earned(value: Value) -> str:
    amount = value.get("amount")
    number = rounded(amount) if isinstance(amount, int) else "some amount"
    period = f" a {value['period']}" if value.get("period") else ""
    return " ".join(filter(None, (number, str(value.get("currency", ""))))) + period


def _territories(value: Value) -> str:
    return _plain(value.get("territories", ())) or "some territories"


_EFFECTS = {
    "separate_licence": "a separate licence must be asked for",
    "licence_terminates": "the licence ends",
    "no_commercial_grant": "commercial use is not granted",
    "registration": "one must register",
    "display_name": "a name must be displayed",
}


def _effect(value: Value) -> str:
    return _EFFECTS.get(str(value.get("effect")), "other terms hold")


def _above(counted: Callable[[Value], str], who: str) -> Callable[[Value], str]:
    def said(value: Value) -> str:
        if value.get("effect") == "display_name":
            return f"makes anyone above {counted(value)} display a name"
        return f"binds anyone {who} {counted(value)}"

    return said


def _fixed(words: str) -> Callable[[Value], str]:
    return lambda _: words


_BINDS: dict[str, Callable[[Value], str]] = {
    "user_threshold": _above(_counted, "above"),
    "usage_threshold": _above(_counted, "above"),
    "revenue_threshold": _above(_earned, "who earns above"),
    "non_commercial": _fixed("forbids commercial use"),
    "research_only": _fixed("allows research only"),
    "commercial_registration": _fixed("commercial use must be registered or asked for"),
    "use_restrictions": _fixed("forbids listed uses"),
    "acceptable_use_policy": _fixed("binds users to a use policy"),
    "military_ban": _fixed("forbids military use"),
    "no_model_improvement": _fixed("forbids improving other models with it"),
    "field_of_use": _fixed("holds for one purpose only"),
    "redistribution_ban": _fixed("forbids passing it on"),
    "no_derivatives_sharing": _fixed("forbids sharing changed versions"),
    "territory_exclusion": lambda v: f"does not hold in {_territories(v)}",
    "output_restriction": _fixed("limits what may be done with outputs"),
}
"""What a limit does, as the end of the headline."""

_SAID: dict[str, Callable[[Value], str]] = {
    "user_threshold": lambda v: f"above {_counted(v)} {_effect(v)}",
    "usage_threshold": lambda v: f"above {_counted(v)} {_effect(v)}",
    "revenue_threshold": lambda v: f"above {_earned(v)} of revenue {_effect(v)}",
    "non_commercial": _fixed("commercial use is not granted"),
    "research_only": _fixed("only research is granted"),
    "commercial_registration": _fixed("commercial use must be registered or asked for"),
    "gated_access": _fixed("access must be asked for first"),
    "use_restrictions": _fixed("the text lists forbidden uses"),
    "acceptable_use_policy": _fixed("a use policy binds too"),
    "military_ban": _fixed("military use is forbidden"),
    "field_of_use": _fixed("granted for one purpose only"),
    "no_model_improvement": _fixed("it may not be used to train or improve other models"),
    "output_restriction": _fixed("what it generates is limited"),
    "no_reverse_engineering": _fixed("it may not be reverse engineered"),
    "no_circumvention": _fixed("safeguards may not be circumvented"),
    "territory_exclusion": lambda v: f"not granted in {_territories(v)}",
    "redistribution_ban": _fixed("it may not be passed on"),
    "no_derivatives_sharing": _fixed("changed versions may not be shared"),
    "non_sublicensable": _fixed("it may not be sublicensed"),
    "copyleft": _fixed("derivatives must be under the same licence"),
    "flow_down": _fixed("its terms must bind whoever receives it"),
    "base_model_terms": _fixed("another model's terms bind too"),
    "naming": lambda v: f"names of derived models must carry {v.get('prefix', 'a given word')!r}",
    "revocable": _fixed("it can be revoked"),
    "termination_on_breach": _fixed("it ends when its terms are broken"),
    "ip_retaliation": _fixed("suing ends one's rights"),
    "patent_retaliation_all_rights": _fixed("a patent suit ends all rights"),
    "remote_restriction": _fixed("use can be restricted from afar"),
    "must_update": _fixed("updates must be used"),
    "indemnity": _fixed("users must make good the maker's losses"),
    "display_attribution": lambda v: f"users must be shown {v.get('text', 'a given text')!r}",
    "attribution_notice": _fixed("a notice of its origin must stay with copies"),
    "licence_copy": _fixed("copies must come with the licence"),
    "state_changes": _fixed("changed files must be marked"),
    "no_endorsement": _fixed("the maker's name may not be used to endorse"),
    "request_only": _fixed("something is asked for, and not demanded"),
}

_TOLD: dict[str, tuple[str, ...]] = {
    "user_threshold": ("users", "period", "unit", "effect"),
    "usage_threshold": ("count", "period", "unit", "effect"),
    "revenue_threshold": ("amount", "currency", "period", "effect"),
    "territory_exclusion": ("territories",),
    "naming": ("prefix",),
    "display_attribution": ("text",),
    "acceptable_use_policy": ("incorporated",),
}
"""Details that the sentence itself tells."""
