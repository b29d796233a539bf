"""A tarball is read in one pass, and whatever is wrong with it is said and nothing more."""

from __future__ import annotations

import gzip
import tracemalloc
from collections.abc import Iterator

import pytest

from howopen.doors.archives import ArchiveLimits, read_tarball, tree
from howopen.errors import DataError, TooLarge, Unreachable
from tests.doors.archives.made import (
    COMMIT,
    END,
    all_of,
    block,
    commit,
    file,
    folder,
    link,
    listed,
    long_name,
    packed,
    padded,
    paths,
    pax,
    read,
    read_bytes,
    tar,
)

README = file(b"README.md", b"# Ibis\n")


def said(archive) -> str:
    return "\n".join(archive.remarks)


def test_the_listing_has_no_top_folder_and_is_sorted():
    archive = read(
        README, folder(b"docs/"), file(b"docs/data.md", b"from ponds\n"), file(b"LICENSE")
    )
    expected = [
        *(("LICENSE", "blob", 0), ("README.md", "blob", 7)),
        *(("docs", "tree", None), ("docs/data.md", "blob", 11)),
    ]
    assert expected == listed(archive)
    assert (True, ()) == (archive.complete, archive.remarks)


def test_the_commit_is_that_of_the_global_header():
    assert COMMIT == read(README).commit


@pytest.mark.parametrize("comment", ["f" * 64, "F" * 40, "f" * 39, "", "main", "é" * 20])
def test_only_a_hash_is_a_commit(comment):
    data = gzip.compress(commit(comment) + folder() + README + END)
    assert ("f" * 64 if comment == "f" * 64 else None) == read_bytes(data).commit


def test_of_several_commits_the_first_counts():
    archive = read(commit("b" * 40), README)
    assert COMMIT == archive.commit
    assert "several commits" in said(archive)


def test_wanted_files_are_kept_as_far_as_they_are_wanted():
    asked = []

    def wanted(path: str, size_bytes: int) -> int:
        asked.append((path, size_bytes))
        return {"README.md": 99, "long.md": 4}.get(path, 0)

    archive = read(README, file(b"long.md", b"abcdefgh"), file(b"train.py", b"x"), wanted=wanted)
    assert {"README.md": b"# Ibis\n", "long.md": b"abcd"} == archive.files
    assert [("README.md", 7), ("long.md", 8), ("train.py", 1)] == asked
    assert ("Kept only in part: long.md (4 of 8 bytes)",) == archive.remarks
    assert archive.complete


@pytest.mark.parametrize("answer", [-1, 0])
def test_nothing_is_kept_of_what_nobody_wants(answer):
    assert {} == read(README, wanted=lambda path, size_bytes: answer).files


@pytest.mark.parametrize("chunk", [1, 7, 511, 512, 513, 1 << 20])
def test_it_does_not_matter_how_the_bytes_arrive(chunk):
    data = packed(README, file(b"big.md", b"x" * 5_000))
    assert read_bytes(data) == read_bytes(data, chunk=chunk)


def test_an_archive_of_several_gzip_members_is_one():
    raw = tar(README, file(b"more.md", b"more"))
    data = b"".join(gzip.compress(raw[at : at + 700]) for at in range(0, len(raw), 700))
    assert ["README.md", "more.md"] == paths(read_bytes(data))


def test_an_archive_that_was_unpacked_on_the_way_is_read_too():
    assert read(README) == read_bytes(tar(README))


# Names


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (b"/etc/passwd", "the path is absolute"),
        (b"ibis-0123/../../etc/passwd", "leads out with .."),
        (b"..", "leads out with .."),
        (b"ibis-0123/a/../b", "leads out with .."),
    ],
)
def test_a_path_that_leads_out_is_left_out_and_said(name, why):
    archive = read(block(name), README)
    assert ["README.md"] == paths(archive)
    assert why in said(archive)
    assert archive.complete


def test_a_name_with_a_nul_is_left_out():
    archive = read(pax((b"path", b"ibis-0123/a\0b")), file(b"x"), README)
    assert ["README.md"] == paths(archive)
    assert r"the name holds a NUL: a\x00b" in said(archive)


