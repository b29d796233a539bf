"""What all formats say alike: verdicts, grades, places and totals in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from howopen.frameworks.definition import Dimension, Framework, Scoring, Tone
from howopen.frameworks.ranking import number
from howopen.locale import ENGLISH, Tongue, to_say
from howopen.model import (
    Assessment,
    Cell,
    Citation,
    Completeness,
    Finding,
    Judgement,
    Record,
    Source,
    SourceRole,
    VerdictId,
)
from howopen.reports import phrases

VERDICTS = {
    VerdictId.OPEN_SOURCE: "open source",
    VerdictId.OPEN_WEIGHTS: "open weights",
    VerdictId.OPEN_WEIGHTS_RESTRICTED: "open weights with strings",
    VerdictId.CLOSED: "closed",
    VerdictId.UNDETERMINED: "undetermined",
}

VERDICT_STYLES = {
    VerdictId.OPEN_SOURCE: "bold green",
    VerdictId.OPEN_WEIGHTS: "bold yellow",
    VerdictId.OPEN_WEIGHTS_RESTRICTED: "bold yellow",
    VerdictId.CLOSED: "bold red",
    VerdictId.UNDETERMINED: "bold",
}


class Mark(Record, frozen=True, kw_only=True):
    """How a cell is shown: a sign, a word and a colour, so that no one of them is alone."""

    sign: str
    word: str
    style: str


NOT_SEEN = Mark(sign="?", word="not seen", style="cyan")


def mark(cell: Cell | None, framework: Framework | None, say: Tongue = ENGLISH) -> Mark:
    """The mark of a cell; a grade that the definition does not know is shown as its own word."""
    if cell is None or not cell.seen:
        return Mark(sign=NOT_SEEN.sign, word=say(NOT_SEEN.word), style=NOT_SEEN.style)
    grade = framework.grade(cell.grade) if framework else None
    if framework is None or grade is None:
        return Mark(sign=cell.grade[:1], word=cell.grade, style="")
    style = _TONES[framework.tone(grade.id)].style
    return Mark(sign=grade.symbol, word=say.word(grade.id), style=style)


def signed(mark: Mark) -> str:
    """`✓ open`: the sign and the word, or the one where both are the same, such as a score."""
    return mark.word if mark.sign == mark.word else f"{mark.sign} {mark.word}"


_TONES = {
    Tone.GOOD: Mark(sign="✓", word="yes", style="green"),
    Tone.MIXED: Mark(sign="~", word="in part", style="yellow"),
    Tone.BAD: Mark(sign="✗", word="no", style="red"),
    Tone.OPEN: Mark(sign="?", word="open", style="cyan"),
}


def standing(judgement: Judgement, framework: Framework | None, say: Tongue = ENGLISH) -> Mark:
    """Where a release stands under a definition: its class, or its total, with a sign."""
    result = framework.result(judgement.grade) if framework else None
    if result is not None:
        tone = _TONES[result.tone]
        said = _nearest(say(result.id.replace("-", " ")), judgement, say)
        return Mark(sign=tone.sign, word=said, style=tone.style)
    said = score(judgement, say)
    if judgement.grade:
        said = f"{say.word(judgement.grade)}, {said}"
    if _open_ended(judgement):
        said += f" ({possible(judgement)})"
    return Mark(sign="·", word=said, style="")


def score(judgement: Judgement, say: Tongue = ENGLISH) -> str:
    """`9.5 of 14`."""
    full = number(judgement.out_of)
    return say("{score} of {full}").format(score=number(judgement.score), full=full)


def _nearest(said: str, judgement: Judgement, say: Tongue) -> str:
    """The class, and how far the nearest one is reached that is not, where that is counted."""
    for name, reached in judgement.progress.items():
        if reached < 100:
            nearest = say(name.replace("-", " "))
            told = say("{result} ({nearest}: {reached} %)")
            return told.format(result=said, nearest=nearest, reached=f"{reached:.0f}")
    return said


def clause(
    judgement: Judgement,
    framework: Framework | None,
    findings: Mapping[str, Finding],
    say: Tongue = ENGLISH,
) -> str:
    """What decided the class or explains the total best: a cell, and the finding behind it."""
    for name in judgement.decisive:
        cell = judgement.dimensions.get(name)
        if cell is not None:
            dimension = framework.dimension(name) if framework else None
            rests_on = (
                findings[f].note for f in (*cell.obstacles, *cell.deciding) if f in findings
            )
            told = next(filter(None, rests_on), cell.why)
            title = say(dimension.title) if dimension else name
            return phrases.beside(title, told, say) if told else title
    result = framework.result(judgement.grade) if framework else None
    says = say(result.says) if result else ""
    return f"{says[:1].upper()}{says[1:]}." if says else ""


def place(citation: Citation, say: Tongue = ENGLISH) -> str:
    """Where a citation points: `LICENSE:12-14`, or what stands for the whole source."""
    if not citation.path:
        return say("file listing")
    if citation.lines is None:
        return citation.path
    first, last = citation.lines
    return f"{citation.path}:{first}" if first == last else f"{citation.path}:{first}-{last}"


def origin(citation: Citation) -> str:
    """Which source a citation points to, with the start of its revision."""
    if citation.revision is None:
        return citation.source
    return f"{citation.source}@{short(citation.revision)}"


def short(revision: str) -> str:
    """A commit as people quote it; other revisions as they are."""
    hexadecimal = len(revision) == 40 and all(c in "0123456789abcdef" for c in revision)
    return revision[:12] if hexadecimal else revision


def citations(names: Iterable[str], findings: Mapping[str, Finding]) -> tuple[Citation, ...]:
    """The citations of the named findings, each place once.

    Files in the order in which they are first cited, the lines of a file ascending.
    """
    found: dict[tuple[str, str], dict[tuple[int, int], Citation]] = {}
    for name in names:
        if name in findings:
            for citation in findings[name].citations:
                of_file = found.setdefault((citation.source, citation.path), {})
                of_file.setdefault(citation.lines or (0, 0), citation)
    return tuple(c for of_file in found.values() for _, c in sorted(of_file.items()))


def places(cited: Iterable[Citation], say: Tongue = ENGLISH) -> tuple[tuple[Citation, str], ...]:
    """One line per file: a citation of it, and `LICENSE:12-14, 30` for all its places."""
    files: dict[tuple[str, str], list[Citation]] = {}
    for citation in cited:
        files.setdefault((citation.source, citation.path), []).append(citation)
    return tuple((own[0], _together(own, say)) for own in files.values())


def _together(own: list[Citation], say: Tongue) -> str:
    with_lines = [c for c in own if c.lines is not None] or own[:1]
    path = with_lines[0].path
    others = [place(c).removeprefix(f"{path}:") for c in with_lines[1:]]
    return ", ".join([place(with_lines[0], say), *others])


def numbered(assessment: Assessment) -> dict[str, int]:
    """Source id -> its number in the list of what was looked at, those of bases last."""
    own = [source.id for source in assessment.sources if not source.missing]
    cited = [c.source for finding in assessment.findings.values() for c in finding.citations]
    return {name: number for number, name in enumerate(dict.fromkeys((*own, *cited)), start=1)}


def total(judgement: Judgement, framework: Framework | None = None, say: Tongue = ENGLISH) -> str:
    """Class and score with coverage and possible range, as one line.

    Under a definition without a score, the class alone.
    """
    coverage = judgement.coverage
    seen = say("{seen} of {of} cells seen").format(seen=coverage.seen, of=coverage.of)
    counts = framework is None or framework.scoring is not Scoring.NONE
    named = say(judgement.grade.replace("-", " ")) if judgement.grade else say("no class")
    if not counts:
        return f"{named} ({seen})"
    said = score(judgement, say)
    if judgement.grade:
        said = f"{named}, {said}"
    if not _open_ended(judgement):
        return f"{said} ({seen})"
    told = say("{score} ({seen}; {range} possible)")
    return told.format(score=said, seen=seen, range=possible(judgement))


def possible(judgement: Judgement) -> str:
    """The possible range: `4-6.5`, or one number when nothing is open."""
    low, high = judgement.range
    return f"{number(low)}-{number(high)}" if low != high else number(low)


def _open_ended(judgement: Judgement) -> bool:
    low, high = judgement.range
    return low != high


def groups(
    judgement: Judgement, framework: Framework | None, say: Tongue = ENGLISH
) -> Iterator[tuple[str, tuple[tuple[str, str, Cell], ...]]]:
    """Groups in published order, each with (id, title, cell) of its dimensions.

    Without a definition, or for cells that it does not have, ids stand for titles.
    """
    known: tuple[Dimension, ...] = framework.dimensions if framework else ()
    cells = dict(judgement.dimensions)
    for group in dict.fromkeys(dimension.group for dimension in known):
        own = tuple(
            (dimension.id, say(dimension.title), cells.pop(dimension.id))
            for dimension in known
            if dimension.group == group and dimension.id in cells
        )
        if own:
            yield say(group), own
    if cells:
        yield say("Other"), tuple((name, name, cell) for name, cell in cells.items())


def looked_at(assessment: Assessment, say: Tongue = ENGLISH) -> tuple[str, ...]:
    """The sources that were had, in the order of their numbers, with revision and day."""
    own = {source.id: source for source in assessment.sources if not source.missing}
    cited = {c.source: c for finding in assessment.findings.values() for c in finding.citations}
    said = []
    for name in numbered(assessment):
        seen = own.get(name) or cited[name]
        revision = f"@{short(seen.revision)}" if seen.revision else ""
        day = f", {phrases.read_on(seen.read, say)}" if seen.read else ""
        role = own[name].role if name in own else None
        whose = "" if role is SourceRole.PRIMARY else f" ({say(_WHOSE[role])})"
        said.append(f"{name}{revision}{whose}{day}")
    return tuple(said)


_WHOSE = {SourceRole.LINKED: to_say("linked"), None: to_say("of the base")}


def unseen(assessment: Assessment, say: Tongue = ENGLISH) -> tuple[str, ...]:
    """What could not be seen or was cut, one sentence each; empty when all was seen."""
    said = []
    for source in assessment.sources:
        gaps = _gaps(source, say)
        if gaps:
            said.append(phrases.beside(source.id, phrases.joined(gaps, say), say))
    return (*said, *assessment.remarks)


def _gaps(source: Source, say: Tongue) -> list[str]:
    if source.missing:
        return [say("could not be had"), *source.remarks]
    gaps = []
    if source.listing is Completeness.PARTIAL:
        gaps.append(say("only part of the file listing was seen"))
    if source.card is Completeness.PARTIAL:
        gaps.append(say("only part of the card was seen"))
    return [*gaps, *source.remarks]
