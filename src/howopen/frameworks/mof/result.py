"""What a model file comes to, with where that differs from MOT's own result and why.

evaluate_text(text, path="heron.yml").label
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from howopen.frameworks.mof.components import Kind
from howopen.frameworks.mof.document import Document, held_licenses, parse_document
from howopen.frameworks.mof.evaluate import Evaluation, Listed, evaluate
from howopen.frameworks.mof.foreign import quoted
from howopen.frameworks.mof.reading import Standing
from howopen.frameworks.mof.tables import corrected_table
from howopen.model import Record

FIT = {
    Kind.CODE: "Apache-2.0 or MIT",
    Kind.DATA: "CDLA-Permissive-2.0 or CC-BY-4.0",
    Kind.DOCUMENT: "CC-BY-4.0",
}
"""Licences that the MOF means for each type; OpenMDW is for all of them."""

UNFIT = "open but unfit"
"""What a component is for MOT whose licence is open and not made for its type."""


class Classification(Record, frozen=True, kw_only=True):
    """The result in short, as MOT's interface gives it."""

    number: int = msgspec.field(name="class")
    label: str
    progress: dict[str, float]


class Difference(Record, frozen=True, kw_only=True):
    """Components that MOT's own table judges otherwise, and why."""

    components: tuple[str, ...]
    exact: str
    """What they are for MOT; `open but unfit` under a licence that is not made for their type."""
    corrected: str
    why: str


class FileEvaluation(Evaluation, frozen=True, kw_only=True):
    """A model file under the MOF."""

    path: str
    """As named; `-` for stdin, empty for a text."""
    name: str
    version: str
    producer: str
    table: Literal["exact", "corrected"]
    """MOT's own table of licences, or the corrected one."""
    exact: Classification | None
    """What MOT's own table gives; `None` where that is the one used."""
    differences: tuple[Difference, ...]
    warnings: tuple[str, ...]
    """What is not as MOT or the MOF would have it, one sentence each."""


def evaluate_text(text: str, *, path: str = "", exact: bool = False) -> FileEvaluation:
    """What the model file in `text` comes to. Raises `DataError` saying what is wrong with it."""
    document = parse_document(text)
    licenses = {id_: held.license for id_, held in held_licenses(document).items()}
    found = evaluate(licenses, exact=exact)
    theirs = None if exact else evaluate(licenses, exact=True)
    return FileEvaluation(
        path=path,
        name=document.words.get("name", ""),
        version=document.words.get("version", ""),
        producer=document.words.get("producer", ""),
        table="exact" if exact else "corrected",
        **{name: getattr(found, name) for name in Evaluation.__struct_fields__},
        exact=None if theirs is None else _in_short(theirs),
        differences=() if theirs is None else tuple(_differences(theirs, found)),
        warnings=(*_warnings(document), *_unfit(found)),
    )


def _in_short(found: Evaluation) -> Classification:
    return Classification(number=found.number, label=found.label, progress=found.progress)


def _differences(theirs: Evaluation, ours: Evaluation) -> Iterator[Difference]:
    """Those with the same reason together, in the order of the framework."""
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for their, our in zip(theirs.components, ours.components, strict=True):
        if (their.standing, their.type_appropriate) != (our.standing, our.type_appropriate):
            key = (_seen_as(their), _seen_as(our), _why(their, our))
            grouped.setdefault(key, []).append(our.name)
    for (exact, corrected, why), names in grouped.items():
        yield Difference(components=tuple(names), exact=exact, corrected=corrected, why=why)


def _seen_as(listed: Listed) -> str:
    unfit = listed.standing is Standing.OPEN and not listed.type_appropriate
    return UNFIT if unfit else listed.standing.value


def _why(their: Listed, our: Listed) -> str:
    if their.standing is not our.standing:
        return our.note
    reasons = dict(corrected_table().licenses[their.means].why_kinds)
    return f"{quoted(their.means)} is made for {_plural(our.kind)}: {reasons[our.kind]}"


def _warnings(document: Document) -> Iterator[str]:
    yield from document.remarks
    if not document.entries:
        yield "no component is listed"


def _unfit(found: Evaluation) -> Iterator[str]:
    """What is open and not made for what it is for, those of one licence and type together."""
    grouped: dict[tuple[str, Kind], list[str]] = {}
    for listed in found.components:
        if listed.name in found.not_type_appropriate:
            grouped.setdefault((listed.license or "", listed.kind), []).append(listed.name)
    for (license_, kind), names in grouped.items():
        yield (
            f"{quoted(license_)} is open and not made for {_plural(kind)} ({', '.join(names)});"
            f" {FIT[kind]} would be"
        )


def _plural(kind: Kind) -> str:
    return "documents" if kind is Kind.DOCUMENT else kind.value
