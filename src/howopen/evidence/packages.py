"""Reads what a Python project says of itself: its name, version, licence and addresses.

Only data formats are read. Of a `setup.py` only what a recording kept as literal arguments is
there to read (`setup.py.metadata.json`); the file itself is code and never run.
"""

from __future__ import annotations

import configparser
import tomllib
from collections.abc import Iterable

import msgspec

from howopen.model import Document, Record

MAX_CHARACTERS = 300_000
"""Metadata beyond this is not read: the file is then taken as broken."""
COMPUTED = "(computed)"
"""What a recording puts for an argument that only running the code would tell."""


class PackageFacts(Record, frozen=True, kw_only=True):
    """What one metadata file says of the package it belongs to. Empty means it does not say."""

    path: str
    name: str = ""
    version: str = ""
    summary: str = ""
    license: str = ""
    """As written: an identifier, a name or the first line of a text."""
    license_expression: str = ""
    """An SPDX expression, by the field's own definition."""
    license_files: tuple[str, ...] = ()
    license_classifiers: tuple[str, ...] = ()
    """The classifiers that begin with `License ::`."""
    classifiers: tuple[str, ...] = ()
    urls: tuple[tuple[str, str], ...] = ()
    """(label, address), in the order of the file."""
    requires: tuple[str, ...] = ()
    """Names of packages it needs, lower case, sorted; extras left out."""
    license_lines: tuple[int, ...] = ()
    """Lines of the fields on the licence, counted from 1, ascending."""


def read_packages(documents: Iterable[Document]) -> tuple[PackageFacts, ...]:
    """Facts of all metadata files among the documents, in their order."""
    found = (read_package(document) for document in documents)
    return tuple(facts for facts in found if facts is not None)


def read_package(document: Document) -> PackageFacts | None:
    """Facts of one file; `None` when it is no metadata file, broken or too long. Never raises."""
    reader = READERS.get(document.path.rpartition("/")[2])
    if reader is None or len(document.text) > MAX_CHARACTERS:
        return None
    try:
        values = reader(document.text)
    except (ValueError, RecursionError, configparser.Error, msgspec.DecodeError):
        return None
    if not values:
        return None
    classifiers = _words(values.get("classifiers"))
    return PackageFacts(
        path=document.path,
        name=_word(values.get("name")),
        version=_word(values.get("version")),
        summary=_word(values.get("summary")),
        license=_first_line(_word(values.get("license"))),
        license_expression=_word(values.get("license_expression")),
        license_files=_words(values.get("license_files")),
        license_classifiers=tuple(c for c in classifiers if c.startswith("License ::")),
        classifiers=classifiers,
        urls=_pairs(values.get("urls")),
        requires=_names(_words(values.get("requires"))),
        license_lines=_license_lines(document.text),
    )


def _read_core_metadata(text: str) -> dict[str, object]:
    """Headers of a wheel's METADATA; the description below the first empty line is not read.

    Source: Core metadata specifications, Python Packaging User Guide.
    """
    headers: list[tuple[str, str]] = []
    for line in text.split("\n"):
        if not line.strip():
            break
        name, colon, value = line.partition(":")
        if colon and not line[0].isspace():
            headers.append((name.strip().lower(), value.strip()))
    if not headers:
        return {}

    def every(name: str) -> list[str]:
        return [value for key, value in headers if key == name]

    def first(name: str) -> str:
        return next(iter(every(name)), "")

    urls = [
        (label.strip(), url.strip())
        for label, _, url in (u.partition(",") for u in every("project-url"))
    ]
    home = first("home-page")
    return {
        **{key: first(key) for key in ("name", "version", "summary", "license")},
        "license_expression": first("license-expression"),
        "license_files": every("license-file"),
        "classifiers": every("classifier"),
        "requires": [r for r in every("requires-dist") if "extra ==" not in r],
        "urls": ([("Home-page", home)] if home and home != "UNKNOWN" else []) + urls,
    }


