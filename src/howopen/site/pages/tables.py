"""The table: all releases under one definition, and what stands out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from howopen.frameworks.definition import Framework
from howopen.model import Assessment, VerdictId
from howopen.site import addresses
from howopen.site.content import Content, license_of, modalities
from howopen.site.pictures import by_definition
from howopen.site.rendering import Page

DEFAULT = "radboud"


def pages(content: Content) -> Iterator[Page]:
    """One page per definition; that of the default one comes first in the site."""
    first = first_definition(content)
    for name, framework in content.frameworks.items():
        yield Page(
            path=addresses.table(name, first),
            template="table.html",
            context=_context(content, framework, first),
        )


def first_definition(content: Content) -> str:
    """The definition whose table is the site's first page."""
    return DEFAULT if DEFAULT in content.frameworks else next(iter(content.frameworks), DEFAULT)


def _context(content: Content, framework: Framework, first: str) -> dict[str, Any]:
    ranking = content.rankings[framework.id]
    rows = [(row, content.by_id[row.release.id]) for row in ranking.rows]
    found = [assessment for _, assessment in rows]
    return {
        "framework": framework,
        "tables": [
            (each, addresses.table(name, first)) for name, each in content.frameworks.items()
        ],
        "pictures": {each.kind: each.path for each in by_definition(content, framework)},
        "groups": _groups(framework),
        "ranking": ranking,
        "rows": [(row, each, _facts(content, each)) for row, each in rows],
        "verdicts": _verdicts(found),
        "makers": list(content.makers),
        "categories": sorted({_category(content, each) for each in found} - {""}),
        "modalities": sorted({kind for each in found for kind in modalities(each)}),
        "read": max((day for each in found for day in _days(each)), default=""),
    }


def _groups(framework: Framework) -> list[tuple[str, int]]:
    """The groups of dimensions in published order, each with how many stand side by side."""
    found: list[tuple[str, int]] = []
    for dimension in framework.dimensions:
        if found and found[-1][0] == dimension.group:
            found[-1] = (dimension.group, found[-1][1] + 1)
        else:
            found.append((dimension.group, 1))
    return found


def _verdicts(found: list[Assessment]) -> dict[VerdictId, int]:
    """How many releases have each verdict, the most open first."""
    counted = Counter(each.verdict.id for each in found)
    return {verdict: counted[verdict] for verdict in VerdictId if counted[verdict]}


def _facts(content: Content, assessment: Assessment) -> dict[str, str]:
    """What a row can be filtered by."""
    return {
        "maker": content.maker_of.get(assessment.release.id, ""),
        "category": _category(content, assessment),
        "modality": " ".join(modalities(assessment)),
    }


def _category(content: Content, assessment: Assessment) -> str:
    known = content.known_license(license_of(assessment))
    return known.category.value if known is not None else ""


def _days(assessment: Assessment) -> Iterator[str]:
    return (source.read for source in assessment.sources if source.read)
