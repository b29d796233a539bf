"""One release for a person at a terminal: the verdict, its reasons, the cells, the gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from howopen.frameworks.definition import Framework
from howopen.locale import Tongue
from howopen.model import Assessment, Cell, Judgement
from howopen.reports import overview, phrases, sentences, words
from howopen.reports.lineage import made_from
from howopen.reports.page import Page, indented, item

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

FILES = 3
"""Files shown per reason; how many more places there are is said."""
SIDE_BY_SIDE = 72
"""Columns from which a cell's reason stands beside its title and not below it."""


def assessment_to_terminal(
    assessment: Assessment, frameworks: Mapping[str, Framework], page: Page, *, cells: bool = True
) -> str:
    """The whole assessment, wrapped to the page. Foreign words are escaped, nothing is cut.

    With `cells`, every cell of every definition; without, a line for each definition, what they
    dispute, and what would help.
    """
    cells = cells or len(assessment.judgements) == 1
    return page.render(*_parts(assessment, frameworks, page, cells=cells))


def _parts(
    assessment: Assessment, frameworks: Mapping[str, Framework], page: Page, *, cells: bool
) -> Iterator[RenderableType]:
    release, verdict, say = assessment.release, assessment.verdict, page.say
    maker = f" · {page.name(release.producer)}" if release.producer else ""
    yield page.text(page.name(release.name) + maker, "bold")
    yield page.text(
        page.words(sentences.sentence(assessment, say).text), words.VERDICT_STYLES[verdict.id]
    )
    if verdict.reasons:
        yield ""
        yield page.text(say("Why"), "bold")
        yield from _why_so(assessment, page)
    if assessment.lineage:
        yield ""
        yield page.text(say("Made from"), "bold")
        yield from made_from(assessment.lineage, assessment.findings, page)
    if not cells:
        yield from _overview(assessment, frameworks, page)
    for name, judgement in assessment.judgements.items() if cells else ():
        yield ""
        yield from _judgement(assessment, judgement, frameworks.get(name), page)
    yield ""
    yield page.text(say("Looked at"), "bold")
    for number, seen in enumerate(words.looked_at(assessment, say), start=1):
        yield item(page.text(page.words(seen)), page, f"[{number}]")
    gaps = words.unseen(assessment, say)
    yield ""
    all_seen = say("Every source of the recording was seen.")
    yield page.text(say("Not seen") if gaps else all_seen, "bold")
    for gap in gaps:
        yield item(page.text(page.words(gap)), page)
    yield ""
    yield from _foot(assessment, frameworks, page, cells=cells)


def _overview(
    assessment: Assessment, frameworks: Mapping[str, Framework], page: Page
) -> Iterator[RenderableType]:
    """A line for each definition, the facts that they read differently, and what would help."""
    if not assessment.judgements:
        return
    say = page.say
    yield ""
    yield page.text(say("Under each definition"), "bold")
    yield _standings(overview.standings(assessment, frameworks, say), page)
    yield page.text(page.name(say(overview.LEGEND)), "dim")
    disputed = overview.disputed(assessment, frameworks, say)
    if disputed:
        yield ""
        yield page.text(say("One fact, several readings"), "bold")
    for fact in disputed:
        yield item(page.text(page.words(fact.fact)), page)
        fine = say(overview.FINE).format(names=", ".join(fact.accept))
        refused = say(overview.REFUSED).format(names=", ".join(fact.object))
        for said in (fine, refused):
            yield indented(item(page.text(page.words(said)), page, "-"))
    ways = tuple(overview.ways(assessment, frameworks, say))
    if ways:
        yield ""
        yield page.text(say(overview.HELPS), "bold")
    for way in ways:
        said = phrases.beside(way.name, overview.told(way, say), say)
        yield item(page.text(page.words(said)), page)