def _read_pyproject(text: str) -> dict[str, object]:
    """The `[project]` table, or `[tool.poetry]` of older projects.

    Source: pyproject.toml specification, Python Packaging User Guide (`license` was a table before
    PEP 639 and is an SPDX expression since).
    """
    data = tomllib.loads(text)
    project = _table(data.get("project"))
    poetry = _table(_table(data.get("tool")).get("poetry"))
    said = project or poetry
    if not said:
        return {}
    license_value = said.get("license")
    table = _table(license_value)
    expression = _word(license_value) if project else ""
    return {
        "name": said.get("name"),
        "version": said.get("version"),
        "summary": said.get("description"),
        "license": _word(table.get("text")) if table else _word(license_value),
        "license_expression": expression,
        "license_files": [*_words(said.get("license-files")), *_words([table.get("file")])],
        "classifiers": said.get("classifiers"),
        "requires": list(_table(said.get("dependencies"))) or said.get("dependencies"),
        "urls": [
            *((key, said[key]) for key in ("homepage", "repository") if key in said),
            *_table(said.get("urls")).items(),
        ],
    }


def _read_setup_cfg(text: str) -> dict[str, object]:
    """The `[metadata]` section; `attr:` and `file:` values are addresses, not facts."""
    parser = configparser.RawConfigParser(strict=False)
    parser.read_string(text)
    if not parser.has_section("metadata"):
        return {}
    said = {key: value or "" for key, value in parser.items("metadata")}
    plain = {k: v for k, v in said.items() if not v.startswith(("attr:", "file:"))}
    needs = parser.get("options", "install_requires", fallback="") or ""
    urls = [line.partition("=") for line in plain.get("project_urls", "").split("\n")]
    return {
        "name": plain.get("name"),
        "version": plain.get("version"),
        "summary": plain.get("description"),
        "license": plain.get("license"),
        "license_files": plain.get("license_files", plain.get("license_file", "")).split(),
        "classifiers": plain.get("classifiers", "").split("\n"),
        "requires": needs.split("\n"),
        "urls": [
            *([("url", plain["url"])] if plain.get("url") else []),
            *((label.strip(), url.strip()) for label, equals, url in urls if equals),
        ],
    }


def _read_setup_arguments(text: str) -> dict[str, object]:
    """Literal arguments of `setup()`, as a recording keeps them."""
    said = _table(msgspec.json.decode(text))
    if not said:
        return {}
    home = _word(said.get("url"))
    return {
        "name": said.get("name"),
        "version": said.get("version"),
        "summary": said.get("description"),
        "license": said.get("license"),
        "license_files": said.get("license_files"),
        "classifiers": said.get("classifiers"),
        "requires": said.get("install_requires"),
        "urls": [*([("url", home)] if home else []), *_table(said.get("project_urls")).items()],
    }


READERS = {
    "METADATA": _read_core_metadata,
    "PKG-INFO": _read_core_metadata,
    "pyproject.toml": _read_pyproject,
    "setup.cfg": _read_setup_cfg,
    "setup.py.metadata.json": _read_setup_arguments,
}
"""File name -> reader."""


def _table(value: object) -> dict[str, object]:
    return {str(k): v for k, v in value.items()} if isinstance(value, dict) else {}


def _word(value: object) -> str:
    return value.strip() if isinstance(value, str) and value != COMPUTED else ""


def _words(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list | tuple) else ()
    return tuple(word for word in (_word(item) for item in items) if word)


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    pairs = value if isinstance(value, list) else ()
    return tuple((str(label), _word(url)) for label, url in pairs if _word(url))


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.split("\n") if line.strip()), "")


def _names(requirements: tuple[str, ...]) -> tuple[str, ...]:
    """Names of packages in requirement specifiers, normalised as PEP 503 has it."""
    names = set()
    for requirement in requirements:
        name = requirement
        for at, char in enumerate(requirement):
            if not (char.isalnum() or char in "-_."):
                name = requirement[:at]
                break
        names.add(name.lower().replace("_", "-").replace(".", "-"))
    return tuple(sorted(names - {"", "python"}))


def _license_lines(text: str) -> tuple[int, ...]:
    """Lines whose field or value is about the licence. A METADATA's description is left out."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip().lower().lstrip("\"'")
        if bare.startswith(("license", "classifier: license")):
            found.append(number)
        elif not line.strip() and text.startswith("Metadata-Version"):
            break
    return tuple(found)
