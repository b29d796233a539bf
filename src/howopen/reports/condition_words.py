"""Conditions of licences in words: as a sentence, and as what a headline says of a limit."""

from __future__ import annotations

from collections.abc import Callable

from howopen.licenses.conditions.found import FoundCondition, Value
from howopen.licenses.terms import Condition
from howopen.reports.value_words import (
    Detail,
    counted,
    earned,
    in_part,
    plain,
    spelled,
    territories,
)


def in_words(condition: Condition | FoundCondition) -> str:
    """A condition as a short sentence without a full stop, with all its details."""
    details = [
        _TELLS[key](value) if key in _TELLS else f"{key.replace('_', ' ')}: {plain(value)}"
        for key, value in condition.value.items()
        if key not in _TOLD.get(condition.type, ())
    ]
    told = list(filter(None, details))
    said = in_short(condition)
    return f"{said} ({'; '.join(told)})" if told else said


def in_short(condition: Condition | FoundCondition) -> str:
    """The same without what only qualifies it."""
    said = _SAID.get(condition.type)
    return said(condition.value) if said else condition.type.replace("_", " ")


def as_a_limit(condition: Condition | FoundCondition) -> str:
    """A limit as the end of a headline: `binds anyone above ...`; empty for what limits nothing."""
    said = _BINDS.get(condition.type)
    return said(condition.value) if said is not None else ""


def _quoted(value: Value, key: str, otherwise: str) -> str:
    """Words that the clause gives, in quotation marks."""
    return f"“{value[key]}”" if value.get(key) else otherwise


def _choice(key: str, words: dict[str, str], otherwise: str) -> Callable[[Value], str]:
    """The sentence for a detail that is one of a few codes; another code is told as it is."""

    def said(value: Value) -> str:
        code = str(value.get(key, ""))
        return words.get(code) or (f"{otherwise} ({spelled(code)})" if code else otherwise)

    return said


def _forbidden(value: Value) -> str:
    kinds = value.get("kinds")
    return f"some uses are forbidden, among them: {plain(kinds)}" if kinds else _SOME_USES


_SOME_USES = "some uses are forbidden"


def _policy(value: Value) -> str:
    name = str(value.get("name", ""))
    if "law" in name.lower():
        return f"a use policy binds too: {name}"
    return f"the rules of {_quoted(value, 'name', 'a use policy')} bind too"


def _notice(value: Value) -> str:
    file = f", in a file {_quoted(value, 'file', '')}" if value.get("file") else ""
    words = f": {_quoted(value, 'text', '')}" if value.get("text") else ""
    return f"a notice of its origin must stay with copies{file}{words}"


def _improvement(value: Value) -> str:
    it = "what it writes" if value.get("on") == "outputs" else "it"
    models = value.get("scope") or "other models"
    excepted = f", except {value['exception']}" if value.get("exception") else ""
    return f"{it} may not be used to train or improve {plain(models)}{excepted}"


def _naming(value: Value) -> str:
    models = value.get("applies_to") or "derivatives"
    named = "derived models" if models == "derivatives" else plain(models)
    return f"the names of {named} must carry {_quoted(value, 'prefix', 'a given word')}"


def _displayed(value: Value) -> str:
    when = value.get("when")
    case = f" ({'only ' if when == 'above threshold' else 'if '}{when})" if when else ""
    case = case.replace("above threshold", "above that number")
    return f"{_quoted(value, 'text', 'a given text')} must be shown to users{case}"


def _meant(value: Value) -> str:
    return f"only {value.get('meaning') or 'research'} is granted"


def _one_field(value: Value) -> str:
    if value.get("only_with"):
        return f"granted for use with {plain(value['only_with'])} only"
    return f"granted for {plain(value.get('only') or 'one purpose')} only"


def _outputs(value: Value) -> str:
    kind = str(value.get("kind", ""))
    if "commercial" in kind:
        return "what it generates may not be used commercially"
    return (
        f"what it generates is limited ({plain(kind)})" if kind else "what it generates is limited"
    )


_EFFECTS = {
    "separate_licence": "a separate licence must be asked for",
    "royalty": "a royalty must be paid",
    "licence_terminates": "the licence ends",
    "no_commercial_grant": "commercial use is not granted",
    "registration": "one must register",
    "display_name": "a name must be displayed",
}


def _effect(value: Value) -> str:
    return _EFFECTS.get(str(value.get("effect")), "other terms hold")


def _above(amount: Callable[[Value], str], who: str) -> Callable[[Value], str]:
    def said(value: Value) -> str:
        if value.get("effect") == "display_name":
            return f"makes anyone above {amount(value)} display a name"
        return f"binds anyone {who} {amount(value)}"

    return said


def _fixed(words: str) -> Callable[[Value], str]:
    return lambda _: words


