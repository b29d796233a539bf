"""A recording on disk becomes the nouns; what is wrong with it is said and costs little."""

from __future__ import annotations

import json
import os
import shutil
import time
from pathlib import Path

import pytest

from howopen.errors import DataError, InputError, NotFound
from howopen.model import Completeness, Source, SourceKind, SourceRole
from howopen.sources import find_recordings, read_index, read_recording

GITHUB = """
- kind: github
  role: primary
  url: https://github.com/example-estuary/ibis
  path: ../_sources/github/example-estuary/ibis
  complete: true
"""
HUB = """
- kind: huggingface
  role: linked
  url: https://huggingface.co/datasets/example-estuary/reeds
  path: huggingface/datasets/example-estuary/reeds
  complete: false
  card: complete
  listing: none
"""
PACKAGE = """
- kind: package
  role: primary
  url: pkg:pypi/example-ibis@0.2.0
  path: package/pypi/example-ibis
  complete: true
"""
PAGE = """
- kind: page
  role: primary
  url: https://example.org/ibis
  path: pages/01.json
  complete: false
"""
MISSING = """
missing:
- kind: huggingface
  role: primary
  url: https://huggingface.co/example-estuary/ibis-3b
"""
RELEASE = f"""
name: Ibis 3B
producer: Estuary Lab (invented)
label_files:
  radboud: ibis.yaml
  mot: null
sources:{GITHUB}{HUB}{PACKAGE}{PAGE}{MISSING}notes: ''
"""
COMMIT = "1" * 40


def put(path: Path, content: str | bytes | list | dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, list | dict):
        content = json.dumps(content)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.fixture
def ibis(tmp_path: Path) -> Path:
    """A recording of an invented release, with one source that others may share."""
    folder = tmp_path / "ibis-3b"
    put(folder / "release.yaml", RELEASE)
    code = tmp_path / "_sources/github/example-estuary/ibis"
    put(code / "repo.json", {"commit": COMMIT, "owner": "example-estuary"})
    tree = [
        {"path": "train.py", "type": "blob", "size": 10},
        {"path": "LICENSE", "type": "blob", "size": 20},
        {"path": "docs", "type": "tree", "size": None},
    ]
    put(code / "tree.json", tree)
    put(code / "files/README.md", "# Ibis\n")
    put(code / "files/docs/data.md", "Reeds.\n")
    hub = folder / "huggingface/datasets/example-estuary/reeds"
    put(hub / "repo.json", {"id": "example-estuary/reeds"})
    put(hub / "files/README.md", "---\nlicense: cc-by-4.0\n---\n")
    info = {"sha": "2" * 40, "tags": ["license:cc-by-4.0", 7], "gated": "auto", "likes": 3}
    put(hub / "info.json", info)
    package = folder / "package/pypi/example-ibis"
    put(package / "repo.json", {"version": "0.2.0"})
    put(package / "tree.json", [])
    put(package / "files/METADATA", "Name: example-ibis\n")
    put(folder / "pages/01.json", {"title": "Ibis", "facts": ["It wades.", "It\nprobes."]})
    return folder


def source_of(folder: Path, kind: SourceKind) -> Source:
    return next(s.source for s in read_recording(folder).snapshots if s.source.kind is kind)


def test_sources_come_in_the_order_of_the_release(ibis):
    expected = [
        "github:example-estuary/ibis",
        "huggingface:datasets/example-estuary/reeds",
        "pypi:example-ibis",
        "page:https://example.org/ibis",
    ]
    assert expected == [s.source.id for s in read_recording(ibis).snapshots]


def test_a_release_has_its_names_and_revisions(ibis):
    recording = read_recording(ibis)
    assert ("ibis-3b", "Ibis 3B", "Estuary Lab (invented)") == (
        recording.release.id,
        recording.release.name,
        recording.release.producer,
    )
    assert {
        "github:example-estuary/ibis": COMMIT,
        "huggingface:datasets/example-estuary/reeds": "2" * 40,
        "pypi:example-ibis": "0.2.0",
    } == recording.release.revisions
    assert ({"radboud": "ibis.yaml"}, ()) == (recording.label_files, recording.remarks)


@pytest.mark.parametrize(
    ("kind", "card", "listing"),
    [
        (SourceKind.GITHUB, Completeness.COMPLETE, Completeness.COMPLETE),
        (SourceKind.HUGGINGFACE, Completeness.COMPLETE, Completeness.NONE),
        (SourceKind.PACKAGE, Completeness.COMPLETE, Completeness.COMPLETE),
        (SourceKind.PAGE, Completeness.PARTIAL, Completeness.NONE),
    ],
)
def test_how_much_was_seen_is_kept(ibis, kind, card, listing):
    source = source_of(ibis, kind)
    assert (card, listing, None) == (source.card, source.listing, source.read)


