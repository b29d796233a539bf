"""The question whether it is told how to use the model, and what it can and cannot do."""

from __future__ import annotations

from howopen.doors.markup import BlockKind
from howopen.evidence.facts import SourceEvidence
from howopen.evidence.text import Text
from howopen.evidence.topics import CardTopic
from howopen.findings import inference_code
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, cite_whole, ids
from howopen.findings.shared.documented import described
from howopen.findings.shared.said import said
from howopen.findings.shared.words import bare, listed
from howopen.model import Citation, Completeness, Finding, Outcome

QUESTION = Question(
    id="usage-documented",
    asks="Are modalities, capabilities, limitations and the way to integrate the model told?",
    why="Freedom to use a model is worth little without knowing what it takes, gives and fails at.",
    looks=(
        "Cards and READMEs: the task, input and output, intended uses and results, limitations, "
        "code and instructions to run it."
    ),
    outcomes={
        Outcome.YES: "All four are told.",
        Outcome.PARTLY: "Some are.",
        Outcome.NO: "The whole card was seen and tells none.",
        Outcome.UNCLEAR: "No card was seen.",
    },
    change="Tell in the card: input and output, uses, limitations, and code that runs the model.",
    effort=Effort.WRITE,
)
_TOLD = ("modalities", "capabilities", "limitations", "integration")


def answer(case: Case) -> Finding:
    """What the release's own documents tell of its use."""
    found = {
        "modalities": _modalities(case),
        "capabilities": (
            *described(case.end, (CardTopic.USES, CardTopic.EVALUATION)).citations,
            *said(case.cards, "usage.capabilities", "tells of: capabilities"),
        ),
        "limitations": described(case.end, (CardTopic.LIMITATIONS,)).citations,
        "integration": _integration(case),
    }
    value = tuple(name for name in _TOLD if found[name])
    cited = best([c for name in value for c in found[name][:2]])
    lacks = [name for name in _TOLD if name not in value]
    if not value:
        return _nothing(case)
    if not lacks:
        note = "Modalities, capabilities, limitations and integration are told."
        return Finding(outcome=Outcome.YES, value=value, citations=cited, note=note)
    note = f"Of its use it tells {listed(value)}; not found: {listed(lacks)}."
    return Finding(outcome=Outcome.PARTLY, value=value, citations=cited, note=note)


def _modalities(case: Case) -> tuple[Citation, ...]:
    """The hub's task names input and output; else a sentence does."""
    tasks = [
        source.cite(text.path, line, line, "names the task, and so input and output")
        for source in case.models
        for text in source.texts
        if text.front_matter is not None
        and text.front_matter.first("pipeline_tag")
        and (line := text.front_matter.lines["pipeline_tag"])
    ]
    tasks += [
        source.cite("info.json", shows="the hub's task")
        for source in case.models
        if source.info is not None and source.info.pipeline_tag
    ]
    return (*tasks, *said(case.cards, "usage.modalities", "tells of: modalities"))


def _integration(case: Case) -> tuple[Citation, ...]:
    """Code in a card that runs the model, else code for it in the repositories."""
    shown = [c for source, text in case.cards for c in _code(source, text)]
    if shown:
        return tuple(shown[:2])
    code = inference_code.answer(case)
    return code.citations if code.outcome is Outcome.YES else ()


def _code(source: SourceEvidence, text: Text) -> list[Citation]:
    """The first block of code that is no citation."""
    return [
        source.cite(text.path, block.first_line, block.last_line, "code to run the model")
        for block in text.blocks
        if block.kind is BlockKind.CODE and not block.text.lstrip().startswith("@")
    ][:1]


def _nothing(case: Case) -> Finding:
    cards = [(s, t) for s, t in case.cards if s.source.card is Completeness.COMPLETE]
    if cards:
        source, text = cards[0]
        cite = cite_whole(source, text, "the whole card, which tells nothing of its use")
        note = f"The whole card of {bare(source.source.id)} tells nothing of its use."
        return Finding(outcome=Outcome.NO, citations=(cite,), note=note, searched=ids(case.end))
    return Finding(outcome=Outcome.UNCLEAR, note="No card was seen.", searched=ids(case.end))
