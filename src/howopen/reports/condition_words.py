"""Conditions of licences in words: as a sentence, and as what a headline says of a limit."""

from __future__ import annotations

from collections.abc import Callable

from howopen.licenses.conditions.found import FoundCondition, Value
from howopen.licenses.terms import Condition
from howopen.locale import ENGLISH, Tongue, to_say
from howopen.reports.condition_tables import EFFECTS, FORBIDS, OTHER_TERMS, PLAIN, TELLS
from howopen.reports.phrases import joined
from howopen.reports.value_words import (
    Detail,
    counted,
    earned,
    plain,
    spelled,
    territories,
)

Told = Callable[[Value, Tongue], str]
"""What a condition says with its details, in a language."""


def in_words(condition: Condition | FoundCondition, say: Tongue = ENGLISH) -> str:
    """A condition as a short sentence without a full stop, with all its details."""
    left = {
        key: value
        for key, value in condition.value.items()
        if key not in _TOLD.get(condition.type, ())
    }
    told = list(filter(None, (_detail(key, value, say) for key, value in left.items())))
    said = in_short(condition, say)
    return f"{said} ({joined(told, say)})" if told else said


def _detail(key: str, value: Detail, say: Tongue) -> str:
    """One that the sentence does not tell; empty where nothing need be said of it."""
    if key == "where" and value == "inline":
        return ""
    detail = plain(value, say)
    if key in TELLS:
        return say(TELLS[key]).format(detail=detail)
    return detail if key in ("what", "licence") else f"{key.replace('_', ' ')}: {detail}"


def in_short(condition: Condition | FoundCondition, say: Tongue = ENGLISH) -> str:
    """The same without what only qualifies it."""
    if condition.type in PLAIN:
        return say(PLAIN[condition.type])
    said = _SAID.get(condition.type)
    return said(condition.value, say) if said else say(condition.type.replace("_", " "))


def as_a_limit(condition: Condition | FoundCondition, say: Tongue = ENGLISH) -> str:
    """A limit as the end of a headline: `forbids some uses`; empty for what limits nothing."""
    if condition.type in FORBIDS:
        return say(FORBIDS[condition.type])
    said = _BINDS.get(condition.type)
    return said(condition.value, say) if said is not None else ""


def _quoted(value: Value, key: str, otherwise: str, say: Tongue) -> str:
    """Words that the clause gives, in quotation marks."""
    if not value.get(key):
        return say(otherwise)
    return say("“{words}”").format(words=value[key])


def _choice(key: str, words: dict[str, str], otherwise: str) -> Told:
    """The sentence for a detail that is one of a few codes; another code is told as it is."""

    def said(value: Value, say: Tongue) -> str:
        code = str(value.get(key, ""))
        if code in words:
            return say(words[code])
        return f"{say(otherwise)} ({spelled(code)})" if code else say(otherwise)

    return said


def _forbidden(value: Value, say: Tongue) -> str:
    kinds = value.get("kinds")
    if not kinds:
        return say("some uses are forbidden")
    return say("some uses are forbidden, among them: {kinds}").format(kinds=plain(kinds, say))


def _policy(value: Value, say: Tongue) -> str:
    name = str(value.get("name", ""))
    if "law" in name.lower():
        return say("a use policy binds too: {name}").format(name=name)
    named = _quoted(value, "name", to_say("a use policy"), say)
    return say("the rules of {policy} bind too").format(policy=named)


def _notice(value: Value, say: Tongue) -> str:
    said = say("a notice of its origin must stay with copies")
    if value.get("file"):
        said = say("{what}, in a file {file}").format(
            what=said, file=_quoted(value, "file", "", say)
        )
    if value.get("text"):
        return say("{what}: {note}").format(what=said, note=_quoted(value, "text", "", say))
    return said


def _improvement(value: Value, say: Tongue) -> str:
    models = plain(value["scope"], say) if value.get("scope") else say("other models")
    said = (
        say("what it writes may not be used to train or improve {models}")
        if value.get("on") == "outputs"
        else say("it may not be used to train or improve {models}")
    ).format(models=models)
    if not value.get("exception"):
        return said
    return say("{what}, except {exception}").format(what=said, exception=value["exception"])


