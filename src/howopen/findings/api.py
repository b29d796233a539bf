"""Is there an API, and who may use it?"""

from __future__ import annotations

from howopen.doors import patterns
from howopen.evidence.facts import SourceEvidence
from howopen.evidence.links import LinkKind
from howopen.evidence.listing import Role
from howopen.findings.case import Case, best, cite_files, searched
from howopen.findings.question import Question
from howopen.findings.weights import gate_before
from howopen.model import Citation, Finding, Outcome

_KEY = patterns.compile(
    r"\bapi[ _-]?keys?\b|\bAPI_KEY\b|\bneeds? an account\b|\bverified phone\b|\bsign(?:ing)? up\b|\bpay[- ]as[- ]you[- ]go\b"
    r"|\bsubscription\b",
    ignore_case=True,
)
_HOSTED = patterns.compile(
    r"\b(?:hosted|online|live|web) demo\b|\btry (?:it|now|the model)\b|\bchat (?:demo|with)\b|\bplayground\b|\bdemo\b"
    r"|\bAPI (?:service|access|platform)\b|\binference (?:api|endpoint)s?\b",
    ignore_case=True,
)

QUESTION = Question(
    id="api",
    asks="Is there an API to the model that anyone may use?",
    why="An API lets people test a model without the machine to run it.",
    looks=(
        "Sentences and links on APIs, keys, demos and hosted inference; the card's `inference` "
        "switch; server code in the repository."
    ),
    outcomes={
        Outcome.YES: "Code to serve the model's API oneself is part of the release, and no key is needed.",
        Outcome.PARTLY: "An API with a key or account, a hosted demo, or the hub's own inference.",
        Outcome.NO: "The card switches the hub's inference off, and no other API was found.",
        Outcome.UNCLEAR: "No API was found.",
    },
    change="Offer an endpoint without sign-up, or ship server code that starts with one command.",
)


def answer(case: Case) -> Finding:
    """What kind of access without own weights there is."""
    servers = [
        c
        for s in case.code
        for c in cite_files(s, s.listing.of(Role.SERVICE)[:2], "code that serves the model")
    ]
    switched_off = [c for m in case.models for c in _inference_off(m)]
    hosted = [c for s in case.end for c in _hosted(s)]
    keys = key_needed(case.evidence.sources)
    if servers and not keys and case.models:
        note = f"The repository has code that serves the model: {servers[0].path}."
        return Finding(outcome=Outcome.YES, citations=best(servers), note=note)
    if keys or hosted or servers:
        note = (
            "An API that needs a key or an account." if keys else "A hosted demo or API is named."
        )
        return Finding(
            outcome=Outcome.PARTLY, citations=best([*keys, *hosted, *servers]), note=note
        )
    if switched_off:
        note = "The card switches the hub's inference off, and no other API was found."
        return Finding(outcome=Outcome.NO, citations=best(switched_off), note=note)
    offered = [c for m in case.models for c in _inference_offered(m)]
    if offered:
        note = "The hub can serve the model; its limits are the hub's."
        return Finding(outcome=Outcome.PARTLY, citations=best(offered), note=note)
    return Finding(outcome=Outcome.UNCLEAR, note=f"No API was found; {searched(case.end)}.")


def key_needed(sources: tuple[SourceEvidence, ...]) -> list[Citation]:
    """Lines that speak of a key or an account for access to the model."""
    found = []
    for source in sources:
        if source.is_model or source.is_dataset:
            continue
        for text in source.relevant():
            for sentence in text.sentences:
                if _KEY.search(sentence.text):
                    found.append(
                        source.cite(
                            text.path,
                            sentence.first_line,
                            sentence.last_line,
                            "needs a key or account",
                        )
                    )
                    break
    return found


def _hosted(source: SourceEvidence) -> list[Citation]:
    found = []
    for text in source.relevant():
        for link in text.links:
            line = text.lines[link.line - 1] if link.line <= len(text.lines) else ""
            is_place = link.kind in (LinkKind.API, LinkKind.HUB_SPACE, LinkKind.DEMO)
            if is_place or (link.kind is LinkKind.OTHER and _HOSTED.search(f"{link.text} {line}")):
                found.append(source.cite(text.path, link.line, link.line, "links a demo or an API"))
                break
    return found


def _inference_off(source: SourceEvidence) -> list[Citation]:
    return [
        source.cite(
            t.path, t.front_matter.lines["inference"], shows="switches the hub's inference off"
        )
        for t in source.texts
        if t.front_matter is not None and t.front_matter.first("inference").lower() == "false"
    ]


def _inference_offered(source: SourceEvidence) -> list[Citation]:
    """A task named in the card is what makes the hub offer its inference."""
    if gate_before(source).outcome is Outcome.YES:
        return []
    return [
        source.cite(t.path, t.front_matter.lines["pipeline_tag"], shows="names the task to the hub")
        for t in source.texts
        if t.front_matter is not None and t.front_matter.first("pipeline_tag")
    ]
