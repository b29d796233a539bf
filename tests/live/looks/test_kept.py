"""What was kept explains, verifies and is compared without a network."""

from __future__ import annotations

import json

import pytest

import howopen
from howopen import Asking
from howopen.collected import collected_from, digest_of
from howopen.discovery import Kind
from howopen.errors import DataError, Offline, StoreError
from howopen.history.verification import VerificationId
from howopen.live import kept, live, named
from howopen.reports.json import to_json
from tests.live.looking import (
    EGRET,
    HERON,
    HUB,
    look,
    remote,
)

EGRET_ID, HERON_ID, LOON_ID = "river--egret-2b", "estuary--heron-2b", "lake--loon-2b"


def test_a_kept_recording_explains_offline(egret, standin, monkeypatch):
    howopen.assess(EGRET)
    standin.forget()
    monkeypatch.setenv("HOWOPEN_OFFLINE", "1")
    explained = howopen.explain(EGRET, "weights-license")
    assert "license: apache-2.0" in [quote.words.strip() for quote in explained.quotes]
    assert () == standin.requests


def test_a_report_is_verified_byte_for_byte_from_what_is_kept(egret, standin):
    report = to_json(howopen.assess(EGRET))
    standin.forget()
    found = howopen.verify(report)
    assert (VerificationId.SAME, ()) == (found.id, found.differences)
    assert () == standin.requests


def test_a_report_that_was_touched_is_not(egret):
    report = json.loads(to_json(howopen.assess(EGRET)))
    report["findings"]["weights-license"]["outcome"] = "no"
    found = howopen.verify(json.dumps(report))
    assert VerificationId.SAME is not found.id
    assert ["$.findings['weights-license'].outcome"] == [d.path for d in found.differences]


def test_recordings_on_disk_give_the_same_report(egret, tmp_path):
    report = to_json(howopen.assess(EGRET))
    folders = howopen.record(EGRET, tmp_path / "out")
    assert [EGRET_ID, HERON_ID, LOON_ID] == [folder.name for folder in folders]
    assert VerificationId.SAME is howopen.verify(report, recording=folders[0]).id


def test_what_is_kept_is_what_was_looked_at(egret):
    with live() as run:
        found = run.collect(remote(EGRET))
    assert found == kept(remote(EGRET))


def test_what_was_followed_otherwise_is_kept_apart(egret):
    howopen.assess(EGRET)
    alone = Asking(without=("base", "code"))
    with pytest.raises(Offline):
        kept(remote(EGRET), alone)
    howopen.assess(EGRET, asking=alone)
    assert [EGRET_ID] == [name for name, _ in kept(remote(EGRET), alone).bundles]
    assert 3 == len(kept(remote(EGRET)).bundles)


def test_two_looks_at_what_has_not_changed_are_one_in_its_history(egret):
    howopen.assess(EGRET)
    howopen.assess(EGRET)
    assert () == howopen.history_of(EGRET)


def test_of_what_was_never_looked_at_nothing_is_kept(egret):
    with pytest.raises(Offline, match="nothing is kept of river/egret-2b; look at it with"):
        kept(remote(EGRET))
    with pytest.raises(Offline):
        howopen.history_of(EGRET)


def test_a_revision_is_kept_apart_from_the_newest():
    assert (f"{HUB}{EGRET}", f"{HUB}{EGRET}@v1") == (
        named(remote(EGRET)),
        named(remote(f"{EGRET}@v1")),
    )


def test_a_cache_that_is_no_folder_is_said_before_anything_is_asked(egret, standin, tmp_path):
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(StoreError):
        howopen.assess(EGRET, asking=Asking(cache=tmp_path / "file"))
    assert () == standin.requests


def test_what_is_kept_of_a_release_alone_has_its_own_digest(egret):
    alone = look(HERON, without=frozenset({Kind.BASE})).collected
    assert alone.recordings[0].digest == digest_of(alone.recordings)


def test_with_bases_it_has_one_over_all(egret):
    found = look(EGRET).collected
    digests = {digest_of(found.recordings), digest_of(found.recordings[:1])}
    assert (2, 64) == (len(digests), len(digest_of(found.recordings)))


def test_what_is_kept_is_read_back_as_it_was(egret):
    found = look(EGRET).collected
    assert found == collected_from(found.tree)


@pytest.mark.parametrize("tree", [{}, {"first": b"x"}, {"first": b"y", "x/release.yaml": b""}])
def test_what_names_no_first_release_is_no_collection(tree):
    with pytest.raises(DataError, match="names no release as its first"):
        collected_from(tree)


def test_what_is_no_report_is_named_by_its_file(tmp_path):
    broken = tmp_path / "old report.json"
    broken.write_text('{"schema": "howopen-assessment/1", ')
    with pytest.raises(DataError, match=r"old report\.json is not an assessment"):
        howopen.verify(broken)