def test_a_name_of_ten_thousand_characters_is_left_out_and_the_listing_is_not_whole():
    for long in (pax((b"path", b"ibis-0123/" + b"n" * 10_000)), long_name(b"n" * 10_000)):
        archive = read(long, file(b"x", b"content"), README)
        assert ["README.md"] == paths(archive)
        assert "more than 4096 bytes: " in said(archive)
        assert len(said(archive)) < 200
        assert not archive.complete


def test_a_name_that_is_not_utf_8_has_its_bytes_written():
    archive = read(file(b"caf\xe9.md"), pax((b"path", b"ibis-0123/\xff.md")), file(b"x"))
    assert [r"\xff.md", r"caf\xe9.md"] == paths(archive)


def test_a_name_that_steers_a_terminal_is_escaped_in_what_is_said():
    assert r"a\x1b[2J\n" in said(read(block(b"/a\x1b[2J\n")))


def test_long_names_of_both_kinds_are_read():
    name = b"ibis-0123/" + b"d/" * 30 + b"n" * 100
    expected = name.decode().removeprefix("ibis-0123/")
    assert [expected] == paths(read(long_name(name), file(b"cut")))
    assert [expected] == paths(read(pax((b"path", name)), file(b"cut")))


def test_a_name_in_two_fields_is_put_together():
    prefix = bytes(0) + b"ibis-0123/deep"
    assert ["deep/a.md"] == paths(read(block(b"a.md", rest=prefix.ljust(155, b"\0"))))


def test_dots_and_doubled_slashes_are_no_parts_of_a_name():
    assert ["a/b.md"] == paths(read(file(b"./a//./b.md")))


def test_of_equal_names_the_first_counts():
    archive = read(README, file(b"README.md", b"forged"), file(b"./README.md", b"forged"))
    assert b"# Ibis\n" == archive.files["README.md"]
    assert "only the first counts: README.md, README.md" in said(archive)


def test_a_folder_may_be_listed_again():
    assert () == read(folder(b"a/"), folder(b"a/"), file(b"a/b")).remarks


def test_nothing_lies_below_a_file_and_no_file_lies_where_a_folder_is():
    archive = read(README, file(b"README.md/x/y"), file(b"a/b"), file(b"a", b"file"))
    assert ["README.md", "a/b"] == paths(archive)
    assert "it lies below a file: README.md/x/y" in said(archive)
    assert "there is a folder of that name: a" in said(archive)


def test_what_lies_too_deep_is_left_out_and_the_listing_is_not_whole():
    archive = read(file(b"d/" * 40 + b"x"), README, limits=ArchiveLimits(depth=32))
    assert ["README.md"] == paths(archive)
    assert not archive.complete


def test_an_entry_without_a_name_is_left_out():
    archive = read(block(b"./", size=5) + padded(b"bytes"), README)
    assert ["README.md"] == paths(archive)
    assert "it has no name" in said(archive)


@pytest.mark.parametrize(
    "parts", [[file(b"a/x.md"), block(b"b/y.md")], [block(b"y.md"), file(b"x")]]
)
def test_without_a_single_folder_above_all_the_paths_stay_as_they_are(parts):
    archive = read_bytes(gzip.compress(b"".join(parts) + END))
    assert 2 == len(archive.entries)
    assert "ibis-0123/x" in "".join(paths(archive)).replace("ibis-0123/a/x", "ibis-0123/x")
    assert "No single folder is above all" in said(archive)
    assert archive.complete


def test_a_top_folder_that_is_all_there_is_leaves_an_empty_listing():
    archive = read()
    assert ((), True, COMMIT) == (archive.entries, archive.complete, archive.commit)


# Kinds of entries


@pytest.mark.parametrize("kind", [b"3", b"4", b"6", b"V", b"M", b"Q"])
def test_devices_pipes_and_unknown_things_are_left_out(kind):
    archive = read(block(b"ibis-0123/odd", kind=kind), README)
    assert ["README.md"] == paths(archive)
    assert "no file: odd" in said(archive)


