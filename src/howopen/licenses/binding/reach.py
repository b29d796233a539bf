"""Conditions that depend on where somebody is, on passing it on, or on nothing."""

from __future__ import annotations

from howopen.licenses.binding.said import Bound, Said
from howopen.licenses.binding.situation import Situation, places
from howopen.licenses.category import AnyCondition
from howopen.licenses.condition_types import condition_type


def by_territory(condition: AnyCondition, situation: Situation) -> Said:
    """Territories that are excluded, the EU with its member states."""
    value = condition.value.get("territories", ())
    named = value if isinstance(value, tuple) else (str(value),)
    country, scope = situation.country, str(condition.value.get("scope", "all"))
    listed = ", ".join(named) or "a territory that was not read"
    if not country:
        return Said(Bound.CANNOT_TELL, f"It excludes {listed}; where you are was not said.")
    inside = [_inside(country, territory.upper()) for territory in named]
    if Bound.YES in inside:
        if scope != "all":
            why = f"{country} is in {listed}, for {scope} only; whether this is that, it is to see."
            return Said(Bound.CANNOT_TELL, why)
        return Said(Bound.YES, f"{country} is in {listed}, where it is not granted.")
    if not inside or Bound.CANNOT_TELL in inside:
        return Said(Bound.CANNOT_TELL, f"Whether {country} is in {listed} is not known.")
    return Said(Bound.NO, f"{country} is not in {listed}.")


def _inside(country: str, territory: str) -> Bound:
    """Whether a country, or somewhere in the EU, lies in a territory."""
    known = places()
    states = {"EU": known.eu, "EEA": known.eea, "UK": frozenset(("GB",))}.get(territory)
    if states is None and territory not in known.countries:
        return Bound.CANNOT_TELL
    states = states or frozenset((territory,))
    if country == "EU":
        if known.eu <= states:
            return Bound.YES
        return Bound.CANNOT_TELL if known.eu & states else Bound.NO
    return Bound.YES if country in states else Bound.NO


def by_sharing(condition: AnyCondition, situation: Situation) -> Said:
    """Duties of whoever passes it on."""
    changed = condition_type(condition.type).binds == "sharing-changed"
    if situation.shares is None:
        return Said(Bound.CANNOT_TELL, "Whether you pass it on, or offer it, was not said.")
    if not situation.shares:
        return Said(Bound.NO, "It binds who passes it on or offers it, and you do not.")
    if changed:
        return Said(Bound.CANNOT_TELL, "You pass it on; it binds if that is a changed version.")
    return Said(Bound.YES, "You pass it on or offer it.")


ONLY_IF = {
    "no_reverse_engineering": "you take it apart",
    "no_circumvention": "you work around its safeguards",
    "ip_retaliation": "you sue over rights in it",
    "patent_retaliation_all_rights": "you sue over patents",
    "termination_on_breach": "you break its terms",
    "revocable": "its maker takes it back",
    "non_sublicensable": "you would license it to others",
    "remote_restriction": "its maker limits it from afar",
    "must_update": "a new version comes out",
    "indemnity": "somebody claims against its maker for what you do",
    "no_endorsement": "you advertise with its maker's name",
}
"""What must happen before a condition that stands for everybody costs anything."""


def always(condition: AnyCondition, _: Situation) -> Said:
    """Conditions that stand for everybody, many of them idle until something happens."""
    who = condition_type(condition.type).who
    return Said(Bound.YES, who, ONLY_IF.get(condition.type, ""))


def never(condition: AnyCondition, _: Situation) -> Said:
    """What is only asked for."""
    return Said(Bound.NO, condition_type(condition.type).who)
