"""The question whether there is a technical report."""

from __future__ import annotations

from howopen.evidence.links import LinkKind
from howopen.findings.question import Question
from howopen.findings.shared.case import Case, best, ids
from howopen.findings.shared.papers import on_the_release
from howopen.findings.shared.phrases import phrases
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="technical-report",
    asks="Is there a technical report, on an archive or the maker's own site?",
    why="A report tells what a card has no room for.",
    looks="Links to papers, PDFs and pages called a technical report in cards and READMEs.",
    outcomes={
        Outcome.YES: "A report or paper on the model is linked.",
        Outcome.PARTLY: "Only a blog post of the maker is linked.",
        Outcome.UNCLEAR: "None was found.",
    },
    change="Publish a report and link it from the card.",
)


def answer(case: Case) -> Finding:
    """The report, else a blog post."""
    reports, posts = [p.citation for p in on_the_release(case)], []
    for source in case.end:
        for text in source.relevant():
            for link in text.links:
                line = text.lines[link.line - 1] if link.line <= len(text.lines) else ""
                if phrases("papers.report").search(f"{link.text} {line}"):
                    reports.append(source.cite(text.path, link.line, link.line, "links a report"))
                elif link.kind is LinkKind.BLOG:
                    posts.append(source.cite(text.path, link.line, link.line, "links a blog post"))
    if reports:
        note = "A report or paper is linked."
        return Finding(outcome=Outcome.YES, citations=best(reports), note=note)
    if posts:
        note = "Only blog posts are linked."
        return Finding(outcome=Outcome.PARTLY, citations=best(posts), note=note)
    return Finding(outcome=Outcome.UNCLEAR, note="No report was found.", searched=ids(case.end))
