"""Reports for a page in Markdown (GitHub's dialect). Foreign words stay words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from howopen.doors.terminal import printable
from howopen.frameworks.comparison import Comparison
from howopen.frameworks.definition import Framework
from howopen.frameworks.ranking import Ranking, number
from howopen.model import Assessment, Citation, Finding, Judgement
from howopen.reports import words

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
    assessments: tuple[Assessment, ...], frameworks: Mapping[str, Framework]
) -> str:
    """One section per release."""
    return "\n".join("\n".join(_section(found, frameworks)) + "\n" for found in assessments)


def _section(assessment: Assessment, frameworks: Mapping[str, Framework]) -> Iterator[str]:
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
    for name, judgement in assessment.judgements.items():
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


def _judgement(
    assessment: Assessment, judgement: Judgement, framework: Framework | None
) -> Iterator[str]:
    title = framework.name if framework else judgement.framework
    yield f"## {escaped(title)}: {escaped(words.total(judgement))}"
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
    full = number(framework.grades[0].points * len(dimensions))
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


def comparison_to_markdown(comparison: Comparison, framework: Framework) -> str:
    """The releases side by side; dimensions in which they differ are bold."""
    titles = {dimension.id: dimension.title for dimension in framework.dimensions}
    sides = comparison.sides
    lines = [f"- {escaped(s.release.name)}: {escaped(s.verdict.sentence)}" for s in sides]
    names = " | ".join(escaped(side.release.name) for side in sides)
    lines += ["", f"| | {names} |", "|---|" + "---|" * len(sides)]
    totals = " | ".join(escaped(words.total(side.judgement)) for side in sides)
    lines.append(f"| {escaped(framework.name)} | {totals} |")
    for line in comparison.lines:
        title = escaped(titles[line.dimension])
        marks = [words.mark(cell, framework) for cell in line.cells]
        shown = " | ".join(f"{escaped(each.sign)} {escaped(each.word)}" for each in marks)
        lines.append(f"| {f'**{title}**' if line.differs else title} | {shown} |")
    return "\n".join([*lines, "", *_legend(framework)]) + "\n"
