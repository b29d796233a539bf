"""What differs between two assessments: at a terminal, in Markdown, as JSON; and lost places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from howopen.frameworks.definition import Framework
from howopen.history.changed import SCHEMA, Changes, Fate, Lost, Places
from howopen.locale import ENGLISH, Tongue, to_say
from howopen.reports import phrases, words
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
    Fate.CHANGED: to_say("the words have changed"),
    Fate.FILE_GONE: to_say("the file is gone"),
    Fate.SOURCE_GONE: to_say("the source is no longer among those looked at"),
    Fate.NOT_THERE: to_say("there is nothing at its address any more"),
    Fate.NOT_SEEN: to_say("could not be seen again, and may still be there"),
}
_IN_SHORT = {
    Fate.MOVED: to_say("{count} moved"),
    Fate.CHANGED: to_say("{count} changed"),
    Fate.FILE_GONE: to_say("{count} without its file"),
    Fate.SOURCE_GONE: to_say("{count} without its source"),
    Fate.NOT_THERE: to_say("{count} without anything at its address"),
    Fate.NOT_SEEN: to_say("{count} not seen again"),
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
    yield page.text(page.words(days(changes, page.say)), "dim")
    found = sections(changes, frameworks, page.say)
    if not found:
        yield page.text(page.say(NOTHING))
    for section in found:
        yield ""
        yield page.text(page.say(section.head), "bold")
        yield from _section(section, page)
    if changes.places is not None:
        yield ""
        yield page.text(lost_head(changes.places, page.say), "bold")
        for lost in changes.places.lost:
            yield item(page.text(page.words(lost_line(lost, page.say))), page, _lost_sign(lost))
    foot = foot_of(changes, frameworks, page.say)
    if foot:
        yield ""
        yield from (page.text(page.words(note), "dim") for note in foot)


def _section(section: Section, page: Page) -> Iterator[RenderableType]:
    lines = section.lines
    more = len(lines) - MOST_OTHER_WORDS if section.head == OTHER_WORDS else 0
    for line in lines[:MOST_OTHER_WORDS] if more > 0 else lines:
        style = _STYLES.get(line.sign, "") if section.head in GRADED or line.sign in "?*" else ""
        yield item(page.text(page.words(line.text), style), page, line.sign)
        below = line.below
        if section.compact and below:
            below = (phrases.joined(below, page.say),)
        yield from (indented(page.text(page.words(each)), 4) for each in below)
    if more > 0:
        told = page.say.plural(
            "and {count} more; the JSON has all", "and {count} more; the JSON has all", more
        )
        yield page.text(told)


def foot_of(
    changes: Changes, frameworks: Mapping[str, Framework], say: Tongue = ENGLISH
) -> tuple[str, ...]:
    """What stands below every form: what the signs and causes mean, whose the definitions are."""
    legend = () if changes.empty else (say(LEGEND),)
    whose = sources(changes.judgements, frameworks, say)
    return (*notes(changes, say), *legend, *([whose] if whose else []))


def changes_to_markdown(
    changes: Changes, frameworks: Mapping[str, Framework], say: Tongue = ENGLISH
) -> str:
    """What differs as lists, what matters most first. Foreign words stay words."""
    return "\n".join(_markdown(changes, frameworks, say)) + "\n"


def _markdown(changes: Changes, frameworks: Mapping[str, Framework], say: Tongue) -> Iterator[str]:
    yield f"# {escaped(release_title(changes))}"
    yield ""
    yield escaped(days(changes, say))
    found = sections(changes, frameworks, say)
    if not found:
        yield ""
        yield say(NOTHING)
    for section in found:
        yield ""
        yield f"## {say(section.head)}"
        yield ""
        for line in section.lines:
            yield from _markdown_line(line)
    if changes.places is not None:
        yield ""
        yield f"## {lost_head(changes.places, say)}"
        yield ""
        for lost in changes.places.lost:
            yield f"- `{_lost_sign(lost)}` {escaped(lost_line(lost, say))}"
    for note in foot_of(changes, frameworks, say):
        yield ""
        yield escaped(note)


def _markdown_line(line: Line) -> Iterator[str]:
    yield f"- `{line.sign}` {escaped(line.text)}"
    yield from (f"  - {escaped(below)}" for below in line.below)


def lost_line(lost: Lost, say: Tongue = ENGLISH) -> str:
    """One lost place on one line, its foreign words bare: where it was, what became of it, whose.

    `LICENSE:12 (github:example/heron): moved to line 14; weights-license`.
    """
    citation = lost.citation
    if lost.now is None:
        fate = say(_FATES[lost.fate])
    else:
        fate = say("moved to {lines}").format(lines=phrases.lines(lost.now, say))
    told = phrases.joined(filter(None, (fate, several(lost.findings, say=say))), say)
    where = f"{words.place(citation, say)} ({words.origin(citation)})"
    return phrases.beside(where, told, say)


def lost_head(places: Places, say: Tongue = ENGLISH) -> str:
    """`Of 60 cited places, 57 are as before; 2 moved, 1 not seen again.`."""
    lost, cited = places.lost, places.cited
    if not lost:
        return say("All {count} cited places are as before.").format(count=cited)
    counted = {fate: sum(each.fate is fate for each in lost) for fate in Fate}
    told = ", ".join(say(_IN_SHORT[fate]).format(count=n) for fate, n in counted.items() if n)
    return say.plural(
        "Of {cited} cited places, {count} is as before; {others}.",
        "Of {cited} cited places, {count} are as before; {others}.",
        cited - len(lost),
        cited=cited,
        others=told,
    )


def _lost_sign(lost: Lost) -> str:
    return {Fate.MOVED: "~", Fate.CHANGED: "~", Fate.NOT_SEEN: "?"}.get(lost.fate, "-")
