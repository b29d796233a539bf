from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from msgspec.structs import replace

import howopen
from howopen.errors import DataError
from howopen.exports import Format, exported
from howopen.exports.gathered import TABLES
from howopen.exports.rows import keyed, rows_of, sound
from howopen.exports.sqlite import schema
from howopen.model import Citation, Finding, Outcome
from howopen.samples import FOLDER
from tests.reports.invented import HOSTILE, assessment, framework

WORLDS = (
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "4242", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu"},
)


def test_every_row_has_the_columns_of_its_table_in_their_order():
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema(()))
        there = {
            table: tuple(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))
            for table in TABLES
        }
    assert {t: tuple(c.rstrip("_") for c in columns) for t, columns in TABLES.items()} == there


def test_the_file_is_sound_and_every_row_that_is_pointed_at_is_there(catalogue_base):
    assert [] == catalogue_base.execute("PRAGMA foreign_key_check").fetchall()
    assert [("ok",)] == catalogue_base.execute("PRAGMA integrity_check").fetchall()


def test_every_column_that_points_somewhere_has_an_index(catalogue_base):
    without = []
    for table in TABLES:
        indexed = {
            catalogue_base.execute(f"PRAGMA index_info('{index[1]}')").fetchone()[2]
            for index in catalogue_base.execute(f"PRAGMA index_list({table})").fetchall()
        }
        pointing = {row[3] for row in catalogue_base.execute(f"PRAGMA foreign_key_list({table})")}
        without += [f"{table}.{column}" for column in pointing - indexed]
    assert [] == without


def test_nothing_of_the_assessments_is_lost(catalogue, catalogue_base):
    counts = {
        "releases": len(catalogue),
        "findings": sum(len(each.findings) for each in catalogue),
        "judgements": sum(len(each.judgements) for each in catalogue),
        "cells": sum(
            len(judgement.dimensions)
            for each in catalogue
            for judgement in each.judgements.values()
        ),
        "lineage": sum(len(each.lineage) for each in catalogue),
        "citations": sum(
            sum(len(f.citations) for f in each.findings.values())
            + sum(len(edge.citations) for edge in each.lineage)
            for each in catalogue
        ),
        "disputes": sum(len(d.readings) for each in catalogue for d in each.disputes),
    }
    assert counts == {
        table: catalogue_base.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in counts
    }


def test_every_limiting_condition_has_a_type_that_is_known(catalogue_base):
    unknown = "SELECT title FROM condition_types WHERE meaning = ''"
    assert [] == catalogue_base.execute(unknown).fetchall()


def test_the_order_of_the_assessments_does_not_count(invented_releases):
    known = howopen.definitions()
    for form in (Format.SQLITE, Format.JSONL, Format.CSV):
        there = exported(invented_releases, form, known)
        assert there == exported([*invented_releases[::-1], *invented_releases], form, known)


def test_the_same_releases_give_the_same_bytes_in_every_world(tmp_path):
    answers = set()
    for number, world in enumerate(WORLDS):
        out = tmp_path / f"{number}.db"
        command = [sys.executable, "-m", "howopen", "export", str(FOLDER), "-o", str(out)]
        subprocess.run(command, env={**os.environ, **world}, check=True, capture_output=True)
        answers.add(out.read_bytes())
    assert 1 == len(answers)


def test_the_standing_of_a_release_is_its_class_or_its_score(database, invented_releases):
    heron = next(each for each in invented_releases if each.release.id == "heron-1b-instruct")
    row = database(*invented_releases).execute(
        'SELECT verdict, radboud, "osaid-1.0" FROM standing WHERE release = ?',
        ("heron-1b-instruct",),
    )
    score, class_ = heron.judgements["radboud"].score, heron.judgements["osaid-1.0"].grade
    assert ("open-weights", score, class_) == row.fetchone()


def test_a_grade_leads_to_the_place_that_shows_it(database, invented_releases):
    found = database(*invented_releases).execute(
        "SELECT path, first_line, source FROM why WHERE release = 'marsh-7b-chat' AND framework ="
        " 'radboud' AND dimension = 'license' AND question = 'weights-license' AND deciding = 1"
    )
    assert any(path == "LICENSE" and "marsh-7b-chat" in source for path, _, source in found)


def test_words_are_found_whatever_their_accents(database):
    base = database(assessment("Héron"))
    query = "SELECT rowid FROM releases_fts WHERE releases_fts MATCH 'heron'"
    assert [(1,)] == base.execute(query).fetchall()


