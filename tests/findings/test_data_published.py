from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import DATA, MODEL, TUNED, ask, card, evidence, source

OWN = card("datasets:\n- estuary/tidepool")


def test_data_of_the_makers_own_for_every_stage_is_a_yes():
    found = ask("data-published", source(MODEL, OWN))
    assert (Outcome.YES, ("estuary/tidepool",), ("estuary/tidepool",)) == (
        found.outcome,
        found.value,
        found.unseen,
    )


def test_a_set_whose_page_was_recorded_was_looked_at():
    assert () == ask("data-published", source(MODEL, OWN), source(DATA, "# Tidepool\n")).unseen


def test_of_a_tuned_model_data_for_one_stage_is_a_part():
    tuned = source(TUNED, card("datasets:\n- estuary/tidepool-sft"))
    assert Outcome.PARTLY == ask("data-published", tuned, name="Heron 1B Chat").outcome


def test_what_the_makers_of_the_base_published_is_a_part():
    base = evidence(source(MODEL, OWN))
    tuned = source("huggingface:marshland/egret-1b-chat", card("base_model: estuary/heron-1b"))
    found = ask("data-published", tuned, name="Egret 1B Chat", bases=(base,))
    assert (Outcome.PARTLY, ("estuary/tidepool",)) == (found.outcome, found.value)


def test_data_of_others_is_not_their_own():
    other = source(MODEL, card("datasets:\n- marshland/reeds"))
    assert Outcome.UNCLEAR == ask("data-published", other).outcome
