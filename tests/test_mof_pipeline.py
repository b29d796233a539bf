from __future__ import annotations

import pytest

from howopen.errors import DataError, InputError, NotFound
from howopen.mof_pipeline import evaluate_file, evaluate_files
from tests.frameworks.mof.invented import model_file


@pytest.fixture
def folder(tmp_path):
    for name in ("b.yml", "a.yml"):
        (tmp_path / name).write_text(model_file({"Datasets": "MIT"}), encoding="utf-8")
    (tmp_path / "broken.yml").write_text("release: [\n", encoding="utf-8")
    return tmp_path


def test_one_bad_file_does_not_lose_the_others(folder):
    batch = evaluate_files(str(folder), str(folder / "nowhere.yml"))
    assert [str(folder / "a.yml"), str(folder / "b.yml")] == [each.path for each in batch.files]
    broken, nowhere = batch.unread
    assert broken.startswith(f"{folder}/broken.yml: line 2: not valid YAML")
    assert nowhere.startswith("there is no file ")


def test_a_file_that_is_named_twice_is_evaluated_once(folder):
    assert 2 == len(evaluate_files(str(folder), str(folder / "a.yml")).files)


def test_who_watches_is_told_of_each_file(folder):
    told = []
    evaluate_files(str(folder), on_done=lambda *each: told.append(each))
    assert [(1, 3, "a.yml"), (2, 3, "b.yml"), (3, 3, "broken.yml")] == told


@pytest.mark.parametrize("targets", [(), ("",), ("a.yml", " ")])
def test_nothing_named_is_an_error(targets):
    with pytest.raises(InputError, match="nothing to look at; name a model file"):
        evaluate_files(*targets)


def test_a_folder_without_model_files_is_told(tmp_path):
    batch = evaluate_files(str(tmp_path))
    assert ((), 1) == (batch.files, len(batch.unread))


def test_of_a_single_file_what_is_wrong_is_raised_with_its_name(folder):
    assert "corrected" == evaluate_file(str(folder / "a.yml")).table
    assert "exact" == evaluate_file(str(folder / "a.yml"), exact=True).table
    with pytest.raises(DataError, match=r"broken\.yml: line 2: "):
        evaluate_file(str(folder / "broken.yml"))
    with pytest.raises(NotFound):
        evaluate_file(str(folder / "nowhere.yml"))
    with pytest.raises(InputError, match="nothing to look at"):
        evaluate_file("")
