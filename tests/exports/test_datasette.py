from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import urllib.request

import pytest

from howopen.exports.datasette import described, queries, to_metadata

EMPTY = {name: "" for query in queries().values() for name in re.findall(r":(\w+)", query.sql)}
INSTALLED = importlib.util.find_spec("datasette") is not None


def names_of(base, kind):
    found = base.execute("SELECT name FROM sqlite_master WHERE type = ?", (kind,))
    return {name for (name,) in found if "_fts" not in name and "sqlite_" not in name}


def test_there_are_questions_enough():
    assert len(queries()) >= 12


@pytest.mark.parametrize("name", queries())
def test_every_question_has_an_answer_as_it_stands(name, catalogue_base):
    assert catalogue_base.execute(queries()[name].sql, EMPTY).fetchone() is not None


@pytest.mark.parametrize("name", queries())
def test_every_question_says_what_its_parameters_are(name):
    query = queries()[name]
    asked = set(re.findall(r":(\w+)", query.sql))
    assert [] == [each for each in asked if f":{each}" not in query.description]


@pytest.mark.parametrize("name", [name for name, query in queries().items() if ":" in query.sql])
@pytest.mark.parametrize("given", ["0", "zz'\" OR *(", "7e9"])
def test_a_question_bears_whatever_is_typed(name, given, catalogue_base):
    catalogue_base.execute(queries()[name].sql, dict.fromkeys(EMPTY, given)).fetchall()


def test_whoever_has_more_users_is_bound_by_more(catalogue_base):
    query = queries()["who-binds-users-above"].sql
    few, many = (
        len(catalogue_base.execute(query, {"users": users}).fetchall())
        for users in ("5000000", "800000000")
    )
    assert few < many


def test_every_table_and_view_is_described(catalogue_base):
    there = names_of(catalogue_base, "table") | names_of(catalogue_base, "view")
    assert there == set(described())


@pytest.mark.parametrize("name", described())
def test_every_column_that_is_described_is_there(name, catalogue_base):
    told = described()[name]
    columns = {row[1] for row in catalogue_base.execute(f"PRAGMA table_info({name})")}
    said = {*told.columns, *told.units, *told.facets, told.label, told.sort, told.fts} - {""}
    assert set() == said - columns


def test_the_metadata_speaks_of_the_database_by_its_name():
    content = json.loads(to_metadata("openness"))
    assert ["openness"] == list(content["databases"])
    assert list(queries()) == list(content["databases"]["openness"]["queries"])
    assert "CC-BY-4.0" in content["license"]


@pytest.fixture(scope="module")
def served(catalogue_file):
    """The address at which Datasette serves the catalogue."""
    if not INSTALLED:
        pytest.skip("needs datasette")
    command = [sys.executable, "-m", "datasette", str(catalogue_file), "-p", "0"]
    command += ["-m", f"{catalogue_file}.metadata.json", "--setting", "sql_time_limit_ms", "30000"]
    log = catalogue_file.with_suffix(".log")
    with log.open("wb") as said:
        process = subprocess.Popen([*command], stdout=said, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        lines = iter(process.stderr.readline, "")
        address = next(filter(None, (re.search(r"running on (http://\S+)", x) for x in lines)))
        # What it goes on to say must not fill the pipe.
        with subprocess.Popen(
            [sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=process.stderr
        ) as reader:
            yield f"{address[1]}/{catalogue_file.stem}"
            process.terminate()
            reader.wait()
    finally:
        process.terminate()
        process.wait()
        process.stderr.close()


@pytest.mark.parametrize("name", [*described(), *queries()])
def test_every_page_of_datasette_answers_with_rows(name, served):
    with urllib.request.urlopen(f"{served}/{name}") as page:
        assert 200 == page.status
    with urllib.request.urlopen(f"{served}/{name}.json?_shape=array") as answer:
        assert json.load(answer)


@pytest.mark.parametrize("name", [name for name, told in described().items() if told.fts])
def test_datasette_searches_the_tables_that_have_words(name, served):
    with urllib.request.urlopen(f"{served}/{name}.json?_shape=array&_search=weights") as answer:
        found = len(json.load(answer))
    with urllib.request.urlopen(f"{served}/{name}.json?_shape=array&_search=zqx") as answer:
        assert 0 == len(json.load(answer)) < found
