"""Reports for a page in Markdown (GitHub's dialect). Foreign words stay words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from howopen.doors.terminal import printable
from howopen.frameworks.definition import Framework
from howopen.frameworks.ranking import Ranking, number
from howopen.model import Assessment, Citation, Edge, Finding, Judgement, Lineage
from howopen.reports import overview, words
from howopen.reports.lineage import NO_BASE, inherits, made, steps

_MARKUP = {ord(sign): f"\\{sign}" for sign in "\\`*_[]#!|~>$^"}
_MARKUP |= {ord("<"): "&lt;", ord("&"): "&amp;", ord("@"): "&#64;"}
"""What is markup anywhere in a line; `@` is a mention, which a backslash does not stop."""
_LINKS = {"://": "&#58;//", "www.": "www&#46;", "WWW.": "WWW&#46;"}
"""What makes a link of bare words."""
_STARTS = ("-", "+", "=")
"""What makes a list or a heading of the line that it begins; so does `1.` or `1)`."""


def escaped(text: str) -> str:
    """Foreign text as one line of words: no markup, links, mentions or control characters."""
    line = printable(" ".join(text.split())).translate(_MARKUP)
    for sign, entity in _LINKS.items():
        line = line.replace(sign, entity)
    behind = line.lstrip("0123456789")
    if behind != line and behind.startswith((".", ")")):
        return f"{line[: len(line) - len(behind)]}\\{behind}"
    return f"\\{line}" if line.startswith(_STARTS) else line


def assessments_to_markdown(
    assessments: tuple[Assessment, ...],
    frameworks: Mapping[str, Framework],
    *,
    cells: bool = True,
) -> str:
    """One section per release; with `cells` all cells of a definition, else a line for each."""
    # A single definition is always shown in full.
    return "\n".join(
        "\n".join(_section(found, frameworks, cells=cells or len(found.judgements) == 1)) + "\n"
        for found in assessments
    )


def _section(
    assessment: Assessment, frameworks: Mapping[str, Framework], *, cells: bool
) -> Iterator[str]:
    release, verdict = assessment.release, assessment.verdict
    maker = f" ({escaped(release.producer)})" if release.producer else ""
    yield f"# {escaped(release.name)}{maker}"
    yield ""
    yield f"**{escaped(verdict.sentence)}**"
    yield ""
    for reason in verdict.reasons:
        yield f"- {escaped(reason.text)}{_places(reason.findings, assessment.findings)}"
    if verdict.reasons:
        yield ""
    if assessment.lineage:
        yield "## Made from"
        yield ""
        yield from _made_from(assessment.lineage, assessment.findings)
        yield ""
    if not cells:
        yield from _overview(assessment, frameworks)
    for name, judgement in assessment.judgements.items() if cells else ():
        yield from _judgement(assessment, judgement, frameworks.get(name))
    yield "## Looked at"
    yield ""
    yield from (f"- {escaped(seen)}" for seen in words.looked_at(assessment))
    yield ""
    gaps = words.unseen(assessment)
    if gaps:
        yield "## Not seen"
        yield ""
        yield from (f"- {escaped(gap)}" for gap in gaps)
        yield ""


def _overview(assessment: Assessment, frameworks: Mapping[str, Framework]) -> Iterator[str]:
    """A line for each definition, the facts that they read differently, and what would help."""
    if not assessment.judgements:
        return
    yield "## Under each definition"
    yield ""
    yield "| | definition | | decided by |"
    yield "|---|---|---|---|"
    for each in overview.standings(assessment, frameworks):
        told = (each.mark.sign, each.name, each.mark.word, each.clause)
        yield f"| {' | '.join(map(escaped, told))} |"
    yield ""
    yield escaped(overview.LEGEND)
    yield ""
    disputed = overview.disputed(assessment, frameworks)
    if disputed:
        yield "## One fact, several readings"
        yield ""
    for fact in disputed:
        yield f"- {escaped(fact.fact)}"
        yield f"  - fine: {escaped(', '.join(fact.accept))}"
        yield f"  - not: {escaped(', '.join(fact.object))}"
    yield from ("",) if disputed else ()
    ways = tuple(overview.ways(assessment, frameworks))
    if ways:
        yield f"## {overview.HELPS}"
        yield ""
    for way in ways:
        more = f" And {way.more} more." if way.more else ""
        yield f"- **{escaped(way.name)}**: {escaped(' '.join(way.steps))}{more}"
    yield from ("",) if ways else ()
    yield escaped(overview.sources(assessment.judgements, frameworks))
    yield ""


def _judgement(
    assessment: Assessment, judgement: Judgement, framework: Framework | None
) -> Iterator[str]:
    title = framework.name if framework else judgement.framework
    yield f"## {escaped(title)}: {escaped(words.total(judgement, framework))}"
    yield ""
    yield "| | | dimension | why | places |"
    yield "|---|---|---|---|---|"
    for group, cells in words.groups(judgement, framework):
        yield f"| | | **{escaped(group)}** | | |"
        for _, name, cell in cells:
            shown = words.mark(cell, framework)
            places = _places(cell.findings, assessment.findings)
            yield (
                f"| {escaped(shown.sign)} | {escaped(shown.word)} | {escaped(name)} "
                f"| {escaped(cell.why)} | {places.strip()} |"
            )
    yield ""
    yield from _attribution(framework, judgement.attribution)


def _places(names: tuple[str, ...], findings: Mapping[str, Finding]) -> str:
    cited = words.citations(names, findings)
    return "".join(f" [{_place(citation)}]" for citation in cited)


def _place(citation: Citation) -> str:
    return f"{escaped(words.place(citation))}, {escaped(words.origin(citation))}"


def _attribution(framework: Framework | None, said: str = "") -> Iterator[str]:
    if framework:
        yield f"Definition: {_source(framework)}, {escaped(framework.license)}."
        yield escaped(framework.attribution) if framework.digest else framework.attribution
        yield ""
    elif said:
        yield escaped(said)
        yield ""


def _source(framework: Framework) -> str:
    """The name of a definition, as a link where its source is an address."""
    name = escaped(framework.name)
    is_address = framework.source.startswith(("https://", "http://")) and not framework.digest
    return (
        f"[{name}](<{framework.source}>)" if is_address else f"{name} ({escaped(framework.source)})"
    )


def ranking_to_markdown(ranking: Ranking, framework: Framework) -> str:
    """The headlines in words, then the ranked table."""
    return "\n".join(_table(ranking, framework)) + "\n"


def _table(ranking: Ranking, framework: Framework) -> Iterator[str]:
    for headline in ranking.headlines:
        yield f"**{escaped(headline.text)}**"
        yield ""
        yield from (f"- {escaped(point)}" for point in headline.points)
        yield ""
    if len(ranking.rows) != ranking.of:
        yield f"{len(ranking.rows)} of {ranking.of} models, ranked among all."
        yield ""
    dimensions = framework.dimensions
    heads = " | ".join(escaped(dimension.short) for dimension in dimensions)
    full = number(framework.out_of)
    yield f"| | model | maker | {heads} | of {full} | range | verdict |"
    yield "|---:|---|---|" + ":-:|" * len(dimensions) + "---:|---|---|"
    for row in ranking.rows:
        judgement = row.judgement
        marks = [words.mark(judgement.dimensions.get(d.id), framework) for d in dimensions]
        signs = " | ".join(escaped(shown.sign) for shown in marks)
        yield (
            f"| {row.rank} | {escaped(row.release.name)} | {escaped(row.release.producer or '')} "
            f"| {signs} | {number(judgement.score)} | {escaped(words.possible(judgement))} "
            f"| {words.VERDICTS[row.verdict.id]} |"
        )
    yield ""
    yield from _legend(framework)


def _legend(framework: Framework) -> Iterator[str]:
    signs = [f"{escaped(grade.symbol)} {escaped(grade.id)}" for grade in framework.grades]
    yield ", ".join([*signs, f"{words.NOT_SEEN.sign} {words.NOT_SEEN.word}"])
    yield ""
    yield from _attribution(framework)


def lineage_to_markdown(lineage: Lineage) -> str:
    """The tree as a list, then what is inherited."""
    lines = [f"# {escaped(lineage.release.name)}", ""]
    lines += list(_made_from(lineage.edges, lineage.findings)) or [NO_BASE]
    found = lineage.findings.get("inherited-terms")
    if found is not None and found.value:
        lines += ["", "## Inherited", "", *(f"- {escaped(value)}" for value in found.value)]
    return "\n".join(lines) + "\n"


def _made_from(edges: tuple[Edge, ...], findings: Mapping[str, Finding]) -> Iterator[str]:
    """The section of a whole report: a nested list with places, then what is inherited."""
    for indent, edge in steps(edges):
        places = "".join(
            f" [{escaped(place)}, {escaped(words.origin(citation))}]"
            for citation, place in words.places(edge.citations)
        )
        note = f" {escaped(edge.note)}" if edge.note else ""
        yield f"{'  ' * indent}- {escaped(made(edge))}{places}{note}"
    notes = list(inherits(findings)) if edges else []
    if notes:
        yield ""
        yield " ".join(escaped(note) for note in notes)
