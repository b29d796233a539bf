"""A wheel is read by few parts of it, and its table of contents is not believed blindly."""

from __future__ import annotations

import io
import os
import random
import struct
import zipfile
import zlib
from collections.abc import Callable

import pytest

from howopen.doors.archives import Archive, ArchiveLimits, read_zip_listing
from howopen.errors import DataError, Unreachable
from tests.doors.archives.made import all_of, listed, paths

METADATA = "ibis-1.0.dist-info/METADATA"
FILES = {"ibis/__init__.py": b"pass\n" * 100, METADATA: b"Name: ibis\n" * 20, "LICENSE": b"terms"}


def made(
    files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED, comment: bytes = b""
) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
        archive.comment = comment
    return content.getvalue()


class Server:
    """Gives ranges of an archive and remembers them."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.asked: list[tuple[int, int]] = []

    def __call__(self, start: int, end: int) -> bytes:
        self.asked.append((start, end))
        return self.data[start:end]


def read(
    data: bytes, wanted: Callable[[str, int], int] = all_of, limits: ArchiveLimits | None = None
) -> Archive:
    return read_zip_listing(
        lambda start, end: data[start:end],
        len(data),
        wanted=wanted,
        limits=limits or ArchiveLimits(),
    )


def said(archive: Archive) -> str:
    return "\n".join(archive.remarks)


def patched(data: bytes, name: str, offset: int, value: bytes) -> bytes:
    """The archive with a field changed in the table's record of a name, counted from its start."""
    at = data.rindex(b"PK\1\2", 0, data.rindex(name.encode()))
    return data[: at + offset] + value + data[at + offset + len(value) :]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_listing_and_the_wanted_files_are_read(method):
    archive = read(
        made(FILES, method), lambda path, size: size if path != "ibis/__init__.py" else 0
    )
    expected = [("LICENSE", "blob", 5), (METADATA, "blob", 220), ("ibis/__init__.py", "blob", 500)]
    assert expected == listed(archive)
    assert {METADATA: FILES[METADATA], "LICENSE": b"terms"} == archive.files
    assert (None, True, ()) == (archive.commit, archive.complete, archive.remarks)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_file_is_kept_as_far_as_it_is_wanted(method):
    archive = read(made(FILES, method), lambda path, size: 7)
    assert b"pass\npa" == archive.files["ibis/__init__.py"]
    assert "ibis/__init__.py (7 of 500 bytes)" in said(archive)


def test_a_small_wheel_is_one_request():
    server = Server(made(FILES))
    read_zip_listing(server, len(server.data), wanted=all_of, limits=ArchiveLimits())
    assert [(0, len(server.data))] == server.asked


def test_a_large_wheel_is_read_by_its_end_and_by_what_is_wanted():
    big = random.Random(0).randbytes(600_000)
    files = {"a.md": b"near the start", "big.bin": big, "b.md": b"near", "c.md": b"by", **FILES}
    server = Server(made({**files, "late.bin": big}))
    archive = read_zip_listing(
        server,
        len(server.data),
        wanted=lambda path, size: size if path.endswith(("md", "METADATA")) else 0,
        limits=ArchiveLimits(),
    )
    assert {METADATA, "a.md", "b.md", "c.md"} == set(archive.files)
    assert 3 == len(server.asked)
    assert (len(server.data) - (128 << 10), len(server.data)) == server.asked[0]
    assert sum(end - start for start, end in server.asked) < 140 << 10


def test_a_long_table_of_contents_is_asked_for_in_parts():
    server = Server(made({f"ibis/{n:0100}.py": b"" for n in range(3_000)}))
    limits = ArchiveLimits(part_bytes=100 << 10)
    archive = read_zip_listing(server, len(server.data), wanted=all_of, limits=limits)
    assert 3_000 == len(archive.entries)
    assert all(end - start <= 100 << 10 for start, end in server.asked)


def test_only_so_many_parts_are_asked_for():
    gap = random.Random(0).randbytes(50_000)
    data = made(
        {f"{n:02}{end}": part for n in range(9) for end, part in ((".md", b"x"), (".b", gap))}
    )
    server = Server(data)
    archive = read_zip_listing(
        server,
        len(data),
        wanted=lambda path, size: size if path.endswith("md") else 0,
        limits=ArchiveLimits(parts=3),
    )
    assert 3 == len(server.asked)
    assert 18 == len(archive.entries)
    assert "more than 3 parts of it would have to be read" in said(archive)
    assert {"00.md", "01.md", "07.md", "08.md"} == set(archive.files)


def test_folders_and_links_are_told_from_files():
    info = zipfile.ZipInfo("link.md")
    info.external_attr = 0o120777 << 16
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("docs/", b"")
        archive.writestr(info, b"README.md")
    assert [("docs", "tree", None), ("link.md", "symlink", None)] == listed(
        read(content.getvalue())
    )


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("/etc/passwd", "the path is absolute"),
        ("../../etc/passwd", "leads out with .."),
        ("n" * 10_000, "more than 4096 bytes"),
        ("d/" * 70 + "x", "below 64 folders"),
    ],
)
def test_unfit_names_are_left_out(name, why):
    archive = read(made({name: b"x", "LICENSE": b"terms"}))
    assert ["LICENSE"] == paths(archive)
    assert why in said(archive)


