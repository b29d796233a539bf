from __future__ import annotations

import pytest

from howopen.model import Outcome
from tests.findings.invented import CODE, MODEL, TUNED, WEIGHTS, ask, card, source

LIBRARY = "https://github.com/EleutherAI/gpt-neox"


def test_code_with_settings_is_a_yes():
    found = ask("training-setup", source(CODE, listed=("train.py", "configs/train_1b.yaml")))
    assert Outcome.YES == found.outcome
    assert {"train.py", "configs/train_1b.yaml"} <= {c.path for c in found.citations}


def test_code_without_settings_is_a_part():
    found = ask("training-setup", source(CODE, listed=("train.py",)))
    assert (Outcome.PARTLY, True) == (found.outcome, "settings" in found.note)


@pytest.mark.parametrize(
    "said",
    [
        f"It was trained with the GPT-NeoX library ([code]({LIBRARY})).",
        f"Config files used to train it with [a library]({LIBRARY}) are here.",
        f"Library: [GPT-NeoX]({LIBRARY})",
    ],
)
def test_a_public_library_with_settings_is_a_yes_and_says_what_was_not_seen(said):
    settings = "## Training\n\nThe learning rate was 0.0002 with a batch size of 1024 sequences.\n"
    body = f"# Heron 1B\n\n{said}\n\n{settings}\nWe trained it for two epochs with AdamW.\n"
    found = ask("training-setup", source(MODEL, card(body=body), listed=WEIGHTS))
    assert (Outcome.YES, ("EleutherAI/gpt-neox",)) == (found.outcome, found.unseen)


def test_a_library_that_readers_may_tune_with_did_not_train_it():
    body = "# Heron 1B\n\nYou can train it further with torchtune.\n"
    found = ask("training-setup", source(MODEL, card(body=body), listed=WEIGHTS))
    assert Outcome.UNCLEAR == found.outcome


def test_a_tuned_model_needs_the_code_of_both_stages():
    found = ask(
        "training-setup",
        source(TUNED, card(), listed=WEIGHTS),
        source(CODE, listed=("train.py", "configs/train_1b.yaml")),
        name="Heron 1B Chat",
    )
    assert Outcome.PARTLY == found.outcome


def test_a_complete_listing_without_any_is_a_no():
    assert Outcome.NO == ask("training-setup", source(CODE, listed=("NOTICE",))).outcome


def test_a_repository_that_could_not_be_read_is_unreachable():
    found = ask("training-setup", source(MODEL, card(), listed=WEIGHTS), missing=(CODE,))
    assert Outcome.UNREACHABLE == found.outcome
