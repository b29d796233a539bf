"""What is typed is a place on disk or a thing on the network, and each mistake has its sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.errors import HowopenError, InputError, NotFound, SourceError
from howopen.model import SourceKind
from howopen.sources import RemoteTarget, find_recordings, load, parse_address, parse_target

HUB, CODE = SourceKind.HUGGINGFACE, SourceKind.GITHUB
PACKAGE, PAGE = SourceKind.PACKAGE, SourceKind.PAGE


@pytest.mark.parametrize(
    ("text", "kind", "name", "revision"),
    [
        ("lab/heron-1b", HUB, "lab/heron-1b", None),
        ("lab/heron-1b@v1", HUB, "lab/heron-1b", "v1"),
        ("datasets/lab/reeds", HUB, "datasets/lab/reeds", None),
        ("hf:lab/heron-1b@refs/pr/1", HUB, "lab/heron-1b", "refs/pr/1"),
        ("https://huggingface.co/lab/heron-1b", HUB, "lab/heron-1b", None),
        ("https://huggingface.co/lab/heron-1b/tree/abc", HUB, "lab/heron-1b", "abc"),
        ("https://hf.co/datasets/lab/reeds/", HUB, "datasets/lab/reeds", None),
        ("gh:lab/heron", CODE, "lab/heron", None),
        ("https://github.com/lab/heron.git", CODE, "lab/heron", None),
        ("https://github.com/lab/heron@v2", CODE, "lab/heron", "v2"),
        ("https://github.com/lab/heron/blob/main/README.md#top", CODE, "lab/heron", "main"),
        ("pypi:heron@0.3", PACKAGE, "pypi:heron", "0.3"),
        ("pkg:pypi/heron@0.3", PACKAGE, "pypi:heron", "0.3"),
        ("pkg:npm/%40lab/heron", PACKAGE, "npm:@lab/heron", None),
        ("https://example.org/lab/heron", PAGE, "https://example.org/lab/heron", None),
        ("https://huggingface.co/lab", PAGE, "https://huggingface.co/lab", None),
        *(
            (f"https://{page}", PAGE, f"https://{page}", None)
            for page in (
                "huggingface.co/collections/lab/herons-0000",
                "huggingface.co/papers/2512.00001",
                "huggingface.co/docs/heron",
                "github.com/orgs/lab",
                "github.com/topics/herons",
            )
        ),
        ("https://[", PAGE, "https://[", None),
    ],
)
def test_a_remote_target_is_read_from_its_text(tmp_path, monkeypatch, text, kind, name, revision):
    monkeypatch.chdir(tmp_path)
    assert RemoteTarget(kind=kind, id=name, revision=revision) == parse_target(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lab/heron", "huggingface:lab/heron"),
        ("gh:lab/heron", "github:lab/heron"),
        ("pypi:heron", "pypi:heron"),
        ("https://example.org/x", "page:https://example.org/x"),
    ],
)
def test_a_remote_target_has_the_id_of_its_source(text, expected):
    assert expected == parse_target(text).source_id


@pytest.mark.parametrize("text", ["gh:lab", "hf:", "hf:a/b/c", "pypi:a/b", "gh:../..", "hf:a/b@"])
def test_a_prefix_before_something_that_is_no_name_is_said(text):
    with pytest.raises(InputError, match="does not name anything; write"):
        parse_target(text)


def test_what_exists_is_a_folder_before_it_is_an_id(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lab" / "heron").mkdir(parents=True)
    assert Path("lab/heron") == parse_target("lab/heron")


@pytest.mark.parametrize("text", ["./lab/heron", "/lab/heron", "lab"])
def test_what_looks_like_a_path_is_one(text):
    assert Path(text) == parse_target(text)


def test_dir_is_always_a_path():
    assert Path("hf:lab/heron") == parse_target("dir:hf:lab/heron")


def test_a_recording_and_a_folder_are_told_apart(samples, tmp_path):
    (tmp_path / "README.md").write_text("# Crane\n")
    first = find_recordings(samples)[0]
    assert first.name == load(first).release.id
    assert f"dir:{tmp_path.name}" == load(f"dir:{tmp_path}").snapshots[0].source.id


@pytest.mark.parametrize(
    ("target", "error", "words"),
    [
        ("gone/", NotFound, "there is no folder gone; check the path"),
        ("dir:gone", NotFound, "there is no folder gone"),
        ("\x1b[2J", NotFound, r"there is no folder \\x1b\[2J"),
        ("a\0b", NotFound, "there is no folder"),
        ("file", InputError, "file is not a folder; give the folder that holds it"),
        ("loop", InputError, "loop is not a folder"),
        ("fifo", InputError, "fifo is not a folder"),
        ("empty", NotFound, "it is empty"),
        ("", InputError, "nothing to look at"),
        ("many", InputError, "holds 1 recordings, such as crane"),
        ("lab/heron", SourceError, "lab/heron is not on this disk"),
        ("https://example.org/", SourceError, "look at it with `howopen https://example.org/`"),
    ],
)
def test_each_mistake_has_its_sentence(tmp_path, monkeypatch, target, error, words):
    monkeypatch.chdir(tmp_path)
    Path("file").write_text("x")
    Path("loop").symlink_to("loop")
    os.mkfifo("fifo")
    Path("empty").mkdir()
    Path("many/crane").mkdir(parents=True)
    Path("many/crane/release.yaml").write_text("name: Crane\n")
    with pytest.raises(error, match=words) as caught:
        load(target)
    assert "\n" not in str(caught.value)


@given(st.text(st.characters(), max_size=40))
def test_no_text_breaks_the_parser(text):
    try:
        parse_target(text)
        parse_address(text)
    except HowopenError:
        pass
