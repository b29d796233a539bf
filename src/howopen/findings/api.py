"""The question whether there is an API, and who may use it."""

from __future__ import annotations

from howopen.doors import patterns
from howopen.evidence.facts import SourceEvidence
from howopen.evidence.links import LinkKind
from howopen.evidence.listing import Role
from howopen.findings.question import Effort, Question
from howopen.findings.shared.access import key_needed
from howopen.findings.shared.case import Case, best, cite_files, ids
from howopen.findings.shared.phrases import phrases
from howopen.model import Citation, Finding, Outcome

_API = patterns.compile(r"\bAPIs?\b")
_ADDRESS = patterns.compile(r"https?://[^\s)>]+")
"""Sentences on a service that data came from, or on a library's interface."""

QUESTION = Question(
    id="api",
    asks="Is there an API to the model that anyone may use?",
    why="An API lets people test a model without the machine to run it.",
    looks=(
        "Sentences and links on APIs, keys and accounts; the card's `inference` switch and task; "
        "server code in the repository."
    ),
    outcomes={
        Outcome.YES: "An API that needs neither key nor account.",
        Outcome.PARTLY: (
            "An API with a key or account, one to start oneself, or the hub's own inference."
        ),
        Outcome.NO: "The card switches the hub's inference off, and no other API was found.",
        Outcome.UNCLEAR: "No API was found.",
    },
    change="Offer an endpoint without sign-up, or ship server code that starts with one command.",
    effort=Effort.PUBLISH,
)


def answer(case: Case) -> Finding:
    """What kind of access without own weights there is."""
    open_ones = [c for s in case.end for c in _sentences(s, "api.without_key")]
    if open_ones:
        note = "An API without sign-up is named."
        return Finding(outcome=Outcome.YES, citations=best(open_ones), note=note)
    keys = key_needed(case.end)
    named = [c for s in case.end for c in _named(s)]
    servers = [
        c
        for s in case.code
        if named
        for c in cite_files(s, s.listing.of(Role.SERVICE)[:2], "code that serves the model")
    ]
    if keys or named:
        note = "An API that needs a key or an account." if keys else "An API is named."
        cited = best([*keys, *named, *servers])
        return Finding(outcome=Outcome.PARTLY, citations=cited, note=note)
    switched_off = [c for m in case.models for c in _inference_off(m)]
    if switched_off:
        note = "The card switches the hub's inference off, and no other API was found."
        searched = ids(case.end)
        return Finding(
            outcome=Outcome.NO, citations=best(switched_off), note=note, searched=searched
        )
    offered = [c for m in case.models for c in _inference_offered(m)]
    if offered:
        note = "The hub can serve the model; its limits are the hub's."
        return Finding(outcome=Outcome.PARTLY, citations=best(offered), note=note)
    return Finding(outcome=Outcome.UNCLEAR, note="No API was found.")


def _named(source: SourceEvidence) -> list[Citation]:
    """Links to an API and sentences that offer one; a chat page or a demo is none."""
    found = _sentences(source, "api.offered")
    for text in source.relevant():
        for link in text.links:
            line = text.lines[link.line - 1] if link.line <= len(text.lines) else ""
            if link.kind is LinkKind.API and _API.search(_ADDRESS.sub(" ", line)):
                found.append(source.cite(text.path, link.line, link.line, "links an API"))
                break
    return found


def _sentences(source: SourceEvidence, phrase: str) -> list[Citation]:
    found = []
    wanted, of_others = phrases(phrase), phrases("api.of_others")
    for text in source.relevant():
        said = (s for s in text.sentences if wanted.search(s.text))
        hit = next((s for s in said if not of_others.search(s.text)), None)
        if hit is not None:
            found.append(source.cite(text.path, hit.first_line, hit.last_line, "speaks of an API"))
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
    """A task, named in the card or tagged by the hub, is what makes the hub offer inference."""
    found = [
        source.cite(t.path, t.front_matter.lines["pipeline_tag"], shows="names the task to the hub")
        for t in source.texts
        if t.front_matter is not None and t.front_matter.first("pipeline_tag")
    ]
    info = source.info
    if info is not None and (info.pipeline_tag or "text generation" in map(str.lower, info.tags)):
        found.append(source.cite("info.json", shows="the hub's tag for the task"))
    return found
