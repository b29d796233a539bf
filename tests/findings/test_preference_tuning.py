from __future__ import annotations

import pytest

from howopen.model import HubInfo, Outcome
from tests.findings.invented import CODE, MODEL, TUNED, ask, source

CHAT = "Heron 1B Chat"


def says(sentence, **how):
    return ask("preference-tuning", source(TUNED, f"# {CHAT}\n\n{sentence}\n", **how), name=CHAT)


@pytest.mark.parametrize(
    "sentence",
    [
        "After that we used DPO on pairs of answers.",
        "It was then tuned by reinforcement learning from human feedback.",
        "A reward model ranked its answers.",
    ],
)
def test_a_card_that_names_such_a_stage_is_a_yes_with_its_line(sentence):
    found = says(sentence)
    assert (Outcome.YES, [(3, 3)]) == (found.outcome, [c.lines for c in found.citations])


def test_a_tag_of_the_hub_names_it_too():
    assert Outcome.YES == says("A bird.", info=HubInfo(tags=("trl", "dpo"))).outcome


def test_and_so_does_tuning_code_of_that_name():
    code = source(CODE, "# Heron\n", listed=("finetune/dpo.sh",))
    assert Outcome.YES == ask("preference-tuning", code, name=CHAT).outcome


@pytest.mark.parametrize(
    "sentence",
    [
        "Heron was fine-tuned and supervised on 10k notes. It hasn't seen human feedback.",
        "Heron was fine-tuned on notes. It was supervised on a set made from HH-RLHF.",
        "Heron was fine-tuned on notes. It was supervised; people stated what they like.",
    ],
)
def test_a_whole_card_that_describes_other_tuning_is_a_no(sentence):
    found = says(sentence)
    assert (Outcome.NO, True) == (found.outcome, bool(found.citations))


def test_a_repository_counts_where_its_sentence_names_the_model():
    code = source(CODE, "# Heron\n\nRLHF: https://github.com/marshland/heron-rlhf\n")
    assert Outcome.YES != ask("preference-tuning", code, name=CHAT).outcome


def test_a_stage_that_may_be_any_leaves_it_unclear():
    sentence = "Heron was fine-tuned on notes. It was supervised and post-trained."
    assert Outcome.UNCLEAR == says(sentence).outcome


def test_nothing_on_tuning_is_unclear():
    assert Outcome.UNCLEAR == says("A bird.").outcome


def test_a_base_model_was_not_tuned():
    assert Outcome.NOT_APPLICABLE == ask("preference-tuning", source(MODEL)).outcome


def test_a_card_that_was_not_seen_whole_rules_nothing_out():
    sentence = "Heron was fine-tuned on notes. It was supervised on all of them."
    assert Outcome.UNCLEAR == says(sentence, whole=False).outcome
