"""The words behind one answer, for a person at a terminal or in Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from howopen.findings.question import Question
from howopen.frameworks.explanation import Explanation, Quote
from howopen.model import Citation, Finding
from howopen.reports import words
from howopen.reports.page import Page

if TYPE_CHECKING:
    from rich.console import RenderableType


def explanation_to_terminal(explanation: Explanation, page: Page) -> str:
    """The question, the chain from grade to finding, and the words at each place."""
    return page.render(*_parts(explanation, page))


def _parts(explanation: Explanation, page: Page) -> Iterator[RenderableType]:
    if explanation.question:
        yield page.text(page.words(explanation.question.asks), "bold")
        yield page.text(page.words(explanation.question.why))
        yield ""
    for step in explanation.chain:
        yield page.text(page.words(step))
    if explanation.chain:
        yield ""
    for name, finding in explanation.findings.items():
        yield from _finding(name, finding, page)
        yield ""
    for quote in explanation.quotes:
        yield from _quote(quote, page)
    if not explanation.quotes:
        yield page.text("No words to quote: nothing is cited, or the files are not at hand.")


def _finding(name: str, finding: Finding, page: Page) -> Iterator[RenderableType]:
    yield page.text(f"{page.name(name)}: {finding.outcome.value}", "bold")
    if finding.value:
        yield _indented(page.text(", ".join(page.name(value) for value in finding.value)))
    if finding.note:
        yield _indented(page.text(page.words(finding.note)))


def _quote(quote: Quote, page: Page) -> Iterator[RenderableType]:
    citation = quote.citation
    yield page.text(page.name(quote.location or words.place(citation)), "bold")
    yield _indented(page.text(page.words(_about(citation)), "dim"))
    for line in quote.words.splitlines():
        yield _indented(page.text("| " + page.name(line.expandtabs(4))))
    if not quote.matches:
        said = "These words no longer match the hash that was cited: the file has changed."
        yield _indented(page.text(said, "bold red"))
    yield ""


def _about(citation: Citation) -> str:
    parts = [citation.shows, words.origin(citation)]
    if citation.read:
        parts.append(f"read {citation.read}")
    if citation.sha256:
        parts.append(f"sha256 {citation.sha256}")
    return " · ".join(part for part in parts if part)


def question_to_terminal(question: Question, page: Page) -> str:
    """One question with all that it says of itself."""
    parts: list[RenderableType] = [
        page.text(question.id, "bold"),
        page.text(page.words(question.asks)),
    ]
    for head, said in (
        ("Why it matters", question.why),
        ("Where it looks", question.looks),
        ("What a publisher could change", question.change),
    ):
        parts += ["", page.text(head, "bold"), _indented(page.text(page.words(said)))]
    parts += ["", page.text("What each outcome means", "bold")]
    for outcome, means in question.outcomes.items():
        parts.append(_indented(page.text(page.words(f"{outcome.value}: {means}"))))
    return page.render(*parts)


def questions_to_terminal(questions: tuple[Question, ...], page: Page) -> str:
    """All questions, an id and its sentence each."""
    parts: list[RenderableType] = []
    for question in questions:
        parts.append(page.text(question.id, "bold"))
        parts.append(_indented(page.text(page.words(question.asks))))
    return page.render(*parts)


def _indented(content: RenderableType) -> RenderableType:
    from rich.padding import Padding

    return Padding(content, (0, 0, 0, 2))
