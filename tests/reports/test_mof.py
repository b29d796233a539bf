from __future__ import annotations

import pytest

from howopen.frameworks.mof.result import evaluate_text
from howopen.mof_pipeline import Batch
from howopen.reports.json import to_json
from howopen.reports.mof import mof_to_terminal
from howopen.reports.mof_pages import mof_to_csv, mof_to_markdown
from howopen.reports.page import Page
from tests.frameworks.mof.invented import model_file

PARTS = {
    "Model architecture": "Apache 2.0",
    "Model parameters (Final)": "MIT",
    "Evaluation results": "CC-BY-4.0",
    "Model card": "CC-BY-NC-4.0",
    "Data card": "Component not included",
    "Research paper": "Undisclosed",
    "Evaluation data": "PDDL-1.0",
    "Datasets": "CC0-1.0",
    "Model metadata": "unlicensed",
    "Training code": '"<b>*heron*</b> \\e[2J"',
}
COMPLETE = dict.fromkeys(
    (
        *("Model architecture", "Model parameters (Final)", "Technical report"),
        *("Evaluation results", "Model card", "Data card"),
    ),
    "OpenMDW-1.0",
)


def parts(*, exact=False):
    return evaluate_text(model_file(PARTS), path="heron.yml", exact=exact)


def several():
    return (parts(), evaluate_text(model_file(COMPLETE), path="egret.yml"))


def test_a_file_looks_like_this(snapshot):
    assert snapshot == mof_to_terminal((parts(),), Page())


def test_a_file_by_the_tools_own_table_looks_like_this(snapshot):
    assert snapshot == mof_to_terminal((parts(exact=True),), Page())


def test_markdown_of_several_looks_like_this(snapshot):
    assert snapshot == mof_to_markdown(several())


def test_csv_of_several_looks_like_this(snapshot):
    assert snapshot == mof_to_csv(several())


def test_json_looks_like_this(snapshot):
    assert snapshot == to_json(Batch(files=(parts(),), unread=("herons are no model file",)))


def test_several_end_with_how_many_there_are_of_each_class():
    text = mof_to_terminal(several(), Page(width=200))
    assert "\n2 model files: 1 Class III - Open Model, 1 Unclassified\n" in text


def test_whose_lists_they_are_is_said_once():
    for text in (mof_to_terminal(several(), Page(width=200)), mof_to_markdown(several())):
        assert 1 == text.count("Copyright 2024 The Model Openness Tool Authors")


def test_where_nothing_differs_that_is_said():
    said = "MOT's own table of licences gives the same."
    for text in (mof_to_terminal(several(), Page()), mof_to_markdown(several())):
        assert 1 == text.count(said)


def test_a_paper_in_the_place_of_the_report_is_told():
    text = mof_to_terminal((parts(),), Page(width=200))
    assert "no licence: Research paper (in place of the technical report)" in text
    assert "Model metadata (not required)" in text


@pytest.mark.parametrize("columns", [20, 40, 72, 200])
def test_nothing_is_cut_and_foreign_words_cannot_steer(columns):
    text = mof_to_terminal((parts(),), Page(width=columns))
    assert max(map(len, text.splitlines())) <= columns
    assert "\x1b" not in text
    assert "\\x1b[2J" in "".join(text.split())


def test_foreign_words_are_no_markup_on_a_page():
    assert not any(sign in mof_to_markdown((parts(),)) for sign in ("<b>", "*heron*", "\x1b"))
