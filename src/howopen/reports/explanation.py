"""The words behind one answer, for a person at a terminal or in Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from howopen.findings.question import Question
from howopen.frameworks.explanation import Explanation
from howopen.frameworks.quotes import Quote
from howopen.locale import to_say
from howopen.model import Finding
from howopen.reports import phrases, words
from howopen.reports.page import Page, indented

if TYPE_CHECKING:
    from rich.console import RenderableType

HASH = 12
"""Characters of a hash that are shown; the JSON has all."""

CHANGED = to_say("These words no longer match the hash that was cited: the file has changed.")


def explanation_to_terminal(explanation: Explanation, page: Page) -> str:
    """The question, the chain from grade to finding, and the words at each place."""
    return page.render(*_parts(explanation, page))


def _parts(explanation: Explanation, page: Page) -> Iterator[RenderableType]:
    if explanation.question:
        yield page.text(page.words(page.say(explanation.question.asks)), "bold")
        yield page.text(page.words(page.say(explanation.question.why)))
        yield ""
    for step in explanation.chain:
        yield page.text(page.words(step))
    if explanation.chain:
        yield ""
    for name, finding in explanation.findings.items():
        yield from _finding(name, finding, page)
        yield ""
    for _, quotes in groupby(explanation.quotes, key=lambda quote: quote.citation.source):
        yield from _source(tuple(quotes), page)
    if not explanation.quotes:
        none = page.say("No words to quote: nothing is cited, or the files are not at hand.")
        yield page.text(none)


def _finding(name: str, finding: Finding, page: Page) -> Iterator[RenderableType]:
    say = page.say
    outcome = say.word(finding.outcome.value)
    yield page.text(phrases.beside(page.name(name), outcome, say), "bold")
    if finding.value:
        yield indented(page.text(", ".join(page.name(value) for value in finding.value)))
    if finding.note:
        yield indented(page.text(page.words(finding.note)))
    spdx = finding.expressions
    if spdx:
        said = say("SPDX: declared {declared}, detected {detected}, concluded {concluded}").format(
            declared=spdx.declared, detected=spdx.detected, concluded=spdx.concluded
        )
        yield indented(page.text(page.words(said)))
    if finding.searched:
        said = say("Searched: {places}").format(places=", ".join(finding.searched))
        yield indented(page.text(page.words(said)))


def _source(quotes: tuple[Quote, ...], page: Page) -> Iterator[RenderableType]:
    """All places in one source: its revision and day once, then file by file."""
    citation = quotes[0].citation
    day = f", {phrases.read_on(citation.read, page.say)}" if citation.read else ""
    yield page.text(page.name(f"{words.origin(citation)}{day}"), "bold")
    common = len({quote.url for quote in quotes}) == 1
    if common and quotes[0].url:
        yield indented(page.text(page.name(quotes[0].url), "dim"))
    for quote in quotes:
        yield from _quote(quote, "" if common else quote.url, page)
    yield ""


def _quote(quote: Quote, url: str, page: Page) -> Iterator[RenderableType]:
    shows = f"  {page.words(quote.citation.shows)}" if quote.citation.shows else ""
    head = page.text(page.name(quote.location or words.place(quote.citation, page.say)), "bold")
    yield indented(head.append(shows, "not bold"))
    if quote.words:
        yield indented(_lines(quote, page), 4)
    hashed = f"sha256 {quote.citation.sha256[:HASH]}" if quote.citation.sha256 else ""
    for said in filter(None, (hashed, url)):
        yield indented(page.text(page.name(said), "dim"), 4)
    if quote.matches is False:
        yield indented(page.text(page.say(CHANGED), "bold red"), 4)


def _lines(quote: Quote, page: Page) -> RenderableType:
    """The quoted words, each line with its number; a long line goes on below itself."""
    from rich.table import Table

    first = quote.citation.lines[0] if quote.citation.lines else 1
    grid = Table.grid(padding=(0, 1), pad_edge=False, expand=True)
    lines = quote.words.split("\n")
    grid.add_column(justify="right", width=len(str(first + len(lines) - 1)))
    grid.add_column(width=1)
    grid.add_column(overflow="fold", ratio=1)
    for number, line in enumerate(lines, start=first):
        shown = page.text(page.name(line.removesuffix("\r").expandtabs(4)))
        grid.add_row(page.text(str(number), "dim"), "|", shown)
    return grid


def question_to_terminal(question: Question, page: Page) -> str:
    """One question with all that it says of itself."""
    say = page.say
    parts: list[RenderableType] = [
        page.text(question.id, "bold"),
        page.text(page.words(say(question.asks))),
    ]
    for head, said in (
        (say("Why it matters"), question.why),
        (say("Where it looks"), question.looks),
        (say("What a publisher could change"), question.change),
    ):
        parts += ["", page.text(head, "bold"), indented(page.text(page.words(say(said))))]
    parts += ["", page.text(say("What each outcome means"), "bold")]
    for outcome, means in question.outcomes.items():
        told = phrases.beside(say.word(outcome.value), say(means), say)
        parts.append(indented(page.text(page.words(told))))
    return page.render(*parts)


def questions_to_terminal(questions: tuple[Question, ...], page: Page) -> str:
    """All questions, an id and its sentence each."""
    parts: list[RenderableType] = []
    for question in questions:
        parts.append(page.text(question.id, "bold"))
        parts.append(indented(page.text(page.words(page.say(question.asks)))))
    return page.render(*parts)
