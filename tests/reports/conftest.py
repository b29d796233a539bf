"""The invented framework in the place of the real ones, for all tests of reports."""

from __future__ import annotations

import pytest

from tests.reports import invented


@pytest.fixture
def frameworks():
    return {"radboud": invented.framework()}


@pytest.fixture
def known(monkeypatch, frameworks):
    """The registry of frameworks holds the invented one only."""
    monkeypatch.setattr("howopen.frameworks.frameworks", lambda: frameworks, raising=False)
