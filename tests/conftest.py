"""What all tests share: where the sample releases and the shared evidence lie."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

import howopen
from howopen.model import Assessment

os.environ["HOWOPEN_OFFLINE"] = "1"  # no test asks the network but those that say so
os.environ["HOWOPEN_LANGUAGE"] = "en"  # whatever whoever runs the tests speaks

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("HOWOPEN_SHARED", ROOT.parent / "shared"))

settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


@pytest.fixture
def shared() -> Path:
    """Folder of the shared test data; the test is skipped where there is none."""
    if not (SHARED / "evidence").is_dir():
        pytest.skip("needs the shared evidence beside the checkout (../shared)")
    return SHARED


@pytest.fixture
def samples() -> Path:
    """Folder of the invented sample releases that ship with the package."""
    return ROOT / "src" / "howopen" / "samples"


@pytest.fixture(scope="session")
def assessed() -> tuple[Assessment, ...]:
    """All shared recordings under all definitions, assessed once for every test that asks."""
    if not (SHARED / "evidence").is_dir():
        pytest.skip("needs the shared evidence beside the checkout (../shared)")
    return howopen.assess_all(SHARED / "evidence")
