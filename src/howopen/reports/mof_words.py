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
from howopen.locale import ENGLISH, Tongue, to_say
from howopen.reports.phrases import beside, joined

EXPLAINED = to_say("Licences that do not count")
DIFFERENCES = to_say("Where MOT's own result differs")
SAME = to_say("MOT's own table of licences gives the same.")
WARNINGS = to_say("To know")
ATTRIBUTION = (
    "Classes, components and licence lists of the Model Openness Framework as in the Model Openness"
    " Tool 8b5d30e, Copyright 2024 The Model Openness Tool Authors (MIT)."
)
STYLES = {3: "bold yellow", 2: "bold yellow", 1: "bold green", 0: "bold red"}
_LISTS = (
    ("missing", to_say("missing: {names}")),
    ("unlicensed", to_say("no licence: {names}")),
    ("invalid", to_say("licence not open: {names}")),
)
_MARKS = ((100, ("✓", "green")), (1, ("·", "yellow")), (0, ("✗", "red")))
"""Progress from which on a class is shown with a sign and a colour."""


class Line(NamedTuple):
    """One class."""

    sign: str
    numeral: str
    percent: str
    said: str
    style: str


def title(found: FileEvaluation, say: Tongue = ENGLISH) -> str:
    """The model and its maker, or its file where it has no name."""
    name = found.name or found.path or say("a model without a name")
    return f"{name} · {found.producer}" if found.producer else name


def headline(found: FileEvaluation, say: Tongue = ENGLISH) -> str:
    """The class, and by which table it is."""
    framework = framework_version()
    if found.table == "exact":
        told = say("{framework}: {label} (licences by MOT's own table)")
    else:
        told = say("{framework}: {label} (licences by the corrected table)")
    return told.format(framework=f"{framework.name} {framework.version}", label=found.label)


def lines(found: FileEvaluation, say: Tongue = ENGLISH) -> Iterator[Line]:
    """The classes, the easiest first; each with what it asks for beyond those before."""
    told: set[str] = set()
    for result in found.classes:
        done = result.progress == 100
        sign, style = (
            ("✓", "green") if done else ("·", "yellow") if result.progress else ("✗", "red")
        )
        percent = f"{result.progress:.0f} %"
        yield Line(sign, NUMERALS[result.number], percent, _said(result, found, told, say), style)
        told |= {name for own, _ in _LISTS for name in getattr(result, own)}


def _said(result: ClassResult, found: FileEvaluation, told: set[str], say: Tongue) -> str:
    count = say("{count} of {of}").format(count=len(result.included), of=result.required)
    parts = [count]
    first = _incomplete_before(result, found)
    if first and result.included:
        later = say("{count}, and they count once Class {numeral} is complete")
        parts = [later.format(count=count, numeral=NUMERALS[first])]
    for own, word in _LISTS:
        names = [_marked(name, result, say) for name in getattr(result, own) if name not in told]
        if names:
            parts.append(say(word).format(names=", ".join(names)))
    return joined(parts, say)


def _incomplete_before(result: ClassResult, found: FileEvaluation) -> int:
    easier = [each for each in found.classes if each.number > result.number]
    return next((each.number for each in easier if each.progress < 100), 0)


def _marked(name: str, result: ClassResult, say: Tongue) -> str:
    component = component_called(name)
    if component.enters < result.number:
        return say("{name} (in place of the technical report)").format(name=name)
    return name if component.required else say("{name} (not required)").format(name=name)


def explained(found: FileEvaluation, say: Tongue = ENGLISH) -> list[str]:
    """Every licence string that does not count, why, and of which components."""
    differs = {difference.why: difference.exact for difference in found.differences}
    grouped: dict[str, list[str]] = {}
    for listed in found.components:
        if listed.standing is not Standing.OPEN and listed.note:
            grouped.setdefault(listed.note, []).append(listed.name)
    said = []
    for note, names in grouped.items():
        told = say("{why}; {standing} for MOT") if note in differs else "{why}"
        told = told.format(why=note, standing=say.word(differs.get(note, "")))
        said.append(f"{told} ({', '.join(names)})")
    return said


def differences(found: FileEvaluation, say: Tongue = ENGLISH) -> list[str]:
    """What MOT's own table gives where it is another result, and what it judges otherwise."""
    if found.exact is None:
        return []
    said = []
    if (found.exact.number, found.exact.progress) != (found.number, found.progress):
        progress = ", ".join(
            f"{NUMERALS[number]} {found.exact.progress[str(number)]:.0f} %" for number in CLASSES
        )
        theirs = say("for MOT it is {label} ({progress})")
        said.append(theirs.format(label=found.exact.label, progress=progress))
    shown = {listed.note for listed in found.components if listed.standing is not Standing.OPEN}
    for difference in found.differences:
        if difference.why not in shown:
            names = ", ".join(difference.components)
            judged = say("{here} here, {theirs} for MOT").format(
                here=say.word(difference.corrected), theirs=say.word(difference.exact)
            )
            said.append(beside(names, joined((judged, difference.why), say), say))
    return said


def same(found: FileEvaluation) -> bool:
    """Whether MOT's own table gives the same result in all that is shown."""
    return found.exact is not None and not found.differences


def counted(files: Sequence[FileEvaluation], say: Tongue = ENGLISH) -> str:
    """How many files there are of each class, the hardest class first."""
    numbers = Counter(found.number for found in files)
    order = (*reversed(CLASSES), 0)
    kinds = [f"{numbers[number]} {LABELS[number]}" for number in order if numbers[number]]
    return say("{count} model files: {kinds}").format(count=len(files), kinds=", ".join(kinds))
