from __future__ import annotations

import io
import os
import sys
from types import SimpleNamespace

import pytest

from howopen.errors import DataError, InputError, NotFound
from howopen.licenses.text import MAX_TEXT
from howopen.sources import license_files
from howopen.sources.license_files import (
    is_policy_name,
    read_license_file,
    read_license_folder,
    read_license_stdin,
)

WORDS = "Herons may be counted.\n"


def write(folder, **texts):
    for name, text in texts.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def names(folder):
    return [file.path for file in read_license_folder(folder).files]


def test_a_file_is_read_whole(tmp_path):
    write(tmp_path, LICENSE=WORDS)
    assert (str(tmp_path / "LICENSE"), WORDS, False, ()) == read_license_file(tmp_path / "LICENSE")


def test_a_link_is_followed_wherever_the_user_points(tmp_path):
    write(tmp_path, far__LICENSE=WORDS)
    (tmp_path / "near").symlink_to("far/LICENSE")
    assert WORDS == read_license_file(tmp_path / "near").text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "LICENSE is empty"),
        (" \n\t\n", "LICENSE holds nothing but blanks"),
        ("\0\1\2\3", "LICENSE is binary, not a text"),
        ("%PDF-1.4", "LICENSE is a PDF, not a text"),
    ],
)
def test_what_holds_no_words_is_told(tmp_path, content, said):
    write(tmp_path, LICENSE=content)
    with pytest.raises(DataError, match=said):
        read_license_file(tmp_path / "LICENSE")


def test_what_is_not_there_is_told(tmp_path):
    with pytest.raises(NotFound, match="LICENSE is not there; check the path"):
        read_license_file(tmp_path / "LICENSE")
    (tmp_path / "LICENSE").symlink_to("nowhere")
    with pytest.raises(NotFound, match="LICENSE is a link to nothing"):
        read_license_file(tmp_path / "LICENSE")


def test_a_path_that_cannot_be_is_told(tmp_path):
    with pytest.raises(DataError, match="cannot be opened"):
        read_license_file(tmp_path / ("x" * 5000))


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "LICENSE")
    with pytest.raises(
        DataError, match="is a pipe or a device, not a file; give its text on stdin"
    ):
        read_license_file(tmp_path / "LICENSE")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_one_may_not_read_is_told(tmp_path):
    write(tmp_path, LICENSE=WORDS)
    (tmp_path / "LICENSE").chmod(0)
    with pytest.raises(DataError, match="cannot be opened: Permission denied"):
        read_license_file(tmp_path / "LICENSE")


def test_a_long_text_is_read_so_far_that_the_cut_is_seen(tmp_path):
    write(tmp_path, LICENSE="鷺" * (MAX_TEXT + 5))
    file = read_license_file(tmp_path / "LICENSE")
    assert MAX_TEXT + 1 == len(file.text)
    assert file.remarks[0].endswith(
        "LICENSE is long: only its first 1,000,000 characters were read"
    )


def test_another_encoding_is_told(tmp_path):
    (tmp_path / "LICENSE").write_bytes(WORDS.encode("utf-16"))
    file = read_license_file(tmp_path / "LICENSE")
    assert WORDS == file.text
    assert file.remarks[0].endswith("LICENSE is not UTF-8: it was read as utf-16")


def test_a_text_that_is_only_a_path_leads_to_its_target(tmp_path):
    write(tmp_path, LICENSE="docs/COPYING\n", docs__COPYING=WORDS)
    file = read_license_file(tmp_path / "LICENSE")
    assert (str(tmp_path / "docs/COPYING"), WORDS) == (file.path, file.text)
    assert file.remarks[0].endswith("only holds the path docs/COPYING, which was read in its place")


def test_a_path_that_leads_out_is_told_and_not_followed(tmp_path):
    write(tmp_path, secret=WORDS, model__LICENSE="../secret")
    file = read_license_file(tmp_path / "model" / "LICENSE")
    assert "../secret" == file.text
    assert "which was not read: ../secret leaves the folder" in file.remarks[0]


def test_a_path_that_leads_nowhere_is_told(tmp_path):
    write(tmp_path, LICENSE="./COPYING")
    assert "./COPYING, which was not read" in read_license_file(tmp_path / "LICENSE").remarks[0]


@pytest.mark.parametrize("text", ["MIT", "MIT/Apache-2.0", "https://heron.example/LICENSE", "许可"])
def test_one_word_that_is_no_path_is_a_text(tmp_path, text):
    write(tmp_path, LICENSE=text)
    assert (text, ()) == read_license_file(tmp_path / "LICENSE")[1::2]