def _standings(standings: tuple[overview.Standing, ...], page: Page) -> RenderableType:
    from rich.table import Table

    grid = Table.grid(padding=(0, 1), pad_edge=False)
    grid.add_column(width=1, no_wrap=True)
    grid.add_column(max_width=16, overflow="fold")
    grid.add_column(max_width=max(8, page.width // 4), overflow="fold")
    grid.add_column(overflow="fold", ratio=1)
    grid.expand = True
    for each in standings:
        grid.add_row(
            page.text(page.name(each.mark.sign), each.mark.style),
            page.text(page.name(each.name), "bold"),
            page.text(page.name(each.mark.word), each.mark.style),
            page.text(page.words(each.clause)),
        )
    return grid


def _why_so(assessment: Assessment, page: Page) -> Iterator[RenderableType]:
    """The reasons; below those that rest on the same findings the places, once."""
    told = sentences.reasons(assessment, page.say)
    for findings, reasons in groupby(told, key=lambda reason: reason.findings):
        texts = tuple(reason.whole for reason in reasons)
        yield from _reasons(findings, texts, assessment, page)


def _reasons(
    names: tuple[str, ...], texts: tuple[str, ...], assessment: Assessment, page: Page
) -> Iterator[RenderableType]:
    """Reasons that rest on the same findings, and below them the places."""
    say = page.say
    for text in texts:
        yield item(page.text(page.words(text)), page)
    cited = words.citations(names, assessment.findings)
    files = words.places(cited, say)
    below = [f"{page.name(place)}  {page.name(words.origin(c))}" for c, place in files[:FILES]]
    shown = {(citation.source, citation.path) for citation, _ in files[:FILES]}
    more = sum((citation.source, citation.path) not in shown for citation in cited)
    if more:
        either = _either(names, say)
        said = say.plural(
            "and {count} more: howopen explain TARGET {names}",
            "and {count} more: howopen explain TARGET {names}",
            more,
            names=either,
        )
        below.append(page.name(said))
    searched = _searched(names, assessment)
    if searched:
        below.append(say("searched: {places}").format(places=searched))
    for line in below:
        yield indented(item(page.text(line, "dim"), page, "-"), 2)


def _either(names: tuple[str, ...], say: Tongue) -> str:
    """`a or b`."""
    told, *others = names
    for name in others:
        told = say("{first} or {last}").format(first=told, last=name)
    return told


def _searched(names: tuple[str, ...], assessment: Assessment) -> str:
    """The numbers of the sources that the findings were sought in and not found."""
    numbers = words.numbered(assessment)
    found = [assessment.findings[name] for name in names if name in assessment.findings]
    ids = dict.fromkeys(source for finding in found for source in finding.searched)
    return " ".join(f"[{numbers[source]}]" for source in ids if source in numbers)


def _judgement(
    assessment: Assessment, judgement: Judgement, framework: Framework | None, page: Page
) -> Iterator[RenderableType]:
    title = framework.name if framework else judgement.framework
    yield page.text(page.name(f"{title} · {words.total(judgement, framework, page.say)}"), "bold")
    marks = [words.mark(cell, framework, page.say) for cell in judgement.dimensions.values()]
    width = max((len(shown.word) for shown in marks), default=0)
    for group, cells in words.groups(judgement, framework, page.say):
        yield page.text(page.name(group), "underline" if page.colour else "")
        if page.width >= SIDE_BY_SIDE:
            yield _grid(cells, assessment, framework, page, width)
        else:
            yield from _stack(cells, assessment, framework, page)


def _grid(
    cells: tuple[tuple[str, str, Cell], ...],
    assessment: Assessment,
    framework: Framework | None,
    page: Page,
    width: int,
) -> RenderableType:
    from rich.table import Table

    grid = Table.grid(padding=(0, 1), pad_edge=False)
    grid.add_column(width=1)
    grid.add_column(width=1, no_wrap=True)
    grid.add_column(width=width, overflow="fold")
    grid.add_column(width=20, overflow="fold")
    grid.add_column(overflow="fold", ratio=1)
    grid.expand = True
    for _, title, cell in cells:
        shown = words.mark(cell, framework, page.say)
        grid.add_row(
            "",
            page.text(page.name(shown.sign), shown.style),
            page.text(page.name(shown.word), shown.style),
            page.text(page.name(title)),
            page.text("\n").join(_why(cell, assessment, page)),
        )
    return grid


def _why(cell: Cell, assessment: Assessment, page: Page) -> list[Text]:
    """What a cell rests on: its reason, and the best place with the number of its source."""
    lines = [page.text(page.words(cell.why))] if cell.why else []
    found = (assessment.findings[name] for name in cell.findings if name in assessment.findings)
    best = next((finding.citations[0] for finding in found if finding.citations), None)
    if cell.seen and best is not None:
        number = words.numbered(assessment)[best.source]
        lines.append(page.text(page.name(f"[{number}] {words.place(best, page.say)}"), "dim"))
    return lines


def _stack(
    cells: tuple[tuple[str, str, Cell], ...],
    assessment: Assessment,
    framework: Framework | None,
    page: Page,
) -> Iterator[RenderableType]:
    for _, title, cell in cells:
        shown = words.mark(cell, framework, page.say)
        told = phrases.beside(page.name(title), page.name(shown.word), page.say)
        said = f"{page.name(shown.sign)} {told}"
        yield indented(page.text(said, shown.style), 2)
        for line in _why(cell, assessment, page):
            yield indented(line, 4)


def _foot(
    assessment: Assessment, frameworks: Mapping[str, Framework], page: Page, *, cells: bool
) -> Iterator[RenderableType]:
    if cells:
        once = dict.fromkeys(
            judgement.attribution or (frameworks[name].attribution if name in frameworks else "")
            for name, judgement in assessment.judgements.items()
        )
        yield from (page.text(page.words(said), "dim") for said in once if said)
        known = next(iter(assessment.judgements), "ID")
        said = page.say("The words behind a cell: howopen explain TARGET '{framework}:TITLE'")
        yield page.text(said.format(framework=known), "dim")
        return
    for said in (
        overview.sources(assessment.judgements, frameworks, page.say),
        page.say("All cells of a definition: howopen TARGET --framework ID"),
        page.say("The words behind a cell: howopen explain TARGET ID:DIMENSION"),
    ):
        yield page.text(page.words(said), "dim")
