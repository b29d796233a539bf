"""What the repository holds: nothing of this machine, no addresses of registries, one version."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import howopen
from howopen._version import __version__
from tests.conftest import ROOT

# Written in pieces: this file is in the tree that it looks through.
FORBIDDEN = re.compile(
    "|".join(
        (
            "pypi" + r"\.org",
            "pythonhosted" + r"\.",
            "registry" + r"\.(npmjs|yarnpkg)",
            "npmjs" + r"\.com",
            "anaconda" + r"\.org",
            r"https?://[^\s/]+/(?:[^\s/]+/)*" + r"simple(?:/|\s|$)",
            "index" + r"-url[=\s]+\S",
            "file:" + r"///?[a-z]",
            r"(?<![\w.:/-])/" + r"(?:root|work|farm|home/[a-z]+|Users/[a-z]+|opt/[a-z]+)/",
        )
    ),
    re.IGNORECASE,
)
LOCKS = {"uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock", "package-lock.json", "yarn.lock"}


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    """Every file in git's index that is still on disk."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs git and a checkout")
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_a_registry_or_a_path_of_a_machine(tracked):
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in tracked
        for number, line in enumerate(
            path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1
        )
        if FORBIDDEN.search(line)
    ]
    assert [] == found


def test_no_lock_file_records_addresses(tracked):
    assert [] == [path.name for path in tracked if path.name in LOCKS]


def test_constraints_are_names_and_versions_only():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    wrong = [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][\w.+!]*", line)]
    assert (True, []) == (len(lines) > 20, wrong)


def test_the_version_is_stated_in_one_place(tracked):
    stated = re.compile(rf"""version["']?\s*[:=]+\s*["']?{re.escape(__version__)}\b""")
    places = [
        path.relative_to(ROOT).as_posix()
        for path in tracked
        if path.suffix in {".py", ".toml", ".cff", ".cfg"}
        and not {"samples", "tests"} & set(path.relative_to(ROOT).parts)
        and stated.search(path.read_text(encoding="utf-8").replace("__", ""))
    ]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (["src/howopen/_version.py"], ["version"]) == (places, project["dynamic"])


def test_the_package_knows_its_version():
    assert __version__ == howopen.__version__


def test_the_licence_is_there_once_for_people_and_once_for_tools():
    for_people = (ROOT / "LICENSE").read_bytes()
    assert for_people == (ROOT / "LICENSES" / "Apache-2.0.txt").read_bytes()


def test_every_change_waits_in_a_file_of_its_own_with_a_known_kind():
    kinds = {"added", "changed", "fixed", "removed"}
    names = sorted(path.name for path in (ROOT / "changelog.d").glob("*.md"))
    wrong = [
        name
        for name in names
        if name != "README.md" and (name.split(".")[-2:-1] or [""])[0] not in kinds
    ]
    assert [] == wrong


@pytest.mark.parametrize(
    "line",
    [
        "see https://" + "pypi" + ".org/project/x",
        "--index" + "-url https://host/x",
        "https://mirror.example/root/" + "simple/click",
        "cd /" + "work/main",
        "file:" + "///opt/wheels",
    ],
)
def test_the_check_sees_what_must_not_be_there(line):
    assert FORBIDDEN.search(line)