def test_entries_and_documents_are_sorted(ibis):
    code = read_recording(ibis).snapshots[0]
    assert ["LICENSE", "docs", "train.py"] == [entry.path for entry in code.entries]
    assert ["README.md", "docs/data.md"] == [document.path for document in code.documents]


def test_a_page_is_its_title_then_a_fact_a_line(ibis):
    (page,) = read_recording(ibis).snapshots[3].documents
    assert ("page", "Ibis\nIt wades.\nIt probes.") == (page.path, page.text)


def test_what_the_hub_says_is_kept(ibis):
    info = read_recording(ibis).snapshots[1].info
    assert ("cc-by-4.0", ("license:cc-by-4.0",), True) == (info.license, info.tags, info.gated)


def test_a_source_known_to_be_missing_is_kept_as_missing(ibis):
    (missing,) = read_recording(ibis).missing
    assert ("huggingface:example-estuary/ibis-3b", True, SourceRole.PRIMARY) == (
        missing.id,
        missing.missing,
        missing.role,
    )


def test_the_day_a_source_was_read_is_kept_only_where_it_is_said(ibis):
    put(ibis / "pages/01.json", {"title": "Ibis", "read": "2026-02-03"})
    assert "2026-02-03" == source_of(ibis, SourceKind.PAGE).read


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ("not json", "tree.json is not what it should be"),
        ({"path": "a"}, "tree.json is not what it should be"),
        ([{"size": 3}], "tree.json is not what it should be"),
        ("[" * 100_000, "tree.json is not what it should be"),
        (b"\xff\xfe\0", "tree.json is not what it should be"),
    ],
)
def test_a_listing_that_cannot_be_read_is_none_with_a_remark(ibis, broken, words):
    put(ibis.parent / "_sources/github/example-estuary/ibis/tree.json", broken)
    code = read_recording(ibis).snapshots[0]
    assert ((), Completeness.NONE) == (code.entries, code.source.listing)
    assert words in code.source.remarks[0]
    assert 2 == len(code.documents)


def test_a_card_that_is_not_there_is_none_with_a_remark(ibis):
    (ibis / "huggingface/datasets/example-estuary/reeds/files/README.md").unlink()
    source = source_of(ibis, SourceKind.HUGGINGFACE)
    assert (Completeness.NONE, 1) == (source.card, len(source.remarks))


def test_a_binary_card_is_no_document_and_is_said(ibis):
    put(ibis / "huggingface/datasets/example-estuary/reeds/files/README.md", b"\x7fELF\0\0")
    source = source_of(ibis, SourceKind.HUGGINGFACE)
    assert Completeness.NONE is source.card
    assert "README.md (6 bytes) is binary" in source.remarks[0]


def test_a_card_of_a_gigabyte_is_cut_and_partial(ibis):
    card = ibis / "huggingface/datasets/example-estuary/reeds/files/README.md"
    with card.open("wb") as file:
        file.write(b"# Reeds\n" * 1_000)
        file.truncate(1 << 30)
    begun = time.perf_counter()
    source = source_of(ibis, SourceKind.HUGGINGFACE)
    assert time.perf_counter() - begun < 1
    assert Completeness.PARTIAL is source.card
    assert "README.md has 1073741824 bytes; only its first" in source.remarks[0]


def test_an_unknown_key_is_a_remark(ibis):
    put(ibis / "release.yaml", RELEASE + "colour: white\nscore: [1]\n")
    assert [
        "release.yaml has a key that is not known: colour",
        "release.yaml has a key that is not known: score",
    ] == list(read_recording(ibis).remarks)


@pytest.mark.parametrize("path", ["../../secret", "/etc", "../../../etc", "gone", "''", "up"])
def test_a_source_that_leaves_the_tree_or_is_not_there_is_missing_and_the_rest_is_read(ibis, path):
    (ibis / "up").symlink_to("/")
    text = RELEASE.replace("path: package/pypi/example-ibis", f"path: {path}")
    put(ibis / "release.yaml", text)
    recording = read_recording(ibis)
    assert 3 == len(recording.snapshots)
    lost = recording.missing[-1]
    assert ("pypi:example-ibis", True) == (lost.id, lost.missing)
    assert lost.remarks[0].startswith("not read: ")


def test_a_source_listed_twice_counts_once(ibis):
    put(ibis / "release.yaml", RELEASE.replace("missing:", PAGE.strip() + "\nmissing:"))
    recording = read_recording(ibis)
    assert 4 == len(recording.snapshots)
    assert "listed twice" in recording.remarks[0]


