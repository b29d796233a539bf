"""A look may start at any place, and follows more or less as the user says."""

from __future__ import annotations

import pytest

from howopen import Asking
from howopen.collect import Looking, collect, release_id
from howopen.discovery import Kind
from howopen.errors import InputError
from howopen.model import SourceRole
from tests.live import looking
from tests.live.looking import (
    EGRET,
    HUB,
    PAPER,
    TERMS,
    look,
    remote,
)

EGRET_ID, HERON_ID, LOON_ID = "river--egret-2b", "estuary--heron-2b", "lake--loon-2b"


@pytest.mark.parametrize(
    ("kind", "gone"),
    [
        (Kind.CODE, "github:river/egret"),
        (Kind.DATA, f"{HUB}datasets/river/reeds"),
        (Kind.PAPER, f"page:{PAPER}"),
        (Kind.PACKAGE, "pypi:egret"),
        (Kind.PAGE, f"page:{TERMS}"),
    ],
)
def test_a_kind_that_is_not_wanted_is_not_followed(egret, kind, gone):
    everything = look(EGRET).sources
    assert [s for s in everything if s != gone] == look(EGRET, without=frozenset({kind})).sources


def test_without_bases_the_release_stands_alone(egret):
    assert [EGRET_ID] == look(EGRET, without=frozenset({Kind.BASE})).ids


def test_what_the_user_adds_is_a_source_of_the_release(egret, shelf):
    shelf.github("shore/kit", "# Kit\n")
    looked = look(EGRET, add=("gh:shore/kit",))
    added = next(s.source for s in looked.recording.snapshots if s.source.id == "github:shore/kit")
    assert (SourceRole.PRIMARY, "named on the command line") == (added.role, added.found)
    assert "github:shore/kit" == looked.trail[1].target


def test_what_is_added_and_named_is_looked_at_once(egret, standin):
    looked = look(EGRET, add=("gh:River/Egret", f"hf:{EGRET}"))
    archives = [p for p in looking.asked_paths(standin) if "/archive/" in p]
    assert (1, 9) == (len(archives), len(looked.trail))


@pytest.mark.parametrize("word", ["shore/kit", "", "kit"])
def test_what_is_added_must_be_an_address(egret, standin, word):
    with pytest.raises(InputError, match="is no address; write a URL, or hf:, gh: or pypi:"):
        look(EGRET, add=(word,))


def test_what_is_added_is_checked_before_anything_is_asked(egret, standin):
    with pytest.raises(InputError):
        look(EGRET, add=("no address",))
    assert () == standin.requests


def test_a_kind_that_there_is_not_is_said_with_those_that_there_are():
    with pytest.raises(InputError, match=r"'codes' is no kind of place; kinds are model, code"):
        _ = Asking(without=("codes",)).looking


@pytest.mark.parametrize(
    ("target", "first", "name"),
    [
        (f"hf:{EGRET}", f"{HUB}{EGRET}", "egret-2b"),
        (f"https://huggingface.co/{EGRET}/tree/main", f"{HUB}{EGRET}", "egret-2b"),
        ("gh:river/egret", "github:river/egret", "egret"),
        ("https://github.com/river/egret", "github:river/egret", "egret"),
        ("pypi:egret", "pypi:egret", "egret"),
        (TERMS, f"page:{TERMS}", "Terms"),
        (PAPER, f"page:{PAPER}", "Egret: a model of rivers"),
        ("datasets/river/reeds", f"{HUB}datasets/river/reeds", "reeds"),
    ],
)
def test_a_look_may_start_at_any_place(egret, target, first, name):
    looked = look(target)
    assert (first, name) == (looked.trail[0].target, looked.recording.release.name)
    assert first in looked.sources


def test_code_leads_to_its_model_and_from_there_to_the_rest(shelf, standin):
    looking.put_egret(shelf)
    text = f"# Egret\n\nWeights: https://huggingface.co/{EGRET}\n"
    shelf.github("river/egret", {"README.md": text})
    looked = look("gh:river/egret")
    assert {f"{HUB}{EGRET}", "pypi:egret", f"page:{PAPER}"} <= set(looked.sources)
    assert ["github--river--egret", HERON_ID, LOON_ID] == looked.ids


def test_a_revision_is_the_one_that_is_looked_at(egret, standin):
    looked = look(f"{EGRET}@{'1' * 40}")
    assert {f"{HUB}{EGRET}": "1" * 40} == {
        key: value
        for key, value in looked.recording.release.revisions.items()
        if key == f"{HUB}{EGRET}"
    }
    assert f"/api/models/{EGRET}/revision/{'1' * 40}" == standin.requests[0].path


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hf:a/b-c", "hf:a-b/c"),
        ("hf:a/b", "gh:a/b"),
        ("pypi:a", "https://a/"),
        ("https://lab.example/a?b", "https://lab.example/a/b"),
        ("hf:datasets/a/b", "hf:a/b"),
    ],
)
def test_no_two_places_share_the_id_of_their_release(one, other):
    assert release_id(remote(one)) != release_id(remote(other))


@pytest.mark.parametrize("target", ["https://lab.example/" + "x" * 900, "https://../..", EGRET])
def test_the_id_of_a_release_names_a_folder(target):
    name = release_id(remote(target))
    assert (True, [name]) == (len(name) < 100, name.split("/"))
    assert name.strip(".") == name


def test_a_look_follows_everything_unless_told_otherwise():
    assert ("", Looking()) == (Looking().settings, Asking().looking)
    assert (
        "without base; without code; add gh:a/b"
        == Asking(without=("code", "base"), add=("gh:a/b",)).looking.settings
    )


def test_a_collection_can_be_followed_without_anybody_watching(egret):
    with looking.network() as network:
        assert EGRET_ID == collect(remote(EGRET), network).bundles[0][0]