def test_a_name_with_a_nul_is_left_out_and_one_that_is_not_utf_8_is_written():
    data = made({"aXb": b"x", "cYd": b"y"}).replace(b"aXb", b"a\0b").replace(b"cYd", b"c\xffd")
    archive = read(data)
    assert [r"c\xffd"] == paths(archive)
    assert "the name holds a NUL" in said(archive)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_equal_names_the_first_counts():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("LICENSE", b"terms")
        archive.writestr("LICENSE", b"forged")
    archive = read(content.getvalue())
    assert {"LICENSE": b"terms"} == archive.files
    assert "only the first counts: LICENSE" in said(archive)


def test_more_entries_than_are_read_are_cut():
    archive = read(made({f"f{n}": b"" for n in range(20)}), limits=ArchiveLimits(entries=10))
    assert (10, False) == (len(archive.entries), archive.complete)
    assert "more than 10 entries" in said(archive)


def test_a_table_of_contents_that_is_too_long_is_cut():
    archive = read(
        made({f"f{n}": b"" for n in range(20)}), limits=ArchiveLimits(directory_bytes=500)
    )
    assert (10, False) == (len(archive.entries), archive.complete)
    assert "Of its table of contents only 500 bytes were read." in said(archive)


def test_a_damaged_table_of_contents_is_read_as_far_as_it_is_sound():
    data = made(FILES)
    at = data.rindex(b"PK\1\2")
    archive = read(data[:at] + b"XX" + data[at + 2 :])
    assert (2, False) == (len(archive.entries), archive.complete)
    assert "table of contents is damaged" in said(archive)


def test_a_wrong_count_of_entries_is_said():
    data = made(FILES)
    at = data.rindex(b"PK\5\6")
    archive = read(data[: at + 10] + struct.pack("<H", 7) + data[at + 12 :])
    assert ("It says that it has 7 entries, and has 3.",) == archive.remarks


def test_a_comment_that_holds_another_end_is_only_a_comment():
    fake = b"PK\5\6" + bytes(18)
    for comment in (fake + b"x", b"x" * 40 + fake[:-2], b"PK\5\6" * 500):
        assert sorted(FILES) == paths(read(made(FILES, comment=comment)))


def test_of_two_ends_that_fit_the_last_counts_and_it_is_said():
    other = made({"other.md": b"x"})
    archive = read(made(FILES, comment=other))
    assert ["other.md"] == paths(archive)
    assert "several records at its end, of which the last counts" in said(archive)


def test_what_was_put_before_an_archive_does_not_matter():
    assert read(made(FILES)) == read(b"#!/bin/sh\n" * 50 + made(FILES))


def test_encrypted_files_and_other_packings_are_listed_and_not_read():
    data = patched(made(FILES), "LICENSE", 8, b"\1")
    archive = read(patched(data, METADATA, 10, b"\x0c"))
    assert (3, ["ibis/__init__.py"]) == (len(archive.entries), list(archive.files))
    assert "because it is encrypted: LICENSE" in said(archive)
    assert f"packed in a way that is not read: {METADATA}" in said(archive)


@pytest.mark.parametrize(
    ("offset", "value", "why"),
    [
        (16, bytes(4), "its checksum does not fit"),
        (20, struct.pack("<L", 3), "another size than the table of contents says"),
        (20, struct.pack("<L", 1 << 30), "it overlaps with another file"),
        (24, struct.pack("<L", 219), "another size than the table of contents says"),
        (24, struct.pack("<L", 221), "another size than the table of contents says"),
        (42, struct.pack("<L", 0), "it overlaps with another file"),
        (42, struct.pack("<L", 3), "it overlaps with another file"),
        (42, struct.pack("<L", 0xFFFFFF), "it is not where the table of contents says"),
    ],
)
def test_a_file_that_is_not_what_the_table_says_is_left_out(offset, value, why):
    archive = read(patched(made(FILES), METADATA, offset, value))
    assert METADATA not in archive.files
    assert METADATA in paths(archive)
    assert why in said(archive)


def test_damaged_bytes_are_left_out():
    data = made(FILES)
    at = data.index(METADATA.encode()) + len(METADATA)
    archive = read(data[:at] + b"\xff" * 9 + data[at + 9 :])
    assert METADATA not in archive.files
    assert f"its packed bytes are damaged: {METADATA}" in said(archive)


def test_a_file_under_another_name_than_in_the_table_is_left_out():
    data = made(FILES)
    archive = read(data.replace(b"LICENSE", b"LICENCE", 1))
    assert {METADATA, "ibis/__init__.py"} == set(archive.files)
    assert "another name than in the table of contents: LICENSE" in said(archive)