_BINDS: dict[str, Callable[[Value], str]] = {
    "user_threshold": _above(counted, "above"),
    "usage_threshold": _above(counted, "above"),
    "revenue_threshold": _above(earned, "who earns above"),
    "non_commercial": _fixed("forbids commercial use"),
    "research_only": _fixed("allows research only"),
    "commercial_registration": _fixed("commercial use must be registered or asked for"),
    "use_restrictions": _fixed("forbids some uses"),
    "acceptable_use_policy": _fixed("binds users to a use policy"),
    "military_ban": _fixed("forbids military use"),
    "no_model_improvement": _fixed("forbids improving other models with it"),
    "field_of_use": _fixed("holds for one purpose only"),
    "redistribution_ban": _fixed("forbids passing it on"),
    "no_derivatives_sharing": _fixed("forbids sharing changed versions"),
    "territory_exclusion": lambda v: f"does not hold in {territories(v)}{in_part(v)}",
    "output_restriction": _fixed("limits what may be done with outputs"),
}
"""What a limit does, as the end of the headline."""

_SAID: dict[str, Callable[[Value], str]] = {
    "user_threshold": lambda v: f"above {counted(v)} {_effect(v)}",
    "usage_threshold": lambda v: f"above {counted(v)} {_effect(v)}",
    "revenue_threshold": lambda v: f"above {earned(v)} of revenue {_effect(v)}",
    "non_commercial": _fixed("commercial use is not granted"),
    "research_only": _meant,
    "commercial_registration": _fixed("commercial use must be registered or asked for"),
    "gated_access": _fixed("access must be asked for first"),
    "use_restrictions": _forbidden,
    "acceptable_use_policy": _policy,
    "military_ban": _fixed("military use is forbidden"),
    "field_of_use": _one_field,
    "no_model_improvement": _improvement,
    "output_restriction": _outputs,
    "no_reverse_engineering": _fixed("it may not be reverse engineered"),
    "no_circumvention": _fixed("safeguards may not be circumvented"),
    "territory_exclusion": lambda v: f"not granted in {territories(v)}{in_part(v)}",
    "redistribution_ban": _fixed("it may not be passed on"),
    "no_derivatives_sharing": _fixed("changed versions may not be shared"),
    "non_sublicensable": _fixed("it may not be sublicensed"),
    "copyleft": _choice(
        "kind",
        {
            "strong": "derivatives must be under the same licence",
            "file": "changed files must be under the same licence",
            "network": "derivatives must be under the same licence, also behind a service",
            "share_alike": "derivatives must be under the same or a like licence",
        },
        "derivatives must be under the same licence",
    ),
    "flow_down": _choice(
        "kind",
        {
            "same_terms": "whoever receives it must be bound by the same terms",
            "use_restrictions": "whoever receives it must be bound by its limits of use",
            "use_limitation": "whoever receives it must be bound by its limits of use",
        },
        "its terms must bind whoever receives it",
    ),
    "base_model_terms": _fixed("another model's terms bind too"),
    "naming": _naming,
    "revocable": _fixed("it can be revoked"),
    "termination_on_breach": _fixed("it ends when its terms are broken"),
    "ip_retaliation": _choice(
        "scope",
        {
            "patent": "who sues over patents loses the patent rights",
            "ip": "who sues over intellectual property loses all rights",
        },
        "suing ends one's rights",
    ),
    "patent_retaliation_all_rights": _fixed("a patent suit ends all rights"),
    "remote_restriction": _fixed("use can be restricted from afar"),
    "must_update": _fixed("updates must be used"),
    "indemnity": _fixed("users must make good the maker's losses"),
    "display_attribution": _displayed,
    "attribution_notice": _notice,
    "licence_copy": _fixed("copies must come with the licence"),
    "state_changes": _fixed("changed files must be marked"),
    "no_endorsement": _fixed("the maker's name may not be used to endorse"),
    "request_only": _fixed("something is asked for, and not demanded"),
}

_TOLD: dict[str, tuple[str, ...]] = {
    "user_threshold": ("users", "period", "unit", "effect"),
    "usage_threshold": ("count", "period", "unit", "effect"),
    "revenue_threshold": ("amount", "currency", "period", "effect"),
    "territory_exclusion": ("territories", "scope"),
    "naming": ("prefix", "applies_to"),
    "display_attribution": ("text", "when"),
    "attribution_notice": ("file", "text"),
    "acceptable_use_policy": ("incorporated", "name"),
    "use_restrictions": ("kinds",),
    "no_model_improvement": ("scope", "exception", "on"),
    "research_only": ("meaning",),
    "field_of_use": ("only", "only_with"),
    "output_restriction": ("kind",),
    "copyleft": ("kind",),
    "flow_down": ("kind",),
    "ip_retaliation": ("scope",),
}
"""Details that the sentence itself tells."""

_TELLS: dict[str, Callable[[Detail], str]] = {
    "where": lambda where: "" if where == "inline" else f"see {plain(where)}",
    "address": lambda address: f"at {address}",
    "unless": lambda what: f"unless {plain(what)}",
    "how": lambda step: f"by {plain(step)}",
    "by": lambda step: f"by {plain(step)}",
    "also": lambda what: f"also {plain(what)}",
    "of": lambda what: f"this means {plain(what)}",
    "what": plain,
    "licence": plain,
}
"""How other details are told, where nothing need be said empty; any other is told as it is."""
