"""The licences that are known, as a list: for a terminal, a page and a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from howopen.licenses.terms import License
from howopen.locale import ENGLISH, Tongue
from howopen.reports.csv import written
from howopen.reports.markdown import escaped, row
from howopen.reports.page import Page, indented

if TYPE_CHECKING:
    from rich.console import RenderableType


def licenses_to_terminal(licenses: Sequence[License], page: Page) -> str:
    """Each licence with its category and conditions, and how many there are."""
    return page.render(*_parts(licenses, page))


def _parts(licenses: Sequence[License], page: Page) -> Iterator[RenderableType]:
    for license_ in licenses:
        category = page.say.word(license_.category.value)
        if license_.osi_approved:
            category = page.say("{category}, OSI-approved").format(category=category)
        said = page.text(page.name(license_.id), "bold")
        yield said.append(f"  {page.words(category)}", "not bold")
        yield indented(page.text(page.words(license_.name)))
        if license_.conditions:
            yield indented(page.text(page.words(_conditions(license_, page.say)), "dim"))
    yield page.text(_counted(licenses, page.say), "bold")


def _counted(licenses: Sequence[License], say: Tongue) -> str:
    return say.plural("{count} licence", "{count} licences", len(licenses))


def _conditions(license_: License, say: Tongue = ENGLISH) -> str:
    types = dict.fromkeys(condition.type.replace("_", " ") for condition in license_.conditions)
    return ", ".join(map(say, types))


def licenses_to_markdown(licenses: Sequence[License], say: Tongue = ENGLISH) -> str:
    """One line per licence."""
    heads = row("id", say("licence"), say("category"), "OSI", say("conditions"))
    lines = [heads, "|---|---|---|---|---|"]
    for license_ in licenses:
        approved = say("yes") if license_.osi_approved else say("no")
        category = say.word(license_.category.value)
        cells = (license_.id, license_.name, category, approved, _conditions(license_, say))
        lines.append(f"| {' | '.join(map(escaped, cells))} |")
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
