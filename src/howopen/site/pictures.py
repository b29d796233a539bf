"""The pictures of a site: which there are, and where each lies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from howopen.frameworks.definition import Framework
from howopen.model import Assessment, Record
from howopen.plots import Drawing, Wanted, draw
from howopen.site import addresses
from howopen.site.content import Content, last_read

OF_ALL: Final = ("licenses", "disclosure", "agreement", "lineage")
"""Kinds of pictures that are drawn once."""
BY_DEFINITION: Final = ("ranking", "heat")
"""Kinds that are drawn for each definition."""

_STEPS: Final = 2
"""A lineage of fewer is no picture."""


class Picture(Record, frozen=True, kw_only=True):
    """A picture, before it is drawn in a language."""

    kind: str
    """One of `howopen.plots`."""
    assessments: tuple[Assessment, ...]
    framework: Framework | None = None

    @property
    def name(self) -> str:
        """Its name within the site."""
        return f"{self.kind}-{self.framework.id}" if self.framework else self.kind

    @property
    def path(self) -> str:
        """Where it lies, without the language."""
        return addresses.plot(self.name)

    def drawn(self, language: str, *, standalone: bool = True) -> Drawing:
        """The picture in a language; a part of a page where it does not stand alone."""
        wanted = Wanted(self.framework, language, standalone=standalone)
        return draw(self.kind, self.assessments, wanted)


def pictures(content: Content) -> Iterator[Picture]:
    """The pictures of all releases."""
    yield from of_all(content)
    for framework in content.frameworks.values():
        yield from by_definition(content, framework)


def of_all(content: Content) -> Iterator[Picture]:
    """Those that are drawn once."""
    return (Picture(kind=kind, assessments=content.assessments) for kind in OF_ALL)


def by_definition(content: Content, framework: Framework) -> Iterator[Picture]:
    """Those of one definition."""
    found = content.assessments
    return (Picture(kind=k, assessments=found, framework=framework) for k in BY_DEFINITION)


def family(content: Content, assessment: Assessment) -> Picture | None:
    """What a release was made from and what was made of it; `None` where a list says as much."""
    found = content.family(assessment)
    below = {each.release.id for each in (assessment, *content.made_from(assessment))}
    if not assessment.lineage:
        # What else its children were made from is told on their own pages.
        found = tuple(_from_these(each, below) for each in found if each.release.id in below)
    steps = {(edge.model, edge.recorded or edge.base) for each in found for edge in each.lineage}
    return Picture(kind="lineage", assessments=found) if len(steps) >= _STEPS else None


def _from_these(assessment: Assessment, names: set[str]) -> Assessment:
    """A release without the steps that lead to others."""
    kept = tuple(edge for edge in assessment.lineage if edge.recorded in names)
    return replace(assessment, lineage=kept)


def past(content: Content, assessment: Assessment) -> Picture | None:
    """How a release changed; `None` where it was read on one day only, or on no known one."""
    states = (*content.earlier(assessment), assessment)
    days = {day for each in states if (day := last_read(each))}
    return Picture(kind="changes", assessments=states) if len(days) > 1 else None
