"""What named each place is told and kept, and each kind is followed to its limit."""

from __future__ import annotations

import pytest

from howopen.discovery import LIMITS, Kind
from howopen.errors import NotFound
from howopen.model import SourceRole
from tests.live import looking
from tests.live.looking import (
    EGRET,
    GONE,
    HERON,
    HUB,
    LOON,
    PAPER,
    TERMS,
    card,
    look,
)

CARD = f"{HUB}{EGRET} README.md"


def test_each_place_is_told_with_what_named_it(egret):
    assert [
        ("egret-2b", f"{HUB}{EGRET}", "", ""),
        ("egret-2b", "github:river/egret", f"{CARD}:12", ""),
        ("egret-2b", f"{HUB}datasets/river/reeds", f"{CARD}:5", ""),
        ("egret-2b", f"page:{PAPER}", f"{CARD}:13", ""),
        ("egret-2b", "pypi:egret", f"{CARD}:14", ""),
        ("egret-2b", f"page:{TERMS}", f"{CARD}:14", ""),
        ("egret-2b", f"page:{GONE}", f"{CARD}:15", f"{GONE} is not there any more (404)"),
        ("heron-2b", f"{HUB}{HERON}", f"{CARD}:3", ""),
        ("loon-2b", f"{HUB}{LOON}", f"{HUB}{HERON} README.md:3", ""),
    ] == [(s.release, s.target, s.found, s.lost) for s in look(EGRET).trail]


def test_what_named_a_source_is_kept_with_it(egret):
    found = {s.source.id: s.source.found for s in look(EGRET).recording.snapshots}
    assert ("", f"{CARD}:12") == (found[f"{HUB}{EGRET}"], found["github:river/egret"])


def test_a_base_has_one_recording_whoever_names_it(egret):
    assert look(HERON).collected.bundles[0] == look(EGRET).collected.bundles[1]


def test_what_is_linked_and_not_the_releases_own_is_kept_apart(egret):
    roles = {s.source.id: s.source.role for s in look(EGRET).recording.snapshots}
    assert (SourceRole.PRIMARY, SourceRole.LINKED) == (
        roles["github:river/egret"],
        roles[f"page:{TERMS}"],
    )


def test_a_dead_link_is_a_remark_and_no_missing_source(egret):
    recording = look(EGRET).recording
    assert () == recording.missing
    assert (
        f"page:{GONE}, which {CARD}:15 names, is not there: {GONE} is not there any more (404)",
    ) == recording.remarks


def test_what_is_there_and_cannot_be_had_is_missing_with_the_reason(egret, standin):
    standin.fail("status-500-with-answer", on="/_github/")
    (missing,) = look(EGRET).recording.missing
    assert ("github:river/egret", f"{CARD}:12") == (missing.id, missing.found)
    assert missing.remarks


def test_a_target_that_is_not_there_is_not_found(egret):
    with pytest.raises(NotFound, match="model river/gone is not on the hub"):
        look("river/gone")


def test_what_code_says_is_followed_in_the_next_round(shelf, standin):
    shelf.hub(EGRET, card(body="# Egret 2B\n\nCode: https://github.com/river/egret\n"))
    project = '[project]\nname = "egret-tools"\n'
    shelf.github("river/egret", {"README.md": "# Egret\n", "pyproject.toml": project})
    shelf.package("egret-tools", "1.0", "Name: egret-tools\n\n# Egret\n")
    assert ["github:river/egret", f"{HUB}{EGRET}", "pypi:egret-tools"] == look(EGRET).sources


def test_a_place_that_leads_back_is_looked_at_once(egret, standin):
    look(EGRET)
    infos = [path for path in looking.asked_paths(standin) if path == f"/api/models/{EGRET}"]
    assert 1 == len(infos)


def test_what_is_beyond_the_limit_of_its_kind_is_left_out_and_named(shelf, standin):
    names = [f"river/set-{n}" for n in range(LIMITS[Kind.DATA] + 2)]
    shelf.hub(EGRET, card("datasets:", *(f"- {name}" for name in names)))
    for name in names:
        shelf.hub(f"datasets/{name}", "# Data\n")
    looked = look(EGRET)
    datasets = [s for s in looked.sources if "datasets/" in s]
    assert [f"{HUB}datasets/{name}" for name in names[:-2]] == datasets
    (remark,) = looked.recording.remarks
    said, _, left_out = remark.partition(": ")
    assert "2 further places of the kind `data` are named and were not looked at" == said
    assert f"datasets/{names[-2]}, datasets/{names[-1]}" == left_out
    assert [] == [p for p in looking.asked_paths(standin) if names[-1] in p]


def test_each_kind_has_a_limit_of_its_own(shelf, standin):
    lines = [f"https://github.com/river/egret-{n}" for n in range(LIMITS[Kind.CODE] + 1)]
    shelf.hub(EGRET, card("datasets:", "- river/reeds", body="# Egret 2B\n\n" + "\n".join(lines)))
    shelf.hub("datasets/river/reeds", "# Reeds\n")
    for line in lines:
        shelf.github(line.removeprefix("https://github.com/"), "# Egret\n")
    looked = look(EGRET)
    assert LIMITS[Kind.CODE] == len([s for s in looked.sources if s.startswith("github:")])
    assert f"{HUB}datasets/river/reeds" in looked.sources
    (remark,) = looked.recording.remarks
    assert remark.startswith("1 further places of the kind `code`")


def test_what_the_last_round_shows_is_named_and_not_followed(shelf, standin, monkeypatch):
    monkeypatch.setattr("howopen.collect.MAX_ROUNDS", 1)
    shelf.hub(EGRET, card(body="# Egret 2B\n\nCode: https://github.com/river/egret\n"))
    project = '[project]\nname = "egret-tools"\n'
    shelf.github("river/egret", {"README.md": "# Egret\n", "pyproject.toml": project})
    looked = look(EGRET)
    assert ["github:river/egret", f"{HUB}{EGRET}"] == looked.sources
    (remark,) = looked.recording.remarks
    assert remark.endswith("were not looked at: pypi:egret-tools")