def test_paths_that_lead_in_a_circle_end(tmp_path):
    write(tmp_path, LICENSE="COPYING", COPYING="LICENSE")
    assert "LICENSE" == read_license_file(tmp_path / "LICENSE").text


def test_a_folder_gives_licences_then_policies_notices_and_cards(tmp_path):
    write(
        tmp_path,
        **{
            "README.md": WORDS,
            "NOTICE": WORDS,
            "USE_POLICY.md": WORDS,
            "LICENSE-MODEL": WORDS,
            "LICENSE-CODE": WORDS,
            "docs__LICENSE.txt": WORDS,
            "LICENSES__Heron-1.0.txt": WORDS,
            "许可协议.md": WORDS,
        },
    )
    assert [
        "LICENSE-CODE",
        "LICENSE-MODEL",
        "许可协议.md",
        "LICENSES/Heron-1.0.txt",
        "docs/LICENSE.txt",
        "USE_POLICY.md",
        "NOTICE",
        "README.md",
    ] == names(tmp_path)
    assert [False] * 7 + [True] == [file.card for file in read_license_folder(tmp_path).files]


def test_code_data_and_what_lies_deeper_is_no_licence(tmp_path):
    write(
        tmp_path,
        **{
            "LICENSE": WORDS,
            "license_check.py": WORDS,
            "licenses.json": WORDS,
            "src__README.md": WORDS,
            "heron.md": WORDS,
            "agreements.csv": WORDS,
        },
    )
    assert ["LICENSE"] == names(tmp_path)


def test_a_file_that_bears_a_licences_own_name_is_one(tmp_path):
    write(tmp_path, **{"CDLA-Sharing-1.0.md": WORDS, "MIT": WORDS, "gemma.md": WORDS, "heron": ""})
    assert ["CDLA-Sharing-1.0.md", "MIT"] == names(tmp_path)


def test_what_cannot_be_read_in_a_folder_is_told(tmp_path):
    write(tmp_path, LICENSE=WORDS, **{"LICENSE.pdf": "%PDF-1.4"})
    found = read_license_folder(tmp_path)
    assert ["LICENSE"] == [file.path for file in found.files]
    assert "left out: LICENSE.pdf is a PDF, not a text" in found.remarks[0]


def test_a_pipe_called_like_a_licence_in_a_folder_is_told(tmp_path):
    write(tmp_path, COPYING=WORDS)
    os.mkfifo(tmp_path / "LICENSE")
    os.mkfifo(tmp_path / "herons")
    found = read_license_folder(tmp_path)
    assert ("LICENSE is not a regular file and was left alone",) == found.remarks


def test_a_target_of_a_path_is_read_once(tmp_path):
    write(tmp_path, LICENSE=WORDS, weights__LICENSE="../LICENSE")
    found = read_license_folder(tmp_path)
    assert ["LICENSE"] == [file.path for file in found.files]
    assert found.remarks == (
        "weights/LICENSE only holds the path ../LICENSE, which was read in its place",
    )


def test_links_out_of_a_folder_are_not_followed(tmp_path):
    write(tmp_path, secret=WORDS, model__NOTICE=WORDS)
    (tmp_path / "model" / "LICENSE").symlink_to("../secret")
    found = read_license_folder(tmp_path / "model")
    assert ["NOTICE"] == [file.path for file in found.files]
    assert "LICENSE is a link that leaves the folder" in found.remarks[0]


def test_a_folder_without_a_licence_is_told(tmp_path):
    write(tmp_path, **{"heron.md": WORDS})
    with pytest.raises(NotFound, match=r"no licence was found in .*: no file is called LICENSE"):
        read_license_folder(tmp_path)


def test_too_many_files_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr(license_files, "MAX_FILES", 2)
    write(tmp_path, **{f"LICENSE-{letter}": WORDS for letter in "abc"})
    found = read_license_folder(tmp_path)
    assert 2 == len(found.files)
    assert ("1 licence-like files were not read: at most 2 are",) == found.remarks


def test_stdin_is_a_text_as_well(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(WORDS.encode())))
    assert ("-", WORDS, False, ()) == read_license_stdin()


def test_a_closed_stdin_is_told(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="there is no stdin"):
        read_license_stdin()


@pytest.mark.parametrize("name", ["USE_POLICY.md", "docs/acceptable-use.txt", "Usage Policy"])
def test_use_policies_are_known_by_name(name):
    assert is_policy_name(name)
    assert not is_policy_name("LICENSE")
