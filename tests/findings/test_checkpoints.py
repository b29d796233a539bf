from __future__ import annotations

import pytest

from howopen.model import Outcome
from tests.findings.invented import MODEL, WEIGHTS, ask, source


def asked(sentence: str, listed: tuple[str, ...] = WEIGHTS):
    return ask("checkpoints", source(MODEL, f"# Heron 1B\n\n{sentence}\n", listed=listed))


def test_weights_of_a_numbered_step_are_checkpoints():
    path = "checkpoint-1000/model.safetensors"
    found = asked("A model of birds.", (*WEIGHTS, path))
    assert (Outcome.YES, path) == (found.outcome, found.citations[0].path)


@pytest.mark.parametrize(
    "sentence",
    [
        "We also provide 40 intermediate checkpoints.",
        "The repository holds 154 checkpoints saved throughout training.",
        "A checkpoint is saved every 1,000 training steps.",
        "Branches are called `step1000`.",
        "See [an early one](https://huggingface.co/estuary/heron-1b/tree/stage1-step500).",
    ],
)
def test_what_is_said_of_them_is_cited(sentence):
    found = asked(sentence)
    assert (Outcome.YES, (3, 3)) == (found.outcome, found.citations[0].lines)


@pytest.mark.parametrize(
    "sentence",
    [
        "We do not release intermediate checkpoints.",
        "Intermediate checkpoints will be released.",
    ],
)
def test_checkpoints_that_are_not_out_are_a_no(sentence):
    assert Outcome.NO == asked(sentence).outcome


@pytest.mark.parametrize(
    "sentence", ["This checkpoint is the final one.", "Follow these 3 steps.", "A bird model."]
)
def test_nothing_said_is_unclear(sentence):
    assert Outcome.UNCLEAR == asked(sentence).outcome


def test_without_a_document_it_is_unreachable():
    assert Outcome.UNREACHABLE == ask("checkpoints", source(MODEL, whole=False)).outcome