@pytest.mark.parametrize(
    "item", ["- a word\n", "- kind: carrier-pigeon\n  url: https://x.org\n", "- kind: github\n"]
)
def test_a_source_that_cannot_be_understood_is_left_out_with_a_remark(ibis, item):
    put(ibis / "release.yaml", f"name: Ibis\nsources:\n{item}{PAGE.lstrip()}")
    recording = read_recording(ibis)
    assert 1 == len(recording.snapshots)
    assert "`sources` item 1 was left out" in recording.remarks[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- a\n", "not a mapping"),
        ("producer: x\n", "`name`"),
        ("name: [a]\n", "`name`"),
        ("name: a\nsources: b\n", "`sources` is not a list"),
        ("name: a\nmissing: {}\nsources: {a: b}\n", "`sources` is not a list"),
        ("a: b: c\n", "release.yaml: line 1"),
        ("a:\n" + "".join(" " * n + "a:\n" for n in range(1, 500)), "deeper than 64"),
        (b"\0\0", "binary"),
        ("x" * (2 << 20), "too large"),
    ],
)
def test_a_release_file_that_is_none_is_one_clear_sentence(ibis, text, words):
    put(ibis / "release.yaml", text)
    with pytest.raises(DataError, match=words):
        read_recording(ibis)


def test_a_release_without_sources_is_read_and_says_so(ibis):
    put(ibis / "release.yaml", "name: Ibis\nproducer: [a]\nlabel_files: b\n")
    recording = read_recording(ibis)
    assert ((), None, {}) == (
        recording.snapshots,
        recording.release.producer,
        recording.label_files,
    )
    assert 3 == len(recording.remarks)


def test_a_folder_without_release_file_is_no_recording(tmp_path):
    with pytest.raises(InputError, match=r"no release\.yaml"):
        read_recording(tmp_path)


def test_a_fifo_and_loops_among_the_files_cost_only_themselves(ibis):
    files = ibis.parent / "_sources/github/example-estuary/ibis/files"
    os.mkfifo(files / "LICENSE")
    (files / "loop").symlink_to("loop")
    code = read_recording(ibis).snapshots[0]
    assert 2 == len(code.documents)
    assert any("LICENSE is not a regular file" in remark for remark in code.source.remarks)
    assert any("loop" in remark for remark in code.source.remarks)


def test_the_digest_is_that_of_the_content(ibis, tmp_path):
    before = read_recording(ibis)
    other = tmp_path / "elsewhere"
    shutil.copytree(ibis, other / "renamed")
    shutil.copytree(tmp_path / "_sources", other / "_sources")
    assert before.digest == read_recording(other / "renamed").digest
    put(other / "_sources/github/example-estuary/ibis/files/README.md", "# Ibex\n")
    assert before.digest != read_recording(other / "renamed").digest


def test_a_listing_in_another_order_gives_an_equal_recording(ibis):
    before = read_recording(ibis)
    tree = ibis.parent / "_sources/github/example-estuary/ibis/tree.json"
    put(tree, list(reversed(json.loads(tree.read_text()))))
    assert before == read_recording(ibis)


def test_files_made_in_another_order_give_an_equal_recording(ibis, tmp_path):
    before = read_recording(ibis)
    again = tmp_path / "again"
    for path in sorted(tmp_path.rglob("*"), reverse=True):
        if path.is_file():
            put(again / path.relative_to(tmp_path), path.read_bytes())
    assert before == read_recording(again / "ibis-3b")


def test_a_shared_source_is_read_once_and_again_when_it_changes(ibis):
    first = read_recording(ibis).snapshots[0]
    assert first.documents is read_recording(ibis).snapshots[0].documents
    put(ibis.parent / "_sources/github/example-estuary/ibis/files/README.md", "# Changed here\n")
    assert "# Changed here\n" == read_recording(ibis).snapshots[0].documents[0].text


def test_recordings_are_found_in_order_without_shared_and_hidden_folders(ibis, tmp_path):
    for name in ("b", "a", "_x", ".y"):
        put(tmp_path / name / "release.yaml", "name: n\n")
    put(tmp_path / "c" / "README.md", "no recording\n")
    assert ["a", "b", "ibis-3b"] == [path.name for path in find_recordings(tmp_path)]


@pytest.mark.parametrize(("name", "error"), [("gone", NotFound), ("file", InputError)])
def test_recordings_are_looked_for_in_folders_only(tmp_path, name, error):
    (tmp_path / "file").write_text("")
    with pytest.raises(error):
        find_recordings(tmp_path / name)


def test_an_index_names_the_sources_and_leaves_out_what_is_broken(ibis, tmp_path):
    put(tmp_path / "broken" / "release.yaml", "- a list\n")
    (entry,) = read_index(tmp_path)
    assert ("ibis-3b", "Ibis 3B") == (entry.id, entry.name)
    assert ("huggingface:datasets/example-estuary/reeds", SourceRole.LINKED) == entry.sources[1]


def test_the_shared_recordings_are_read_whole(shared):
    recordings = [read_recording(path) for path in find_recordings(shared / "evidence")]
    said = [r.remarks for r in recordings if r.remarks]
    lost = [m for r in recordings for m in r.missing if m.remarks]
    cut = [s.source.remarks for r in recordings for s in r.snapshots if s.source.remarks]
    assert ([], [], []) == (said, lost, cut)
    assert len(recordings) > 100
