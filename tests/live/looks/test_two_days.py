"""What is different the next time is told with its line."""

from __future__ import annotations

import html
from collections.abc import Callable

import pytest

import howopen
from howopen.errors import SourceError
from howopen.history.causes import Cause
from howopen.history.changed import Fate, Shift
from howopen.live import kept, live
from howopen.reports.atom import headline
from howopen.reports.changes import changes_to_markdown
from tests.live import looking
from tests.live.looking import (
    EGRET,
    HUB,
    TERMS,
    WEIGHTS,
    remote,
)
from tests.sources.shelf import Shelf


@pytest.fixture
def changed(egret: Shelf) -> Callable[[], None]:
    """Looks at the release, then changes the licence in its card."""

    def change() -> None:
        howopen.assess(EGRET)
        other = looking.CARD.replace("apache-2.0", "cc-by-nc-4.0")
        egret.hub(EGRET, other, listed=WEIGHTS, commit="6" * 40)

    return change


def test_another_licence_is_told_with_the_line_that_changed(changed):
    changed()
    howopen.assess(EGRET)
    (found,) = howopen.history_of(EGRET)
    change = found.findings["weights-license"]
    assert (True, ("Apache-2.0",), ("CC-BY-NC-4.0",)) == (
        change.answer,
        change.before.value,
        change.after.value,
    )
    (words,) = change.words
    assert ((2, 2), (2, 2)) == (words.before_lines, words.after_lines)
    assert ("license: apache-2.0", "license: cc-by-nc-4.0") == (words.before, words.after)


def test_two_reports_are_compared_as_well_as_two_looks(changed):
    before = howopen.assess(EGRET)
    changed()
    after = howopen.assess(EGRET)
    assert howopen.history_of(EGRET) == (howopen.changes(before, after),)


def test_the_new_commit_is_told(changed):
    changed()
    howopen.assess(EGRET)
    (found,) = howopen.history_of(EGRET)
    shifts = {c.after.id: c.after.revision for c in found.sources if c.after}
    assert {f"{HUB}{EGRET}": "6" * 40} == shifts


def test_a_release_that_cannot_be_had_today_keeps_what_was_kept(changed, standin):
    changed()
    standin.fail("html-login-200", on=f"/api/models/{EGRET}")
    with live() as run, pytest.raises(SourceError):
        run.collect(remote(EGRET))
    assert 3 == len(kept(remote(EGRET)).bundles)


@pytest.fixture
def without_terms(egret: Shelf) -> howopen.Changes:
    """What changed when the page with the terms, which the card still names, was taken away."""
    howopen.assess(EGRET)
    egret.without(TERMS)
    howopen.assess(EGRET)
    (found,) = howopen.history_of(EGRET)
    return found


def test_a_page_that_is_not_there_any_more_is_said_in_one_sentence(without_terms):
    lines = _lines(without_terms)
    (line,) = (line for line in lines if "any more" in line)
    day = without_terms.after.read
    assert f"- `-` page:{TERMS}: the page is not there any more since {day}" == line
    assert not any(
        "other words" in line or "another note" in line for line in _lines(without_terms)
    )


def _lines(found: howopen.Changes) -> list[str]:
    written = changes_to_markdown(found, howopen.definitions())
    return html.unescape(written).replace("\\", "").partition("## Of ")[0].splitlines()


def test_that_it_is_gone_is_what_the_release_did(without_terms):
    (source,) = without_terms.sources
    assert ((Shift.GONE,), without_terms.after.read) == (source.shifts, source.since)
    assert {Cause.RELEASE} >= {change.cause for change in without_terms.findings.values()}


def test_its_cited_places_are_not_there(without_terms):
    fates = {lost.fate for lost in without_terms.places.lost}
    assert fates <= {Fate.NOT_THERE}


def test_a_feed_tells_it_in_its_headline(without_terms):
    assert "the page is not there any more since" in headline(without_terms, {})