def test_many_odd_entries_make_one_remark():
    devices = [block(b"ibis-0123/odd%d" % n, kind=b"3") for n in range(50)]
    (remark,) = read(*devices, README).remarks
    assert remark.endswith(": odd0, odd1, odd2 and 47 more")


def test_a_link_has_the_size_of_its_file_and_its_words():
    archive = read(link(b"docs/index.md", b"../README.md"), README, link(b"x.md", b"docs/index.md"))
    assert [("README.md", "blob", 7), ("docs/index.md", "symlink", 7), ("x.md", "symlink", 7)] == (
        listed(archive)
    )
    assert {b"# Ibis\n"} == set(archive.files.values())
    assert 3 == len(archive.files)


@pytest.mark.parametrize(
    ("target", "why"),
    [
        *((b"/etc/passwd", "out of the tree"), (b"../../etc/passwd", "out of the tree")),
        *((b"..", "out of the tree"), (b"gone.md", "nothing here"), (b"\xff\x1b", "nothing here")),
        *((b"", "nothing here"), (b"a.md", "too many links")),
    ],
)
def test_a_link_that_leads_to_no_file_of_the_tree_is_listed_and_not_followed(target, why):
    archive = read(link(b"a.md", target), README)
    assert ("a.md", "symlink", None) in listed(archive)
    assert why in said(archive)
    assert {"README.md"} == set(archive.files)


def test_only_so_many_links_are_followed(monkeypatch):
    monkeypatch.setattr(tree, "_MAX_LINKS", 20)
    links = [link(b"l%02d.md" % n, b"l%02d.md" % (n + 1)) for n in range(30)]
    archive = read(*links, file(b"l30.md"))
    assert "a link to too many links: l00.md, l01.md, l02.md and 17 more" in said(archive)
    assert "there are so many links: l20.md, l21.md, l22.md and 7 more" in said(archive)
    assert 31 == len(archive.entries)


def test_a_link_to_a_folder_is_only_listed():
    archive = read(folder(b"a/"), link(b"b", b"a"))
    assert ("b", "symlink", None) in listed(archive)
    assert () == archive.remarks


def test_many_links_to_one_text_are_no_way_around_the_limit():
    links = [link(b"l%d.md" % n, b"README.md") for n in range(20)]
    archive = read(README, *links, limits=ArchiveLimits(kept_bytes=21))
    assert 3 == len(archive.files)
    assert "18 texts were left out" in said(archive)


def test_a_text_that_is_not_kept_is_not_kept_for_a_link_to_it():
    archive = read(
        link(b"LICENSE", b"x"), file(b"x", b"y"), wanted=lambda p, s: s * (p == "LICENSE")
    )
    assert {} == archive.files
    assert "what it is a link to is not: LICENSE" in said(archive)


def test_a_link_to_a_name_that_is_too_long_is_left_out():
    archive = read(long_name(b"n" * 5_000, b"K"), link(b"a.md", b"x"), README)
    assert ["README.md"] == paths(archive)
    assert "a link to a name that is too long: a.md" in said(archive)


def test_another_name_for_a_file_is_a_file():
    archive = read(README, link(b"COPY.md", b"ibis-0123/README.md", b"1"))
    assert ("COPY.md", "blob", 7) in listed(archive)
    assert b"# Ibis\n" == archive.files["COPY.md"]


@pytest.mark.parametrize("target", [b"/etc/passwd", b"../x", b"ibis-0123/later.md", b"ibis-0123"])
def test_another_name_for_what_is_no_file_before_it_is_left_out(target):
    archive = read(link(b"a.md", target, b"1"), file(b"later.md"))
    assert ["later.md"] == paths(archive)
    assert "another name for a file" in said(archive)


MODULES = b'[submodule "x"]\n\tpath = lib/x\n\turl = ../x\n[submodule "r"]\npath="README.md"\n'


def test_an_empty_folder_that_gitmodules_names_is_a_submodule():
    archive = read(
        *(file(b".gitmodules", MODULES), folder(b"lib/"), folder(b"lib/x/"), folder(b"lib/y/")),
        README,
    )
    assert [("lib/x", "submodule", None)] == [e for e in listed(archive) if e[1] == "submodule"]
    assert ("lib/y", "tree", None) in listed(archive)


