"""The question whether all repositories of the release's code that it links were seen."""

from __future__ import annotations

from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, cite_whole, ids, seen_whole
from howopen.findings.shared.linked_code import linked_repositories
from howopen.findings.shared.words import bare, listed
from howopen.model import Completeness, Finding, Outcome

QUESTION = Question(
    id="code-repositories",
    asks="Does the release link its code, and were all of those repositories seen?",
    why="Only who has seen every place of the code can say that some code is not there.",
    looks=(
        "Links of the model card to repositories of the same maker, or with "
        "the model's name; the release's own list of repositories."
    ),
    outcomes={
        Outcome.YES: "It links or has repositories, and each was listed in full.",
        Outcome.PARTLY: "Some were seen, others are linked or known and were not.",
        Outcome.NO: "The whole card was seen, and neither links nor names a repository of code.",
        Outcome.UNCLEAR: "No card of the model was seen, so its repositories are not known.",
        Outcome.UNREACHABLE: "Repositories are known, and none could be read.",
    },
    change="Link every repository with code of the release from the model card.",
    effort=Effort.STATE,
)


def answer(case: Case) -> Finding:
    """Which repositories are the release's own, and which of them were seen."""
    linked = linked_repositories(case)
    seen = tuple(bare(s.source.id) for s in case.code)
    missing = tuple(dict.fromkeys((*(bare(m.id) for m in case.missing_code), *linked)))
    listings = [s.cite(shows="the listing of its code") for s in case.code]
    places = best([*linked.values(), *listings])
    if missing and not seen:
        note = f"The release's code is elsewhere and was not seen: {listed(missing)}."
        return Finding(outcome=Outcome.UNREACHABLE, citations=places, note=note, unseen=missing)
    cards = [(s, t) for s, t in case.cards if s.source.card is Completeness.COMPLETE]
    if seen and (missing or not seen_whole(case.code)):
        which = f"others were not: {listed(missing)}" if missing else "not all in full"
        note = f"Repositories were seen, {listed(seen)}; {which}."
        return Finding(
            outcome=Outcome.PARTLY, value=seen, citations=places, note=note, unseen=missing
        )
    known = bool(cards) or not (case.models or case.missing_models)
    if seen and known and not case.missing_models:
        note = f"All repositories of its code that it links were seen: {listed(seen)}."
        return Finding(outcome=Outcome.YES, value=seen, citations=places, note=note)
    if seen:
        note = f"Seen: {listed(seen)}. The model's card was not, which may link others."
        return Finding(outcome=Outcome.PARTLY, value=seen, citations=places, note=note)
    if cards:
        source, text = cards[0]
        cite = cite_whole(source, text, "the whole card, which links no code of the release")
        note = f"The whole card of {bare(source.source.id)} links no code of the release."
        return Finding(outcome=Outcome.NO, citations=(cite,), note=note, searched=ids(case.end))
    note = "No card of the model was seen in full: whether its code is linked is not known."
    return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.end))
