"""The terms of a file, of a folder or of a licence by name, for a page in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from howopen.license_pipeline import FolderReading, StatedCondition, TermsReading
from howopen.locale import ENGLISH, Tongue
from howopen.reports import license_answers as answers
from howopen.reports import license_words as words
from howopen.reports.condition_words import in_words
from howopen.reports.license_tables import NOT_ADVICE
from howopen.reports.markdown import escaped, row
from howopen.reports.phrases import beside


def terms_to_markdown(terms: TermsReading | FolderReading, say: Tongue = ENGLISH) -> str:
    """The same as for a terminal; foreign words stay words."""
    lines = _folder(terms, say) if isinstance(terms, FolderReading) else _file(terms, say)
    return "\n".join([*lines, escaped(say(NOT_ADVICE))]) + "\n"


def _folder(folder: FolderReading, say: Tongue) -> Iterator[str]:
    yield f"**{escaped(words.folder_headline(folder, say))}**"
    yield ""
    yield row(say("for"), say("licence"), say("category"), say("files"))
    yield "|---|---|---|---|"
    alone = len(folder.parts) == 1
    for part in words.parts(folder):
        name = words.part_name(part.component, say, alone=alone)
        licences, category = words.under(part, folder, say), say.word(part.category.value)
        cells = (name, licences, category, ", ".join(part.paths))
        yield f"| {' | '.join(map(escaped, cells))} |"
    yield ""
    said = (f"{each.path}:{each.line} {each.value}" for each in folder.declared)
    yield from _list(say("Declared"), said)
    yield from _list(say("Conflicts"), folder.conflicts)
    for reading in folder.files:
        yield f"## {escaped(reading.path or reading.license_id)}"
        yield ""
        yield from _file(reading, say)
    yield from _list(say("To know"), words.sentences((*folder.unread, *folder.remarks)))


def _file(reading: TermsReading, say: Tongue) -> Iterator[str]:
    yield f"**{escaped(words.headline(reading, say))}**"
    yield ""
    yield from _binding(reading, say)
    if len(reading.matches) > 1 or any(found.component for found in reading.matches):
        matches = (words.match(each, say) for each in reading.matches)
        yield from _list(say("In this text"), matches)
    for title, conditions in words.groups(reading.conditions):
        yield f"### {say(title)}"
        yield ""
        yield from (_condition(each, say) for each in conditions)
        yield ""
    yield from _list(say("Freedoms that it limits"), words.limited(reading, say))
    differences = (words.difference(each, say) for each in reading.differences)
    yield from _list(words.differs(reading, say), differences)
    unexplained = words.unexplained(reading, say)
    yield from _list(say("Lines that no licence we know explains"), unexplained)
    yield from _list(say("To know"), words.sentences(reading.remarks))


def _binding(reading: TermsReading, say: Tongue) -> Iterator[str]:
    bound = answers.bound(reading)
    if bound:
        yield from (f"### {say(answers.ASKED)}", "")
        yield row("", say("condition"), say("where"), say("why"))
        yield "|---|---|---|---|"
        for condition, answer in bound:
            cells = (in_words(condition, say), words.place(condition, say), answer.why)
            yield f"| {say(answer.answer)} | {' | '.join(map(escaped, cells))} |"
        yield ""
    duties = (answers.idle(*pair, say) for pair in answers.bound(reading, idle=True))
    yield from _list(say(answers.ASKED_IDLE), duties)


def _condition(condition: StatedCondition, say: Tongue) -> str:
    where = f" ({condition.license_id})" if condition.license_id else ""
    said = f"- {escaped(in_words(condition, say) + where)}"
    if not condition.quote:
        return said
    quote = say("“{words}”").format(words=escaped(condition.quote))
    return beside(said, f"{escaped(words.place(condition, say))}, {quote}", say)


def _list(title: str, sentences: Iterable[str]) -> Iterator[str]:
    items = [f"- {escaped(sentence)}" for sentence in sentences]
    if items:
        yield from (f"### {escaped(title)}", "", *items, "")
