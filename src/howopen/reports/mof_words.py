"""What all formats say alike of a model file under the MOF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from howopen.frameworks.mof.components import (
    CLASSES,
    LABELS,
    NUMERALS,
    component_called,
    framework_version,
)
from howopen.frameworks.mof.evaluate import ClassResult
from howopen.frameworks.mof.reading import Standing
from howopen.frameworks.mof.result import FileEvaluation

EXPLAINED = "Licences that do not count"
DIFFERENCES = "Where MOT's own result differs"
SAME = "MOT's own table of licences gives the same."
WARNINGS = "To know"
ATTRIBUTION = (
    "Classes, components and licence lists of the Model Openness Framework as in the Model Openness"
    " Tool 8b5d30e, Copyright 2024 The Model Openness Tool Authors (MIT)."
)
STYLES = {3: "bold yellow", 2: "bold yellow", 1: "bold green", 0: "bold red"}
_LISTS = (("missing", "missing"), ("unlicensed", "no licence"), ("invalid", "licence not open"))
_MARKS = ((100, ("✓", "green")), (1, ("·", "yellow")), (0, ("✗", "red")))
"""Progress from which on a class is shown with a sign and a colour."""


class Line(NamedTuple):
    """One class."""

    sign: str
    numeral: str
    percent: str
    said: str
    style: str


def title(found: FileEvaluation) -> str:
    """The model and its maker, or its file where it has no name."""
    name = found.name or found.path or "a model without a name"
    return f"{name} · {found.producer}" if found.producer else name


def headline(found: FileEvaluation) -> str:
    """The class, and by which table it is."""
    framework = framework_version()
    table = "MOT's own" if found.table == "exact" else "the corrected"
    return f"{framework.name} {framework.version}: {found.label} (licences by {table} table)"


def lines(found: FileEvaluation) -> Iterator[Line]:
    """The classes, the easiest first; each with what it asks for beyond those before."""
    told: set[str] = set()
    for result in found.classes:
        done = result.progress == 100
        sign, style = (
            ("✓", "green") if done else ("·", "yellow") if result.progress else ("✗", "red")
        )
        percent = f"{result.progress:.0f} %"
        yield Line(sign, NUMERALS[result.number], percent, _said(result, found, told), style)
        told |= {name for own, _ in _LISTS for name in getattr(result, own)}


def _said(result: ClassResult, found: FileEvaluation, told: set[str]) -> str:
    parts = [f"{len(result.included)} of {result.required}"]
    first = _incomplete_before(result, found)
    if first and result.included:
        parts[0] += f", and they count once Class {NUMERALS[first]} is complete"
    for own, word in _LISTS:
        names = [_marked(name, result) for name in getattr(result, own) if name not in told]
        if names:
            parts.append(f"{word}: {', '.join(names)}")
    return "; ".join(parts)


def _incomplete_before(result: ClassResult, found: FileEvaluation) -> int:
    easier = [each for each in found.classes if each.number > result.number]
    return next((each.number for each in easier if each.progress < 100), 0)


def _marked(name: str, result: ClassResult) -> str:
    component = component_called(name)
    if component.enters < result.number:
        return f"{name} (in place of the technical report)"
    return name if component.required else f"{name} (not required)"


def explained(found: FileEvaluation) -> list[str]:
    """Every licence string that does not count, why, and of which components."""
    differs = {difference.why: difference.exact for difference in found.differences}
    grouped: dict[str, list[str]] = {}
    for listed in found.components:
        if listed.standing is not Standing.OPEN and listed.note:
            grouped.setdefault(listed.note, []).append(listed.name)
    said = []
    for note, names in grouped.items():
        theirs = f"; {differs[note]} for MOT" if note in differs else ""
        said.append(f"{note}{theirs} ({', '.join(names)})")
    return said


def differences(found: FileEvaluation) -> list[str]:
    """What MOT's own table gives where it is another result, and what it judges otherwise."""
    if found.exact is None:
        return []
    said = []
    if (found.exact.number, found.exact.progress) != (found.number, found.progress):
        progress = ", ".join(
            f"{NUMERALS[number]} {found.exact.progress[str(number)]:.0f} %" for number in CLASSES
        )
        said.append(f"for MOT it is {found.exact.label} ({progress})")
    shown = {listed.note for listed in found.components if listed.standing is not Standing.OPEN}
    for difference in found.differences:
        if difference.why not in shown:
            names = ", ".join(difference.components)
            judged = f"{difference.corrected} here, {difference.exact} for MOT"
            said.append(f"{names}: {judged}; {difference.why}")
    return said


def same(found: FileEvaluation) -> bool:
    """Whether MOT's own table gives the same result in all that is shown."""
    return found.exact is not None and not found.differences


def counted(files: Sequence[FileEvaluation]) -> str:
    """How many files there are of each class, the hardest class first."""
    numbers = Counter(found.number for found in files)
    order = (*reversed(CLASSES), 0)
    kinds = [f"{numbers[number]} {LABELS[number]}" for number in order if numbers[number]]
    return f"{len(files)} model files: {', '.join(kinds)}"
