"""What was fetched becomes the files of a recording, and is read back as what it was."""

from __future__ import annotations

import json

import pytest
import yaml

from howopen.model import Completeness, Entry, SourceKind, SourceRole
from howopen.sources import RemoteTarget, parse_address, read_bundle
from howopen.sources.exchange import (
    Fetched,
    Lost,
    Place,
    lay_out,
    to_json,
    tree_json,
    web_address,
)
from howopen.sources.recording import read_laid_out

HERON = RemoteTarget(kind=SourceKind.HUGGINGFACE, id="lab/heron")
CODE = RemoteTarget(kind=SourceKind.GITHUB, id="lab/code")
PACKAGE = RemoteTarget(kind=SourceKind.PACKAGE, id="pypi:heron")
PAGE = RemoteTarget(kind=SourceKind.PAGE, id="https://lab.example/terms")


def fetched(target: RemoteTarget, **fields) -> Fetched:
    files = {"tree.json": b"[]", "files/README.md": b"# Heron\n"}
    if target.kind is SourceKind.PAGE:
        files = {"page.json": b'{"title": "Terms"}'}
    said = {
        "files": files,
        "read": "2026-03-01",
        "card": Completeness.COMPLETE,
        "listing": Completeness.COMPLETE,
    }
    return Fetched(target=target, url=web_address(target), **{**said, **fields})


def lost(target: RemoteTarget, why: str = "it says 503", *, gone: bool = False) -> Lost:
    return Lost(target=target, url=web_address(target), why=why, gone=gone)


def recorded(*places: Place, remarks: tuple[str, ...] = ()):
    return read_bundle(lay_out("Heron", "lab", places, remarks).bundle, "heron")


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (HERON, "https://huggingface.co/lab/heron"),
        (CODE, "https://github.com/lab/code"),
        (PACKAGE, "pkg:pypi/heron"),
        (PAGE, "https://lab.example/terms"),
        (
            RemoteTarget(kind=SourceKind.HUGGINGFACE, id="datasets/lab/reeds"),
            "https://huggingface.co/datasets/lab/reeds",
        ),
    ],
)
def test_the_public_address_of_a_target_leads_back_to_it(target, expected):
    assert expected == web_address(target)
    assert target == parse_address(expected)


def test_a_source_is_read_back_as_what_it_was():
    got = fetched(HERON, revision="1" * 40, remarks=("only a part", "of it"))
    place = Place(got=got, role=SourceRole.LINKED, found="github:lab/code README.md:3")
    source = recorded(place).snapshots[0].source
    assert (HERON.source_id, SourceRole.LINKED) == (source.id, source.role)
    assert ("1" * 40, "2026-03-01") == (source.revision, source.read)
    assert (Completeness.COMPLETE, Completeness.COMPLETE) == (source.card, source.listing)
    assert "github:lab/code README.md:3" == source.found
    assert ("only a part", "of it") == source.remarks


@pytest.mark.parametrize("card", list(Completeness))
@pytest.mark.parametrize("listing", list(Completeness))
def test_how_much_was_seen_is_read_back(card, listing):
    source = recorded(Place(got=fetched(HERON, card=card, listing=listing))).snapshots[0].source
    assert (card, listing) == (source.card, source.listing)


def test_each_kind_has_its_place():
    places = tuple(Place(got=fetched(target)) for target in (PAGE, PACKAGE, HERON, CODE))
    bundle = lay_out("Heron", None, places).bundle
    assert [
        *("github/lab/code/files/README.md", "github/lab/code/tree.json"),
        *("huggingface/lab/heron/files/README.md", "huggingface/lab/heron/tree.json"),
        *("package/pypi/heron/files/README.md", "package/pypi/heron/tree.json"),
        *("pages/01.json", "release.yaml"),
    ] == sorted(bundle)


