"""What came of verifying a report, for a person and for a program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from howopen.frameworks.definition import Framework
from howopen.history.verification import SCHEMA, Difference, Made, Verification, VerificationId
from howopen.locale import Tongue
from howopen.reports import phrases
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
    sign, say = SIGNS.get(found.id, "?"), page.say
    said = page.text(page.words(found.sentence), _STYLES[sign])
    yield page.text(page.words(found.release), "bold")
    yield item(said, page, sign)
    yield ""
    yield page.text(page.words(phrases.beside(say("report"), _made(found.report, say), say)), "dim")
    if not found.reproduced:
        now = phrases.beside(say("now"), _made(found.again, say), say)
        yield page.text(page.words(now), "dim")
    for section in sections(found.changes, frameworks, say) if found.changes else ():
        yield ""
        head = say("{section}, in the report -> now").format(section=say(section.head))
        yield page.text(head, "bold")
        for line in section.lines:
            yield item(page.text(page.words(line.text)), page, line.sign)
            yield from (indented(page.text(page.words(below)), 4) for below in line.below)
    if found.changes is None and found.differences:
        yield ""
        yield page.text(say("Fields that differ, in the report -> now"), "bold")
        for difference in found.differences:
            yield item(page.text(page.words(_difference(difference, say))), page, "~")
        if found.more:
            yield page.text(say.plural("and {count} more", "and {count} more", found.more))


def _made(made: Made, say: Tongue) -> str:
    told = say("recording {recording}, howopen {version}, rules {rules}, sha256 {sha256}")
    return told.format(
        recording=made.recording[:12] or say("none"),
        version=made.tool.version,
        rules=made.tool.rules[:12],
        sha256=made.sha256[:12],
    )


def _difference(difference: Difference, say: Tongue) -> str:
    report = say("not there") if difference.report is None else difference.report
    again = say("not there") if difference.again is None else difference.again
    return phrases.beside(difference.path, f"{report} -> {again}", say)
