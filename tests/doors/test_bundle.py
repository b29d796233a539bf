"""A folder in memory is read as the same folder on disk: neither way shows in what comes out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from howopen.doors.bundle import BundleFolder
from howopen.doors.paths import Folder
from howopen.doors.trees import write_folder
from howopen.errors import DataError, InputError, NotFound
from howopen.model import Recording
from howopen.samples import FOLDER, names
from howopen.sources import read_bundle, read_recording, recording
from howopen.sources.exchange import is_keepable, texts_of
from howopen.sources.release_file import read_release_file

BUNDLE = {
    "release.yaml": b"name: Heron\n",
    "huggingface/lab/heron/tree.json": b"[]",
    "huggingface/lab/heron/files/README.md": b"\xef\xbb\xbf# Heron\r\n",
    "huggingface/lab/heron/files/docs/use.md": b"Use.\n",
    "huggingface/lab/heron/files/model.bin": b"\0\1",
}
HERON = "huggingface/lab/heron"


@pytest.fixture
def bundle() -> BundleFolder:
    return BundleFolder(BUNDLE)


def test_its_files_are_listed_with_their_sizes_sorted_by_path(bundle):
    listing = bundle.folder(f"{HERON}/files").listing()
    sizes = [(entry.path, entry.size_bytes) for entry in listing.entries]
    assert [("README.md", 12), ("docs/use.md", 5), ("model.bin", 2)] == sizes
    assert ((), True) == (listing.remarks, listing.complete)


def test_a_text_is_the_one_that_a_folder_on_disk_gives(bundle, tmp_path):
    write_folder(tmp_path / "heron", BUNDLE)
    path = f"{HERON}/files/README.md"
    assert Folder(tmp_path / "heron").read_document(path) == bundle.read_document(path)
    assert "# Heron\n" == bundle.read_document(path).text


def test_a_longer_text_is_cut_as_on_disk(bundle, tmp_path):
    write_folder(tmp_path / "heron", BUNDLE)
    path = f"{HERON}/files/README.md"
    on_disk = Folder(tmp_path / "heron").read_document(path, max_bytes=6)
    assert (on_disk, True) == (bundle.read_document(path, max_bytes=6), on_disk.truncated)


def test_what_is_no_text_is_refused_in_the_words_of_a_folder_on_disk(bundle, tmp_path):
    write_folder(tmp_path / "heron", BUNDLE)
    said = []
    for folder in (Folder(tmp_path / "heron"), bundle):
        with pytest.raises(DataError) as raised:
            folder.read_document(f"{HERON}/files/model.bin")
        said.append(str(raised.value))
    assert said[0] == said[1]


@pytest.mark.parametrize("path", ["gone", f"{HERON}/gone", "hugging", "release.yaml/below"])
def test_what_is_not_there_is_not_found(bundle, path):
    with pytest.raises(NotFound, match=f"there is no {path}"):
        bundle.read_data(path, 9)
    with pytest.raises(NotFound, match=f"there is no {path}"):
        bundle.folder(path)


def test_a_file_is_no_folder(bundle):
    with pytest.raises(DataError, match=r"release\.yaml is not a folder"):
        bundle.folder("release.yaml")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("..", "leaves the folder"),
        ("../release.yaml", "leaves the folder"),
        ("a/../../release.yaml", "leaves the folder"),
        ("/release.yaml", "is not a relative path"),
        ("", "is not a relative path"),
        ("a\0b", "is not a relative path"),
    ],
)
def test_no_path_leads_out_of_it(bundle, path, words):
    with pytest.raises(DataError, match=words):
        bundle.read_data(path, 9)
    with pytest.raises(DataError, match=words):
        bundle.folder(path)


def test_a_path_may_climb_as_far_as_its_top(bundle):
    inner = bundle.folder(HERON)
    assert (b"name: Heron\n", 12) == inner.read_data("../../../release.yaml", 99)
    with pytest.raises(DataError, match="leaves the folder"):
        inner.read_data("../../../../release.yaml", 99)


def test_without_a_release_file_it_is_no_recording():
    with pytest.raises(InputError, match=r"the recording holds no release\.yaml"):
        read_bundle({"other": b""}, "heron")


def tree_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


SAMPLES = tree_of(FOLDER)


@pytest.mark.parametrize("name", names())
def test_a_sample_is_the_same_recording_in_memory_and_on_disk(name):
    door = BundleFolder(SAMPLES).folder(name)
    in_memory = recording._read(door, read_release_file(door), name)
    assert read_recording(FOLDER / name) == in_memory


SEGMENT = st.one_of(
    st.sampled_from(
        ["README.md", "docs", "node_modules", ".git", ".cache", "..", ".", "a b", "\u00e9"]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=4),
)
PATH = st.lists(SEGMENT, min_size=1, max_size=4).map("/".join)
DEEP = st.integers(28, 36).map(lambda depth: "d/" * depth + "README.md")
TEXTS = st.dictionaries(st.one_of(PATH, DEEP), st.binary(max_size=8), max_size=6)


def both(files: dict[str, bytes], place: Path) -> tuple[Recording, Recording]:
    """The recording of a repository with these texts, read in memory and from disk."""
    listed = "- kind: huggingface\n  url: https://huggingface.co/lab/heron\n  path: " + HERON
    bundle = {
        "release.yaml": f"name: Heron\nsources:\n{listed}\n".encode(),
        f"{HERON}/tree.json": json.dumps([{"path": path} for path in files]).encode(),
        **{f"{HERON}/{path}": content for path, content in texts_of(files, []).items()},
    }
    write_folder(place / "heron", bundle)
    return read_bundle(bundle, "heron"), read_recording(place / "heron")


@settings(max_examples=40)
@given(TEXTS)
def test_whatever_was_fetched_is_the_same_recording_in_memory_and_on_disk(tmp_path_factory, files):
    in_memory, on_disk = both(files, tmp_path_factory.getbasetemp())
    assert on_disk == in_memory


@pytest.mark.parametrize(
    "path",
    [
        *("", ".", "..", "/", "a//b", "../a", "a/../b", "/a", "a/", " a", "a.", "a /b", "con\0"),
        *("a\\b", "C:a", "a\nb", "a\x7f", 'a"b', "a?b", "\ud800", "n" * 201, "\u00e9" * 101),
        *("x/" * 500 + "a", "a/" * 32 + "b", "node_modules/a", "a/.git/config"),
    ],
)
def test_a_name_that_a_folder_may_not_take_is_not_kept(path):
    assert False is is_keepable(path)


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        "a b/c-d_e.md",
        "\u00e9/\u9e6d.md",
        ".github/x.md",
        "a/node_modules",
        "a/" * 31 + "b",
    ],
)
def test_any_other_name_is_kept(path):
    assert True is is_keepable(path)


def test_what_is_left_out_for_its_name_is_told():
    remarks: list[str] = []
    kept = texts_of({"README.md": b"", "README.md/x": b"", "../a": b"", "b" * 300: b""}, remarks)
    assert ["files/README.md"] == list(kept)
    assert [
        "README.md/x was left out: no folder takes such a name",
        "../a was left out: no folder takes such a name",
        f"{'b' * 80}... was left out: no folder takes such a name",
    ] == remarks
