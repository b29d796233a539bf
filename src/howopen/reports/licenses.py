"""The licences that are known, as a list: for a terminal, a page and a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from howopen.licenses.terms import License
from howopen.reports.csv import written
from howopen.reports.markdown import escaped
from howopen.reports.page import Page, indented

if TYPE_CHECKING:
    from rich.console import RenderableType


def licenses_to_terminal(licenses: Sequence[License], page: Page) -> str:
    """Each licence with its category and conditions, and how many there are."""
    return page.render(*_parts(licenses, page))


def _parts(licenses: Sequence[License], page: Page) -> Iterator[RenderableType]:
    for license_ in licenses:
        approved = ", OSI-approved" if license_.osi_approved else ""
        said = page.text(page.name(license_.id), "bold")
        yield said.append(f"  {page.words(f'{license_.category}{approved}')}", "not bold")
        yield indented(page.text(page.words(license_.name)))
        if license_.conditions:
            yield indented(page.text(page.words(_conditions(license_)), "dim"))
    yield page.text(_counted(licenses), "bold")


def _counted(licenses: Sequence[License]) -> str:
    return f"{len(licenses)} licence{'' if len(licenses) == 1 else 's'}"


def _conditions(license_: License) -> str:
    types = dict.fromkeys(condition.type.replace("_", " ") for condition in license_.conditions)
    return ", ".join(types)


def licenses_to_markdown(licenses: Sequence[License]) -> str:
    """One line per licence."""
    lines = ["| id | licence | category | OSI | conditions |", "|---|---|---|---|---|"]
    for license_ in licenses:
        approved = "yes" if license_.osi_approved else "no"
        cells = (license_.id, license_.name, license_.category.value, approved)
        row = " | ".join(map(escaped, (*cells, _conditions(license_))))
        lines.append(f"| {row} |")
    return "\n".join(lines) + "\n"


def licenses_to_csv(licenses: Sequence[License]) -> str:
    """One line per licence."""
    heads = ["id", "name", "category", "osi_approved", "family", "publisher", "conditions", "url"]
    return written([heads, *map(_row, licenses)])


def _row(license_: License) -> list[str]:
    return [
        license_.id,
        license_.name,
        license_.category.value,
        "yes" if license_.osi_approved else "no",
        license_.family or "",
        license_.publisher,
        _conditions(license_),
        license_.url,
    ]
