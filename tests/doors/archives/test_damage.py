"""Whatever becomes of the bytes of an archive, what is read of it is true and nothing breaks."""

from __future__ import annotations

import gzip
import io
import posixpath
import tarfile
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from howopen.doors.archives import Archive, ArchiveLimits, read_zip_listing
from howopen.doors.terminal import printable
from howopen.errors import DataError
from tests.doors.archives.made import (
    all_of,
    file,
    folder,
    link,
    listed,
    long_name,
    packed,
    pax,
    read_bytes,
    tar,
)

PARTS = (
    *(file(b"README.md", b"# Ibis\n" * 99), folder(b"docs/"), file(b"docs/data.md", b"from ponds")),
    *(
        link(b"LICENSE", b"docs/data.md"),
        long_name(b"ibis-0123/" + b"n" * 120),
        file(b"n", b"long"),
    ),
    *(pax((b"path", b"ibis-0123/\xc3\xa9.md"), (b"size", b"5")), file(b"e", b"12345", size=0)),
)
RAW = tar(*PARTS)
PACKED = packed(*PARTS)
WHOLE = read_bytes(PACKED)


def wheel() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ibis/__init__.py", "pass\n" * 500)
        archive.writestr("ibis-1.dist-info/METADATA", "Name: ibis\n" * 50)
        archive.writestr("ibis-1.dist-info/licenses/LICENSE", "terms")
        archive.comment = b"a comment"
    return made.getvalue()


WHEEL = wheel()


def read_wheel(data: bytes) -> Archive:
    return read_zip_listing(
        lambda start, end: data[start:end], len(data), wanted=all_of, limits=ArchiveLimits()
    )


def is_sound(archive: Archive) -> None:
    paths = [entry.path for entry in archive.entries]
    assert paths == sorted(set(paths))
    for path in (*paths, *archive.files):
        assert path == posixpath.normpath(path)
        assert not path.startswith(("/", "../"))
        assert "\0" not in path
        path.encode()
    assert set(archive.files) <= set(paths)
    assert all(remark == printable(remark) != "" for remark in archive.remarks)


def reads_soundly(read: Callable[[bytes], Archive], data: bytes) -> bool:
    """Whether the bytes give a sound archive or an error that says what to do."""
    try:
        archive = read(data)
    except DataError as error:
        return "check the address" in str(error)
    is_sound(archive)
    return True


def is_part_of_whole(archive: Archive) -> None:
    assert {e.path for e in archive.entries} <= {e.path for e in WHOLE.entries}
    assert all(WHOLE.files[path].startswith(data) for path, data in archive.files.items())


def test_the_archive_is_sound_to_begin_with():
    assert (True, ()) == (WHOLE.complete, WHOLE.remarks)
    assert ["LICENSE", "README.md", "docs", "docs/data.md", "n" * 120, "é.md"] == [
        entry.path for entry in WHOLE.entries
    ]
    assert 5 == len(WHOLE.files)


def test_cut_anywhere_while_it_was_sent_it_gives_what_came_and_says_that_it_is_not_whole():
    given_some = 0
    for end in range(len(PACKED)):
        try:
            archive = read_bytes(PACKED[:end])
        except DataError:
            continue
        given_some += 1
        assert not archive.complete
        assert archive.remarks
        is_part_of_whole(archive)
    assert given_some > 100


@pytest.mark.parametrize("start", range(7))
def test_cut_anywhere_before_it_was_packed_it_gives_what_is_there(start):
    for end in range(1 + start * 97, len(RAW) - 512, 7 * 97):
        try:
            archive = read_bytes(RAW[:end])
        except DataError:
            assert end < 512 * 3
            continue
        assert not archive.complete
        is_part_of_whole(archive)


def test_a_file_that_the_end_cuts_is_given_as_far_as_it_goes():
    archive = read_bytes(gzip.compress(RAW[: 512 * 4 + 100]))
    assert b"# Ibis\n" * 14 + b"# " == archive.files["README.md"]
    assert 7 * 99 == archive.entries[0].size_bytes


@given(st.data())
@settings(max_examples=80)
def test_bytes_that_changed_on_the_way_break_nothing(data):
    source = bytearray(data.draw(st.sampled_from([RAW, PACKED])))
    for _ in range(data.draw(st.integers(1, 3))):
        source[data.draw(st.integers(0, len(source) - 1))] = data.draw(st.integers(0, 255))
    assert reads_soundly(read_bytes, bytes(source))


@given(st.data())
@settings(max_examples=60)
def test_garbage_anywhere_breaks_nothing(data):
    at = data.draw(st.integers(0, len(RAW)))
    garbage = data.draw(st.binary(max_size=600) | st.sampled_from([bytes(512), RAW[:1024]]))
    assert reads_soundly(read_bytes, gzip.compress(RAW[:at] + garbage + RAW[at:]))


@given(st.binary(max_size=300), st.sampled_from([b"", b"\x1f\x8b\x08\0", RAW[:512], PACKED[:30]]))
def test_any_bytes_can_be_asked_for_an_archive(noise, start):
    assert reads_soundly(read_bytes, start + noise)


NAMES = st.lists(
    st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=70).filter(
        lambda name: name not in (".", "..")
    ),
    min_size=1,
    max_size=3,
).map("/".join)


@given(
    st.dictionaries(NAMES, st.none() | st.binary(max_size=700), max_size=6),
    st.sampled_from([tarfile.GNU_FORMAT, tarfile.PAX_FORMAT]),
)
@settings(max_examples=60)
def test_a_sound_archive_is_read_as_the_standard_library_reads_it(items, form):
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz", format=form) as archive:
        archive.addfile(folder_info("top"))
        for name, content in items.items():
            info = folder_info(f"top/{name}")
            if content is not None:
                info.type, info.size = tarfile.REGTYPE, len(content)
            archive.addfile(info, io.BytesIO(content or b""))
    with tarfile.open(fileobj=io.BytesIO(made.getvalue())) as archive:
        expected = sorted(
            (
                m.name.removeprefix("top/"),
                "tree" if m.isdir() else "blob",
                None if m.isdir() else m.size,
            )
            for m in archive.getmembers()[1:]
        )
    read = read_bytes(made.getvalue())
    if not read.remarks:
        assert expected == listed(read)
    assert read.complete
    is_sound(read)


def folder_info(name: str) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type = tarfile.DIRTYPE
    return info


def test_a_wheel_cut_anywhere_is_no_wheel():
    for end in range(len(WHEEL)):
        with pytest.raises(DataError):
            read_wheel(WHEEL[:end])


@given(st.data())
@settings(max_examples=80)
def test_bytes_of_a_wheel_that_changed_break_nothing(data):
    source = bytearray(WHEEL)
    for _ in range(data.draw(st.integers(1, 3))):
        source[data.draw(st.integers(0, len(source) - 1))] = data.draw(st.integers(0, 255))
    assert reads_soundly(read_wheel, bytes(source))


@given(st.binary(max_size=200), st.integers(0, len(WHEEL)))
def test_garbage_in_a_wheel_breaks_nothing(garbage, at):
    assert reads_soundly(read_wheel, WHEEL[:at] + garbage + WHEEL[at:])
