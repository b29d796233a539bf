"""The class of a release under the MOF, from the grades that its components have by findings."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from howopen.frameworks.definition import Framework
from howopen.frameworks.evaluate import decisive_first
from howopen.frameworks.mof.components import CLASSES, components
from howopen.frameworks.mof.evaluate import Evaluation, Listed, evaluate_listed
from howopen.frameworks.mof.reading import Standing
from howopen.model import Judgement

RESULTS = {3: "class-iii", 2: "class-ii", 1: "class-i", 0: "unclassified"}
"""Class -> the id of the result that the definition has for it."""
STANDINGS = {
    "open": Standing.OPEN,
    "invalid": Standing.INVALID,
    "unlicensed": Standing.UNLICENSED,
    "missing": Standing.ABSENT,
}
"""Grade of a component -> its standing."""


def with_class(judgement: Judgement, framework: Framework) -> Judgement:
    """The judgement with its class, the progress of each class, and what stands in the way.

    That is what the nearest class that is not reached lacks; first what nothing was found of.
    """
    found = evaluate_listed(dict(_listed(judgement)))
    lacking = _lacking(found)
    return replace(
        judgement,
        grade=RESULTS[found.number],
        progress={RESULTS[n]: round(found.progress[str(n)], 1) for n in CLASSES},
        decisive=decisive_first(
            [id_ for id_, c in components().items() if c.name in lacking], framework
        ),
    )


def _listed(judgement: Judgement) -> Iterable[tuple[str, Listed]]:
    for id_, component in components().items():
        standing = STANDINGS[judgement.dimensions[id_].grade]
        if standing is not Standing.ABSENT:
            yield (
                id_,
                Listed(
                    id=id_,
                    name=component.name,
                    kind=component.kind,
                    license=None,
                    means="",
                    standing=standing,
                    type_appropriate=True,
                ),
            )


def _lacking(found: Evaluation) -> frozenset[str]:
    """Names of the components that the nearest class lacks; none when the hardest is reached."""
    nearest = next((each for each in found.classes if each.progress < 100), None)
    if nearest is None:
        return frozenset()
    return frozenset((*nearest.missing, *nearest.unlicensed, *nearest.invalid))
