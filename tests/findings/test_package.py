from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import CODE, MODEL, PACKAGE, ask, source

METADATA = "Metadata-Version: 2.1\nName: heron\nVersion: 1.0\nRequires-Dist: torch\n"


def packaged(more=""):
    return source(PACKAGE, {"METADATA": f"{METADATA}{more}\n# heron\n\nRuns Heron.\n"})


def test_an_open_package_in_an_index_is_a_yes():
    assert Outcome.YES == ask("package", packaged("License: MIT\n")).outcome


def test_a_package_without_an_open_licence_is_a_part():
    assert Outcome.PARTLY == ask("package", packaged()).outcome


def test_a_repository_that_can_be_installed_is_a_part():
    assert Outcome.PARTLY == ask("package", source(CODE, listed=("pyproject.toml",))).outcome


def test_a_complete_listing_without_packaging_is_a_no():
    assert Outcome.NO == ask("package", source(CODE, listed=("notes.txt",))).outcome


def test_nothing_found_is_unclear():
    assert Outcome.UNCLEAR == ask("package", source(MODEL)).outcome


def test_a_library_that_can_be_installed_is_no_package_of_the_model():
    readme = "# A toolbox\n\nTrains anything.\n" + "\n\nWords.\n" * 20
    library = source("github:marshland/toolbox", readme, listed=("pyproject.toml",))
    assert Outcome.NO == ask("package", library).outcome