def test_the_way_by_which_sources_were_found_does_not_show_in_their_order():
    places = tuple(Place(got=fetched(target)) for target in (HERON, CODE, PAGE, PACKAGE))
    assert lay_out("Heron", None, places).bundle == lay_out("Heron", None, places[::-1]).bundle


def test_sources_of_one_kind_stay_in_the_order_in_which_they_were_named():
    other = RemoteTarget(kind=SourceKind.HUGGINGFACE, id="lab/egret")
    places = tuple(Place(got=fetched(target)) for target in (HERON, other))
    assert [HERON.source_id, other.source_id] == [
        snapshot.source.id for snapshot in recorded(*places).snapshots
    ]


def test_what_could_not_be_had_is_missing_with_its_reason():
    recording = recorded(Place(got=fetched(HERON)), Place(got=lost(CODE), found="README.md:3"))
    (missing,) = recording.missing
    assert (CODE.source_id, True, ("it says 503",)) == (
        missing.id,
        missing.missing,
        missing.remarks,
    )
    assert ((), "README.md:3") == (recording.remarks, missing.found)


def test_what_is_not_there_is_told_and_no_source():
    gone = Place(got=lost(PAGE, "404", gone=True), found="huggingface:lab/heron README.md:9")
    recording = recorded(Place(got=fetched(HERON)), gone, remarks=("and more",))
    assert ((), [PAGE.source_id]) == (recording.missing, [each.id for each in recording.gone])
    named = "page:https://lab.example/terms, which huggingface:lab/heron README.md:9 names,"
    assert {f"{named} is not there: 404", "and more"} == set(recording.remarks)


def test_words_of_a_card_cannot_steer_a_terminal_from_within_the_recording():
    place = Place(got=fetched(HERON), found="README\x1b[2J.md:1")
    assert b"\x1b" not in lay_out("Heron", None, (place,)).bundle["release.yaml"]


def test_a_release_may_have_any_name():
    for name in ("- no: yaml", "\U0001f426 heron", "null", "7", "a\nb"):
        laid_out = lay_out(name, None, (Place(got=fetched(HERON)),))
        assert name == read_bundle(laid_out.bundle, "x").release.name


def test_an_unusual_source_is_written_with_nothing_that_is_not_known():
    bundle = lay_out("Heron", None, (Place(got=fetched(PAGE, listing=None, read="")),)).bundle
    release = yaml.safe_load(bundle["release.yaml"])
    assert ["name", "sources"] == sorted(release)
    assert {"kind", "role", "url", "path", "complete", "card"} == set(release["sources"][0])


def test_a_listing_has_a_line_for_each_file():
    entries = (Entry(path="a", size_bytes=1), Entry(path="b", type="tree"), Entry(path='"\u00e9'))
    text = tree_json(entries, {"a": "f" * 64})
    assert 5 == len(text.splitlines())
    assert [
        {"path": "a", "type": "blob", "size": 1, "sha256": "f" * 64},
        {"path": "b", "type": "tree"},
        {"path": '"\u00e9', "type": "blob"},
    ] == json.loads(text)


def test_an_empty_listing_is_one():
    assert [] == json.loads(tree_json(()))


@pytest.mark.parametrize("value", [{"a": "\u00e9"}, {"a": "\ud800"}, {"b": [1.5, None], "a": {}}])
def test_json_is_written_in_the_order_of_its_keys_whatever_it_holds(value):
    written = to_json(value)
    assert (value, list(value)) == (json.loads(written), list(json.loads(written)))
    assert b"\n" == written[-1:]


@pytest.mark.parametrize("name", ["Heron", "true", "~", "1.0", "- x: y", "Fischreiher é", ""])
def test_a_recording_reads_alike_before_and_after_its_release_file_is_written(name):
    places = (Place(got=fetched(HERON), found=name), Place(got=fetched(PAGE, listing=None)))
    laid_out = lay_out(f"Heron {name}", name or None, places, (f"{name} was left out",))
    assert read_bundle(laid_out.bundle, "heron") == read_laid_out(laid_out, "heron")
