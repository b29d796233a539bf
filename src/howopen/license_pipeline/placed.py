"""A reading with its place, and what a place says of what the licence is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from howopen.license_pipeline.terms_reading import StatedAnswer, StatedCondition, TermsReading
from howopen.licenses.category import freedoms_limited
from howopen.licenses.conditions.found import FoundCondition
from howopen.licenses.reading import LicenseReading

if TYPE_CHECKING:
    from howopen.licenses.binding.situation import Situation


def placed(
    reading: LicenseReading, *, path: str = "", remarks: tuple[str, ...] = ()
) -> TermsReading:
    """A reading of a text with its place. A text that was cut is no licence for certain."""
    fields = {name: getattr(reading, name) for name in reading.__struct_fields__}
    fields["osi_approved"] = reading.osi_approved and not reading.cut
    fields["conditions"] = tuple(map(stated, reading.conditions))
    return TermsReading(**fields, path=path, component=component_of(path), remarks=remarks)


def stated(found: FoundCondition, **more: Any) -> StatedCondition:
    """A condition that was found, with the document that states it."""
    fields = {name: getattr(found, name) for name in found.__struct_fields__}
    return StatedCondition(**{**fields, **more})


def judged(reading: TermsReading, situation: Situation | None) -> TermsReading:
    """A reading with the freedoms that its conditions limit, and whether they bind somebody."""
    limited = freedoms_limited(reading.conditions)
    return replace(
        reading,
        freedoms_limited={freedom.value: types for freedom, types in limited.items()},
        binding=_answers(reading.conditions, situation) if situation is not None else (),
    )


def _answers(
    conditions: tuple[StatedCondition, ...], situation: Situation
) -> tuple[StatedAnswer, ...]:
    from howopen.licenses.binding import binds

    return tuple(
        StatedAnswer(
            type=answer.type,
            answer=answer.answer.value,
            why=answer.why,
            only_if=answer.only_if,
            quote=answer.quote,
            line=answer.line or None,
            path=condition.path,
        )
        for condition, answer in zip(conditions, binds(conditions, situation), strict=True)
    )


_COMPONENTS = (
    ("documents", frozenset(("doc", "docs", "documentation", "paper", "card"))),
    ("data", frozenset(("data", "dataset", "datasets", "corpus", "数据"))),
    ("weights", frozenset(("model", "models", "weight", "weights", "checkpoints", "模型"))),
    ("code", frozenset(("code", "source", "src", "software", "inference", "代码"))),
)
"""Words of a file's or folder's name that say what it is for."""


def component_of(path: str) -> str:
    """The component that a licence file is for, by its name, else by the folder it lies in.

    Empty where the names say nothing, or more than one ("MODEL-AND-CODE-LICENSE").
    """
    folder, _, name = path.rpartition("/")
    for part in (name, folder):
        words = set("".join(c if c.isalnum() else " " for c in part.lower()).split())
        found = [component for component, names in _COMPONENTS if names & words]
        if found:
            return found[0] if len(found) == 1 else ""
    return ""
