"""The question whether the model was tuned by preferences or rewards, after supervised tuning."""

from __future__ import annotations

from howopen.doors import patterns
from howopen.evidence.facts import SourceEvidence
from howopen.evidence.listing import Role
from howopen.evidence.relevance import mentions
from howopen.findings import tuning_code, tuning_documented
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, cite_files, cite_whole, ids, seen_whole
from howopen.findings.shared.documented import documents_of
from howopen.findings.shared.phrases import phrases
from howopen.model import Citation, Completeness, Finding, Outcome

_ADDRESS = patterns.compile(r"https?://[^\s)>]+")
"""What an address spells is no word of the sentence."""

QUESTION = Question(
    id="preference-tuning",
    asks="Was the model tuned by preferences or rewards, beyond supervised tuning?",
    why="What people or judges preferred decides what a model refuses and how it pleases.",
    looks=(
        "Sentences of the card, and those of READMEs that name the model, on reinforcement, "
        "rewards and preferences; the hub's tags; names of tuning code."
    ),
    outcomes={
        Outcome.YES: "Such a stage is named, tagged, or there as code.",
        Outcome.NO: "The tuning is described or shown, and no document names such a stage.",
        Outcome.UNCLEAR: "Nothing tells whether there was such a stage.",
        Outcome.NOT_APPLICABLE: "The model is a base model; nothing was tuned.",
    },
    change="Describe the stage after supervised tuning, with its data and method.",
    effort=Effort.STATE,
)


def answer(case: Case) -> Finding:
    """Where such a stage is named; `no` where the tuning is known and none is."""
    tuned = tuning_documented.answer(case)
    if tuned.outcome is Outcome.NOT_APPLICABLE:
        return tuned
    said = (_sentences(case, s, "tuning.by_preference") for s in case.end)
    found = [c for each in said for c in each] + [c for s in case.end for c in _tagged(s)]
    found += [c for s in case.own_code for c in _as_code(s)]
    if found:
        note = "A stage of tuning by preferences or rewards is named."
        return Finding(outcome=Outcome.YES, citations=best(found), note=note)
    of_any_kind = any(_sentences(case, s, "tuning.of_any_kind") for s in case.end)
    seen = _seen_whole(case)
    if tuned.outcome in (Outcome.YES, Outcome.PARTLY) and seen and not of_any_kind:
        note = "Supervised tuning alone, as far as the release tells."
        cited = best([*tuned.citations, *seen])
        return Finding(outcome=Outcome.NO, citations=cited, note=note, searched=ids(case.end))
    note = "Nothing was found on a stage of tuning by preferences."
    return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.end))


def _seen_whole(case: Case) -> list[Citation]:
    """The documents, or the listings with the tuning code, where such a stage would be told."""
    documents = documents_of(case.end)
    if documents and all(s.source.card is Completeness.COMPLETE for s in case.models):
        return [cite_whole(s, t, "no such stage in the whole document") for s, t in documents]
    if seen_whole(case.own_code) and tuning_code.answer(case).outcome is Outcome.YES:
        return [s.cite(shows="the complete listing, with tuning code") for s in case.own_code]
    return []


def _sentences(case: Case, source: SourceEvidence, phrase: str) -> list[Citation]:
    """The first sentence of each document that says so of the release."""
    found = []
    wanted, denied = phrases(phrase), phrases("tuning.not_by_preference")
    for own, text in documents_of((source,)):
        card = own.is_model or "card" in text.path.lower()
        said = ((s, _ADDRESS.sub(" ", s.text)) for s in text.sentences)
        hit = next(
            (
                s
                for s, words in said
                if wanted.search(words)
                and not denied.search(words)
                and (card or mentions(words, case.names))
            ),
            None,
        )
        if hit is not None:
            shows = "speaks of a stage of tuning"
            found.append(own.cite(text.path, hit.first_line, hit.last_line, shows))
    return found


def _tagged(source: SourceEvidence) -> list[Citation]:
    tags = source.info.tags if source.is_model and source.info else ()
    named = [t for t in tags if phrases("tuning.by_preference").search(t)]
    return [source.cite("info.json", shows=f"the hub's tag {named[0]}")] if named else []


def _as_code(source: SourceEvidence) -> list[Citation]:
    """Tuning code whose path names such a method."""
    wanted = phrases("tuning.code_of_preference")
    paths = tuple(p for p in source.listing.of(Role.TUNING_CODE) if wanted.search(p))
    return list(cite_files(source, paths, "tuning by preferences, by its name"))