def test_overlapping_files_are_not_read_however_many_share_their_bytes():
    files = {f"{n}.md": b"same" for n in range(4)}
    data = made({**files, "z": b"x"})
    for name in list(files)[1:]:
        data = patched(data, name, 42, struct.pack("<L", 0))
    archive = read(data)
    assert {"z"} == set(archive.files)
    assert "overlaps with another file: 0.md, 1.md, 2.md and 1 more" in said(archive)


def test_a_bomb_is_unpacked_no_further_than_it_is_wanted():
    data = made({"zeros.md": bytes(30 << 20)})
    archive = read(data, lambda path, size: 1_000)
    assert {"zeros.md": bytes(1_000)} == archive.files
    lie = patched(data, "zeros.md", 24, struct.pack("<L", 10))
    assert {} == read(lie).files


def test_only_so_much_is_kept_and_what_matters_most_first():
    files = {"a/b/x.md": b"1234", "x.md": b"1234", "a/x.md": b"1234", "y.md": b"1234"}
    archive = read(made(files), limits=ArchiveLimits(kept_bytes=9))
    assert {"x.md", "y.md"} == set(archive.files)
    assert "2 texts were left out" in said(archive)


def zip64(size: int = 5, entries: int = 1, place: int | None = None) -> bytes:
    """An archive whose sizes all stand in the fields of zip64."""
    local = struct.pack("<4s2B4H3L2H", b"PK\3\4", 45, 0, 0, 0, 0, 0, 0, *([0xFFFFFFFF] * 2), 3, 20)
    local += b"a.m" + struct.pack("<2H2Q", 1, 16, 5, 5) + b"terms"
    crc = zlib.crc32(b"terms")
    full = 0xFFFFFFFF
    extra = struct.pack("<2H", 0xCAFE, 2) + b"xx" + struct.pack("<2H3Q", 1, 24, size, size, 0)
    table = struct.pack(
        *("<4s4B4H3L5H2L", b"PK\1\2", 45, 3, 45, 0, 0, 0, 0, 0, crc, full, full, 3, len(extra)),
        *(0, 0, 0, 0, full),
    )
    table += b"a.m" + extra
    at = len(local) + len(table)
    end = struct.pack(
        "<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, entries, entries, len(table), len(local)
    )
    end += struct.pack("<4sLQL", b"PK\6\7", 0, at if place is None else place, 1)
    return (
        local + table + end + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, *[0xFFFF] * 2, full, full, 0)
    )


def test_an_archive_of_the_large_kind_is_read():
    archive = read(zip64())
    assert [("a.m", "blob", 5)] == listed(archive)
    assert ({"a.m": b"terms"}, ()) == (archive.files, archive.remarks)


def test_a_large_size_that_is_a_lie_is_listed_and_not_read():
    archive = read(zip64(size=1 << 60))
    assert ([("a.m", "blob", 1 << 60)], {}) == (listed(archive), archive.files)


@pytest.mark.parametrize("place", [0, 7, 1 << 62, (1 << 64) - 1])
def test_a_large_end_that_is_not_where_it_should_be_is_an_error(place):
    with pytest.raises(DataError, match="zip64 record is not where it should be"):
        read(zip64(place=place))


def test_an_empty_archive_has_an_empty_listing():
    assert (None, (), {}, (), True, False) == read(b"PK\5\6" + bytes(18))


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"<html>" * 9, made(FILES)[:-1], b"PK\5\6" + b"\xff" * 16 + bytes(2)]
)
def test_what_is_no_archive_is_an_error(data):
    with pytest.raises(DataError, match=r"no zip archive: .*; check the address it came from"):
        read(data)


def test_ranges_of_the_wrong_length_are_an_error():
    with pytest.raises(DataError, match="of 400 bytes asked for 3 came"):
        read_zip_listing(lambda start, end: b"abc", 400, wanted=all_of, limits=ArchiveLimits())


def failing(data: bytes) -> Callable[[int, int], bytes]:
    def read_range(start: int, end: int) -> bytes:
        if end < len(data):
            raise Unreachable("the connection broke")
        return data[start:end]

    return read_range


def test_files_that_cannot_be_had_are_said_and_the_listing_stands():
    data = made({"a.md": b"far away", "big.bin": os.urandom(300_000), "b.md": b"near"})
    archive = read_zip_listing(
        failing(data),
        len(data),
        wanted=lambda path, size: size if path.endswith("md") else 0,
        limits=ArchiveLimits(),
    )
    assert (3, ["b.md"]) == (len(archive.entries), list(archive.files))
    assert (
        "Left out because it could not be read (the connection broke): a.md",
    ) == archive.remarks


def test_a_table_of_contents_that_cannot_be_had_is_for_those_to_deal_with_who_asked():
    data = made({f"{n:0100}": b"" for n in range(2_000)})
    with pytest.raises(Unreachable):
        read_zip_listing(failing(data), len(data), wanted=all_of, limits=ArchiveLimits())
