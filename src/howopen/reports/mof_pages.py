"""Model files under the MOF, for a page in Markdown and for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from howopen.frameworks.mof.components import CLASSES, NUMERALS, components
from howopen.frameworks.mof.result import FileEvaluation
from howopen.locale import ENGLISH, Tongue
from howopen.reports import mof_words as words
from howopen.reports.csv import written
from howopen.reports.markdown import escaped, row


def mof_to_markdown(files: Sequence[FileEvaluation], say: Tongue = ENGLISH) -> str:
    """A table of all, where there are several, then a section for each."""
    sections = (line for each in files for line in _section(each, say))
    return "\n".join([*_table(files, say), *sections, escaped(words.ATTRIBUTION)]) + "\n"


def _table(files: Sequence[FileEvaluation], say: Tongue) -> Iterator[str]:
    if len(files) < 2:
        return
    yield f"**{escaped(words.counted(files, say))}**"
    yield ""
    yield row(say("file"), say("model"), say("class"), "III", "II", "I")
    yield "|---|---|---|---:|---:|---:|"
    for found in files:
        progress = " | ".join(line.percent for line in words.lines(found))
        cells = map(escaped, (found.path, words.title(found, say), found.label))
        yield f"| {' | '.join(cells)} | {progress} |"
    yield ""


def _section(found: FileEvaluation, say: Tongue) -> Iterator[str]:
    yield f"## {escaped(words.title(found, say))}"
    yield ""
    if found.path:
        yield escaped(found.path)
        yield ""
    yield f"**{escaped(words.headline(found, say))}**"
    yield ""
    yield row("", say("class"), say("progress"), "")
    yield "|---|---|---:|---|"
    for line in words.lines(found, say):
        yield f"| {line.sign} | {line.numeral} | {line.percent} | {escaped(line.said)} |"
    yield ""
    for title, sentences in (
        (words.EXPLAINED, words.explained(found, say)),
        (words.DIFFERENCES, words.differences(found, say)),
        (words.WARNINGS, found.warnings),
    ):
        if sentences:
            yield f"### {say(title)}"
            yield ""
            yield from (f"- {escaped(sentence)}" for sentence in sentences)
            yield ""
    if words.same(found):
        yield from (say(words.SAME), "")


def mof_to_csv(files: Sequence[FileEvaluation]) -> str:
    """One line per file, one column per component; empty where it is not listed."""
    heads = [
        *("path", "name", "version", "producer", "table", "class", "label"),
        *(f"progress_{NUMERALS[number]}" for number in CLASSES),
        *("total_progress", "mot_class", *components(), "warnings"),
    ]
    return written([heads, *map(_row, files)])


def _row(found: FileEvaluation) -> list[str]:
    standings = {listed.id: listed.standing.value for listed in found.components}
    theirs = found.number if found.exact is None else found.exact.number
    return [
        *(found.path, found.name, found.version, found.producer, found.table),
        *(str(found.number), found.label),
        *(str(found.progress[str(number)]) for number in CLASSES),
        *(str(found.total_progress), str(theirs)),
        *(standings.get(id_, "") for id_ in components()),
        "; ".join(found.warnings),
    ]
