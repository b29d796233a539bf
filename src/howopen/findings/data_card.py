"""Is there a datasheet or data card for the data that is named?"""

from __future__ import annotations

from howopen.evidence.facts import SourceEvidence
from howopen.evidence.listing import Role
from howopen.findings.case import Case, best, cite_files, is_readme, searched
from howopen.findings.question import Question
from howopen.model import Citation, Finding, Outcome

CARD_WORDS = 150
"""A data set's page with fewer words of prose answers no question of a datasheet."""

QUESTION = Question(
    id="data-card",
    asks="Is there a datasheet for the data: how it was collected and curated?",
    why="Without it nobody can tell what is in the data, whose it is, and what was done to it.",
    looks=(
        "Datasheet files in the release's repositories, cards of its data sets, and published "
        "datasheets of the corpora that it names."
    ),
    outcomes={
        Outcome.YES: "Every data set that is named has a datasheet or card.",
        Outcome.PARTLY: "Some have.",
        Outcome.UNCLEAR: "None was found.",
    },
    change="Write a datasheet (Gebru et al. 2021) for each data set and link it from the card.",
)


def answer(case: Case) -> Finding:
    """Datasheets by file, by the data set's own card, and by what is known of named corpora."""
    own = [c for s in case.evidence.sources for c in _own(s)]
    sources = tuple(s for e in (case.evidence, *case.bases) for s in e.sources)
    named = case.datasets(case.evidence.sources)
    known = [m for m in named if m.corpus is not None and m.corpus.datasheet]
    cited = [c for c in (_cite(case, m.source, m.path, m.line) for m in known) if c is not None]
    if not own and not known:
        return Finding(
            outcome=Outcome.UNCLEAR, note=f"No datasheet was found; {searched(sources)}."
        )
    value = (*dict.fromkeys(c.path for c in own), *(m.corpus.datasheet for m in known if m.corpus))
    covered = bool(own) or len(known) == len(named)
    outcome = Outcome.YES if covered and (not case.foreign or known) else Outcome.PARTLY
    note = f"Datasheets: {', '.join(value[:4])}." + (
        "" if outcome is Outcome.YES else " Other data of the model has none that was found."
    )
    return Finding(outcome=outcome, value=value, citations=best([*own, *cited]), note=note)


def _own(source: SourceEvidence) -> list[Citation]:
    found = list(cite_files(source, source.listing.of(Role.DATASHEET), "a datasheet"))
    if source.is_dataset:
        found += [
            source.cite(t.path, shows="the data set's card")
            for t in source.texts
            if is_readme(t.path) and t.words >= CARD_WORDS
        ]
    return found


def _cite(case: Case, source_id: str, path: str, line: int) -> Citation | None:
    source = case.source(source_id)
    return source.cite(path, line, line, "names a corpus with a datasheet") if source else None