def test_gitmodules_are_read_though_nobody_wants_them_and_a_folder_with_files_is_none():
    parts = (file(b".gitmodules", MODULES), folder(b"lib/x/"), file(b"lib/x/a"))
    archive = read(*parts, wanted=lambda path, size_bytes: 0)
    assert ({}, ("lib/x", "tree", None)) == (archive.files, listed(archive)[1])


def test_files_that_a_repository_keeps_out_of_its_archives_make_the_listing_not_whole():
    archive = read(file(b"data/.gitattributes", b"# x export-ignore\nraw/* export-ignore\n"))
    assert not archive.complete
    assert "keeps some out: data/.gitattributes" in said(archive)
    assert read(file(b".gitattributes", b"*.md text # export-ignore\n")).complete


# Files with holes


def test_a_sparse_file_of_gnu_is_listed_with_its_size_and_not_read():
    rest = bytes(41) + b"sparse map".ljust(96, b"\0") + b"\1" + b"%011o\0" % 5_000
    sparse = block(b"ibis-0123/h.md", kind=b"S", size=3, magic=b"ustar  \0", rest=rest)
    more, last = bytes(504) + b"\1" + bytes(7), bytes(512)
    archive = read(sparse + more + last + padded(b"abc"), README)
    assert [("README.md", "blob", 7), ("h.md", "blob", 5_000)] == listed(archive)
    assert {"README.md"} == set(archive.files)
    assert "stored with holes" in said(archive)


@pytest.mark.parametrize("key", [b"size", b"realsize"])
def test_a_sparse_file_of_pax_is_listed_under_its_own_name_and_not_read(key):
    records = ((b"GNU.sparse.name", b"ibis-0123/h.md"), (b"GNU.sparse." + key, b"70000"))
    archive = read(pax((b"GNU.sparse.major", b"1"), *records), file(b"GNUSparseFile.0/h", b"map"))
    assert [("h.md", "blob", 70_000)] == listed(archive)
    assert {} == archive.files


def test_a_sparse_file_with_an_impossible_size_is_left_out():
    archive = read(pax((b"GNU.sparse.size", b"-5")), file(b"h.md"), README)
    assert (["README.md"], False) == (paths(archive), archive.complete)


# Damage and limits


def test_a_size_that_pax_states_counts():
    assert [("a.md", "blob", 3)] == listed(
        read(pax((b"size", b"3")), file(b"a.md", b"abc", size=0))
    )


@pytest.mark.parametrize(
    "size", [b"\xff" * 12, b"-0000000777\0", b"99999999999\0", b"0x1\0", b"\x81"]
)
def test_a_size_that_is_none_ends_the_reading(size):
    archive = read(README, block(b"ibis-0123/a", size=size), file(b"b"))
    assert (["README.md"], False) == (paths(archive), archive.complete)
    assert "in the place of a number; the rest was not read" in said(archive)


@pytest.mark.parametrize("size", [b"-1", b"", b"1" * 30, b"1e3", b"\xd9\xa1"])
def test_a_size_of_pax_that_is_none_ends_the_reading(size):
    archive = read(README, pax((b"size", size)), file(b"a", b"abc"))
    assert (["README.md"], False) == (paths(archive), archive.complete)


@pytest.mark.parametrize("size", [5_000_000, b"\x80" + b"\xff" * 11])
def test_a_file_that_says_it_is_larger_than_the_rest_is_kept_as_far_as_it_goes(size):
    archive = read(README, block(b"ibis-0123/a.md", size=size) + b"words")
    assert ["README.md", "a.md"] == paths(archive)
    assert archive.files["a.md"].startswith(b"words")
    assert not archive.complete
    assert "breaks off within a.md" in said(archive)


def test_garbage_in_the_middle_ends_the_reading():
    archive = read(README, b"garbage!" * 64, file(b"after.md"))
    assert (["README.md"], False) == (paths(archive), archive.complete)
    assert "the checksum of a header does not fit" in said(archive)


