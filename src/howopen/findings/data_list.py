"""The question whether all training data is listed, with where to get it."""

from __future__ import annotations

from howopen.doors import patterns
from howopen.evidence.corpora import Stage, corpora_in
from howopen.evidence.datasets import DatasetMention
from howopen.findings import pretraining_data, tuning_data
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, cases_of_bases
from howopen.findings.shared.words import bare, listed
from howopen.model import Citation, Finding, Outcome

QUESTION = Question(
    id="data-list",
    asks="Is there a list of all training data, with where to get it and in which proportions?",
    why="Who wants to build the like must know what to fetch, from where, and how much of each.",
    looks=(
        "The data sets that cards and READMEs name for each stage, whether each can be located, "
        "and shares or numbers of tokens beside them."
    ),
    outcomes={
        Outcome.YES: (
            "Every stage's data is named and can be located; of several sources the proportions "
            "are given, or the mix itself is published."
        ),
        Outcome.PARTLY: "Some data is named, or all of it without the proportions.",
        Outcome.NO: "The data is withheld, or described by kind only, at every stage.",
        Outcome.UNCLEAR: "Nothing was found, or the model's own card was not seen.",
    },
    change="Publish a table of all sources with link, version and share of the mix.",
    effort=Effort.WRITE,
    of_base=True,
)
_SHARE = patterns.compile(
    r"\d(?:\.\d+)?\s?%|\|\s*~?\d[\d.,]*\s*(?:[KMBT]|(?:b|tr)illion)?\b", ignore_case=True
)
"""A share, or a number in a row of a table."""


def answer(case: Case) -> Finding:
    """The list of the data of all stages; a derivative's holds its base's."""
    stages = [pretraining_data.answer(case)]
    if case.tuned:
        stages.append(tuning_data.answer(case))
    value = tuple(dict.fromkeys(v for f in stages for v in f.value))
    unseen = tuple(dict.fromkeys(v for f in stages for v in f.unseen))
    cited = best([c for f in stages for c in f.citations])
    outcomes = {f.outcome for f in stages}
    if outcomes == {Outcome.YES}:
        mixes = [_mix(case, Stage.PRETRAINING), *([_mix(case, Stage.TUNING)] if case.tuned else [])]
        cited = best([*(c for mix in mixes for c in mix or ()), *cited])
        if all(mix is not None for mix in mixes):
            note = f"All data is listed with where to get it: {listed(value)}."
            return Finding(
                outcome=Outcome.YES, value=value, citations=cited, note=note, unseen=unseen
            )
        note = f"All data is named, {listed(value)}; in which proportions was not found."
        return Finding(outcome=Outcome.PARTLY, value=value, citations=cited, note=note)
    if value:
        note = f"Part of the data is listed: {listed(value)}."
        return Finding(outcome=Outcome.PARTLY, value=value, citations=cited, note=note)
    if outcomes == {Outcome.NO} and (case.cards or not case.missing_models):
        note = "The data is withheld, or described by kind only; no source is listed."
        searched = tuple(dict.fromkeys(s for f in stages for s in f.searched))
        return Finding(outcome=Outcome.NO, citations=cited, note=note, searched=searched)
    return Finding(outcome=Outcome.UNCLEAR, note="No list of the training data was found.")


def _mix(case: Case, stage: Stage) -> list[Citation] | None:
    """Where the proportions of a stage's data stand; `None` where they are asked and not given.

    One data set needs none; nor do the ingredients of a mix that is itself published by whoever
    made the model. Of a foreign base, the base's own documents tell.
    """
    if stage is Stage.PRETRAINING and case.foreign:
        found = [_mix(base, stage) for base in cases_of_bases(case)]
        known = [mix for mix in found if mix is not None]
        return [c for mix in known for c in mix] if len(known) == len(found) else None
    named = [m for m in case.datasets(case.evidence.sources) if m.stage is stage]
    if len(named) < 2 or any(_own(case, m) for m in named):
        return []
    return _shares(case, named) or None


def _own(case: Case, mention: DatasetMention) -> bool:
    """Whether whoever made the model published this data set."""
    makers = {bare(s.source.id).partition("/")[0].lower() for s in case.models}
    ids = (mention.name, *(mention.corpus.hub_ids if mention.corpus is not None else ()))
    return any("/" in name and name.partition("/")[0].lower() in makers for name in ids)


def _shares(case: Case, named: list[DatasetMention]) -> list[Citation]:
    """The rows and sentences that name a data set and its share, or its size."""
    corpora = {m.corpus.id for m in named if m.corpus is not None}
    names = {m.name.rpartition("/")[2].lower() for m in named if m.corpus is None}
    found = []
    for source_id, path in dict.fromkeys((m.source, m.path) for m in named):
        source = case.source(source_id)
        text = source.text(path) if source is not None else None
        for sentence in text.sentences if text is not None else ():
            words = sentence.text
            if not _SHARE.search(words):
                continue
            told = any(name in words.lower() for name in names)
            if source and (told or any(c.id in corpora for _, c in corpora_in(words))):
                lines = sentence.first_line, sentence.last_line
                found.append(source.cite(path, *lines, "a data set and its share or size"))
    return found
