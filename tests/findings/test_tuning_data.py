from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import CODE, MODEL, TUNED, ask, card, source


def tuned(front="", body="# Heron 1B Chat\n"):
    return source(TUNED, card(f"base_model: marshland/egret-2b{front}", body))


def answered(*sources):
    return ask("tuning-data", *sources, name="Heron 1B Chat")


def test_a_public_set_is_a_yes():
    found = answered(tuned("\ndatasets:\n- databricks/databricks-dolly-15k"))
    assert (Outcome.YES, ("databricks/databricks-dolly-15k",)) == (found.outcome, found.value)


def test_data_files_beside_the_tuning_code_are_the_data():
    found = answered(tuned(), source(CODE, listed=("data/instructions.jsonl", "train.py")))
    assert (Outcome.YES, "Data files in the repository: data/instructions.jsonl.") == (
        found.outcome,
        found.note,
    )


def test_data_files_beside_a_withheld_rest_are_a_part():
    said = "# Heron 1B Chat\n\nThe instruction tuning data is not released.\n"
    files = source(CODE, listed=("data/instructions.jsonl", "train.py"))
    assert Outcome.PARTLY == answered(tuned(body=said), files).outcome


def test_data_that_is_not_released_is_a_no():
    said = "# Heron 1B Chat\n\nThe instruction tuning data is not released.\n"
    assert Outcome.NO == answered(tuned(body=said)).outcome


def test_silence_is_unclear():
    assert Outcome.UNCLEAR == answered(tuned()).outcome


def test_a_base_model_was_not_tuned():
    assert Outcome.NOT_APPLICABLE == ask("tuning-data", source(MODEL)).outcome
