"""What came of verifying a report, for a person and for a program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from howopen.frameworks.definition import Framework
from howopen.history.verification import SCHEMA, Difference, Made, Verification, VerificationId
from howopen.reports.change_words import sections
from howopen.reports.json import to_json
from howopen.reports.page import Page, indented, item

if TYPE_CHECKING:
    from rich.console import RenderableType

SIGNS = {VerificationId.SAME: "✓", VerificationId.REWRITTEN: "~", VerificationId.EDITED: "✗"}
"""What stands before the sentence; `?` for what cannot be told from what is at hand."""
_STYLES = {"✓": "bold green", "~": "bold yellow", "✗": "bold red", "?": "bold cyan"}


def verification_to_json(verification: Verification) -> str:
    """What came of it, in full."""
    return to_json(verification)


def verification_schema() -> dict[str, Any]:
    """The JSON Schema of what came of verifying a report (draft 2020-12)."""
    name, _, version = SCHEMA.partition("/")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{name}:{version}",
        "title": "howopen verification",
        "version": version,
        **msgspec.json.schema(Verification),
    }


def verification_to_terminal(
    verification: Verification, frameworks: Mapping[str, Framework], page: Page
) -> str:
    """The sentence, what made report and answer, and what differs. Foreign words are escaped."""
    return page.render(*_parts(verification, frameworks, page))


def _parts(
    found: Verification, frameworks: Mapping[str, Framework], page: Page
) -> Iterator[RenderableType]:
    sign = SIGNS.get(found.id, "?")
    said = page.text(page.words(found.sentence), _STYLES[sign])
    yield page.text(page.words(found.release), "bold")
    yield item(said, page, sign)
    yield ""
    yield page.text(page.words(f"report: {_made(found.report)}"), "dim")
    if not found.reproduced:
        yield page.text(page.words(f"now:    {_made(found.again)}"), "dim")
    for section in sections(found.changes, frameworks) if found.changes else ():
        yield ""
        yield page.text(f"{section.head}, in the report -> now", "bold")
        for line in section.lines:
            yield item(page.text(page.words(line.text)), page, line.sign)
            yield from (indented(page.text(page.words(below)), 4) for below in line.below)
    if found.changes is None and found.differences:
        yield ""
        yield page.text("Fields that differ, in the report -> now", "bold")
        for difference in found.differences:
            yield item(page.text(page.words(_difference(difference))), page, "~")
        if found.more:
            yield page.text(f"and {found.more} more")


def _made(made: Made) -> str:
    recording = made.recording[:12] or "none"
    tool = f"howopen {made.tool.version}, rules {made.tool.rules[:12]}"
    return f"recording {recording}, {tool}, sha256 {made.sha256[:12]}"


def _difference(difference: Difference) -> str:
    report = "not there" if difference.report is None else difference.report
    again = "not there" if difference.again is None else difference.again
    return f"{difference.path}: {report} -> {again}"
