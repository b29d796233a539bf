"""Conditions that depend on what somebody uses it for.

A purpose is compared only with words that the clause itself names; that it shares none
clears nobody.
"""

from __future__ import annotations

from howopen.doors import patterns
from howopen.licenses.binding.said import Bound, Said
from howopen.licenses.binding.situation import Situation, Use
from howopen.licenses.category import AnyCondition
from howopen.licenses.conditions.found import FoundCondition


def by_commerce(condition: AnyCondition, situation: Situation) -> Said:
    """Limits of commercial use, and steps before it."""
    unless = condition.value.get("unless")
    how = condition.value.get("how")
    if situation.commercial is None:
        return Said(Bound.CANNOT_TELL, "Whether your use is commercial was not said.")
    if not situation.commercial:
        return Said(Bound.NO, "It limits commercial use only, and yours is not commercial.")
    if condition.type == "commercial_registration":
        step = f" ({how})" if how else ""
        return Said(Bound.YES, f"Your use is commercial, and this step comes first{step}.")
    lifted = f", unless {unless}" if unless else ""
    return Said(Bound.YES, f"Your use is commercial, which is not granted{lifted}.")


def by_research(condition: AnyCondition, situation: Situation) -> Said:
    """Grants of research only; other uses when the clause's own meaning of research has them."""
    if situation.use is None:
        return Said(Bound.CANNOT_TELL, "Whether your use is research was not said.")
    if situation.use is Use.RESEARCH:
        return Said(Bound.NO, "Your use is research, which is granted.")
    stems = _NAMED_USES.get(situation.use, ())
    meaning = " ".join(map(str, condition.value.values())).lower()
    if any(stem in meaning for stem in stems):
        return Said(Bound.NO, f"The licence counts {situation.use} as research.")
    if any(stem in _clause(condition) for stem in stems):
        return Said(Bound.CANNOT_TELL, f"The clause names {situation.use} use; read it.")
    if situation.use in {Use.COMMERCIAL, Use.PERSONAL, Use.CHARITY}:
        return Said(Bound.YES, f"Only research is granted, and yours is {situation.use} use.")
    return Said(Bound.CANNOT_TELL, f"Your {situation.use} use may be research or not.")


_NAMED_USES = {
    Use.EVALUATION: ("evaluat", "评估"),
    Use.EDUCATION: ("educat", "teach", "academic", "教育", "教学"),
    Use.PERSONAL: ("personal", "个人"),
    Use.CHARITY: ("charit", "non-profit", "nonprofit", "公益"),
    Use.GOVERNMENT: ("government", "政府"),
}

_TOPICS = {
    "military": (
        "militar",
        "army",
        "armed force",
        "warfare",
        "battlefield",
        "air force",
        "navy",
        "soldier",
        "军事",
        "军队",
        "軍事",
    ),
    "weapons": ("weapon", "bioweapon", "missile", "munition", "ammunition", "explosive", "武器"),
    "nuclear": ("nuclear", "核"),
    "espionage": ("espionage", "spy", "intelligence agenc", "间谍"),
    "surveillance": ("surveil", "mass monitoring", "监控", "监视"),
    "biometrics": ("biometric", "facial recognition", "face recognition", "人脸识别"),
    "law enforcement": ("law enforcement", "police", "policing", "predict crime", "执法"),
    "medical": ("medic", "biomedic", "clinical", "diagnos", "patient", "医疗", "医学"),
    "legal advice": ("legal advice", "administration of justice", "法律咨询"),
    "finance": ("credit scor", "insurance", "financial advice", "lending"),
    "employment": ("hiring", "recruit", "employment", "job applicant"),
    "migration": ("migration", "asylum", "immigration", "border control"),
    "critical infrastructure": ("critical infrastructure", "power grid", "关键基础设施"),
    "disinformation": ("disinformation", "misinformation", "fake news", "虚假信息"),
    "impersonation": ("impersonat", "deepfake"),
    "sexual content": ("porn", "sexual", "色情"),
    "gambling": ("gambl", "betting", "赌博"),
    "drugs": ("illegal drug", "narcotic", "毒品"),
}
"""Kinds of use that licences name, and the words that name them (lower case)."""


_MILITARY = frozenset(("military", "weapons"))
"""The topics of a ban of military use; what else its sentence names, other conditions hold."""


def _topics(words: str) -> list[str]:
    """The topics whose stems begin a word; "blending" is no lending."""
    apart = " " + "".join(c if c.isalnum() else " " for c in words)
    return [
        topic
        for topic, stems in _TOPICS.items()
        if any((f" {stem}" if stem.isascii() else stem) in apart for stem in stems)
    ]


def _clause(condition: AnyCondition) -> str:
    return condition.quote.lower() if isinstance(condition, FoundCondition) else ""


def by_purpose(condition: AnyCondition, situation: Situation) -> Said:
    """Lists of forbidden uses: compared by the kinds of use that both sides name."""
    if not situation.purpose:
        return Said(Bound.CANNOT_TELL, "What you want to do with it was not said.")
    kinds = condition.value.get("kinds", ())
    named = _topics(f"{' '.join(kinds) if isinstance(kinds, tuple) else kinds} ".lower())
    named += _topics(_clause(condition))
    if condition.type == "military_ban":
        named = ["military", *_MILITARY.intersection(named)]
    for topic in _topics(situation.purpose.lower()):
        if topic in named:
            return Said(Bound.YES, f"Your purpose and the clause both name {topic}.")
    return Said(
        Bound.CANNOT_TELL,
        "Your purpose shares no word with what was read of the clause, which does not clear it.",
    )


_TRAINS = patterns.compile(
    r"\bdistil|\bsynthetic data|\btraining (?:data|set)|\bstudent model|\bcompeting model"
    r"|\b(?:train|improv|build|develop|pre-?train)(?:e|es|s|ing)? (?:[a-z-]+ ){0,4}"
    r"(?:models?|llms?|networks?)\b|训练.{0,12}模型|蒸馏",
    ignore_case=True,
)


def by_training(condition: AnyCondition, situation: Situation) -> Said:
    """Bans on improving other models: whether the purpose speaks of training one."""
    if not situation.purpose:
        return Said(Bound.CANNOT_TELL, "Whether you train or improve a model was not said.")
    if not _TRAINS.search(situation.purpose):
        return Said(Bound.CANNOT_TELL, "Your purpose does not say that it trains no model.")
    excepted = condition.value.get("exception")
    but = f", unless that is among those excepted ({excepted})" if excepted else ""
    return Said(Bound.YES, f"Your purpose speaks of training or improving a model{but}.")


def by_policy(condition: AnyCondition, _: Situation) -> Said:
    """A policy that is only referred to: its text decides."""
    name = condition.value.get("name")
    policy = f"a policy ({name})" if name else "a policy"
    return Said(Bound.CANNOT_TELL, f"It binds to {policy}, a text of its own that must be read.")


def by_field(condition: AnyCondition, _: Situation) -> Said:
    """A grant for one purpose: whether that is yours, no comparison of words shows."""
    only = condition.value.get("only") or condition.value.get("only_with") or "one purpose"
    return Said(
        Bound.CANNOT_TELL, f"It is granted for this only: {only}; words do not tell if yours is it."
    )


def by_outputs(condition: AnyCondition, situation: Situation) -> Said:
    """Limits on outputs; a non-commercial one is a limit of commerce."""
    if "commercial" in str(condition.value.get("kind", "")):
        return by_commerce(condition, situation)
    return Said(Bound.CANNOT_TELL, "What you do with outputs was not said.")
