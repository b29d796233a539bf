"""One fact, several readings: where definitions disagree about the same finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from howopen.frameworks.definition import Framework, Tone
from howopen.model import Dispute, Finding, Judgement, Outcome, Reading

_FACTS = (Outcome.YES, Outcome.PARTLY, Outcome.CONFLICTING)
"""Outcomes of a finding that there is something, which one may accept or not."""


def disputes(
    judgements: Mapping[str, Judgement],
    frameworks: Iterable[Framework],
    findings: Mapping[str, Finding],
) -> tuple[Dispute, ...]:
    """The findings that one definition accepts and another does not.

    A definition accepts a finding when it serves the best grade of every dimension that asks for
    it, and does not when it keeps one from that grade; a dimension that fails for other reasons
    says nothing of it. What was not found is no fact to read. Those about which most definitions
    have a view come first.
    """
    views: dict[str, dict[str, Reading]] = {}
    for framework in frameworks:
        for finding, reading in _readings(judgements[framework.id], framework):
            if finding not in findings or findings[finding].outcome not in _FACTS:
                continue
            own = views.setdefault(finding, {})
            if framework.id not in own or (own[framework.id].accepts and not reading.accepts):
                own[framework.id] = reading
    found = [
        Dispute(
            finding=finding,
            readings=tuple(sorted(own.values(), key=lambda r: (not r.accepts, r.framework))),
        )
        for finding, own in views.items()
        if len({reading.accepts for reading in own.values()}) > 1
    ]
    return tuple(sorted(found, key=lambda d: (-len(d.readings), d.finding)))


def _readings(judgement: Judgement, framework: Framework) -> Iterator[tuple[str, Reading]]:
    for dimension, cell in judgement.dimensions.items():
        if not cell.seen:
            continue
        good = framework.tone(cell.grade) is Tone.GOOD
        for finding in cell.deciding if good else cell.obstacles:
            yield (
                finding,
                Reading(
                    framework=framework.id, dimension=dimension, grade=cell.grade, accepts=good
                ),
            )
