"""What differs between two assessments: at a terminal, in Markdown, as JSON; and lost places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from howopen.frameworks.definition import Framework
from howopen.history.changed import SCHEMA, Changes, Fate, Lost, Places
from howopen.reports import words
from howopen.reports.change_phrases import several
from howopen.reports.change_words import (
    GRADED,
    LEGEND,
    NOTHING,
    OTHER_WORDS,
    Line,
    Section,
    days,
    notes,
    release_title,
    sections,
)
from howopen.reports.json import to_json
from howopen.reports.markdown import escaped
from howopen.reports.overview import sources
from howopen.reports.page import Page, indented, item

if TYPE_CHECKING:
    from rich.console import RenderableType

MOST_OTHER_WORDS = 5
"""Changes of words without another answer that a terminal shows; how many more is said."""
_STYLES = {"+": "green", "-": "red", "~": "yellow", "?": "cyan", "*": "dim"}
_FATES = {
    Fate.CHANGED: "the words have changed",
    Fate.FILE_GONE: "the file is gone",
    Fate.SOURCE_GONE: "the source is no longer among those looked at",
    Fate.NOT_THERE: "there is nothing at its address any more",
    Fate.NOT_SEEN: "could not be seen again, and may still be there",
}
_IN_SHORT = {
    Fate.MOVED: "moved",
    Fate.CHANGED: "changed",
    Fate.FILE_GONE: "without its file",
    Fate.SOURCE_GONE: "without its source",
    Fate.NOT_THERE: "without anything at its address",
    Fate.NOT_SEEN: "not seen again",
}


def changes_to_json(changes: Changes) -> str:
    """Everything that differs, in full, as `howopen schema changes` describes it."""
    return to_json(changes)


def changes_schema() -> dict[str, Any]:
    """The JSON Schema of what differs between two assessments (draft 2020-12)."""
    name, _, version = SCHEMA.partition("/")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{name}:{version}",
        "title": "howopen changes",
        "version": version,
        **msgspec.json.schema(Changes),
    }


def changes_to_terminal(changes: Changes, frameworks: Mapping[str, Framework], page: Page) -> str:
    """What differs, what matters most first. Foreign words are escaped."""
    return page.render(*_parts(changes, frameworks, page))


def _parts(
    changes: Changes, frameworks: Mapping[str, Framework], page: Page
) -> Iterator[RenderableType]:
    yield page.text(page.words(release_title(changes)), "bold")
    yield page.text(page.words(days(changes)), "dim")
    found = sections(changes, frameworks)
    if not found:
        yield page.text(NOTHING)
    for section in found:
        yield ""
        yield page.text(section.head, "bold")
        yield from _section(section, page)
    if changes.places is not None:
        yield ""
        yield page.text(lost_head(changes.places), "bold")
        for lost in changes.places.lost:
            yield item(page.text(page.words(lost_line(lost))), page, _lost_sign(lost))
    foot = foot_of(changes, frameworks)
    if foot:
        yield ""
        yield from (page.text(page.words(note), "dim") for note in foot)


def _section(section: Section, page: Page) -> Iterator[RenderableType]:
    lines = section.lines
    more = len(lines) - MOST_OTHER_WORDS if section.head == OTHER_WORDS else 0
    for line in lines[:MOST_OTHER_WORDS] if more > 0 else lines:
        style = _STYLES.get(line.sign, "") if section.head in GRADED or line.sign in "?*" else ""
        yield item(page.text(page.words(line.text), style), page, line.sign)
        joined = ("; ".join(line.below),) if section.compact and line.below else line.below
        yield from (indented(page.text(page.words(below)), 4) for below in joined)
    if more > 0:
        yield page.text(f"and {more} more; the JSON has all")


def foot_of(changes: Changes, frameworks: Mapping[str, Framework]) -> tuple[str, ...]:
    """What stands below every form: what the signs and causes mean, whose the definitions are."""
    legend = () if changes.empty else (LEGEND,)
    whose = sources(changes.judgements, frameworks)
    return (*notes(changes), *legend, *([whose] if whose else []))


def changes_to_markdown(changes: Changes, frameworks: Mapping[str, Framework]) -> str:
    """What differs as lists, what matters most first. Foreign words stay words."""
    return "\n".join(_markdown(changes, frameworks)) + "\n"


def _markdown(changes: Changes, frameworks: Mapping[str, Framework]) -> Iterator[str]:
    yield f"# {escaped(release_title(changes))}"
    yield ""
    yield escaped(days(changes))
    found = sections(changes, frameworks)
    if not found:
        yield ""
        yield NOTHING
    for section in found:
        yield ""
        yield f"## {section.head}"
        yield ""
        for line in section.lines:
            yield from _markdown_line(line)
    if changes.places is not None:
        yield ""
        yield f"## {lost_head(changes.places)}"
        yield ""
        for lost in changes.places.lost:
            yield f"- `{_lost_sign(lost)}` {escaped(lost_line(lost))}"
    for note in foot_of(changes, frameworks):
        yield ""
        yield escaped(note)


def _markdown_line(line: Line) -> Iterator[str]:
    yield f"- `{line.sign}` {escaped(line.text)}"
    yield from (f"  - {escaped(below)}" for below in line.below)


def lost_line(lost: Lost) -> str:
    """One lost place on one line, its foreign words bare: where it was, what became of it, whose.

    `LICENSE:12 (github:example/heron): moved to line 14; weights-license`.
    """
    citation = lost.citation
    if lost.now is None:
        fate = _FATES[lost.fate]
    else:
        first, last = lost.now
        fate = f"moved to line {first}" if first == last else f"moved to lines {first}-{last}"
    used = f"; {several(lost.findings)}" if lost.findings else ""
    return f"{words.place(citation)} ({words.origin(citation)}): {fate}{used}"


def lost_head(places: Places) -> str:
    """`Of 60 cited places, 57 are as before; 2 moved, 1 not seen again.`."""
    lost, cited = places.lost, places.cited
    if not lost:
        return f"All {cited} cited places are as before."
    counted = {fate: sum(each.fate is fate for each in lost) for fate in Fate}
    told = ", ".join(f"{n} {_IN_SHORT[fate]}" for fate, n in counted.items() if n)
    kept = cited - len(lost)
    return f"Of {cited} cited places, {kept} {'is' if kept == 1 else 'are'} as before; {told}."


def _lost_sign(lost: Lost) -> str:
    return {Fate.MOVED: "~", Fate.CHANGED: "~", Fate.NOT_SEEN: "?"}.get(lost.fate, "-")
