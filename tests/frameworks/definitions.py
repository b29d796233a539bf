"""Invented definitions of openness for tests, small enough to see through."""

from __future__ import annotations

from howopen.frameworks.definition import (
    Condition,
    Dimension,
    Framework,
    Grade,
    Result,
    Selector,
    Tone,
)
from howopen.model import Finding, Outcome

Rule = dict[str, tuple[Outcome, ...]]


def definition(name: str, dimensions: dict[str, tuple[Rule, ...]], **changes) -> Framework:
    """A definition with the grades pass and fail; dimension -> the ways to pass it."""
    fields = {
        "id": name,
        "name": name.title(),
        "short": name.title(),
        "version": "1",
        "date": "2026-11-01",
        "source": f"https://{name}.example",
        "license": "CC0-1.0",
        "attribution": f"{name.title()}.",
        "about": "Invented.",
        "grades": (
            Grade(id="pass", points=1.0, symbol="+", means="fine"),
            Grade(id="fail", points=0.0, symbol="-", means="not fine"),
        ),
        "dimensions": tuple(
            Dimension(
                id=each,
                title=each.title(),
                short=each[:9],
                group="All",
                criteria={},
                findings=tuple(dict.fromkeys(name for way in ways for name in way)),
                rules={
                    "pass": tuple(
                        {name: Condition(outcome=outcomes) for name, outcomes in way.items()}
                        for way in ways
                    )
                },
            )
            for each, ways in dimensions.items()
        ),
    }
    return Framework(**{**fields, **changes})


def checklist(name: str, dimensions: dict[str, tuple[Rule, ...]], *needed: str) -> Framework:
    """The same with two classes: `good` when all that is needed passes, else `bad`."""
    good = Result(
        id="good", says="good", tone=Tone.GOOD, when=(Selector(of=needed, all=("pass",)),)
    )
    bad = Result(id="bad", says="bad", tone=Tone.BAD, when=(Selector(of=needed, any=("fail",)),))
    return definition(name, dimensions, results=(good, bad))


def findings(**outcomes: Outcome) -> dict[str, Finding]:
    """Finding id, with `_` for `-` -> a finding with that outcome."""
    return {
        name.replace("_", "-"): Finding(outcome=outcome, note=f"{name}.")
        for name, outcome in outcomes.items()
    }
