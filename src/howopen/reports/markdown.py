"""Reports for a page in Markdown (GitHub's dialect). Foreign words stay words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from howopen.doors.terminal import printable
from howopen.frameworks.definition import Framework
from howopen.frameworks.ranking import Ranking, number
from howopen.locale import ENGLISH, Tongue
from howopen.model import Assessment, Citation, Edge, Finding, Judgement, Lineage
from howopen.reports import overview, phrases, sentences, words
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


def heading(text: str) -> str:
    """A section's heading."""
    return f"## {text}"


def row(*cells: str) -> str:
    """A line of a table."""
    return f"|{'|'.join(f' {cell} ' if cell else ' ' for cell in cells)}|"


def assessments_to_markdown(
    assessments: tuple[Assessment, ...],
    frameworks: Mapping[str, Framework],
    *,
    cells: bool = True,
    say: Tongue = ENGLISH,
) -> str:
    """One section per release; with `cells` all cells of a definition, else a line for each."""
    # A single definition is always shown in full.
    return "\n".join(
        "\n".join(_section(found, frameworks, say, cells=cells or len(found.judgements) == 1))
        + "\n"
        for found in assessments
    )


def _section(
    assessment: Assessment, frameworks: Mapping[str, Framework], say: Tongue, *, cells: bool
) -> Iterator[str]:
    release, reasons = assessment.release, sentences.reasons(assessment, say)
    maker = f" ({escaped(release.producer)})" if release.producer else ""
    yield f"# {escaped(release.name)}{maker}"
    yield ""
    yield f"**{escaped(sentences.sentence(assessment, say).text)}**"
    yield ""
    for reason in reasons:
        yield f"- {escaped(reason.whole)}{_places(reason.findings, assessment.findings, say)}"
    if reasons:
        yield ""
    if assessment.lineage:
        yield heading(say("Made from"))
        yield ""
        yield from _made_from(assessment.lineage, assessment.findings, say)
        yield ""
    if not cells:
        yield from _overview(assessment, frameworks, say)
    for name, judgement in assessment.judgements.items() if cells else ():
        yield from _judgement(assessment, judgement, frameworks.get(name), say)
    yield heading(say("Looked at"))
    yield ""
    yield from (f"- {escaped(seen)}" for seen in words.looked_at(assessment, say))
    yield ""
    gaps = words.unseen(assessment, say)
    if gaps:
        yield heading(say("Not seen"))
        yield ""
        yield from (f"- {escaped(gap)}" for gap in gaps)
        yield ""


def _overview(
    assessment: Assessment, frameworks: Mapping[str, Framework], say: Tongue
) -> Iterator[str]:
    """A line for each definition, the facts that they read differently, and what would help."""
    if not assessment.judgements:
        return
    yield heading(say("Under each definition"))
    yield ""
    yield row("", say("definition"), "", say("decided by"))
    yield "|---|---|---|---|"
    for each in overview.standings(assessment, frameworks, say):
        told = (each.mark.sign, each.name, each.mark.word, each.clause)
        yield f"| {' | '.join(map(escaped, told))} |"
    yield ""
    yield escaped(say(overview.LEGEND))
    yield ""
    disputed = overview.disputed(assessment, frameworks, say)
    if disputed:
        yield heading(say("One fact, several readings"))
        yield ""
    for fact in disputed:
        yield f"- {escaped(fact.fact)}"
        accept, refused = (escaped(", ".join(names)) for names in (fact.accept, fact.object))
        yield f"  - {say(overview.FINE).format(names=accept)}"
        yield f"  - {say(overview.REFUSED).format(names=refused)}"
    yield from ("",) if disputed else ()
    ways = tuple(overview.ways(assessment, frameworks, say))
    if ways:
        yield f"## {say(overview.HELPS)}"
        yield ""
    for way in ways:
        steps = escaped(overview.told(way, say))
        yield f"- {phrases.beside(f'**{escaped(way.name)}**', steps, say)}"
    yield from ("",) if ways else ()
    yield escaped(overview.sources(assessment.judgements, frameworks, say))
    yield ""


