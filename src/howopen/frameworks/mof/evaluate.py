"""What a model's components and their licences come to under the Model Openness Framework.

    evaluate({"model-architecture": "Apache-2.0", "model-card": None}).progress

The rules are those of the Model Openness Tool (MOT) 8b5d30e, restated in docs/frameworks/mof.md;
with `exact=True` its own licence table is used and the figures are its own to the last digit.
Nothing here reads a file: whoever knows a release's components by other means may ask, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from howopen.frameworks.mof.components import (
    CLASSES,
    LABELS,
    RESEARCH_PAPER,
    TECHNICAL_REPORT,
    Component,
    Kind,
    component_named,
    components,
)
from howopen.frameworks.mof.reading import Reading, Standing, read_license_string
from howopen.model import Record

_Name = Literal["included", "optional", "missing", "unlicensed", "invalid"]


class Listed(Record, frozen=True, kw_only=True):
    """A component that the release lists, with what its licence makes of it."""

    id: str
    name: str
    kind: Kind = msgspec.field(name="type")
    license: str | None
    """As written; `None` when there is none."""
    means: str
    """The licence's id or SPDX expression; empty where none is named."""
    standing: Standing
    type_appropriate: bool
    note: str = ""


class ClassResult(Record, frozen=True, kw_only=True):
    """One class: how far a release is, and what it has of what the class asks for.

    The lists hold names of components. Those that may stand for another, and those that are not
    required, are in them as MOT has it.
    """

    number: int = msgspec.field(name="class")
    label: str
    progress: float
    required: int
    """How many components it asks for, with those of the easier classes; one less where a paper
    that it asks for anyway stands for the report."""
    included: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    """Not required, there and open."""
    missing: tuple[str, ...] = ()
    unlicensed: tuple[str, ...] = ()
    invalid: tuple[str, ...] = ()


class Evaluation(Record, frozen=True, kw_only=True):
    """A release under the MOF."""

    number: int = msgspec.field(name="class")
    """3, 2 or 1, which is the hardest; 0 for none."""
    label: str
    progress: dict[str, float]
    """Class ("3", "2", "1") -> per cent; 0 until every easier class is complete."""
    total_progress: float
    classes: tuple[ClassResult, ...]
    """III, II, I."""
    components: tuple[Listed, ...]
    """Those that are listed, in the order of the framework."""
    not_type_appropriate: tuple[str, ...]
    """Names of those under an open licence that is not made for what they are."""


def evaluate(licenses: Mapping[str, str | None], *, exact: bool = False) -> Evaluation:
    """Class, progress and lists of a release that has these components under these licences.

    Keys are ids or names of components; a value is the licence that holds for it, `None` for none.
    A component that is not a key is missing. Raises `InputError` for one that there is not.
    """
    named = {component_named(name).id: license_ for name, license_ in licenses.items()}
    listed = {
        id_: _listed(component, read_license_string(named[id_], exact=exact), named[id_])
        for id_, component in components().items()
        if id_ in named
    }
    return evaluate_listed(listed)


def evaluate_listed(listed: Mapping[str, Listed]) -> Evaluation:
    """The same of components whose standing is known; keys are ids, in the framework's order."""
    lists = {number: _lists_of(number, listed) for number in CLASSES}
    _let_paper_stand_for_report(lists, listed)
    asked = {number: _asked(number, listed) for number in CLASSES}
    progress = _progress(lists, asked)
    reached = [number for number in CLASSES if progress[number] == 100]
    number = reached[-1] if reached else 0
    return Evaluation(
        number=number,
        label=LABELS[number],
        progress={str(each): progress[each] for each in CLASSES},
        total_progress=sum(progress[each] for each in CLASSES) / len(CLASSES),
        classes=tuple(
            ClassResult(
                number=each,
                label=LABELS[each],
                progress=progress[each],
                required=asked[each],
                **{name: tuple(names) for name, names in lists[each].items()},
            )
            for each in CLASSES
        ),
        components=tuple(listed.values()),
        not_type_appropriate=tuple(
            each.name
            for each in listed.values()
            if each.standing is Standing.OPEN and not each.type_appropriate
        ),
    )


def _listed(component: Component, reading: Reading, license_: str | None) -> Listed:
    return Listed(
        id=component.id,
        name=component.name,
        kind=component.kind,
        license=license_,
        means=reading.means,
        standing=reading.standing,
        type_appropriate=component.kind in reading.kinds,
        note=reading.note,
    )


_Lists = dict[_Name, list[str]]


def _lists_of(number: int, listed: Mapping[str, Listed]) -> _Lists:
    """The lists of one class, before a paper may stand for the report."""
    lists: _Lists = {"included": [], "optional": [], "missing": [], "unlicensed": [], "invalid": []}
    for component in components().values():
        if component.enters >= number:
            found = listed.get(component.id)
            if found is not None and found.standing is not Standing.ABSENT:
                lists[_list_of(found.standing, component)].append(component.name)
            elif component.required:
                lists["missing"].append(component.name)
    return lists


def _list_of(standing: Standing, component: Component) -> _Name:
    if standing is Standing.OPEN:
        return "included" if component.required else "optional"
    return "unlicensed" if standing is Standing.UNLICENSED else "invalid"


def _let_paper_stand_for_report(lists: Mapping[int, _Lists], listed: Mapping[str, Listed]) -> None:
    """A research paper that is there takes the place of a report that does not count.

    The class that asks for the paper anyway has it already.
    """
    report, paper = listed.get(TECHNICAL_REPORT), listed.get(RESEARCH_PAPER)
    if _counts(report) or paper is None or paper.standing is Standing.ABSENT:
        return
    asked = components()[RESEARCH_PAPER]
    for number, own in lists.items():
        own["missing"] = [n for n in own["missing"] if n != components()[TECHNICAL_REPORT].name]
        if number > asked.enters:
            own[_list_of(paper.standing, asked)].append(paper.name)


def _counts(listed: Listed | None) -> bool:
    return listed is not None and listed.standing is Standing.OPEN


def _progress(lists: Mapping[int, _Lists], asked: Mapping[int, int]) -> dict[int, float]:
    """Per cent of each class; 0 where an easier one is not complete."""
    progress: dict[int, float] = {}
    complete = True
    for number in CLASSES:
        included = len(lists[number]["included"])
        progress[number] = percentage(included, asked[number]) if complete else 0.0
        complete = complete and included >= asked[number]
    return progress


def percentage(included: int, required: int) -> float:
    """Per cent, in the order of operations that gives MOT's digits, and at most 100."""
    return min(100.0, included / required * 100)


def _asked(number: int, listed: Mapping[str, Listed]) -> int:
    """How many components a class asks for, with those of the easier ones."""
    required = sum(each.required and each.enters >= number for each in components().values())
    report, paper = listed.get(TECHNICAL_REPORT), listed.get(RESEARCH_PAPER)
    # A paper that stands for the report cannot count twice where both are asked for.
    spared = _counts(paper) and not _counts(report)
    return required - (spared and number <= components()[RESEARCH_PAPER].enters)
