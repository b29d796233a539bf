"""A repository of the hub is seen as far as it is public, and what was not seen is said."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from howopen.dev import Fault, Manners
from howopen.dev.answers import Answer
from howopen.dev.faults.fault import changed
from howopen.dev.hub_collections import collection_slug
from howopen.errors import InputError, NotFound, SourceError, Unreachable
from howopen.model import Completeness
from howopen.sources.exchange import Fetched
from tests.sources.conftest import kept_json
from tests.sources.shelf import COMMIT

CARD = "---\nlicense: mit\n---\n# Heron\n"
OTHER = "2" * 40
FULL, PART, NONE = Completeness.COMPLETE, Completeness.PARTIAL, Completeness.NONE


def replaced(change: Callable[[Answer], Answer]) -> Fault:
    """A fault that changes the right answer."""
    return changed("changed", "another answer", lambda _wire, _request, answer: change(answer))


def seen(found: Fetched) -> tuple[Completeness | None, Completeness | None]:
    """How much of the card and of the listing."""
    return found.card, found.listing


@pytest.fixture
def heron(shelf):
    files = {"README.md": CARD, "LICENSE": "Terms.\n", "config.json": "{}", "run.py": "x\n"}
    return shelf.hub("lab/heron", files, listed={"model.safetensors": 9000}, gated=False)


def test_kept_are_its_record_its_listing_and_its_texts_but_no_code(heron, fetch):
    found = fetch("lab/heron")
    assert [
        *("files/LICENSE", "files/README.md", "files/config.json"),
        *("info.json", "repo.json", "safetensors.json", "tree.json"),
    ] == sorted(found.files)
    assert (COMMIT, (FULL, FULL), ()) == (found.revision, seen(found), found.remarks)


def test_the_listing_has_sizes_and_the_hashes_of_large_files(heron, fetch):
    rows = {row["path"]: row for row in kept_json(fetch("lab/heron"), "tree.json")}
    assert {"path": "LICENSE", "type": "blob", "size": 7} == rows["LICENSE"]
    weights = rows["model.safetensors"]
    assert (9000, 64) == (weights["size"], len(weights["sha256"]))


def test_what_its_weights_say_of_themselves_is_kept_from_their_head_alone(heron, fetch, standin):
    head = kept_json(fetch("lab/heron"), "safetensors.json")
    assert ("model.safetensors", {"format": "pt"}) == (head["file"], head["metadata"])
    assert (1, {"BF16": (9000 - 8 - 512) // 2}) == (head["tensors"], head["parameters"])
    ranges = [asked.headers["range"] for asked in standin.requests if asked.at_cdn]
    assert ["bytes=0-100000"] == ranges


def test_weights_whose_head_is_none_cost_only_that(shelf, fetch, standin):
    shelf.hub("lab/heron", CARD, listed={"model.safetensors": 9000})
    standin.fail(replaced(lambda answer: answer.with_body(b"\xff" * 99)), on="/_lfs/")
    found = fetch("lab/heron")
    assert ("safetensors.json" in found.files, (FULL, FULL)) == (False, seen(found))
    (remark,) = found.remarks
    assert remark.startswith("the head of model.safetensors was not read: ")


def test_counters_that_change_by_the_hour_are_not_kept(shelf, fetch):
    shelf.hub("lab/heron", CARD, downloads=7, likes=3, trendingScore=1, gated=False)
    info = kept_json(fetch("lab/heron"), "info.json")
    assert {"downloads", "likes", "trendingScore"}.isdisjoint(info)
    assert (COMMIT, False, "mit") == (info["sha"], info["gated"], info["cardData"]["license"])


def test_the_revision_that_is_asked_for_is_the_one_that_is_read(heron, fetch, standin):
    found = fetch(f"lab/heron@{COMMIT}")
    assert COMMIT == found.target.revision
    assert f"/api/models/lab/heron/revision/{COMMIT}" == standin.requests[0].path
    resolved = {asked.path.split("/")[4] for asked in standin.requests if "/resolve/" in asked.path}
    assert {COMMIT} == resolved


def test_all_of_a_repository_is_of_one_commit_also_while_it_changes(heron, fetch, standin):
    assert COMMIT == fetch("lab/heron").revision
    paths = [asked.path for asked in standin.requests if not asked.at_cdn][1:]
    assert [] == [path for path in paths if COMMIT not in path]


def test_a_revision_that_there_is_not_is_said_to_be_none(heron, fetch):
    with pytest.raises(NotFound, match="heron has no such revision; check what stands behind"):
        fetch("lab/heron@v9")


def test_a_repository_that_moved_is_known_by_its_new_name(shelf, fetch):
    shelf.hub("new-lab/heron", CARD, modelId="lab/heron")
    found = fetch("lab/heron")
    assert ("new-lab/heron", "https://huggingface.co/new-lab/heron") == (found.target.id, found.url)
    assert ("the hub has moved lab/heron to new-lab/heron",) == found.remarks
    assert (FULL, FULL) == seen(found)


def test_a_name_in_other_letters_is_the_one_that_the_hub_writes(heron, fetch):
    assert "lab/heron" == fetch("Lab/Heron").target.id


def test_a_data_set_is_read_like_a_model(shelf, fetch, standin):
    shelf.hub("datasets/lab/reeds", "# Reeds\n", listed=("data/a.parquet",), commit=OTHER)
    found = fetch("datasets/lab/reeds")
    assert ("datasets/lab/reeds", OTHER, (FULL, FULL)) == (
        found.target.id,
        found.revision,
        seen(found),
    )
    assert "dataset" == kept_json(found, "repo.json")["kind"]
    assert b"# Reeds\n" == found.files["files/README.md"]
    assert [] == [asked.path for asked in standin.requests if "/_lfs/" in asked.path]


def test_of_a_gated_model_the_record_and_the_names_of_its_files_are_seen(heron, fetch, standin):
    standin.manners = Manners(gated={"lab/heron": "manual"})
    found = fetch("lab/heron")
    assert ("manual", (NONE, FULL)) == (kept_json(found, "info.json")["gated"], seen(found))
    assert ["info.json", "repo.json", "tree.json"] == sorted(found.files)
    assert "behind a gate" in " ".join(found.remarks)


def test_the_card_of_a_gated_model_is_said_to_be_there_and_not_read(heron, fetch, standin):
    standin.manners = Manners(gated={"lab/heron": "auto"})
    remarks = " ".join(fetch("lab/heron").remarks)
    assert ("README.md" in remarks, "has no card" in remarks) == (True, False)


def test_who_was_let_in_reads_a_gated_model_with_the_own_token(heron, fetch, standin, monkeypatch):
    standin.manners = Manners(gated={"lab/heron": "auto"}, tokens=frozenset({"let-in"}))
    monkeypatch.setenv("HF_TOKEN", "let-in")
    found = fetch("lab/heron")
    assert ((FULL, FULL), ()) == (seen(found), found.remarks)


def test_the_token_is_sent_to_the_hub_and_nowhere_else(shelf, heron, fetch, standin, monkeypatch):
    shelf.github("lab/code", "# Code\n").page("https://lab.example/terms", "Terms")
    monkeypatch.setenv("HF_TOKEN", "let-in")
    for target in ("lab/heron", "gh:lab/code", "https://lab.example/terms"):
        fetch(target)
    with_token = [asked for asked in standin.requests if "authorization" in asked.headers]
    others = [asked for asked in standin.requests if "authorization" not in asked.headers]
    assert {"Bearer let-in"} == {asked.headers["authorization"] for asked in with_token}
    assert [] == [a.path for a in with_token if a.at_cdn or a.path.startswith("/_")]
    assert [] == [a.path for a in others if not a.at_cdn and not a.path.startswith("/_")]


def test_no_token_is_sent_when_the_user_has_told_the_hubs_client_not_to(
    heron, fetch, standin, monkeypatch
):
    from huggingface_hub import constants

    monkeypatch.setenv("HF_TOKEN", "let-in")
    monkeypatch.setattr(constants, "HF_HUB_DISABLE_IMPLICIT_TOKEN", True)
    fetch("lab/heron")
    assert [] == [asked.path for asked in standin.requests if "authorization" in asked.headers]


@pytest.mark.parametrize("as_401", [False, True])
def test_a_model_that_is_not_there_is_not_found_whatever_the_hub_calls_it(
    heron, fetch, standin, as_401
):
    standin.manners = Manners(missing_as_401=as_401)
    with pytest.raises(NotFound, match="model lab/gone is not on the hub, or is private; check"):
        fetch("lab/gone")


@pytest.mark.parametrize("name", ["lab/he--ron", "lab/heron.git", "lab/a..b"])
def test_a_name_that_the_hub_cannot_have_is_said_to_be_none(heron, fetch, standin, name):
    with pytest.raises(InputError, match=r"is no name of the hub; write ORG/NAME"):
        fetch(name)
    assert () == standin.requests


def test_a_demo_is_no_model(heron, fetch):
    with pytest.raises(NotFound, match="is a demo, no model; give the model that it shows"):
        fetch("spaces/lab/heron")


def test_a_listing_in_pages_is_one_listing(shelf, fetch, standin):
    shelf.hub("lab/heron", CARD, listed=tuple(f"part-{n}.bin" for n in range(7)))
    standin.manners = Manners(page_size=3)
    found = fetch("lab/heron")
    assert (8, FULL) == (len(kept_json(found, "tree.json")), found.listing)


def test_a_listing_that_breaks_off_is_a_part_and_denies_nothing(shelf, fetch, standin):
    shelf.hub("lab/heron", CARD, listed=tuple(f"part-{n}.bin" for n in range(7)))
    standin.manners = Manners(page_size=3)
    standin.fail("status-500-with-answer", on="cursor=")
    found = fetch("lab/heron")
    assert (3, PART) == (len(kept_json(found, "tree.json")), found.listing)
    (remark,) = [text for text in found.remarks if "listing" in text]
    assert remark.startswith("the file listing could not be had whole: ")


def test_without_a_listing_the_card_is_asked_for_all_the_same(heron, fetch, standin):
    standin.fail("status-500-with-answer", on="/tree/")
    found = fetch("lab/heron")
    assert ((FULL, NONE), b"# Heron\n") == (seen(found), found.files["files/README.md"][-8:])
    assert "tree.json" not in found.files


def test_a_longer_tree_is_asked_for_to_the_limit_and_that_is_told(shelf, fetch, monkeypatch):
    from howopen.sources import hub

    monkeypatch.setattr(hub, "MAX_TREE", 4)
    shelf.hub("lab/heron", CARD, listed=tuple(f"part-{n}.bin" for n in range(7)))
    found = fetch("lab/heron")
    assert (4, PART) == (len(kept_json(found, "tree.json")), found.listing)
    assert "only the first 4 files were asked for" in found.remarks


def test_a_repository_without_a_card_is_told_and_seen_in_full(shelf, fetch):
    shelf.hub("lab/heron", {"LICENSE": "Terms.\n"})
    found = fetch("lab/heron")
    assert (NONE, FULL) == seen(found)
    assert ("the repository has no card: its listing holds no README.md",) == found.remarks


def test_an_empty_repository_is_seen_in_full(shelf, fetch):
    shelf.hub("lab/heron")
    found = fetch("lab/heron")
    assert ([], FULL) == (kept_json(found, "tree.json"), found.listing)


def differently(answer: Answer) -> Answer:
    """Another text of the same length."""
    return answer.with_body(b"x" * answer.body.size_bytes)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("half-body", r"LICENSE came with \d+ bytes, listed are"),
        ("double-body", r"LICENSE came with \d+ bytes, listed are"),
        ("html-login-200", "LICENSE: a web page came in its place"),
        ("status-204", "LICENSE"),
        pytest.param(replaced(differently), "LICENSE is not the file of the listing", id="other"),
    ],
)
@pytest.mark.parametrize("large", [False, True])
def test_a_file_that_is_not_the_listed_one_is_not_read(shelf, fetch, standin, fault, words, large):
    lfs = ("LICENSE",) if large else ()
    shelf.hub("lab/heron", {"README.md": CARD, "LICENSE": "Terms of herons.\n"}, lfs=lfs)
    place = "/_lfs/" if large else "/resolve/"
    standin.fail(fault, on=rf"{place}.*LICENSE")
    found = fetch("lab/heron")
    assert ("files/LICENSE" in found.files, (FULL, FULL)) == (False, seen(found))
    (remark,) = found.remarks
    assert re.search(words, remark)


def test_a_card_of_which_half_came_is_none_and_not_a_short_one(heron, fetch, standin):
    standin.fail("half-body", on="README.md")
    found = fetch("lab/heron")
    assert ("files/README.md" in found.files, NONE) == (False, found.card)


def test_a_listed_file_that_is_not_there_is_told(heron, fetch, standin):
    standin.fail("terminal-header", on="LICENSE")
    remarks = fetch("lab/heron").remarks
    assert ("LICENSE is listed and is not there",) == remarks


@pytest.mark.parametrize(
    "fault",
    ["html-login-200", "not-json", "empty-body", "json-null", "json-wrong-shape", "deep-json"],
)
def test_a_login_page_in_the_place_of_the_record_is_no_answer(heron, fetch, standin, fault):
    standin.fail(fault, on="/api/models/")
    with pytest.raises(Unreachable):
        fetch("lab/heron")


def test_a_model_that_could_not_be_had_is_not_said_to_be_gone(shelf, fetch):
    shelf.hub("lab/heron", CARD).missing("https://huggingface.co/lab/egret")
    with pytest.raises(SourceError) as raised:
        fetch("lab/egret")
    assert not isinstance(raised.value, NotFound)


def test_names_that_climb_or_clear_are_left_out_and_told(heron, fetch, standin):
    standin.fail("hostile-names", on="/tree/")
    found = fetch("lab/heron")
    kept = [path.removeprefix("files/") for path in found.files if path.startswith("files/")]
    assert [] == [path for path in kept if ".." in path or "\\" in path or "\x1b" in path]
    assert "\x1b" not in "".join(found.remarks)


def test_what_the_client_was_lent_is_given_back(heron, fetch):
    from huggingface_hub.utils import _http

    before = _http._GLOBAL_CLIENT_FACTORY
    fetch("lab/heron")
    assert before is _http._GLOBAL_CLIENT_FACTORY


def test_nobody_asks_for_what_was_not_meant(heron, fetch, standin):
    fetch("lab/heron")
    base = f"/lab/heron/resolve/{COMMIT}"
    assert [
        "/api/models/lab/heron",
        f"/api/models/lab/heron/tree/{COMMIT}?recursive=true&expand=false",
        f"{base}/README.md",
        f"{base}/LICENSE",
        f"{base}/config.json",
        f"{base}/model.safetensors",
    ] == [asked.path for asked in standin.requests if not asked.at_cdn]


def test_a_collection_is_a_page_that_lists_its_models(shelf, heron, fetch):
    shelf.hub("datasets/lab/reeds", "# Reeds\n")
    page = kept_json(
        fetch(f"https://huggingface.co/collections/{collection_slug('lab')}"), "page.json"
    )
    assert ["lab/heron"] == page["facts"]


def test_a_collection_that_is_not_there_is_not_found(heron, fetch):
    with pytest.raises(NotFound):
        fetch("https://huggingface.co/collections/lab/gone-0000")
