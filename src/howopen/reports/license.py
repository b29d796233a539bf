"""The terms of a file, of a folder or of a licence by name, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from howopen.license_pipeline import FolderReading, StatedCondition, TermsReading
from howopen.reports import license_answers as answers
from howopen.reports import license_words as words
from howopen.reports.condition_words import in_words
from howopen.reports.page import Page, indented, item

if TYPE_CHECKING:
    from rich.console import RenderableType


def terms_to_terminal(terms: TermsReading | FolderReading, page: Page) -> str:
    """The verdict, the conditions with their words, what differs, and whom it binds."""
    parts = _folder(terms, page) if isinstance(terms, FolderReading) else _file(terms, page)
    return page.render(*parts, page.text(words.NOT_ADVICE, "dim"))


def _file(reading: TermsReading, page: Page) -> Iterator[RenderableType]:
    yield from _verdict(reading, page)
    yield from _reading(reading, page)


def _verdict(reading: TermsReading, page: Page) -> Iterator[RenderableType]:
    yield page.text(page.words(words.headline(reading)), words.style_of(reading))


def _folder(folder: FolderReading, page: Page) -> Iterator[RenderableType]:
    yield from _whole(folder, page)
    yield from _list(
        "Declared",
        (f"{each.path}:{each.line}  {each.value}" for each in folder.declared),
        page,
    )
    yield from _list("Conflicts", folder.conflicts, page)
    if len(folder.files) == 1:
        yield from _reading(folder.files[0], page)
    else:
        yield ""
        for reading in folder.files:
            yield page.text(page.name(reading.path or reading.license_id), "bold underline")
            yield from _file(reading, page)
    told = words.sentences((*folder.unread, *folder.remarks))
    yield from _list("To know", told, page, gap=False)
    if told:
        yield ""


def _whole(folder: FolderReading, page: Page) -> Iterator[RenderableType]:
    """The verdict on all of it, and what each part is under."""
    if len(folder.files) == 1:
        only = folder.files[0]
        yield from _verdict(only, page)
        yield item(page.text(page.name(only.path or only.license_id)), page)
        return
    yield page.text(page.words(words.folder_headline(folder)), words.style(folder.category))
    for part in words.parts(folder):
        name = words.part_name(part.component, alone=len(folder.parts) == 1)
        said = f"{name}: {words.under(part, folder, places=True)}"
        yield item(page.text(page.words(said)), page)


def _reading(reading: TermsReading, page: Page) -> Iterator[RenderableType]:
    yield from _binding(reading, page)
    if len(reading.matches) > 1 or any(found.component for found in reading.matches):
        yield from _list("In this text", map(words.match, reading.matches), page)
    for title, conditions in words.groups(reading.conditions):
        yield ""
        yield page.text(title, "bold")
        for condition in conditions:
            yield from _condition(condition, page)
    limited = words.limited(reading)
    yield from _list("Freedoms that it limits", limited, page)
    yield from _list(words.differs(reading), map(words.difference, reading.differences), page)
    unexplained = words.unexplained(reading)
    yield from _list("Lines that no licence we know explains", unexplained, page)
    yield from _list("To know", words.sentences(reading.remarks), page)
    yield ""


def _condition(condition: StatedCondition, page: Page) -> Iterator[RenderableType]:
    where = f" ({condition.license_id})" if condition.license_id else ""
    yield item(page.text(page.words(f"{in_words(condition)}{where}")), page)
    if condition.quote:
        quoted = f"{words.place(condition)}: “{condition.quote}”"
        yield indented(page.text(page.words(quoted), "dim"))


def _binding(reading: TermsReading, page: Page) -> Iterator[RenderableType]:
    for position, (condition, answer) in enumerate(answers.bound(reading)):
        if not position:
            yield ""
            yield page.text(answers.ASKED, "bold")
        mark = answers.BOUND[answer.answer]
        where = f" ({words.place(condition)})" if words.place(condition) else ""
        said = page.text(f"{mark.word}: ", mark.style)
        said.append(page.words(f"{in_words(condition)}{where}"), "default")
        yield item(said, page, mark.sign)
        yield indented(page.text(page.words(answer.why), "dim"))
    for position, (condition, answer) in enumerate(answers.bound(reading, idle=True)):
        if not position:
            yield ""
            yield page.text(answers.ASKED_IDLE, "bold")
        told = page.words(answers.idle(condition, answer))
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
