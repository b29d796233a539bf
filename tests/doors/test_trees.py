"""A folder is written whole or not at all, and nothing beside it is touched."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from howopen.doors import trees
from howopen.doors.trees import sweep, write_folder
from howopen.errors import InputError

NOBODY = 65534
FILES = {"release.yaml": b"name: Heron\n", "huggingface/lab/heron/files/README.md": b"# Heron\n"}


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A folder from an earlier run, with a file that the new one does not have."""
    folder = tmp_path / "heron"
    (folder / "pages").mkdir(parents=True)
    (folder / "pages/01.json").write_bytes(b"{}")
    return folder


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Path]:
    """A place whose permissions count, also when the tests run as root, whom none stops."""
    if os.geteuid():
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp())
    os.chown(folder, NOBODY, -1)
    os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        os.seteuid(0)
        shutil.rmtree(folder)


def test_files_lie_where_their_paths_say(tmp_path):
    write_folder(tmp_path / "below/heron", FILES)
    assert FILES == content(tmp_path / "below/heron")


def test_what_was_there_before_is_gone_and_nothing_stays_beside_it(old, tmp_path):
    write_folder(old, FILES)
    assert (FILES, ["heron"]) == (content(old), names(tmp_path))


def test_a_folder_may_be_empty(old):
    write_folder(old, {})
    assert [] == names(old)


def test_it_may_be_read_by_others_as_far_as_the_user_lets_them(tmp_path):
    before = os.umask(0o027)
    try:
        write_folder(tmp_path / "heron", FILES)
    finally:
        os.umask(before)
    assert 0o750 == stat.S_IMODE((tmp_path / "heron").stat().st_mode)


def test_a_link_in_its_place_is_replaced_and_what_it_led_to_is_left_alone(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/mine.txt").write_bytes(b"mine")
    (tmp_path / "heron").symlink_to("elsewhere", target_is_directory=True)
    write_folder(tmp_path / "heron", FILES)
    assert {"mine.txt": b"mine"} == content(tmp_path / "elsewhere")
    assert (False, FILES) == ((tmp_path / "heron").is_symlink(), content(tmp_path / "heron"))
    assert ["elsewhere", "heron"] == names(tmp_path)


def test_a_broken_link_in_its_place_is_replaced(tmp_path):
    (tmp_path / "heron").symlink_to("nowhere")
    write_folder(tmp_path / "heron", FILES)
    assert (FILES, ["heron"]) == (content(tmp_path / "heron"), names(tmp_path))


@pytest.mark.parametrize(
    "path",
    [
        *("", ".", "..", "/", "/etc/heron", "../heron", "a/../../heron", "a/./b", "a//b", "a/"),
        *("a\\b", "..\\heron", "C:\\heron", "nul\0.md"),
    ],
)
def test_a_path_that_is_none_within_a_folder_leaves_everything_as_it_was(old, tmp_path, path):
    with pytest.raises(InputError, match="is no path within a folder; nothing was written"):
        write_folder(old, {**FILES, path: b"x"})
    assert ({"pages/01.json": b"{}"}, ["heron"]) == (content(old), names(tmp_path))


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("release.yaml/below", id="below a file"),
        pytest.param("huggingface", id="a file where a folder is"),
        pytest.param("n" * 300, id="too long a name"),
        pytest.param("half\ud800", id="half a character"),
    ],
)
def test_what_the_place_does_not_take_leaves_everything_as_it_was(old, tmp_path, path):
    with pytest.raises(InputError, match=r"cannot write .*heron: .*; choose another place"):
        write_folder(old, {**FILES, path: b"x"})
    assert ({"pages/01.json": b"{}"}, ["heron"]) == (content(old), names(tmp_path))


def test_a_place_below_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(InputError, match="cannot write"):
        write_folder(tmp_path / "file/heron", FILES)
    assert b"x" == (tmp_path / "file").read_bytes()


def test_a_place_whose_name_cannot_be_one_is_refused(tmp_path):
    with pytest.raises(InputError, match="cannot write"):
        write_folder(tmp_path / "he\0ron", FILES)


def test_a_folder_that_takes_nothing_is_said_in_a_sentence(guarded):
    guarded.chmod(0o500)
    try:
        with pytest.raises(InputError, match="Permission denied; choose another place"):
            write_folder(guarded / "heron", FILES)
        assert [] == names(guarded)
    finally:
        guarded.chmod(0o700)


def test_a_folder_that_cannot_be_moved_aside_stays_as_it_was(guarded):
    inside = guarded / "locked"
    write_folder(inside / "heron", {"mine.txt": b"mine"})
    inside.chmod(0o500)
    try:
        with pytest.raises(InputError, match="cannot write"):
            write_folder(inside / "heron", FILES)
        assert {"mine.txt": b"mine"} == content(inside / "heron")
    finally:
        inside.chmod(0o700)


def test_when_the_new_one_cannot_take_its_place_the_old_one_is_put_back(old, tmp_path, monkeypatch):
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if Path(target) == old and self.name == "new":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(trees.Path, "rename", refuse)
    with pytest.raises(InputError, match="No space left on device"):
        write_folder(old, FILES)
    assert ({"pages/01.json": b"{}"}, ["heron"]) == (content(old), names(tmp_path))


def half_written(folder: Path) -> Path:
    """What a kill leaves: a new folder in the making, and the old one moved aside."""
    box = folder / ".howopen-writing-x1"
    write_folder(box / "new", FILES)
    write_folder(box / "old/heron", {"mine.txt": b"mine"})
    return box


def test_what_a_kill_left_is_swept_and_what_it_had_moved_aside_is_put_back(tmp_path):
    half_written(tmp_path)
    sweep(tmp_path)
    assert (["heron"], {"mine.txt": b"mine"}) == (names(tmp_path), content(tmp_path / "heron"))


def test_a_folder_that_took_its_place_before_a_kill_stays(tmp_path):
    half_written(tmp_path)
    write_folder(tmp_path / "heron", FILES)
    sweep(tmp_path)
    assert (["heron"], FILES) == (names(tmp_path), content(tmp_path / "heron"))


def test_nothing_is_swept_while_somebody_writes(tmp_path):
    box = half_written(tmp_path)
    with trees._held(tmp_path, alone=False):
        sweep(tmp_path)
    assert FILES == content(box / "new")


def test_a_place_that_is_not_there_needs_no_sweep(tmp_path):
    sweep(tmp_path / "nowhere")
    assert [] == names(tmp_path)


def test_many_may_write_the_same_folder_at_once(tmp_path):
    files = [{"number": b"%d" % number} for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda each: write_folder(tmp_path / "heron", each), files))
    assert content(tmp_path / "heron") in files
    assert ["heron"] == names(tmp_path)


def test_a_name_that_would_steer_a_terminal_is_shown_harmless(tmp_path):
    with pytest.raises(InputError, match=r"\\x1b") as raised:
        write_folder(tmp_path / "heron", {"\x1b[2J/../x": b""})
    assert "\x1b" not in str(raised.value)