def _judgement(
    assessment: Assessment, judgement: Judgement, framework: Framework | None, say: Tongue
) -> Iterator[str]:
    title = framework.name if framework else judgement.framework
    total = words.total(judgement, framework, say)
    yield f"## {phrases.beside(escaped(title), escaped(total), say)}"
    yield ""
    yield row("", "", say("dimension"), say("why"), say("places"))
    yield "|---|---|---|---|---|"
    for group, cells in words.groups(judgement, framework, say):
        yield f"| | | **{escaped(group)}** | | |"
        for _, name, cell in cells:
            shown = words.mark(cell, framework, say)
            places = _places(cell.findings, assessment.findings, say)
            yield (
                f"| {escaped(shown.sign)} | {escaped(shown.word)} | {escaped(name)} "
                f"| {escaped(cell.why)} | {places.strip()} |"
            )
    yield ""
    yield from _attribution(framework, say, judgement.attribution)


def _places(names: tuple[str, ...], findings: Mapping[str, Finding], say: Tongue) -> str:
    cited = words.citations(names, findings)
    return "".join(f" [{_place(citation, say)}]" for citation in cited)


def _place(citation: Citation, say: Tongue) -> str:
    return f"{escaped(words.place(citation, say))}, {escaped(words.origin(citation))}"


def _attribution(framework: Framework | None, say: Tongue, said: str = "") -> Iterator[str]:
    if framework:
        told = say("Definition: {source}, {license}.")
        yield told.format(source=_source(framework), license=escaped(framework.license))
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


def ranking_to_markdown(ranking: Ranking, framework: Framework, say: Tongue = ENGLISH) -> str:
    """The headlines in words, then the ranked table."""
    return "\n".join(_table(ranking, framework, say)) + "\n"


def _table(ranking: Ranking, framework: Framework, say: Tongue) -> Iterator[str]:
    for headline in sentences.headlines_in(ranking, framework, say):
        yield f"**{escaped(headline.text)}**"
        yield ""
        yield from (f"- {escaped(point)}" for point in headline.points)
        yield ""
    if len(ranking.rows) != ranking.of:
        told = say("{count} of {of} models, ranked among all.")
        yield told.format(count=len(ranking.rows), of=ranking.of)
        yield ""
    dimensions = framework.dimensions
    full = say("of {full}").format(full=number(framework.out_of))
    shorts = (escaped(say(dimension.short)) for dimension in dimensions)
    last = (full, say("range"), say("verdict"))
    yield row("", say("model"), say("maker"), *shorts, *last)
    yield "|---:|---|---|" + ":-:|" * len(dimensions) + "---:|---|---|"
    for line in ranking.rows:
        judgement = line.judgement
        marks = [words.mark(judgement.dimensions.get(d.id), framework) for d in dimensions]
        signs = " | ".join(escaped(shown.sign) for shown in marks)
        maker = escaped(line.release.producer or "")
        yield (
            f"| {line.rank} | {escaped(line.release.name)} | {maker} "
            f"| {signs} | {number(judgement.score)} | {escaped(words.possible(judgement))} "
            f"| {say(words.VERDICTS[line.verdict.id])} |"
        )
    yield ""
    yield from _legend(framework, say)


def _legend(framework: Framework, say: Tongue) -> Iterator[str]:
    signs = [f"{escaped(grade.symbol)} {escaped(say.word(grade.id))}" for grade in framework.grades]
    yield ", ".join([*signs, f"{words.NOT_SEEN.sign} {say(words.NOT_SEEN.word)}"])
    yield ""
    yield from _attribution(framework, say)


def lineage_to_markdown(lineage: Lineage, say: Tongue = ENGLISH) -> str:
    """The tree as a list, then what is inherited."""
    lines = [f"# {escaped(lineage.release.name)}", ""]
    lines += list(_made_from(lineage.edges, lineage.findings, say)) or [say(NO_BASE)]
    found = lineage.findings.get("inherited-terms")
    if found is not None and found.value:
        lines += [
            "",
            heading(say("Inherited")),
            "",
            *(f"- {escaped(value)}" for value in found.value),
        ]
    return "\n".join(lines) + "\n"


def _made_from(
    edges: tuple[Edge, ...], findings: Mapping[str, Finding], say: Tongue
) -> Iterator[str]:
    """The section of a whole report: a nested list with places, then what is inherited."""
    for indent, edge in steps(edges):
        places = "".join(
            f" [{escaped(place)}, {escaped(words.origin(citation))}]"
            for citation, place in words.places(edge.citations, say)
        )
        note = f" {escaped(edge.note)}" if edge.note else ""
        yield f"{'  ' * indent}- {escaped(made(edge, say))}{places}{note}"
    notes = list(inherits(findings)) if edges else []
    if notes:
        yield ""
        yield " ".join(escaped(note) for note in notes)
