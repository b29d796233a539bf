"""What is different the next time is told with its line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import howopen
from howopen.errors import SourceError
from howopen.live import kept, live
from tests.live import looking
from tests.live.looking import (
    EGRET,
    HUB,
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
