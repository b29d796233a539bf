from __future__ import annotations

import pytest

from howopen.model import Outcome
from tests.findings.invented import CODE, MODEL, WEIGHTS, ask, card, evidence, source

TUNE = source(
    "huggingface:marsh/egret-1b-chat", card("base_model: estuary/heron-1b"), listed=WEIGHTS
)


def base(*paths, text=""):
    return evidence(
        source(MODEL, card(), listed=WEIGHTS),
        source(CODE, {"README.md": f"# Heron\n\n{text}\n"}, listed=paths),
    )


def asked(*bases):
    return ask("base-code", TUNE, name="Egret 1B Chat", bases=bases)


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        (
            base(
                *("data/filter_data.py", "train.py", "configs/train.yaml"),
                text="The code is released under the MIT license.",
            ),
            Outcome.YES,
        ),
        (base("train.py", "configs/train.yaml"), Outcome.PARTLY),
        (base("NOTICE"), Outcome.NO),
    ],
)
def test_the_bases_own_recording_tells(found, outcome):
    assert outcome == asked(found).outcome


def test_a_base_that_was_not_seen_is_unclear():
    found = asked()
    assert (Outcome.UNCLEAR, True) == (found.outcome, "heron-1b" in found.note)


def test_a_model_without_a_foreign_base_has_none():
    assert Outcome.NOT_APPLICABLE == ask("base-code", source(MODEL, card())).outcome
