"""The question whether the data that the model was evaluated on is public."""

from __future__ import annotations

from howopen.evidence.facts import SourceEvidence
from howopen.evidence.links import LinkKind
from howopen.evidence.listing import Role
from howopen.evidence.phrases import phrases as evidence_phrases
from howopen.evidence.text import Text
from howopen.evidence.topics import CardTopic
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, cite_files, ids
from howopen.findings.shared.documented import described, documents_of
from howopen.findings.shared.own_code import own_files
from howopen.findings.shared.words import listed
from howopen.model import Citation, Finding, Outcome

QUESTION = Question(
    id="evaluation-data",
    asks="Is the data that the model was evaluated on public?",
    why="Scores can be recomputed, and leaks into training looked for, only with it.",
    looks=(
        "Files of evaluation data in the release's repositories, links to data sets that "
        "measure, results that name benchmarks."
    ),
    outcomes={
        Outcome.YES: "Files or data sets for evaluation are in the release or linked from it.",
        Outcome.PARTLY: "Results are given on benchmarks that are only named.",
        Outcome.UNCLEAR: "Nothing was found.",
        Outcome.UNREACHABLE: "No document of the release could be read.",
    },
    change="Link every benchmark with its version, and publish the prompts that were used.",
    effort=Effort.WRITE,
)


DATA_FILE = "data for evaluation"


def answer(case: Case) -> Finding:
    """Files and data sets for evaluation, else results on what is only named."""
    files = [
        c
        for s in case.code
        for c in cite_files(s, own_files(case, s, s.listing.of(Role.EVALUATION_DATA)), DATA_FILE)
    ]
    documents = documents_of(case.end)
    linked = [c for s, t in documents for c in _linked(s, t)]
    found = best([*files, *linked])
    if found:
        paths = listed((c.path for c in found), 2)
        note = f"Data for evaluation: {paths}."
        return Finding(outcome=Outcome.YES, citations=found, note=note)
    named = described(case.end, (CardTopic.EVALUATION,))
    if named.citations:
        note = "Results on benchmarks that are only named."
        return Finding(outcome=Outcome.PARTLY, citations=named.citations, note=note)
    if not documents:
        note = "No document of the release could be read."
        return Finding(outcome=Outcome.UNREACHABLE, note=note, searched=ids(case.end))
    return Finding(outcome=Outcome.UNCLEAR, note="No evaluation data.", searched=ids(case.end))


def _linked(source: SourceEvidence, text: Text) -> list[Citation]:
    """Links to data sets of a hub whose names say that they measure."""
    measures = evidence_phrases("datasets.measures")
    return [
        source.cite(text.path, link.line, link.line, f"links data that measures: {link.target}")
        for link in text.links
        if link.kind is LinkKind.HUB_DATASET and measures.search(link.target)
    ]