def test_a_block_of_zeros_in_the_middle_is_damage():
    archive = read(README, bytes(512), file(b"after.md"))
    assert (["README.md"], False) == (paths(archive), archive.complete)


@pytest.mark.parametrize(
    "data",
    [
        *(b"10 path=", b"99 path=x\n", b"8 path\n", b"x path=y\n", b"path=y\n", b"9 path=xy"),
        *(b"-9 path=x\n", b"9" * 400, b"0 path=x\n", b"3 =\n", b"7 =abc\n"),
    ],
)
def test_a_broken_pax_header_costs_the_entry_behind_it(data):
    broken = block(b"pax", kind=b"x", size=len(data)) + padded(data)
    archive = read(broken, file(b"lost.md"), README)
    assert (["README.md"], False) == (paths(archive), archive.complete)
    assert "Left out because a pax header has a record" in said(archive) or "number" in said(
        archive
    )


def test_a_huge_header_is_passed_over_and_costs_the_entry_behind_it():
    huge = pax((b"path", b"a"), (b"SCHILY.xattr.x", b"y" * 100_000))
    archive = read(huge, file(b"lost.md"), README)
    assert (["README.md"], False) == (paths(archive), archive.complete)
    assert "a header before it has more than 65536 bytes" in said(archive)


def test_a_header_of_digits_is_read_in_no_time():
    digits = b"1" * 60_000
    many = (block(b"pax", kind=b"x", size=len(digits)) + padded(digits)) * 50
    assert ["README.md"] == paths(read(many, file(b"lost"), README))


def test_a_global_header_that_cannot_be_read_or_says_more_than_a_commit_is_said():
    archive = read(pax((b"path", b"all-are-called-so"), kind=b"g"), README)
    assert (["README.md"], True) == (paths(archive), archive.complete)
    assert "of all entries at once was ignored" in said(archive)
    assert not read(block(b"g", kind=b"g", size=5) + padded(b"5 a=b"), README).complete


def test_headers_before_headers_are_no_way_to_go_deep():
    archive = read(long_name(b"ibis-0123/x") * 3_000, file(b"a"))
    assert ["x"] == paths(archive)
    limits = ArchiveLimits(entries=10)
    assert "It holds more than 88 headers" in said(read(long_name(b"x") * 100, limits=limits))


def test_records_in_headers_are_no_way_to_take_long():
    records = pax(*[(b"a", b"")] * 60)
    archive = read(README, records, records, file(b"x"), limits=ArchiveLimits(entries=10))
    assert (["README.md"], False) == (paths(archive), archive.complete)


def test_all_headers_together_are_limited():
    limits = ArchiveLimits(headers_bytes=2_000)
    archive = read(README, pax((b"mtime", b"1" * 900)) * 3, file(b"a"), limits=limits)
    assert "Its headers take more than 2000 bytes" in said(archive)


def test_more_entries_than_are_read_are_cut():
    files = [file(b"f%d" % n) for n in range(20)]
    archive = read(*files, limits=ArchiveLimits(entries=10))
    assert (9, False) == (len(archive.entries), archive.complete)
    assert "more than 10 entries" in said(archive)


def test_the_room_for_names_is_limited():
    files = [file(b"%050d/x" % n) for n in range(50)]
    archive = read(*files, limits=ArchiveLimits(listing_bytes=2_000))
    assert 0 < len(archive.entries) < 20
    assert "names take more than 2000 bytes" in said(archive)


def test_of_too_many_texts_those_that_rank_puts_last_go():
    files = [file(name, b"1234") for name in (b"a/b/x.md", b"a/x.md", b"x.md", b"a/y.md", b"y.md")]
    archive = read(*files, limits=ArchiveLimits(files=3))
    assert ["a/x.md", "x.md", "y.md"] == list(archive.files)
    assert "2 texts were left out: at most 3 texts" in said(archive)
    assert archive.complete
    ranked = read_tarball(
        [packed(*files)],
        wanted=all_of,
        limits=ArchiveLimits(kept_bytes=8),
        rank=lambda path: (-path.count("/"), path != "a/y.md"),
    )
    assert ["a/b/x.md", "a/y.md"] == list(ranked.files)


