"""The question whether there is a model card, and what it covers."""

from __future__ import annotations

from msgspec.structs import replace

from howopen.evidence.facts import SourceEvidence
from howopen.evidence.listing import Role
from howopen.evidence.topics import CardTopic, read_topics
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, cards_of, cite_whole, ids, is_readme
from howopen.findings.shared.license_expressions import of_parts
from howopen.findings.shared.license_of import documents_claims
from howopen.findings.shared.words import bare, listed
from howopen.model import Completeness, Finding, Outcome

NEEDED = (
    CardTopic.ARCHITECTURE,
    CardTopic.TRAINING_DATA,
    CardTopic.TRAINING,
    CardTopic.EVALUATION,
)
"""What a card must cover to give a full view of the model."""
LIMITS = (CardTopic.USES, CardTopic.LIMITATIONS)
PART = 2
"""A page with fewer of all topics tells how to run the model and is no model card."""
SHOWN = "the licence or data sets that the hub shows, as the head of a card declares them"

QUESTION = Question(
    id="model-card",
    asks="Is there a model card that covers architecture, data, training and evaluation?",
    why="The card is where users learn what a model is for and where it fails.",
    looks="The README of the model repository and MODEL_CARD files, section by section.",
    outcomes={
        Outcome.YES: (
            "A card covers architecture, training data, training procedure, evaluation, and uses "
            "or limitations."
        ),
        Outcome.PARTLY: "A card covers some of these, or is known to be there and was not read.",
        Outcome.NO: "The page in the card's place was seen whole and covers hardly any of these.",
        Outcome.UNCLEAR: "No card was found.",
        Outcome.UNREACHABLE: "The card was seen only in part, or not even its name.",
    },
    change="Fill the hub's card template: model details, data, procedure, evaluation, limitations.",
    effort=Effort.WRITE,
)


def answer(case: Case) -> Finding:
    """The topics that the best card covers, with their lines, and the documents' own licence."""
    return replace(_answer(case), expressions=of_parts(documents_claims(case)))


def _answer(case: Case) -> Finding:
    cards = case.cards if case.foreign else (*case.cards, *cards_of(case.base))
    read = [(read_topics(text), source, text) for source, text in cards]
    if not read:
        return _no_card(case)
    topics, source, text = max(read, key=lambda item: len(item[0]))
    name = bare(source.source.id)
    value = tuple(t.value for t in topics)
    cited = best(
        [source.cite(text.path, c.first_line, c.last_line, t.value) for t, c in topics.items()]
    )
    lacks = [t.value for t in NEEDED if t not in topics]
    if not lacks and any(t in topics for t in LIMITS):
        note = f"The card of {name} covers {', '.join(value)}."
        return Finding(outcome=Outcome.YES, value=value, citations=cited, note=note)
    if len(topics) >= PART:
        missing = ", ".join(lacks) if lacks else "uses or limitations"
        note = f"The card of {name} covers {len(value)} topics, and not {missing}."
        return Finding(outcome=Outcome.PARTLY, value=value, citations=cited, note=note)
    if source.source.card is not Completeness.COMPLETE:
        note = f"Only part of the card of {name} was seen."
        return Finding(outcome=Outcome.UNREACHABLE, note=note)
    cite = cite_whole(source, text, "the whole page in the card's place")
    covered = ", ".join(value) or "none of the topics"
    note = f"The whole page of {name} covers {covered}: that is no model card."
    return Finding(outcome=Outcome.NO, value=value, citations=(cite,), note=note)


def _declared(model: SourceEvidence) -> bool:
    """Whether the hub shows a licence or data sets of a model: it has them from its card's head."""
    return model.info is not None and bool(model.info.license or model.info.datasets)


def _no_card(case: Case) -> Finding:
    if case.models:
        names = listed(bare(m.source.id) for m in case.models)
        in_listing = [
            m.cite(path, shows="the card, in the listing alone")
            for m in case.models
            for path in m.listing.of(Role.CARD)
            if is_readme(path)
        ]
        by_hub = [m.cite("info.json", shows=SHOWN) for m in case.models if _declared(m)]
        known = in_listing or by_hub
        if known:
            how = "is listed" if in_listing else "declares what the hub shows"
            note = f"The card of {names} {how}; what it covers was not seen."
            unseen = tuple(bare(c.source) for c in known)
            return Finding(outcome=Outcome.PARTLY, citations=best(known), note=note, unseen=unseen)
        return Finding(outcome=Outcome.UNREACHABLE, note=f"The card of {names} was not seen.")
    if case.missing_models:
        names = listed(bare(m.id) for m in case.missing_models)
        return Finding(outcome=Outcome.UNREACHABLE, note=f"The page of {names} could not be read.")
    note = "No model card was found."
    return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.end))
