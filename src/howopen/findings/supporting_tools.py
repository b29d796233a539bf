"""The question which public libraries and tools the model was made with, and runs with."""

from __future__ import annotations

from howopen.evidence.facts import SourceEvidence
from howopen.evidence.tools import Tool, ToolMention, Use, read_tools, tool_of_module
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, ids
from howopen.findings.shared.documented import documents_of
from howopen.findings.shared.words import listed
from howopen.model import Citation, Finding, Outcome

QUESTION = Question(
    id="supporting-tools",
    asks="With which public libraries and tools was the model made?",
    why="Code alone repeats nothing: it needs the libraries that it was written for.",
    looks=(
        "Sentences of cards and READMEs that report with what the model was trained, evaluated "
        "or tokenised, and the libraries that their example code loads it with."
    ),
    outcomes={
        Outcome.YES: "A public library or tool is named with which the model was made.",
        Outcome.PARTLY: "Only frameworks, or libraries that run or evaluate the model, are named.",
        Outcome.UNCLEAR: "None is named.",
        Outcome.UNREACHABLE: "No document of the release could be read.",
    },
    change="Name the libraries and their versions, for training, data, evaluation and tokenizer.",
    effort=Effort.STATE,
)

MAKING = (Use.TRAINING, Use.TUNING, Use.DATA, Use.TOKENIZER)
"""What makes a model; a framework is what all code needs, evaluating and running come after."""
Placed = tuple[SourceEvidence, str, ToolMention]


def answer(case: Case) -> Finding:
    """The tools, as `use: name (licence)`; `own use: ...` for one that the maker publishes."""
    documents = documents_of(case.end)
    if not documents:
        note = "No document of the release could be read."
        return Finding(outcome=Outcome.UNREACHABLE, note=note, searched=ids(case.end))
    once: dict[str, Placed] = {}
    for source, text in documents:
        for mention in read_tools(text):
            once.setdefault(mention.tool.id, (source, text.path, mention))
    owners = _owners(case)
    placed = sorted(once.values(), key=lambda p: list(Use).index(p[2].tool.use))
    value = [_called(mention, owners) for _, _, mention in placed]
    citations = [_cite(each) for each in placed]
    for source in case.models:
        declared = _declared(source)
        if declared and declared[0] not in value:
            value.append(declared[0])
            citations.append(declared[1])
    if not value:
        note = "No library or tool is named."
        return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.end))
    made = any(mention.tool.use in MAKING for _, _, mention in placed)
    return Finding(
        outcome=Outcome.YES if made else Outcome.PARTLY,
        value=tuple(value),
        citations=best(citations),
        note=f"Libraries and tools: {listed(value)}.",
    )


def _called(mention: ToolMention, owners: frozenset[str]) -> str:
    tool = mention.tool
    own = "own " if not owners.isdisjoint(tool.owners) else ""
    return f"{own}{_named(tool)}"


def _named(tool: Tool) -> str:
    return f"{tool.use.value}: {tool.id} ({tool.license})"


def _cite(placed: Placed) -> Citation:
    source, path, mention = placed
    shows = f"names {mention.name} ({mention.tool.use.value})"
    return source.cite(path, mention.first_line, mention.last_line, shows)


def _owners(case: Case) -> frozenset[str]:
    """Who publishes the release, as hubs and code hosts name them."""
    owned = (s.source.id.partition(":")[2].partition("/") for s in case.end)
    return frozenset(owner.lower() for owner, slash, _ in owned if slash)


def _declared(source: SourceEvidence) -> tuple[str, Citation] | None:
    """The library that the hub's record names; the card's front matter is part of that."""
    name = source.info.library_name if source.info is not None else None
    tool = tool_of_module(name.lower().replace("-", "_")) if name else None
    if tool is None:
        return None
    return _named(tool), source.cite("info.json", shows=f"the hub names {name}")
