"""Reports for a notebook: fragments of HTML without scripts; every word is escaped.

The nouns in `model` know no format (imports run one way), so the public functions give
subclasses of them that can show themselves. They are equal to the plain nouns in all fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar, cast

from howopen.doors.terminal import printable
from howopen.frameworks.comparison import Comparison
from howopen.frameworks.definition import Framework
from howopen.frameworks.ranking import Ranking, number
from howopen.model import Assessment, Cell
from howopen.reports import overview, words
from howopen.reports.comparison import attributions, rows

_Noun = TypeVar("_Noun", Assessment, Comparison, Ranking)
_ENTITIES = {38: "&amp;", 60: "&lt;", 62: "&gt;", 34: "&quot;", 39: "&#x27;"}
"""Characters that are markup in HTML's text and attributes, with what stands for them."""


def assessment_to_html(assessment: Assessment) -> str:
    """The verdict with its reasons, then a line for each definition, or all cells of one."""
    return "\n".join(_assessment(assessment))


def comparison_to_html(comparison: Comparison) -> str:
    """The releases side by side; what differs is bold. One definition is shown cell by cell."""
    known = _definitions()
    heads = "".join(f"<th>{_text(side.release.name)}</th>" for side in comparison.sides)
    lines = [f"<tr><th></th>{heads}</tr>"]
    verdicts = "".join(f"<td>{_text(side.verdict.sentence)}</td>" for side in comparison.sides)
    lines.append(f"<tr><td>verdict</td>{verdicts}</tr>")
    cells = len(comparison.definitions) == 1
    for row in rows(comparison, known, cells=cells):
        title = _text(row.title)
        head = f"<strong>{title}</strong>" if row.differs else title
        marks = "".join(f"<td>{_text(words.signed(m))}</td>" for m in row.marks)
        lines.append(f"<tr><td>{head}</td>{marks}</tr>")
    said = [_paragraph(attribution) for attribution in attributions(comparison, known, cells=cells)]
    return "\n".join(["<table>", *lines, "</table>", *said])


def ranking_to_html(ranking: Ranking) -> str:
    """The headlines, then the ranked table."""
    framework = _definitions()[ranking.framework]
    out = []
    for headline in ranking.headlines:
        out.append(f"<p><strong>{_text(headline.text)}</strong></p>")
        out.append("<ul>" + "".join(f"<li>{_text(p)}</li>" for p in headline.points) + "</ul>")
    heads = "".join(
        f'<th title="{_text(each.title)}">{_text(each.short)}</th>' for each in framework.dimensions
    )
    out.append(f"<table><tr><th></th><th>model</th><th>maker</th>{heads}<th>score</th></tr>")
    for row in ranking.rows:
        cells = "".join(
            _marked(row.judgement.dimensions.get(each.id), framework)
            for each in framework.dimensions
        )
        out.append(
            f"<tr><td>{row.rank}</td><td>{_text(row.release.name)}</td>"
            f"<td>{_text(row.release.producer or '')}</td>{cells}"
            f"<td>{number(row.judgement.score)}</td></tr>"
        )
    return "\n".join([*out, "</table>", _paragraph(framework.attribution)])


def _assessment(assessment: Assessment) -> Iterator[str]:
    release, verdict = assessment.release, assessment.verdict
    yield f"<h3>{_text(release.name)}</h3>"
    yield f"<p><strong>{_text(verdict.sentence)}</strong></p>"
    yield "<ul>"
    for reason in verdict.reasons:
        cited = words.citations(reason.findings, assessment.findings)
        places = "".join(f" <code>{_text(words.place(each))}</code>" for each in cited)
        yield f"<li>{_text(reason.text)}{places}</li>"
    yield "</ul>"
    several = len(assessment.judgements) > 1
    if several:
        yield from _standings(assessment)
    for name, judgement in assessment.judgements.items() if not several else ():
        framework = _definitions().get(name)
        title = framework.name if framework else name
        yield f"<h4>{_text(title)}: {_text(words.total(judgement, framework))}</h4>"
        yield "<table>"
        for group, cells in words.groups(judgement, framework):
            yield f'<tr><th colspan="3">{_text(group)}</th></tr>'
            for _, dimension, cell in cells:
                yield (
                    f"<tr><td>{_text(dimension)}</td>{_marked(cell, framework)}"
                    f"<td>{_text(cell.why)}</td></tr>"
                )
        yield "</table>"
        yield _paragraph(judgement.attribution)
    gaps = words.unseen(assessment)
    if gaps:
        yield "<p>Not seen:</p><ul>" + "".join(f"<li>{_text(gap)}</li>" for gap in gaps) + "</ul>"


def _standings(assessment: Assessment) -> Iterator[str]:
    """A line for each definition; all cells of one are shown when it is the only one."""
    yield "<table>"
    for each in overview.standings(assessment, _definitions()):
        told = (f"{each.mark.sign} {each.name}", each.mark.word, each.clause)
        yield f"<tr>{''.join(f'<td>{_text(word)}</td>' for word in told)}</tr>"
    yield "</table>"
    yield _paragraph(overview.sources(assessment.judgements, _definitions()))


def _definitions() -> dict[str, Framework]:
    from howopen.frameworks import frameworks

    return frameworks()


def _marked(cell: Cell | None, framework: Framework | None) -> str:
    shown = words.mark(cell, framework)
    return f"<td>{_text(shown.sign)} {_text(shown.word)}</td>"


def _paragraph(text: str) -> str:
    return f"<p><small>{_text(text)}</small></p>"


def _text(foreign: str) -> str:
    return printable(foreign).translate(_ENTITIES)


class ShownAssessment(Assessment, frozen=True, kw_only=True):
    """An assessment that a notebook shows as a table."""

    def _repr_html_(self) -> str:
        return assessment_to_html(self)


class ShownComparison(Comparison, frozen=True, kw_only=True):
    """A comparison that a notebook shows as a table."""

    def _repr_html_(self) -> str:
        return comparison_to_html(self)


class ShownRanking(Ranking, frozen=True, kw_only=True):
    """A ranking that a notebook shows as a table."""

    def _repr_html_(self) -> str:
        return ranking_to_html(self)


_SHOWN: dict[type, type] = {
    Assessment: ShownAssessment,
    Comparison: ShownComparison,
    Ranking: ShownRanking,
}


def shown(noun: _Noun) -> _Noun:
    """The same noun, able to show itself in a notebook."""
    kind = _SHOWN[type(noun)]
    fields = {name: getattr(noun, name) for name in noun.__struct_fields__}
    return cast("_Noun", kind(**fields))