@pytest.mark.parametrize(
    ("limits", "why"),
    [
        (ArchiveLimits(unpacked_bytes=1 << 20), "unpacks to more than 1048576 bytes"),
        (ArchiveLimits(ratio_from_bytes=1 << 20), "unpacks to more than 200 times its size"),
    ],
)
def test_a_bomb_is_cut(limits, why):
    archive = read(README, file(b"zeros", bytes(4 << 20)), file(b"after"), limits=limits)
    assert (["README.md", "zeros"], False) == (paths(archive), archive.complete)
    assert why in said(archive)


def test_a_stream_of_tiny_members_is_cut():
    data = gzip.compress(tar(README)[:-1024]) + gzip.compress(b"") * 100_001
    archive = read_bytes(data)
    assert ["README.md"] == paths(archive)
    assert "more than 100000 gzip members" in said(archive)


def test_memory_does_not_grow_with_the_archive():
    data = packed(file(b"zeros.bin", bytes(40 << 20)), README)
    tracemalloc.start()
    archive = read_bytes(data, wanted=lambda path, size_bytes: 100)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert 2 == len(archive.entries)
    assert peak < 2 << 20


@pytest.mark.parametrize(
    ("behind", "remark"),
    [
        (b"garbage", "Bytes behind its end were ignored."),
        (b"\x1f\x8bgarbage", "Bytes behind its end were ignored."),
        (b"\x1f", "Bytes behind its end were ignored."),
        (gzip.compress(b"x" * 600), "Bytes behind its end were ignored."),
        (bytes(3_000), None),
        (gzip.compress(bytes(600)), None),
    ],
)
def test_what_follows_the_end_is_ignored_and_said(behind, remark):
    archive = read_bytes(packed(README) + behind)
    assert (remark or ()) == (archive.remarks[0] if archive.remarks else ())
    assert (["README.md"], True) == (paths(archive), archive.complete)


def test_a_wrong_checksum_of_the_whole_is_said():
    data = packed(README)
    archive = read_bytes(data[:-8] + bytes(4) + data[-4:])
    assert (["README.md"], False) == (paths(archive), archive.complete)
    assert "compressed bytes are damaged" in said(archive)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "the archive is empty"),
        (b"<!DOCTYPE html><p>Sign in", r"it begins with '<!DOCTYPE html><p>Si'"),
        (b"\x89PNG\r\n\x1a\n" + bytes(600), r"begins with '\\x89PNG\\r\\n\\x1a\\n"),
        (b"\x1f\x8b", "it breaks off: its compressed bytes have no end"),
        (b"\x1f\x8b\x08garbage garbage", "its compressed bytes are damaged"),
        (gzip.compress(b""), "the mark of its end"),
        (gzip.compress(b"no archive" * 100), "it begins with 'no archiveno archive'"),
        (gzip.compress(bytes(10_240)), "the archive holds nothing"),
        (b"PK\3\4" + bytes(600), "begins with 'PK"),
    ],
)
def test_what_is_no_archive_is_an_error_that_says_what_it_is(data, why):
    with pytest.raises(DataError, match=why):
        read_bytes(data)


def broken(data: bytes, error: Exception) -> Iterator[bytes]:
    yield data
    raise error


def test_what_is_too_large_to_arrive_whole_is_read_as_far_as_it_came():
    half = packed(README, file(b"big", bytes(range(256)) * 400))[:-100]
    error = TooLarge("the body has more than 100 bytes")
    archive = read_tarball(broken(half, error), wanted=all_of, limits=ArchiveLimits())
    assert not archive.complete
    assert "the body has more than 100 bytes." in archive.remarks
    with pytest.raises(TooLarge):
        read_tarball(broken(b"", error), wanted=all_of, limits=ArchiveLimits())


def test_a_broken_connection_is_for_those_to_deal_with_who_made_it():
    with pytest.raises(Unreachable):
        read_tarball(
            broken(packed(README), Unreachable("gone")), wanted=all_of, limits=ArchiveLimits()
        )
