"""The hundred hostile words in every export: kept as they are, and nowhere run."""

from __future__ import annotations

import asyncio
import csv
import importlib.util
import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from io import StringIO

import pytest
from msgspec.structs import replace

from howopen.exports import Format, exported
from howopen.exports.datasette import queries, to_metadata
from howopen.exports.rows import sound
from howopen.model.saved import read_report
from tests.exports.test_datasette import EMPTY
from tests.reports.invented import framework
from tests.site.hostile import HARMLESS, PAYLOADS, release
from tests.site.markup import Parsed

KNOWN = {"radboud": framework()}
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
SHOWN = (
    *("releases", "standing", "judgements", "findings", "sources", "licenses"),
    *("release_licenses", "conditions", "lineage", "metadata", "made-from", "citations"),
)
"""Pages of Datasette that show what comes from outside."""


def judged(word, number):
    """A release whose definition, dimensions and everything else are named by a word."""
    made = release(word, number=f" {number}")
    theirs = made.judgements["radboud"]
    cells = dict.fromkeys((word, f"{word} again"), next(iter(theirs.dimensions.values())))
    other = replace(theirs, framework=word, grade=word, dimensions=cells, attribution=word)
    return replace(made, judgements={"radboud": theirs, word: other})


HOSTILE = tuple(judged(word, at) for at, word in enumerate(PAYLOADS))
PLAIN = tuple(judged(f"{HARMLESS} {at}", at) for at in range(len(PAYLOADS)))


def without_nul(word):
    """As a database takes a text: SQLite's own search ends it at NUL."""
    return word.replace("\0", "\ufffd")


@pytest.fixture(scope="module")
def database():
    """A connection to the database of all of them."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(exported(HOSTILE, Format.SQLITE, KNOWN))
        yield connection


def test_no_cell_of_a_spreadsheet_begins_with_a_formula():
    lines = list(csv.reader(StringIO(exported(HOSTILE, Format.CSV, KNOWN).decode())))
    assert {len(lines[0])} == {len(line) for line in lines}
    assert 1 + len(HOSTILE) == len(lines)
    cells = [cell for line in lines for cell in line]
    assert [] == [cell for cell in cells if cell.lstrip(" ").startswith(FORMULA)]


def test_each_line_of_json_gives_one_release_back():
    lines = exported(HOSTILE, Format.JSONL, KNOWN).splitlines()
    found = [read_report(line, "all.jsonl") for line in lines]
    assert sorted(map(sound, HOSTILE), key=lambda each: each.release.id) == found


def test_a_database_holds_the_words_as_they_are(database):
    names = {name for (name,) in database.execute("SELECT name FROM releases")}
    assert {without_nul(word) for word in PAYLOADS} == names
    assert [("ok",)] == database.execute("PRAGMA integrity_check").fetchall()


def test_no_word_changes_what_tables_a_database_has(database):
    def schema(connection):
        return connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()

    with closing(sqlite3.connect(":memory:")) as plain:
        plain.deserialize(exported(PLAIN, Format.SQLITE, KNOWN))
        assert schema(plain) == schema(database)


@pytest.mark.parametrize("name", queries())
def test_every_question_can_be_asked_with_every_word(name, database):
    for given in map(without_nul, PAYLOADS):
        database.execute(queries()[name].sql, dict.fromkeys(EMPTY, given)).fetchall()


@pytest.mark.parametrize("word", PAYLOADS[:1] + PAYLOADS[-1:])
def test_a_database_of_any_name_has_metadata(word):
    assert [word] == list(json.loads(to_metadata(word))["databases"])


def test_what_is_told_of_tables_and_questions_is_no_markup():
    """Datasette escapes each of these; `description_html` and the addresses are not used."""
    content = json.dumps(json.loads(to_metadata("openness")))
    assert [] == [key for key in ("_html", "_url", "<") if f'{key}"' in content]


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """Page of Datasette -> what it is made of, with the words and with harmless ones."""
    if not importlib.util.find_spec("datasette"):
        pytest.skip("needs datasette")
    folder = tmp_path_factory.mktemp("datasette")
    with ThreadPoolExecutor(1) as apart:  # a browser's loop may be running in this thread
        return [
            apart.submit(asyncio.run, _pages(folder / name, found)).result()
            for name, found in (("hostile.db", HOSTILE), ("plain.db", PLAIN))
        ]


async def _pages(path, found):
    from datasette.app import Datasette

    path.write_bytes(exported(found, Format.SQLITE, KNOWN))
    about = json.loads(to_metadata(path.stem))
    shows = Datasette([str(path)], metadata=about, settings={"sql_time_limit_ms": 30000})
    pages = {}
    for name in SHOWN:
        answer = await shows.client.get(f"/{path.stem}/{name}?_size=200")
        assert 200 == answer.status_code
        pages[name] = Parsed(answer.text)
    return pages


@pytest.mark.parametrize("name", SHOWN)
def test_datasette_makes_no_markup_of_the_words(name, shown):
    hostile, plain = (pages[name] for pages in shown)
    assert set(hostile.shape) - set(plain.shape) <= {("em", ())}  # the key of a named row
    assert plain.inline == hostile.inline


@pytest.mark.parametrize("name", SHOWN)
def test_datasette_makes_links_of_addresses_on_the_web_only(name, shown):
    links = shown[0][name].values("href")
    schemes = {link.partition(":")[0] for link in links if ":" in link.partition("/")[0]}
    assert schemes <= {"http", "https"}
    assert [] == [link for link in links if link.startswith("//")]
