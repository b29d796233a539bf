"""The question whether the settings and states of the training run are public."""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors.markup import BlockKind
from howopen.evidence.facts import SourceEvidence
from howopen.evidence.listing import Role
from howopen.evidence.names import read_name
from howopen.evidence.relevance import mentions
from howopen.evidence.text import Text
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, cite_files, ids
from howopen.findings.shared.documented import documents_of
from howopen.findings.shared.own_code import own_files
from howopen.findings.shared.phrases import phrases
from howopen.findings.shared.words import listed
from howopen.model import Citation, Finding, Outcome

SETTINGS = 3
"""So many hyper-parameters with their values, side by side, are a configuration."""
SETTINGS_FILE = "settings of a training run"

QUESTION = Question(
    id="model-metadata",
    asks="Are the training configuration and the optimizer's states public?",
    why="With them a run can be repeated or gone on with; without them one has to guess.",
    looks=(
        "Settings of training runs and optimizer states in the listings, lists and tables of "
        "hyper-parameters in cards and READMEs."
    ),
    outcomes={
        Outcome.YES: "Files of settings or states, or a list of hyper-parameters.",
        Outcome.UNCLEAR: "None was found.",
        Outcome.UNREACHABLE: "No document and no listing of the release could be read.",
    },
    change="Publish the configuration file of the run, or a table of all hyper-parameters.",
    effort=Effort.WRITE,
)


def answer(case: Case) -> Finding:
    """Optimizer states beside the weights, lists of hyper-parameters, settings of runs."""
    states = [
        c
        for s in case.models
        for c in cite_files(s, s.listing.of(Role.OPTIMIZER), "state of the training run")
    ]
    documents = documents_of(case.end)
    lists = [c for s, t in documents for c in _lists(s, t)]
    files = [c for s in case.code for c in cite_files(s, _named(case, s), SETTINGS_FILE)]
    kinds = {"states": states, "hyper-parameters": lists, "settings": files}
    found = best([*states, *lists, *files])
    if found:
        value = tuple(f"{kind}: {places[0].path}" for kind, places in kinds.items() if places)
        note = f"Of the training run: {listed(value)}."
        return Finding(outcome=Outcome.YES, value=value, citations=found, note=note)
    if not documents and not case.code:
        note = "Nothing of the release could be read."
        return Finding(outcome=Outcome.UNREACHABLE, note=note, searched=ids(case.end))
    note = "No settings of the training run."
    return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.end))


def _lists(source: SourceEvidence, text: Text) -> list[Citation]:
    """Sections whose rows or items give values of several hyper-parameters."""
    hyperparameter = phrases("metadata.hyperparameter")
    found: dict[tuple[str, ...], dict[str, int]] = {}
    for block in text.blocks:
        if block.kind not in (BlockKind.ROW, BlockKind.ITEM):
            continue
        named = hyperparameter.search(block.text)
        if named is not None and phrases("metadata.value").search(block.text):
            key = named.group(0).lower().replace("_", " ").replace("-", " ")
            found.setdefault(block.section, {}).setdefault(key, block.first_line)
    return [
        source.cite(text.path, min(lines), max(lines), "hyper-parameters of the training run")
        for lines in (settings.values() for settings in found.values())
        if len(lines) >= SETTINGS
    ]


def _named(case: Case, source: SourceEvidence) -> Iterator[str]:
    """Settings of runs that bear the model's name or a size: others may be of anything.

    An example is for the reader to start from.
    """
    for path in own_files(case, source, source.listing.of(Role.TRAINING_CONFIG)):
        file = path.rpartition("/")[2]
        named = mentions(path, case.names) or read_name(file).size
        if named and "example" not in path.lower():
            yield path
