"""The path door lists a folder and reads its texts, and nothing outside it."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from howopen.doors.paths import MAX_TEXT_BYTES, Folder, is_file, is_folder, is_there
from howopen.errors import DataError, InputError, NotFound

needs_other_user = pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder with a secret beside it."""
    (tmp_path / "secret.txt").write_text("SECRET")
    folder = tmp_path / "release"
    (folder / "docs").mkdir(parents=True)
    (folder / "README.md").write_text("# A model\n")
    (folder / "docs" / "data.md").write_text("from ponds\n")
    return folder


def listed(folder: Folder) -> list[tuple[str, str, int | None]]:
    return [(e.path, e.type, e.size_bytes) for e in folder.listing().entries]


def test_a_listing_is_sorted_and_has_sizes(tree):
    expected = [("README.md", "blob", 10), ("docs", "tree", None), ("docs/data.md", "blob", 11)]
    assert expected == listed(Folder(tree))


@pytest.mark.parametrize(
    "path", ["../secret.txt", "/etc/passwd", "docs/../../secret.txt", "..", "", "a\0b", "\ud800"]
)
def test_a_path_that_leaves_the_folder_is_refused(tree, path):
    with pytest.raises(DataError):
        Folder(tree).read_document(path)


def test_a_path_may_go_up_to_the_allowed_root_and_no_further(tree, tmp_path):
    folder = Folder(tree, allowed=tmp_path)
    assert "SECRET" == folder.read_document("../secret.txt").text
    with pytest.raises(DataError, match="leaves the folder"):
        folder.read_document("../../secret.txt")


def test_a_link_out_of_the_folder_is_listed_and_not_followed(tree, tmp_path):
    (tree / "LICENSE").symlink_to(tmp_path / "secret.txt")
    (tree / "up").symlink_to(tmp_path, target_is_directory=True)
    folder = Folder(tree)
    assert [("LICENSE", "symlink", None), ("up", "symlink", None)] == [
        entry for entry in listed(folder) if entry[1] == "symlink"
    ]
    assert 2 == sum("leaves the folder" in remark for remark in folder.listing().remarks)
    for path in ("LICENSE", "up/secret.txt"):
        with pytest.raises(DataError, match="leaves the folder"):
            folder.read_document(path)


def test_a_link_within_the_folder_is_read(tree):
    (tree / "LICENSE").symlink_to("docs/data.md")
    assert "from ponds\n" == Folder(tree).read_document("LICENSE").text
    assert ("LICENSE", "symlink", 11) in listed(Folder(tree))


def test_loops_and_broken_links_are_said(tree):
    (tree / "a").symlink_to("b")
    (tree / "b").symlink_to("a")
    (tree / "docs" / "again").symlink_to("..", target_is_directory=True)
    (tree / "gone").symlink_to("nowhere")
    listing = Folder(tree).listing()
    assert 7 == len(listing.entries)
    assert 3 == len(listing.remarks)
    with pytest.raises(DataError, match="symbolic links"):
        Folder(tree).read_document("a")


def test_a_fifo_and_a_socket_are_never_opened(tree, monkeypatch):
    os.mkfifo(tree / "LICENSE")
    monkeypatch.chdir(tree)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("NOTICE")
        listing = Folder(tree).listing()
        assert {"LICENSE", "NOTICE"}.isdisjoint(entry.path for entry in listing.entries)
        assert 2 == sum("not a regular file" in remark for remark in listing.remarks)
        for path in ("LICENSE", "NOTICE", "docs"):
            with pytest.raises(DataError):
                Folder(tree).read_document(path)


def test_folders_of_others_are_not_looked_into(tree):
    for name in (".git", "node_modules", "__pycache__", ".venv"):
        (tree / name).mkdir()
        (tree / name / "x.md").write_text("x")
    listing = Folder(tree).listing()
    assert 3 == len(listing.entries)
    assert 4 == sum("was not looked into" in remark for remark in listing.remarks)
    assert listing.complete


def test_a_cut_listing_says_so(tree):
    listing = Folder(tree).listing(max_entries=2)
    assert (2, False) == (len(listing.entries), listing.complete)
    assert "cut after 2 entries" in listing.remarks[0]


