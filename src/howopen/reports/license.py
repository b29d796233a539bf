"""The terms of a file, of a folder or of a licence by name, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from howopen.license_pipeline import FolderReading, StatedCondition, TermsReading
from howopen.reports import license_answers as answers
from howopen.reports import license_words as words
from howopen.reports.condition_words import in_words
from howopen.reports.license_tables import NOT_ADVICE
from howopen.reports.page import Page, indented, item
from howopen.reports.phrases import beside

if TYPE_CHECKING:
    from rich.console import RenderableType


def terms_to_terminal(terms: TermsReading | FolderReading, page: Page) -> str:
    """The verdict, the conditions with their words, what differs, and whom it binds."""
    parts = _folder(terms, page) if isinstance(terms, FolderReading) else _file(terms, page)
    return page.render(*parts, page.text(page.say(NOT_ADVICE), "dim"))


def _file(reading: TermsReading, page: Page) -> Iterator[RenderableType]:
    yield from _verdict(reading, page)
    yield from _reading(reading, page)


def _verdict(reading: TermsReading, page: Page) -> Iterator[RenderableType]:
    yield page.text(page.words(words.headline(reading, page.say)), words.style_of(reading))


def _folder(folder: FolderReading, page: Page) -> Iterator[RenderableType]:
    yield from _whole(folder, page)
    yield from _list(
        page.say("Declared"),
        (f"{each.path}:{each.line}  {each.value}" for each in folder.declared),
        page,
    )
    yield from _list(page.say("Conflicts"), folder.conflicts, page)
    if len(folder.files) == 1:
        yield from _reading(folder.files[0], page)
    else:
        yield ""
        for reading in folder.files:
            yield page.text(page.name(reading.path or reading.license_id), "bold underline")
            yield from _file(reading, page)
    told = words.sentences((*folder.unread, *folder.remarks))
    yield from _list(page.say("To know"), told, page, gap=False)
    if told:
        yield ""


def _whole(folder: FolderReading, page: Page) -> Iterator[RenderableType]:
    """The verdict on all of it, and what each part is under."""
    if len(folder.files) == 1:
        only = folder.files[0]
        yield from _verdict(only, page)
        yield item(page.text(page.name(only.path or only.license_id)), page)
        return
    yield page.text(
        page.words(words.folder_headline(folder, page.say)), words.style(folder.category)
    )
    for part in words.parts(folder):
        say, alone = page.say, len(folder.parts) == 1
        name = words.part_name(part.component, say, alone=alone)
        said = beside(name, words.under(part, folder, say, places=True), say)
        yield item(page.text(page.words(said)), page)


def _reading(reading: TermsReading, page: Page) -> Iterator[RenderableType]:
    say = page.say
    yield from _binding(reading, page)
    if len(reading.matches) > 1 or any(found.component for found in reading.matches):
        matches = (words.match(each, say) for each in reading.matches)
        yield from _list(say("In this text"), matches, page)
    for title, conditions in words.groups(reading.conditions):
        yield ""
        yield page.text(say(title), "bold")
        for condition in conditions:
            yield from _condition(condition, page)
    yield from _list(say("Freedoms that it limits"), words.limited(reading, say), page)
    differences = (words.difference(each, say) for each in reading.differences)
    yield from _list(words.differs(reading, say), differences, page)
    unexplained = words.unexplained(reading, say)
    yield from _list(say("Lines that no licence we know explains"), unexplained, page)
    yield from _list(page.say("To know"), words.sentences(reading.remarks), page)
    yield ""


def _condition(condition: StatedCondition, page: Page) -> Iterator[RenderableType]:
    where = f" ({condition.license_id})" if condition.license_id else ""
    yield item(page.text(page.words(f"{in_words(condition, page.say)}{where}")), page)
    if condition.quote:
        quote = page.say("“{words}”").format(words=condition.quote)
        quoted = beside(words.place(condition, page.say), quote, page.say)
        yield indented(page.text(page.words(quoted), "dim"))


def _binding(reading: TermsReading, page: Page) -> Iterator[RenderableType]:
    say = page.say
    for position, (condition, answer) in enumerate(answers.bound(reading)):
        if not position:
            yield ""
            yield page.text(say(answers.ASKED), "bold")
        mark = answers.BOUND[answer.answer]
        condition_told = page.words(answers.placed(condition, say))
        whole = beside(say(mark.word), condition_told, say)
        said = page.text(whole.removesuffix(condition_told), mark.style)
        said.append(condition_told, "default")
        yield item(said, page, mark.sign)
        yield indented(page.text(page.words(answer.why), "dim"))
    for position, (condition, answer) in enumerate(answers.bound(reading, idle=True)):
        if not position:
            yield ""
            yield page.text(say(answers.ASKED_IDLE), "bold")
        told = page.words(answers.idle(condition, answer, say))
        yield item(page.text(told, answers.IDLE.style), page, answers.IDLE.sign)


def _list(
    title: str, sentences: Iterable[str], page: Page, *, gap: bool = True
) -> Iterator[RenderableType]:
    """A heading with its items, after an empty line; nothing where there is none."""
    for position, sentence in enumerate(sentences):
        if not position and gap:
            yield ""
        if not position:
            yield page.text(page.words(title), "bold")
        yield item(page.text(page.words(sentence)), page)
