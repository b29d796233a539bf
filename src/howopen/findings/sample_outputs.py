"""The question whether examples of what the model puts out are shown."""

from __future__ import annotations

from howopen.doors.markup import BlockKind
from howopen.evidence.facts import SourceEvidence
from howopen.evidence.listing import Role
from howopen.evidence.text import Text
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, cite_files, ids, is_readme
from howopen.findings.shared.documented import documents_of
from howopen.findings.shared.phrases import phrases
from howopen.findings.shared.words import listed
from howopen.model import Citation, Finding, Outcome

QUESTION = Question(
    id="sample-outputs",
    asks="Are examples of the model's outputs shown?",
    why="A reader sees at a glance what to expect, and later whether something has changed.",
    looks="Files of generated samples, sections of examples, output shown with the example code.",
    outcomes={
        Outcome.YES: "A section or a file of outputs.",
        Outcome.PARTLY: "An output is shown with the code that runs the model.",
        Outcome.UNCLEAR: "None was found.",
        Outcome.UNREACHABLE: "No document of the release could be read.",
    },
    change="Add a section with prompts and unedited outputs, and the settings that gave them.",
    effort=Effort.WRITE,
)


def answer(case: Case) -> Finding:
    """Files and sections of samples, else an output beside example code."""
    found = [
        c
        for s in case.code
        for c in cite_files(s, s.listing.of(Role.SAMPLE_OUTPUT), "outputs of the model")
    ]
    documents = tuple((s, t) for s, t in documents_of(case.end) if s.is_model or is_readme(t.path))
    found += [c for s, t in documents for c in _sections(s, t)]
    if found:
        note = f"Sample outputs: {listed((c.path for c in found), 2)}."
        return Finding(outcome=Outcome.YES, citations=best(found), note=note)
    shown = [c for s, t in documents for c in _printed(s, t)]
    if shown:
        note = "An output is shown with the example code."
        return Finding(outcome=Outcome.PARTLY, citations=best(shown), note=note)
    if not documents:
        note = "No document of the release could be read."
        return Finding(outcome=Outcome.UNREACHABLE, note=note, searched=ids(case.end))
    return Finding(outcome=Outcome.UNCLEAR, note="No sample outputs.", searched=ids(case.end))


def _sections(source: SourceEvidence, text: Text) -> list[Citation]:
    """Sections whose own title promises outputs, each where its content begins."""
    once: dict[str, Citation] = {}
    for block in text.blocks:
        if block.kind is BlockKind.HEADING or not block.section:
            continue
        title = block.section[-1]
        if title not in once and phrases("samples.title").search(title):
            shows = "a section of outputs"
            once[title] = source.cite(text.path, block.first_line, block.last_line, shows)
    return list(once.values())


def _printed(source: SourceEvidence, text: Text) -> list[Citation]:
    return [
        source.cite(text.path, block.first_line, block.last_line, "shows an output")
        for block in text.blocks
        if block.kind is BlockKind.CODE and phrases("samples.printed").search(block.text)
    ]
