"""The question whether there is a technical report."""

from __future__ import annotations

from howopen.evidence.links import LinkKind
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, ids
from howopen.findings.shared.papers import (
    on_the_release,
    papers_elsewhere,
    titled_reports,
    words_before,
)
from howopen.findings.shared.phrases import phrases
from howopen.model import Citation, Finding, Outcome

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
    effort=Effort.WRITE,
)


def answer(case: Case) -> Finding:
    """The report or paper, else a blog post; `value` says which of these are linked."""
    papers = best([*(p.citation for p in on_the_release(case)), *papers_elsewhere(case)])
    found: dict[str, list[Citation]] = {
        "report": list(titled_reports(case)),
        "paper": list(papers),
        "post": [],
        "other": [],
    }
    for source in case.end:
        for text in source.relevant():
            for link in text.links:
                line = text.lines[link.line - 1] if link.line <= len(text.lines) else ""
                place = (text.path, link.line, link.line)
                if phrases("papers.report").search(f"{link.text} {line}"):
                    near = f"{words_before(link, line)} {link.text}"
                    kind = "report" if phrases("papers.technical").search(near) else "other"
                    found[kind].append(source.cite(*place, "links a report"))
                elif link.kind is LinkKind.BLOG:
                    found["post"].append(source.cite(*place, "links a blog post"))
    other = found.pop("other")
    value = tuple(kind for kind, places in found.items() if places)
    reports = [*papers, *found["report"], *other]
    if reports:
        note = (
            "A report is linked."
            if found["report"] or other
            else ("A paper is linked, and no technical report of its own.")
        )
        return Finding(outcome=Outcome.YES, value=value, citations=best(reports), note=note)
    if found["post"]:
        note = "Only blog posts are linked."
        cited = best(found["post"])
        return Finding(outcome=Outcome.PARTLY, value=value, citations=cited, note=note)
    return Finding(outcome=Outcome.UNCLEAR, note="No report was found.", searched=ids(case.end))
