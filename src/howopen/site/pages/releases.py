"""A release: what it is, why, and for every answer the place that shows it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any, Final

from howopen.frameworks.quotes import Quote
from howopen.model import Assessment, Finding
from howopen.reports import words
from howopen.reports.change_words import sections
from howopen.site import addresses
from howopen.site.content import Content, Quotes, last_read, license_of
from howopen.site.pictures import family, past
from howopen.site.rendering import Page

MOST_STEPS: Final = 8
"""Shown of what would make a release more open."""


def pages(content: Content) -> Iterator[Page]:
    """One page per release."""
    for assessment in content.assessments:
        yield Page(
            path=addresses.release(assessment.release.id),
            template="release.html",
            context=_context(content, assessment),
        )


def _context(content: Content, assessment: Assessment) -> dict[str, Any]:
    license_id = license_of(assessment)
    quotes = content.quotes(assessment)
    return {
        "a": assessment,
        "maker": content.maker_of.get(assessment.release.id, ""),
        "standings": [
            (content.frameworks[name], judgement)
            for name, judgement in assessment.judgements.items()
            if name in content.frameworks
        ],
        "questions": content.questions,
        "places": {name: _places(finding, quotes) for name, finding in assessment.findings.items()},
        "ranks": content.ranks[assessment.release.id],
        "of": len(content.assessments),
        "unseen": words.unseen(assessment),
        "license_id": license_id,
        "license": content.known_license(license_id) if license_id else None,
        "recorded": content.by_id,
        "made_from": content.made_from(assessment),
        "family": family(content, assessment),
        "past": past(content, assessment),
        "history": [
            (each, sections(each.changes, content.frameworks))
            for each in content.history(assessment)
        ],
        "disputed": _disputed(assessment),
        "read": last_read(assessment),
        "steps": _steps(content, assessment),
    }


def _places(finding: Finding, quotes: Quotes) -> list[tuple[str, list[list[Quote]]]]:
    """(What they show, its places) of a finding; places with the same words stand together."""
    found: dict[str, dict[Hashable, list[Quote]]] = {}
    for citation in finding.citations:
        if (place := quotes.get(citation)) is not None:
            words = " ".join(place.words.split()) or citation
            found.setdefault(citation.shows, {}).setdefault(words, []).append(place)
    return [(shows, list(alike.values())) for shows, alike in found.items()]


def _steps(content: Content, assessment: Assessment) -> list[tuple[str, list[str]]]:
    """(Question, definitions that it brings further), what the first of them asks for first."""
    found: dict[str, list[str]] = {}
    for name, judgement in assessment.judgements.items():
        if (framework := content.frameworks.get(name)) is not None:
            for step in judgement.steps:
                if step.finding in content.questions:
                    found.setdefault(step.finding, []).append(framework.short)
    return sorted(found.items(), key=lambda each: -len(each[1]))[:MOST_STEPS]


def _disputed(assessment: Assessment) -> tuple[str, str]:
    """Title and text of a letter on an answer; the name of the cell is put behind it."""
    release = assessment.release
    text = f"release: {release.id}\nrecording: {assessment.recording}\ncell: "
    return f"howopen: {release.name}", text
