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

READING = {"open", "read_text", "read_bytes", "fdopen"}
"""Calls that open a file."""


def reads_package_data(call: ast.Call) -> bool:
    """Whether it is `resources.files(...)...read_text()`: our own data, shipped with the code."""
    return any(
        isinstance(node, ast.Call) and ast.unparse(node.func) == "resources.files"
        for node in ast.walk(call.func)
    )


def guard_of(name: str) -> str | None:
    """The door before a module, also before a part of it (`urllib.request.x`)."""
    return next(
        (door for guarded, door in GUARDED.items() if f"{name}.".startswith(f"{guarded}.")), None
    )


def opened(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Call):
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if called in READING and not reads_package_data(node):
                yield f"line {node.lineno}: {called}() outside the doors"
            continue
        else:
            continue
        if door := next(filter(None, map(guard_of, names)), None):
            yield f"line {node.lineno}: {names[-1]}; use {door}"


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(PACKAGE).as_posix())
def test_only_the_doors_open_foreign_things(module):
    assert [] == list(opened(module.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "line",
    [
        "import yaml",
        "from re import compile",
        "import urllib.request",
        "open('x')",
        "Path('x').read_text()",
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
        "resources.files(__package__).joinpath('data/x.toml').read_text('utf-8')",
        "from howopen.doors import yaml",
    ],
)
def test_the_check_lets_pass_what_opens_nothing_foreign(line):
    assert [] == list(opened(line))
