"""Looks that show the same are one state of a release; what changed is found once."""

from __future__ import annotations

import re

import pytest

import howopen
from howopen import Asking
from howopen.api.site import kept_content
from howopen.collected import Collected, collected_from, digest_of, undated_of
from howopen.errors import Offline
from howopen.histories import history
from howopen.history.verification import VerificationId
from howopen.live import kept, last_looked, live
from howopen.model import Recording
from howopen.recording_pipeline import assess_collected
from howopen.reports.json import to_json
from howopen.site.content import last_read
from howopen.store import Store
from tests.live.looking import EGRET, keep, look, remote

CARD = b"license: apache-2.0"
DAY = re.compile(rb"20\d\d-\d\d-\d\d")


def as_of(found: Collected, day: str, card: bytes = CARD) -> Collected:
    """The same release read on another day, at times with another licence in its card."""
    return collected_from(
        {path: DAY.sub(day.encode(), data).replace(CARD, card) for path, data in found.tree.items()}
    )


def days(count: int) -> list[str]:
    return [f"2026-03-{number:02}" for number in range(1, count + 1)]


def card_of(number: int) -> bytes:
    return CARD if number % 2 else b"license: mit"


def read_days(recordings: tuple[Recording, ...]) -> set[str | None]:
    return {s.source.read for recording in recordings for s in recording.snapshots}


def test_every_source_of_a_look_has_its_day(egret):
    assert None not in read_days(look(EGRET).collected.recordings)


def test_another_day_of_reading_alone_is_no_other_state(egret):
    found = look(EGRET).collected
    first, second = (as_of(found, day).recordings for day in days(2))
    assert ({"2026-03-01"}, {"2026-03-02"}) == (read_days(first), read_days(second))
    assert digest_of(first) != digest_of(second)
    assert undated_of(first) == undated_of(second)


@pytest.mark.parametrize("word", [b"# Egret 2B", b"apache-2.0", b"1" * 40, b"river/reeds"])
def test_anything_else_that_differs_is_another_state(egret, word):
    found = look(EGRET).collected
    other = collected_from(
        {path: data.replace(word, b"x" + word[1:]) for path, data in found.tree.items()}
    )
    assert undated_of(found.recordings) != undated_of(other.recordings)


def test_daily_looks_at_what_has_not_changed_are_no_history_and_count_as_looks(egret):
    found = look(EGRET).collected
    for day in days(20):
        keep(as_of(found, day), day)
    told = history(remote(EGRET))
    assert ((), 0, "2026-03-20T06:00:00Z") == (told.entries, told.judged, told.looked)
    assert "2026-03-20T06:00:00Z" == last_looked(remote(EGRET))


def test_the_report_of_every_daily_look_is_verified_byte_for_byte(egret):
    found = look(EGRET).collected
    reports = []
    for day in days(3):
        keep(as_of(found, day), day)
        reports.append(to_json(assess_collected(as_of(found, day)).assessment))
    assert 3 == len(set(reports))
    assert [VerificationId.SAME] * 3 == [howopen.verify(report).id for report in reports]


def test_a_change_is_dated_by_the_look_that_first_showed_it_and_read_since_the_last_before(egret):
    found = look(EGRET).collected
    for number, day in enumerate(days(6)):
        keep(as_of(found, day, CARD if number < 3 else b"license: mit"), day)
    (entry,) = history(remote(EGRET)).entries
    assert "2026-03-04T06:00:00Z" == entry.when
    assert ("2026-03-03", "2026-03-04") == (entry.changes.before.read, entry.changes.after.read)


def test_each_recording_of_a_history_is_judged_once_and_then_never_again(egret):
    found = look(EGRET).collected
    for number, day in enumerate(days(20)):
        keep(as_of(found, day, card_of(number)), day)
    first, second = history(remote(EGRET)), history(remote(EGRET))
    assert (20, 0) == (first.judged, second.judged)
    assert 19 == len(first.entries)
    assert first.entries == second.entries


def test_a_new_change_costs_the_two_recordings_that_it_lies_between(egret):
    found = look(EGRET).collected
    for number, day in enumerate(days(4)):
        keep(as_of(found, day, card_of(number)), day)
    history(remote(EGRET))
    keep(as_of(found, "2026-03-05", card_of(4)), "2026-03-05")
    again = history(remote(EGRET))
    assert (4, 2) == (len(again.entries), again.judged)


def test_clearing_forgets_what_was_compared_too(egret):
    found = look(EGRET).collected
    for number, day in enumerate(days(2)):
        keep(as_of(found, day, card_of(number)), day)
    history(remote(EGRET))
    with Store.open() as store:
        store.clear()
    with pytest.raises(Offline, match="no whole look at river/egret-2b is kept"):
        history(remote(EGRET))


def test_a_look_that_was_cut_short_is_no_change_and_no_look(egret):
    found = look(EGRET).collected
    keep(as_of(found, "2026-03-01"), "2026-03-01")
    keep(as_of(found, "2026-03-02", b"license: mit"), "2026-03-02", cut="the time was up")
    told = history(remote(EGRET))
    assert ((), "2026-03-01T06:00:00Z") == (told.entries, told.looked)
    assert "2026-03-01T06:00:00Z" == last_looked(remote(EGRET))
    assert {"2026-03-01"} == read_days(kept(remote(EGRET)).recordings)


def test_what_is_put_together_offline_is_no_look(egret, monkeypatch):
    with live() as run:
        run.collect(remote(EGRET))
    looked = last_looked(remote(EGRET))
    monkeypatch.setenv("HOWOPEN_OFFLINE", "1")
    howopen.assess(EGRET)
    alone = howopen.Asking(without=("base",))
    report = to_json(howopen.assess(EGRET, asking=alone))
    with pytest.raises(Offline):
        last_looked(remote(EGRET), alone)
    assert (looked, VerificationId.SAME) == (last_looked(remote(EGRET)), howopen.verify(report).id)


def test_a_site_of_what_is_kept_tells_of_the_last_states_before(egret):
    found = look(EGRET).collected
    for number, day in enumerate(days(4)):
        keep(as_of(found, day, card_of(number // 2)), day)
    content = kept_content(Asking())
    (now,) = content.assessments
    (before,) = content.earlier(now)
    assert ("2026-03-02", "2026-03-04") == (last_read(before), last_read(now))
    (told,) = content.history(now)
    assert "weights-license" in told.changes.findings