def test_what_others_wrote_is_data_and_never_a_statement(database):
    name = "x'); DROP TABLE releases; -- \" :name ?1"
    base = database(assessment(name), assessment(HOSTILE))
    expected = [(HOSTILE,), (name,)]
    assert expected == base.execute("SELECT name FROM releases ORDER BY name").fetchall()


def test_a_nul_and_half_a_character_are_replaced_and_cut_nothing(database):
    odd = assessment("He\0ron \ud800")
    finding = Finding(outcome=Outcome.YES, value=("a\0b",), note="before\0after")
    odd = replace(odd, findings={**odd.findings, "model-card": finding})
    base = database(odd)
    assert ("He\ufffdron \ufffd", 8) == base.execute(
        "SELECT name, length(name) FROM releases"
    ).fetchone()
    assert ('["a\ufffdb"]', "before\ufffdafter") == base.execute(
        "SELECT value, note FROM findings WHERE question = 'model-card'"
    ).fetchone()


def test_what_is_sound_stays_the_same_object():
    found = assessment("Heron")
    assert found is sound(found)


def test_what_this_version_does_not_know_has_a_row_with_its_id(database):
    found = assessment("Heron")
    old = replace(
        found,
        findings={**found.findings, "of-long-ago": Finding(outcome=Outcome.UNCLEAR)},
        judgements={"theirs": replace(found.judgements["radboud"], framework="theirs")},
    )
    base = database(old)
    asks = base.execute("SELECT asks FROM questions WHERE id = 'of-long-ago'").fetchone()
    names = base.execute("SELECT id, name FROM frameworks").fetchall()
    assert ("of-long-ago",) == asks
    assert [("theirs", "theirs")] == names
    assert [] == base.execute("PRAGMA foreign_key_check").fetchall()


def test_a_definition_of_ones_own_has_its_column_titles_and_tones(database):
    own = replace(framework(), id="shore")
    found = assessment("Heron")
    found = replace(found, judgements={"shore": found.judgements["radboud"]})
    base = database(found, frameworks={"shore": own})
    assert {"shore"} < {row[1] for row in base.execute("PRAGMA table_info(standing)")}
    assert 14 == base.execute("SELECT count(*) FROM dimensions").fetchone()[0]
    assert {"good", "mixed", "bad"} >= {r[0] for r in base.execute("SELECT tone FROM cells")}


def test_an_id_that_could_be_a_statement_gets_no_column():
    odd = replace(framework(), id='x" FROM y; --')
    assert "--" not in schema((odd,)).partition("CREATE VIEW standing")[2]


def test_two_assessments_of_one_release_are_both_kept():
    found = assessment("Heron")
    later = replace(found, recording="later")
    keys = [each.key for each in keyed([later, found, found])]
    assert [found.release.id, f"{found.release.id}#2"] == keys


def test_a_key_that_is_taken_is_not_given_twice():
    found = assessment("Heron")
    id_ = found.release.id
    other = replace(found, release=replace(found.release, id=f"{id_}#2"))
    keys = [each.key for each in keyed([replace(found, recording="later"), found, other])]
    assert 3 == len(set(keys))


def test_a_source_of_a_base_that_is_only_cited_has_a_row():
    cited = Citation(source="huggingface:reed/bed", path="README.md", shows="names it")
    found = assessment("Heron")
    finding = Finding(outcome=Outcome.YES, citations=(cited, cited))
    rows = rows_of([replace(found, findings={"model-card": finding})], {})
    own = [row for row in rows["sources"] if row[2] == "huggingface:reed/bed"]
    assert [("huggingface", "base")] == [(row[3], row[4]) for row in own]


def test_a_number_that_no_database_holds_is_told_and_leaves_the_file_as_it_was(tmp_path):
    found = assessment("Heron")
    far = Citation(source="x", path="y", lines=(1, 10**30))
    finding = Finding(outcome=Outcome.YES, citations=(far,))
    path = tmp_path / "openness.db"
    path.write_bytes(b"what was there")
    with pytest.raises(DataError, match="table citations is larger than a database holds"):
        howopen.export([replace(found, findings={"model-card": finding})], path)
    assert b"what was there" == path.read_bytes()


def test_two_definitions_whose_ids_run_together_are_both_kept(database):
    found = assessment("Heron")
    judgement = found.judgements["radboud"]
    cell = judgement.dimensions["code"]
    one = replace(judgement, dimensions={"b:c": cell})
    other = replace(judgement, dimensions={"c": cell})
    base = database(replace(found, judgements={"a": one, "a:b": other}))
    assert 2 == base.execute("SELECT count(*) FROM cells").fetchone()[0]
    assert [] == base.execute("PRAGMA foreign_key_check").fetchall()
