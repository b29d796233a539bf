"""The stand-in hub is one to the hub's own client."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import huggingface_hub
import pytest
from huggingface_hub import HfApi, close_session, hf_hub_url
from huggingface_hub.errors import (
    GatedRepoError,
    HfHubHTTPError,
    RemoteEntryNotFoundError,
    RepositoryNotFoundError,
    RevisionNotFoundError,
)

from howopen.dev import FAULTS, Manners, StandIn
from howopen.dev.hub_collections import collection_slug

HERON = "example-estuary/heron-1b-instruct"
MARSH = "example-estuary/marsh-7b-chat"
TIDEPOOL = "example-estuary/tidepool-chat"
COMMIT = "1" * 40


@pytest.fixture(autouse=True)
def _empty_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(tmp_path / "hub"))


@pytest.fixture
def api(standin: StandIn) -> Iterator[HfApi]:
    yield HfApi(endpoint=standin.origin, token=False)
    close_session()


@pytest.fixture
def shore_api(standin_of_shore: StandIn) -> Iterator[HfApi]:
    yield HfApi(endpoint=standin_of_shore.origin, token=False)
    close_session()


def test_a_model_has_what_was_recorded_of_it(api):
    info = api.model_info(HERON)
    assert (HERON, COMMIT, False) == (info.id, info.sha, info.gated)
    assert "license:apache-2.0" in info.tags
    assert ("text-generation", "transformers") == (info.pipeline_tag, info.library_name)


def test_the_front_matter_of_the_card_is_card_data(api):
    card = api.model_info(HERON).card_data
    assert ("apache-2.0", "example-estuary/heron-1b") == (card.license, card.base_model)
    assert ["en", "fr"] == card.language


def test_the_files_of_a_model_have_sizes_and_hashes(api):
    siblings = {
        each.rfilename: each for each in api.model_info(HERON, files_metadata=True).siblings
    }
    assert 2200119864 == siblings["model.safetensors"].lfs.size
    assert (1824, None) == (siblings["README.md"].size, siblings["README.md"].lfs)


def test_a_data_set_has_a_revision_though_none_was_recorded(api):
    info = api.dataset_info(TIDEPOOL)
    assert 40 == len(info.sha)
    assert info.sha == api.dataset_info(TIDEPOOL, revision=info.sha).sha


def test_a_tree_comes_in_pages(api, standin):
    standin.manners = Manners(page_size=3)
    paths = [item.path for item in api.list_repo_tree(HERON, recursive=True)]
    assert (8, sorted(paths)) == (len(paths), paths)
    assert 3 == len([each for each in standin.requests if "/tree/" in each.path])


def test_a_tree_has_folders_and_can_be_asked_for_one(api):
    ask = {"repo_type": "dataset", "recursive": True}
    assert "data" in [item.path for item in api.list_repo_tree(TIDEPOOL, **ask)]
    below = [item.path for item in api.list_repo_tree(TIDEPOOL, "data", **ask)]
    assert ["data/train-00000-of-00002.parquet", "data/train-00001-of-00002.parquet"] == below


def test_the_head_of_a_safetensors_file_is_read_by_range(api, standin):
    head = api.parse_safetensors_file_metadata(HERON, "model.safetensors")
    assert (2200119864 - 520) // 2 == head.parameter_count["BF16"]
    last = standin.requests[-1]
    assert ("bytes=0-100000", 206, True) == (last.headers["range"], last.status, last.at_cdn)


def test_the_shards_of_a_model_are_found_by_their_index(api):
    found = api.get_safetensors_metadata(MARSH)
    shards = [f"model-0000{number}-of-00002.safetensors" for number in (1, 2)]
    assert (True, shards) == (found.sharded, sorted(found.files_metadata))


def test_a_file_is_downloaded_with_its_commit(api, tmp_path, samples):
    path = Path(api.hf_hub_download(HERON, "README.md", cache_dir=tmp_path))
    kept = samples / "heron-1b-instruct/huggingface" / HERON / "files/README.md"
    assert (COMMIT, kept.read_bytes()) == (path.parent.name, path.read_bytes())


def test_a_large_file_comes_from_the_second_origin(api, standin, tmp_path):
    path = api.hf_hub_download(HERON, "tokenizer.json", cache_dir=tmp_path)
    assert 1842767 == Path(path).stat().st_size
    assert [True] == [each.at_cdn for each in standin.requests if each.method == "GET"]


def test_a_whole_repository_is_downloaded(api, tmp_path):
    folder = api.snapshot_download(HERON, cache_dir=tmp_path, allow_patterns=["*.json", "*.md"])
    assert 6 == len(list(Path(folder).iterdir()))


def test_a_token_does_not_follow_to_the_second_origin(standin, tmp_path):
    HfApi(endpoint=standin.origin, token="canary").hf_hub_download(
        HERON, "tokenizer.json", cache_dir=tmp_path
    )
    close_session()
    sent = {each.at_cdn: "canary" in str(each.headers) for each in standin.requests}
    assert {False: True, True: False} == sent


def test_a_signed_address_takes_no_token_and_needs_its_signature(standin, ask):
    signed = ask(f"/{HERON}/resolve/main/model.safetensors").headers["location"]
    assert 400 == ask(signed, authorization="Bearer canary").status
    assert 403 == ask(signed.replace(standin.signature, "forged")).status
    assert 206 == ask(signed, range="bytes=0-7").status


@pytest.mark.parametrize("name", [name for name in FAULTS if name.startswith("fine-")])
def test_a_form_that_every_client_must_take_is_taken(api, standin, tmp_path, name):
    standin.fail(name)
    assert COMMIT == api.model_info(HERON).sha
    assert 8 == len(list(api.list_repo_tree(HERON, recursive=True)))
    assert api.hf_hub_download(HERON, "tokenizer.json", cache_dir=tmp_path)


def test_a_collection_holds_all_of_an_owner(api):
    found = api.get_collection(collection_slug("example-estuary"))
    assert 4 == len(found.items)
    assert (TIDEPOOL, "dataset") in [(item.item_id, item.item_type) for item in found.items]


def test_what_is_not_there_is_told_as_the_hub_tells_it(api):
    with pytest.raises(RepositoryNotFoundError):
        api.model_info("example-estuary/gone")
    with pytest.raises(RevisionNotFoundError):
        api.model_info(HERON, revision="v9")
    with pytest.raises(RemoteEntryNotFoundError):
        api.hf_hub_download(HERON, "gone.md")
    with pytest.raises(HfHubHTTPError):
        api.get_collection("example-estuary/gone-000000000000000000000000")


def test_the_real_hub_does_not_tell_nobody_what_is_missing(api, standin):
    standin.manners = Manners(missing_as_401=True)
    with pytest.raises(RepositoryNotFoundError, match=r"^401"):
        api.model_info("example-estuary/gone")
    with pytest.raises(RepositoryNotFoundError, match=r"^404"):
        api.model_info("example-estuary/gone", token="known")


@pytest.mark.parametrize(("token", "status"), [(False, 401), ("stranger", 403)])
def test_a_gate_keeps_the_files_and_not_the_record(api, standin, tmp_path, token, status):
    standin.manners = Manners(gated={HERON.upper(): "manual"}, tokens=frozenset({"friend"}))
    assert "manual" == api.model_info(HERON).gated
    with pytest.raises(GatedRepoError, match=rf"^{status}"):
        api.hf_hub_download(HERON, "README.md", token=token, cache_dir=tmp_path)
    assert api.hf_hub_download(HERON, "README.md", token="friend", cache_dir=tmp_path)


def test_another_spelling_leads_to_the_right_one(api):
    assert HERON == api.model_info(HERON.replace("heron", "Heron")).id


def test_an_old_name_leads_to_the_new_one(shore_api):
    assert "example-shore/egret" == shore_api.model_info("egret").id


def test_a_recorded_gate_has_the_hubs_word_for_it(shore_api):
    assert "manual" == shore_api.model_info("example-shore/egret").gated


def test_what_no_recording_knows_is_not_made_up(at_shore):
    said = at_shore("/api/models/example-shore/avocet").json
    assert set() == {"gated", "siblings", "pipeline_tag", "cardData"} & set(said)


def test_truth_and_numbers_of_a_card_are_typed(at_shore):
    said = at_shore("/api/models/example-shore/egret").json
    assert {"license": "mit", "inference": False} == said["cardData"]


def test_a_partial_listing_says_so(at_shore):
    got = at_shore("/api/models/example-shore/egret/tree/main?recursive=true")
    assert ("partial", 2) == (got.headers["x-howopen-listing"], len(got.json))


def test_a_size_that_no_recording_knows_is_null(at_shore):
    rows = at_shore("/api/models/example-shore/egret/tree/main?recursive=true").json
    assert {"README.md": 46, "model.safetensors": None} == {r["path"]: r["size"] for r in rows}


def test_a_partial_card_says_so(at_shore):
    got = at_shore("/example-shore/egret/resolve/main/README.md")
    assert "partial" == got.headers["x-howopen-card"]


def test_without_a_listing_there_is_no_tree_and_only_what_is_kept(at_shore):
    assert 501 == at_shore("/api/models/example-shore/avocet/tree/main?recursive=true").status
    statuses = [
        at_shore(f"/example-shore/avocet/resolve/main/{path}").status
        for path in ("README.md", "config.json")
    ]
    assert [200, 404] == statuses


def test_a_card_that_was_not_had_is_not_found(at_shore):
    got = at_shore("/example-shore/dunlin/resolve/main/README.md")
    assert (404, "EntryNotFound") == (got.status, got.headers["x-error-code"])


def test_a_repository_that_could_not_be_had_is_not_there_for_now(at_shore):
    assert 503 == at_shore("/api/models/example-shore/gone").status


def test_what_is_known_is_confirmed(ask):
    for path in (f"/api/models/{HERON}", f"/{HERON}/resolve/{COMMIT}/README.md"):
        etag = ask(path).headers["etag"]
        got = ask(path, if_none_match=etag)
        assert (304, b"", COMMIT) == (got.status, got.body, got.headers["x-repo-commit"])
        assert 200 == ask(path, if_none_match='"other"').status


@pytest.mark.parametrize(
    ("asked", "status", "span"),
    [
        ("bytes=0-3", 206, "bytes 0-3/1824"),
        ("bytes=1820-", 206, "bytes 1820-1823/1824"),
        ("bytes=-4", 206, "bytes 1820-1823/1824"),
        ("bytes=1800-9000", 206, "bytes 1800-1823/1824"),
        ("bytes=9000-", 416, "bytes */1824"),
        ("bytes=3-1", 416, "bytes */1824"),
        ("lines=0-3", 200, ""),
        ("bytes=0-1,3-4", 200, ""),
    ],
)
def test_a_part_of_a_file_can_be_asked_for(ask, asked, status, span):
    whole = ask(f"/{HERON}/resolve/main/README.md").body
    got = ask(f"/{HERON}/resolve/main/README.md", range=asked)
    assert (status, span) == (got.status, got.headers.get("content-range", ""))
    if status == 206:
        first, _, last = span.removeprefix("bytes ").partition("/")[0].partition("-")
        assert whole[int(first) : int(last) + 1] == got.body


def test_a_head_has_the_length_and_no_body(ask):
    got = ask(f"/{HERON}/resolve/main/README.md", "HEAD")
    assert (200, "1824", b"") == (got.status, got.headers["content-length"], got.body)


def test_the_clients_own_address_of_a_file_leads_to_it(standin, ask):
    url = hf_hub_url(TIDEPOOL, "README.md", repo_type="dataset", endpoint=standin.origin)
    assert 200 == ask(url).status


def test_nothing_outside_a_repository_can_be_asked_for(ask):
    for path in ("../repo.json", "%2e%2e/repo.json", "/etc/passwd", "files/README.md", "a%00b"):
        assert 404 == ask(f"/{HERON}/resolve/main/{path}").status


def test_the_real_recordings_are_served(shared):
    with StandIn(shared / "evidence") as standin:
        api = HfApi(endpoint=standin.origin, token=False)
        llama = api.model_info("meta-llama/Llama-3.1-8B")
        tree = []
        with pytest.raises(HfHubHTTPError, match="501"):  # the rest was not recorded
            tree.extend(api.list_repo_tree("meta-llama/Llama-3.1-8B", recursive=True))
        moved = api.model_info("gpt2").id
        close_session()
    assert ("manual", "openai-community/gpt2") == (llama.gated, moved)
    assert "license:llama3.1" in llama.tags
    assert len(tree) > 10
    assert [] == standin.mishaps
