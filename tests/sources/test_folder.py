"""Any folder becomes a recording: hub downloads, checkouts, hub caches."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from howopen.errors import DataError, InputError, NotFound
from howopen.model import Completeness, SourceKind
from howopen.sources import read_folder
from howopen.sources.git import web_address

COMMIT = "3" * 40
POINTER = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0' * 64}\nsize 13476838616\n"


def put(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.fixture
def stork(tmp_path: Path) -> Path:
    """A downloaded model, invented."""
    folder = tmp_path / "Stork 7B_v2"
    put(folder / "README.md", "---\nlicense: apache-2.0\n---\n# Stork\n")
    put(folder / "LICENSE", "Terms.\n")
    put(folder / "config.json", "{}")
    put(folder / "model.safetensors.index.json", "{}")
    put(folder / "model-00001-of-00001.safetensors", b"\0" * 5000)
    put(folder / "vocab.txt", "word\n" * 50_000)
    put(folder / "merge.yml", "merge_method: slerp\n")
    put(folder / "docs/data.rst", "Data\n====\n")
    put(folder / "train.py", "print()\n")
    return folder


def source_of(folder: Path):
    return read_folder(folder).snapshots[0].source


def sizes(folder: Path) -> dict[str, tuple[str, int | None]]:
    return {e.path: (e.type, e.size_bytes) for e in read_folder(folder).snapshots[0].entries}


def test_texts_are_read_and_weights_and_code_are_only_listed(stork):
    (snapshot,) = read_folder(stork).snapshots
    assert [
        "LICENSE",
        "README.md",
        "config.json",
        "docs/data.rst",
        "merge.yml",
        "model.safetensors.index.json",
    ] == [document.path for document in snapshot.documents]
    assert ("blob", 5000) == sizes(stork)["model-00001-of-00001.safetensors"]
    assert 10 == len(snapshot.entries)


def test_a_folder_is_one_source_seen_in_full(stork):
    source = source_of(stork)
    assert ("dir:Stork 7B_v2", SourceKind.FOLDER) == (source.id, source.kind)
    assert (Completeness.COMPLETE, Completeness.COMPLETE) == (source.card, source.listing)
    assert (None, "") == (source.revision, source.url)


def test_a_release_is_named_after_its_folder(stork):
    release = read_folder(stork).release
    assert ("stork-7b-v2", "Stork 7B_v2", None) == (release.id, release.name, release.producer)


def test_large_vocabularies_are_said_not_to_be_read(stork):
    assert any("taken for data and not read" in remark for remark in source_of(stork).remarks)


@pytest.mark.parametrize("packed", [False, True])
def test_a_checkout_gives_its_commit_and_where_it_came_from(stork, packed):
    put(stork / ".git/HEAD", "ref: refs/heads/main\n")
    if packed:
        put(stork / ".git/packed-refs", f"# pack-refs\n{COMMIT} refs/heads/main\n")
    else:
        put(stork / ".git/refs/heads/main", f"{COMMIT}\n")
    config = '[remote "fork"]\n\turl = https://example.org/no\n[remote "origin"]\n'
    put(
        stork / ".git/config",
        f"[core]\n{config}\turl = https://me:secret@github.com/lab/stork.git\n",
    )
    recording = read_folder(stork)
    source = recording.snapshots[0].source
    assert (COMMIT, "https://github.com/lab/stork") == (source.revision, source.url)
    assert {"dir:Stork 7B_v2": COMMIT} == recording.release.revisions


@pytest.mark.parametrize(
    "head", ["ref: refs/heads/gone\n", "ref: ../../etc/passwd\n", "rubbish", "", b"\0\xff"]
)
def test_a_head_that_leads_nowhere_gives_no_revision(stork, head):
    put(stork / ".git/HEAD", head)
    assert None is source_of(stork).revision


@pytest.mark.parametrize(
    ("remote", "expected"),
    [
        ("git@github.com:lab/stork.git", "https://github.com/lab/stork"),
        ("ssh://git@example.org:22/lab/stork", "https://example.org/lab/stork"),
        ("https://user:token@huggingface.co/lab/stork", "https://huggingface.co/lab/stork"),
        ("/srv/git/stork", ""),
        ("../stork", ""),
        ("https://[bad", ""),
        ("", ""),
    ],
)
def test_a_remote_is_shown_without_user_and_password(remote, expected):
    assert expected == web_address(remote)


def test_a_folder_that_the_hub_client_filled_knows_its_commit(stork):
    put(stork / ".cache/huggingface/download/README.md.metadata", f"{COMMIT}\netag\n1.0\n")
    assert COMMIT == source_of(stork).revision


def test_large_file_pointers_have_the_size_that_they_state(stork):
    put(stork / "pytorch_model.bin", POINTER)
    assert ("blob", 13476838616) == sizes(stork)["pytorch_model.bin"]
    assert any("Git LFS pointers" in remark for remark in source_of(stork).remarks)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """The folder of one repository in a hub cache, files being links to blobs."""
    repository = tmp_path / "hub" / "models--lab--stork-7b"
    put(repository / "blobs/aa", "# Stork\n")
    put(repository / "blobs/bb", b"\0" * 700)
    put(repository / "refs/main", COMMIT)
    snapshot = repository / "snapshots" / COMMIT
    snapshot.mkdir(parents=True)
    (snapshot / "README.md").symlink_to("../../blobs/aa")
    (snapshot / "model.safetensors").symlink_to("../../blobs/bb")
    put(tmp_path / "hub/other", "SECRET")
    (snapshot / "LICENSE").symlink_to("../../../other")
    return repository


@pytest.mark.parametrize("below", ["", f"snapshots/{COMMIT}"])
def test_a_hub_cache_is_read_through_its_links_and_no_further(cache, below):
    recording = read_folder(cache / below)
    (snapshot,) = recording.snapshots
    assert ("stork-7b", "lab") == (recording.release.name, recording.release.producer)
    assert "https://huggingface.co/lab/stork-7b" == snapshot.source.url
    assert COMMIT == snapshot.source.revision
    assert ["# Stork\n"] == [document.text for document in snapshot.documents]
    assert {
        "LICENSE": ("symlink", None),
        "README.md": ("blob", 8),
        "model.safetensors": ("blob", 700),
    } == sizes(cache / below)


def test_absence_from_a_hub_cache_says_nothing(cache):
    source = source_of(cache)
    assert Completeness.PARTIAL is source.listing
    assert any("what is absent says nothing" in remark for remark in source.remarks)


def test_a_snapshot_that_is_a_link_out_of_the_cache_is_refused(cache, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (cache / "snapshots" / "x").symlink_to(tmp_path / "elsewhere")
    put(cache / "refs/main", "x")
    with pytest.raises(DataError, match="leaves the folder"):
        read_folder(cache)


def test_several_snapshots_without_main_must_be_chosen_from(cache):
    (cache / "refs/main").unlink()
    (cache / "snapshots" / ("4" * 40)).mkdir()
    with pytest.raises(InputError, match="holds 2 snapshots"):
        read_folder(cache)


@pytest.mark.parametrize("inside", [(), ("sub/sub",)])
def test_an_empty_folder_is_said_to_be_empty(tmp_path, inside):
    folder = tmp_path / "empty"
    folder.mkdir()
    for name in inside:
        (folder / name).mkdir(parents=True)
    with pytest.raises(NotFound, match="it is empty; give a folder that"):
        read_folder(folder)


def test_a_folder_with_nothing_to_read_says_what_was_left_alone(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotFound, match="pipe is not a regular file and was left alone; give a"):
        read_folder(tmp_path)
    (tmp_path / "pipe").unlink()
    (tmp_path / ".git").mkdir()
    with pytest.raises(NotFound, match=r"the folder \.git was not looked into; give a"):
        read_folder(tmp_path)


def test_a_folder_that_is_not_there_is_not_found(tmp_path):
    with pytest.raises(NotFound):
        read_folder(tmp_path / "gone")


def test_a_card_of_a_gigabyte_is_partial_and_a_binary_one_is_none(stork):
    with (stork / "README.md").open("r+b") as file:
        file.write(b"# Stork\n" * 2_000)
        file.truncate(1 << 30)
    assert Completeness.PARTIAL is source_of(stork).card
    put(stork / "README.md", b"\0" * 10)
    assert Completeness.NONE is source_of(stork).card


def test_fifos_and_loops_cost_only_themselves(stork):
    os.mkfifo(stork / "NOTICE")
    (stork / "docs" / "up").symlink_to("..", target_is_directory=True)
    (stork / "COPYING").symlink_to("COPYING")
    assert 6 == len(read_folder(stork).snapshots[0].documents)


def test_a_name_that_could_steer_a_terminal_is_kept_as_data(stork):
    put(stork / "a\x1b[2J.md", "# x\n")
    assert "a\x1b[2J.md" in sizes(stork)


def test_too_many_texts_are_cut_with_what_matters_read_first(stork):
    for number in range(17):
        put(stork / f"docs/{number:02}.md", b"x" * (1 << 20))
    snapshot = read_folder(stork).snapshots[0]
    assert {"README.md", "LICENSE", "config.json"} <= {d.path for d in snapshot.documents}
    assert any("texts were left out" in remark for remark in snapshot.source.remarks)


def test_a_renamed_folder_has_an_equal_digest_and_a_changed_one_has_not(stork):
    before = read_folder(stork).digest
    renamed = stork.rename(stork.parent / "other")
    assert before == read_folder(renamed).digest
    put(renamed / "LICENSE", "Other terms.\n")
    assert before != read_folder(renamed).digest
