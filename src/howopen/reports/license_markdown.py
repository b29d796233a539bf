"""The terms of a file, of a folder or of a licence by name, for a page in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from howopen.license_pipeline import FolderReading, StatedCondition, TermsReading
from howopen.reports import license_answers as answers
from howopen.reports import license_words as words
from howopen.reports.condition_words import in_words
from howopen.reports.markdown import escaped


def terms_to_markdown(terms: TermsReading | FolderReading) -> str:
    """The same as for a terminal; foreign words stay words."""
    lines = _folder(terms) if isinstance(terms, FolderReading) else _file(terms)
    return "\n".join([*lines, escaped(words.NOT_ADVICE)]) + "\n"


def _folder(folder: FolderReading) -> Iterator[str]:
    yield f"**{escaped(words.folder_headline(folder))}**"
    yield ""
    yield "| for | licence | category | files |"
    yield "|---|---|---|---|"
    alone = len(folder.parts) == 1
    for part in words.parts(folder):
        name = words.part_name(part.component, alone=alone)
        cells = (name, words.under(part, folder), part.category.value, ", ".join(part.paths))
        yield f"| {' | '.join(map(escaped, cells))} |"
    yield ""
    said = (f"{each.path}:{each.line} {each.value}" for each in folder.declared)
    yield from _list("Declared", said)
    yield from _list("Conflicts", folder.conflicts)
    for reading in folder.files:
        yield f"## {escaped(reading.path or reading.license_id)}"
        yield ""
        yield from _file(reading)
    yield from _list("To know", words.sentences((*folder.unread, *folder.remarks)))


def _file(reading: TermsReading) -> Iterator[str]:
    yield f"**{escaped(words.headline(reading))}**"
    yield ""
    yield from _binding(reading)
    if len(reading.matches) > 1 or any(found.component for found in reading.matches):
        yield from _list("In this text", map(words.match, reading.matches))
    for title, conditions in words.groups(reading.conditions):
        yield f"### {title}"
        yield ""
        yield from map(_condition, conditions)
        yield ""
    yield from _list("Freedoms that it limits", words.limited(reading))
    yield from _list(words.differs(reading), map(words.difference, reading.differences))
    unexplained = words.unexplained(reading)
    yield from _list("Lines that no licence we know explains", unexplained)
    yield from _list("To know", words.sentences(reading.remarks))


def _binding(reading: TermsReading) -> Iterator[str]:
    bound = answers.bound(reading)
    if bound:
        yield from (f"### {answers.ASKED}", "")
        yield from ("| | condition | where | why |", "|---|---|---|---|")
        for condition, answer in bound:
            cells = (in_words(condition), words.place(condition), answer.why)
            yield f"| {answer.answer} | {' | '.join(map(escaped, cells))} |"
        yield ""
    yield from _list(
        answers.ASKED_IDLE, (answers.idle(*pair) for pair in answers.bound(reading, idle=True))
    )


def _condition(condition: StatedCondition) -> str:
    where = f" ({condition.license_id})" if condition.license_id else ""
    said = f"- {escaped(in_words(condition) + where)}"
    if not condition.quote:
        return said
    return f"{said}: {escaped(words.place(condition))}, “{escaped(condition.quote)}”"


def _list(title: str, sentences: Iterable[str]) -> Iterator[str]:
    items = [f"- {escaped(sentence)}" for sentence in sentences]
    if items:
        yield from (f"### {escaped(title)}", "", *items, "")