def _naming(value: Value, say: Tongue) -> str:
    models = value.get("applies_to") or "derivatives"
    named = say("derived models") if models == "derivatives" else plain(models, say)
    word = _quoted(value, "prefix", to_say("a given word"), say)
    return say("the names of {models} must carry {word}").format(models=named, word=word)


def _displayed(value: Value, say: Tongue) -> str:
    text = _quoted(value, "text", to_say("a given text"), say)
    said = say("{text} must be shown to users").format(text=text)
    when = value.get("when")
    if not when:
        return said
    above = when == "above threshold"
    case = say("only above that number") if above else say("if {case}").format(case=when)
    return f"{said} ({case})"


def _meant(value: Value, say: Tongue) -> str:
    if not value.get("meaning"):
        return say("only research is granted")
    return say("only {meaning} is granted").format(meaning=value["meaning"])


def _one_field(value: Value, say: Tongue) -> str:
    if value.get("only_with"):
        with_ = plain(value["only_with"], say)
        return say("granted for use with {what} only").format(what=with_)
    only = plain(value["only"], say) if value.get("only") else say("one purpose")
    return say("granted for {purpose} only").format(purpose=only)


def _outputs(value: Value, say: Tongue) -> str:
    kind = str(value.get("kind", ""))
    if "commercial" in kind:
        return say("what it generates may not be used commercially")
    said = say("what it generates is limited")
    return f"{said} ({plain(kind, say)})" if kind else said


def _effect(amount: Callable[[Value, Tongue], str], message: str) -> Told:
    """What happens above an amount."""

    def said(value: Value, say: Tongue) -> str:
        effect = EFFECTS.get(str(value.get("effect")), OTHER_TERMS)
        return say(message).format(amount=amount(value, say), effect=say(effect))

    return said


def _above(amount: Callable[[Value, Tongue], str], message: str) -> Told:
    def said(value: Value, say: Tongue) -> str:
        shown = to_say("makes anyone above {amount} display a name")
        binds = shown if value.get("effect") == "display_name" else message
        return say(binds).format(amount=amount(value, say))

    return said


_BINDS: dict[str, Told] = {
    "user_threshold": _above(counted, to_say("does not cover anyone above {amount}")),
    "usage_threshold": _above(counted, "does not cover anyone above {amount}"),
    "revenue_threshold": _above(earned, to_say("does not cover anyone who earns above {amount}")),
    "territory_exclusion": lambda v, say: say("does not hold in {places}").format(
        places=territories(v, say)
    ),
}
_SAID: dict[str, Told] = {
    "user_threshold": _effect(counted, to_say("above {amount} {effect}")),
    "usage_threshold": _effect(counted, "above {amount} {effect}"),
    "revenue_threshold": _effect(earned, to_say("above {amount} of revenue {effect}")),
    "research_only": _meant,
    "use_restrictions": _forbidden,
    "acceptable_use_policy": _policy,
    "field_of_use": _one_field,
    "no_model_improvement": _improvement,
    "output_restriction": _outputs,
    "territory_exclusion": lambda v, say: say("not granted in {places}").format(
        places=territories(v, say)
    ),
    "copyleft": _choice(
        "kind",
        {
            "strong": to_say("derivatives must be under the same licence"),
            "file": to_say("changed files must be under the same licence"),
            "network": to_say("derivatives must be under the same licence, also behind a service"),
            "share_alike": to_say("derivatives must be under the same or a like licence"),
        },
        "derivatives must be under the same licence",
    ),
    "flow_down": _choice(
        "kind",
        {
            "same_terms": to_say("whoever receives it must be bound by the same terms"),
            "use_restrictions": to_say("whoever receives it must be bound by its limits of use"),
            "use_limitation": "whoever receives it must be bound by its limits of use",
        },
        to_say("its terms must bind whoever receives it"),
    ),
    "naming": _naming,
    "ip_retaliation": _choice(
        "scope",
        {
            "patent": to_say("who sues over patents loses the patent rights"),
            "ip": to_say("who sues over intellectual property loses all rights"),
        },
        to_say("suing ends one's rights"),
    ),
    "display_attribution": _displayed,
    "attribution_notice": _notice,
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