def test_depth_is_limited_and_said(tree):
    deep = tree.joinpath(*["d"] * 40)
    deep.mkdir(parents=True)
    (deep / "x.md").write_text("x")
    listing = Folder(tree).listing()
    assert not listing.complete
    assert 32 == max(entry.path.count("/") + 1 for entry in listing.entries)


@needs_other_user
def test_an_unreadable_folder_is_said(tree):
    (tree / "docs").chmod(0)
    listing = Folder(tree).listing()
    (tree / "docs").chmod(0o700)
    assert not listing.complete


def test_text_loses_its_byte_order_mark_and_its_returns(tree):
    (tree / "README.md").write_bytes(b"\xef\xbb\xbfa\r\nb\rc\n")
    assert "a\nb\nc\n" == Folder(tree).read_document("README.md").text


def test_bytes_that_are_not_utf_8_are_replaced(tree):
    (tree / "README.md").write_bytes(b"caf\xe9 \xff ok")
    assert "caf� � ok" == Folder(tree).read_document("README.md").text


def test_a_binary_file_is_no_document(tree):
    (tree / "README.md").write_bytes(b"\x89PNG\0\0\0")
    with pytest.raises(DataError, match=r"README.md \(7 bytes\) is binary"):
        Folder(tree).read_document("README.md")


def test_a_huge_text_is_cut_quickly_and_says_its_size(tree):
    with (tree / "README.md").open("wb") as file:
        file.write("é".encode() * MAX_TEXT_BYTES)
        file.truncate(1 << 30)
    begun = time.perf_counter()
    document = Folder(tree).read_document("README.md")
    assert time.perf_counter() - begun < 1
    assert (True, 1 << 30) == (document.truncated, document.size_bytes)
    assert "é" * (MAX_TEXT_BYTES // 2) == document.text


def test_a_cut_drops_half_a_character(tree):
    (tree / "README.md").write_text("aé", encoding="utf-8")
    assert "a" == Folder(tree).read_document("README.md", max_bytes=2).text


def test_a_name_with_control_characters_is_escaped_in_what_is_said(tree):
    os.mkfifo(tree / "a\x1b[2J\n")
    (remark,) = Folder(tree).listing().remarks
    assert r"a\x1b[2J\n is not a regular file and was left alone" == remark


def test_a_name_that_is_not_utf_8_is_listed_so_that_it_can_be_written(tree):
    try:
        Path(os.fsdecode(os.fsencode(tree) + b"/caf\xe9.md")).write_text("x")
    except OSError:
        pytest.skip("this file system holds UTF-8 names only")
    paths = [entry.path for entry in Folder(tree).listing().entries]
    assert r"caf\xe9.md" in paths
    Folder(tree).signature()


@pytest.mark.parametrize(
    ("path", "error"), [("gone", NotFound), ("README.md", InputError), ("a\0b", InputError)]
)
def test_only_a_folder_can_be_opened(tree, path, error):
    with pytest.raises(error):
        Folder(f"{tree}/{path}")


def test_a_signature_changes_with_a_file(tree):
    before = Folder(tree).signature()
    assert before == Folder(tree).signature()
    (tree / "docs" / "data.md").write_text("from lakes and rivers\n")
    assert before != Folder(tree).signature()


@pytest.mark.parametrize("path", ["x\0y", "gone", "loop", "x" * 5000])
def test_questions_about_a_path_never_raise(tree, path):
    (tree / "loop").symlink_to("loop")
    assert (False, False) == (is_file(tree / path), is_folder(tree / path))
    assert (path == "loop") == is_there(tree / path)


PARTS = st.sampled_from(["..", ".", "docs", "up", "out", "secret.txt", "README.md", "", "/", "\0"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PARTS, max_size=6).map("/".join) | st.text(st.characters(), max_size=20))
def test_nothing_outside_is_ever_read(tree, tmp_path, path):
    if not (tree / "out").is_symlink():
        (tree / "out").symlink_to(tmp_path / "secret.txt")
        (tree / "up").symlink_to("..")
    try:
        document = Folder(tree).read_document(path)
    except (DataError, NotFound):
        return
    assert "SECRET" not in document.text
