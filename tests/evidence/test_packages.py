from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.evidence.packages import (
    MAX_CHARACTERS,
    READERS,
    PackageFacts,
    read_package,
    read_packages,
)
from howopen.model import Document


def facts(path: str, text: str) -> PackageFacts | None:
    return read_package(Document(path=path, text=text, size_bytes=len(text)))


METADATA = """Metadata-Version: 2.4
Name: acme
Version: 1.2
Home-page: https://acme.example
License: MIT License
License-Expression: MIT
License-File: LICENSE
Classifier: License :: OSI Approved :: MIT License
Classifier: Topic :: Games
Project-URL: Source, https://code.example/acme
Requires-Dist: Torch_Lib >=2
Requires-Dist: pytest; extra == "dev"

License: not this one
"""


def test_core_metadata_is_read_up_to_the_description() -> None:
    assert PackageFacts(
        path="x/METADATA",
        name="acme",
        version="1.2",
        license="MIT License",
        license_expression="MIT",
        license_files=("LICENSE",),
        license_classifiers=("License :: OSI Approved :: MIT License",),
        classifiers=("License :: OSI Approved :: MIT License", "Topic :: Games"),
        urls=(("Home-page", "https://acme.example"), ("Source", "https://code.example/acme")),
        requires=("torch-lib",),
        license_lines=(5, 6, 7, 8),
    ) == facts("x/METADATA", METADATA)


def test_a_pyproject_with_an_expression_is_read() -> None:
    read = facts("pyproject.toml", '[project]\nname = "acme"\nlicense = "Apache-2.0"\n')
    assert read is not None
    assert ("acme", "Apache-2.0", (3,)) == (read.name, read.license_expression, read.license_lines)


def test_a_pyproject_with_a_license_table_gives_no_expression() -> None:
    text = '[project]\nname="a"\nlicense = {text = "MIT", file = "COPYING"}\n'
    read = facts("pyproject.toml", text)
    assert read is not None
    assert ("MIT", "", ("COPYING",)) == (read.license, read.license_expression, read.license_files)


def test_poetry_projects_are_read() -> None:
    text = '[tool.poetry]\nname="a"\nversion="1"\nlicense="MIT"\nrepository="https://c.example"\n'
    read = facts("pyproject.toml", text)
    assert read is not None
    assert ("MIT", (("repository", "https://c.example"),)) == (read.license, read.urls)


def test_a_pyproject_for_tools_only_says_nothing() -> None:
    assert facts("pyproject.toml", "[tool.ruff]\nline-length = 100\n") is None


def test_addresses_of_values_in_setup_cfg_are_no_values() -> None:
    text = "[metadata]\nname = acme\nversion = attr: acme.version\nlicense = MIT\n"
    read = facts("setup.cfg", text)
    assert read is not None
    assert ("acme", "", "MIT") == (read.name, read.version, read.license)


def test_computed_arguments_of_setup_are_not_said() -> None:
    read = facts("setup.py.metadata.json", '{"name": "acme", "license": "(computed)"}')
    assert read is not None
    assert ("acme", "") == (read.name, read.license)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("pyproject.toml", "[project"),
        ("pyproject.toml", "x = " + "[" * 5_000),
        ("setup.cfg", "no section"),
        ("setup.cfg", "[metadata\nname"),
        ("setup.py.metadata.json", "{"),
        ("setup.py.metadata.json", "[" * 5_000),
        ("setup.py.metadata.json", "[]"),
        ("METADATA", ""),
        ("METADATA", "Name: a\n" * MAX_CHARACTERS),
        ("README.md", "Name: a"),
    ],
)
def test_what_is_broken_or_no_metadata_gives_nothing(path: str, text: str) -> None:
    assert facts(path, text) is None


def test_only_readable_files_are_among_the_facts() -> None:
    documents = [
        Document(path="pyproject.toml", text="[", size_bytes=1),
        Document(path="METADATA", text="Name: a", size_bytes=7),
    ]
    assert ["METADATA"] == [read.path for read in read_packages(documents)]


@given(st.sampled_from(sorted(READERS)), st.text())
def test_any_text_can_be_read(path: str, text: str) -> None:
    read = facts(path, text)
    assert read is None or read.path == path


VALUES = ["name", "license", "classifiers", "urls", "=", '"a"', "1", "[", "]", "{", "}", "\n", ":"]


@given(st.sampled_from(sorted(READERS)), st.lists(st.sampled_from(VALUES), max_size=30))
def test_any_heap_of_pieces_can_be_read(path: str, pieces: list[str]) -> None:
    head = "[project]\n" if path.endswith("toml") else "[metadata]\n"
    read = facts(path, head + "".join(pieces))
    assert read is None or read.path == path
