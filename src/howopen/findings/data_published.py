"""The question whether the maker publishes its data as data sets of its own."""

from __future__ import annotations

from howopen.evidence.corpora import Stage
from howopen.evidence.datasets import DatasetMention
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, ids
from howopen.findings.shared.data_of import cite_mention, makers, not_looked_at, speaking
from howopen.findings.shared.words import listed
from howopen.model import Finding, Outcome

QUESTION = Question(
    id="data-published",
    asks="Does the maker publish its data as data sets of its own?",
    why="A data set with an owner, a version and a page of its own can be inspected and cited.",
    looks="Data sets that cards and READMEs name, and who owns them on the hub.",
    outcomes={
        Outcome.YES: "The maker trained its own base, and published data for every stage.",
        Outcome.PARTLY: "It published data for one of the stages, or its base's maker did.",
        Outcome.UNCLEAR: "No data set of the maker's own is named.",
    },
    change="Publish the training data on a hub, with a card that says how it came about.",
    effort=Effort.PUBLISH,
)


def answer(case: Case) -> Finding:
    """The data sets that the makers of the release or of its bases own."""
    needed = (Stage.PRETRAINING, Stage.TUNING) if case.tuned else (Stage.PRETRAINING,)
    named = [m for stage in needed for m in speaking(case, case.evidence.sources, stage)[1]]
    own = [m for m in named if _is_own(case, m)]
    bases = [found for base in case.bases if (found := answer(Case(evidence=base))).value]
    value = tuple(dict.fromkeys([m.name for m in own] + [v for f in bases for v in f.value]))
    if not value:
        note = "No data set of the maker's own is named."
        return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.evidence.sources))
    whole = not case.foreign and set(needed) == {m.stage for m in own}
    unseen = (*not_looked_at(case, own), *(u for f in bases for u in f.unseen))
    rest = f" Not looked at: {listed(unseen)}." if unseen else ""
    stages = "every stage" if whole else "a part of the training"
    cited = [*(cite_mention(case, m) for m in own), *(c for f in bases for c in f.citations)]
    return Finding(
        outcome=Outcome.YES if whole else Outcome.PARTLY,
        value=value,
        citations=best(cited),
        note=f"Data sets of the makers' own for {stages}: {listed(value)}.{rest}",
        unseen=tuple(dict.fromkeys(unseen)),
    )


def _is_own(case: Case, mention: DatasetMention) -> bool:
    """Whether a maker of the release owns the data set on the hub."""
    ids_of_corpus = mention.corpus.hub_ids if mention.corpus else ()
    named = (n for n in (mention.name, *ids_of_corpus) if "/" in n)
    return any(name.partition("/")[0].lower() in makers(case) for name in named)
