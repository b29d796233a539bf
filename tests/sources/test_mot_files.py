from __future__ import annotations

import os
from pathlib import Path

import pytest

from howopen.errors import DataError, InputError, NotFound
from howopen.sources.mot_files import mot_paths, read_mot_file


@pytest.fixture
def folder(tmp_path):
    for name in ("b.yml", "a.YAML", "notes.md", ".hidden.yml"):
        (tmp_path / name).write_text("release: {}\n", encoding="utf-8")
    (tmp_path / "below.yml").mkdir()
    return tmp_path


def test_a_folder_stands_for_the_yaml_files_directly_in_it(folder):
    found = mot_paths(str(folder))
    assert ["a.YAML", "b.yml"] == [Path(path).name for path in found]


def test_what_is_no_folder_stands_for_itself():
    assert [("-",), ("nowhere.yml",)] == [mot_paths("-"), mot_paths("nowhere.yml")]


def test_a_folder_without_such_files_says_so(tmp_path):
    with pytest.raises(NotFound, match=r"there is no \.yml or \.yaml file in"):
        mot_paths(str(tmp_path))


def test_a_text_is_read_whatever_its_encoding_and_a_link_is_followed(tmp_path):
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "heron.yml").write_bytes("release: Fischreiher ü\r\n".encode("utf-16"))
    (tmp_path / "link.yml").symlink_to("far/heron.yml")
    assert "release: Fischreiher ü\n" == read_mot_file(str(tmp_path / "link.yml"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\0\1\2\3" * 99, "is binary, not a text"),
        (b"%PDF-1.4\n", "is a PDF, not a text"),
        (b"a: b\n" * 300_000, "has more than 1,048,576 bytes; a model file has a few thousand"),
    ],
)
def test_what_is_no_model_file_is_one_sentence(tmp_path, content, said):
    (tmp_path / "heron.yml").write_bytes(content)
    with pytest.raises(DataError, match=said):
        read_mot_file(str(tmp_path / "heron.yml"))


def test_nothing_a_folder_a_pipe_and_a_device_are_told(tmp_path):
    os.mkfifo(tmp_path / "pipe.yml")
    (tmp_path / "broken.yml").symlink_to("nowhere")
    for name in ("nowhere.yml", "broken.yml"):
        with pytest.raises(NotFound, match="there is no file"):
            read_mot_file(str(tmp_path / name))
    with pytest.raises(InputError, match="is a folder"):
        read_mot_file(str(tmp_path))
    for name in (str(tmp_path / "pipe.yml"), "/dev/null"):
        with pytest.raises(DataError, match=f"{name} is not a regular file; give its text"):
            read_mot_file(name)
