"""The bundled catalogue and the samples, assessed and exported once for all tests here."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

import howopen
from howopen.exports import Format, exported
from howopen.samples import FOLDER


@pytest.fixture(scope="session")
def catalogue():
    return howopen.load_catalogue()


@pytest.fixture(scope="session")
def invented_releases():
    return howopen.load_assessments(FOLDER)


@pytest.fixture(scope="session")
def catalogue_file(catalogue, tmp_path_factory):
    path = tmp_path_factory.mktemp("exports") / "openness.db"
    howopen.export(catalogue, path)
    return path


@pytest.fixture
def catalogue_base(catalogue_file):
    with closing(sqlite3.connect(f"file:{catalogue_file}?mode=ro", uri=True)) as connection:
        yield connection


@pytest.fixture
def database():
    """Gives a function from assessments to a connection to their database."""
    opened = []

    def make(*assessments, frameworks=None):
        known = {**howopen.definitions(), **(frameworks or {})}
        connection = sqlite3.connect(":memory:")
        opened.append(connection)
        connection.deserialize(exported(assessments, Format.SQLITE, known))
        return connection

    yield make
    for connection in opened:
        connection.close()
