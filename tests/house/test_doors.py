"""Only the doors open what is foreign: files, YAML, and patterns over foreign text."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "src" / "howopen"
MODULES = sorted(m for m in PACKAGE.rglob("*.py") if "doors" not in m.parts)

GUARDED = {
    "yaml": "howopen.doors.yaml",
    "re2": "howopen.doors.patterns",
    "re": "howopen.doors.patterns",
    "html": "howopen.doors.markup",
    "zipfile": "howopen.doors",
    "tarfile": "howopen.doors",
    "urllib.request": "howopen.doors",
    "socket": "howopen.doors",
    "httpx2": "howopen.doors",
    "requests": "howopen.doors",
    "pickle": "nothing, ever",
    "subprocess": "nothing, ever",
}
"""Module -> the door that stands before it."""

OPENING = {"open", "fdopen"}
READING = {"read_text", "read_bytes"}
"""Methods that read a file; a module that imports importlib.resources reads our own data so."""

WRITING = {"'w'", "'wb'", "'x'", "'xb'", "os.O_WRONLY"}


def opens_to_read(call: ast.Call) -> bool:
    if ast.unparse(call.func) == "Store.open":  # the store's own door, which reads no file
        return False
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    flags = {word for argument in call.args for word in ast.unparse(argument).split(" | ")}
    return name in OPENING and not WRITING & flags


def guard_of(name: str) -> str | None:
    """The door before a module, also before a part of it (`urllib.request.x`)."""
    return next(
        (door for guarded, door in GUARDED.items() if f"{name}.".startswith(f"{guarded}.")), None
    )


def opened(source: str) -> Iterator[str]:
    ships_data = "import resources" in source or "from importlib.resources import" in source
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Call):
            reads = isinstance(node.func, ast.Attribute) and node.func.attr in READING
            if opens_to_read(node) or (reads and not ships_data):
                yield f"line {node.lineno}: {ast.unparse(node.func)}() outside the doors"
            continue
        else:
            continue
        if door := next(filter(None, map(guard_of, names)), None):
            yield f"line {node.lineno}: {names[-1]}; use {door}"


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(PACKAGE).as_posix())
def test_only_the_doors_open_foreign_things(module):
    assert [] == list(opened(module.read_text(encoding="utf-8")))


def test_sources_ship_no_data_so_they_read_through_the_doors():
    texts = [path.read_text(encoding="utf-8") for path in (PACKAGE / "sources").glob("*.py")]
    assert [] == [text for text in texts if "import resources" in text or ".resources" in text]


@pytest.mark.parametrize(
    "line",
    [
        "import yaml",
        "from re import compile",
        "import urllib.request",
        "open('there')",
        "path.open('rb')",
        "Path('there').read_text()",
        "from urllib import request",
        "import pickle",
    ],
)
def test_the_check_sees_a_way_around_a_door(line):
    assert 1 == len(list(opened(line)))


@pytest.mark.parametrize(
    "line",
    [
        "from urllib.parse import urlsplit",
        "from importlib import resources\nresources.files(__package__).read_text('utf-8')",
        "from importlib.resources import files\nfiles('howopen').read_text('utf-8')",
        "os.fdopen(descriptor, 'wb')",
        "read_text(document)",
        "from howopen.doors import yaml",
        "Store.open(folder)",
    ],
)
def test_the_check_lets_pass_what_opens_nothing_foreign(line):
    assert [] == list(opened(line))
