from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import CODE, DATA, MODEL, TUNED, ask, card, source


def declared():
    return source(MODEL, card("datasets:\n- estuary/tidepool"))


def test_a_card_with_sections_on_collection_and_curation_is_a_data_card():
    text = "# Tidepool\n\n## Collection\n\nBy hand.\n\n## Curation\n\nWe removed names.\n"
    assert Outcome.YES == ask("data-card", declared(), source(DATA, text)).outcome


def test_a_title_alone_is_none():
    assert Outcome.UNCLEAR == ask("data-card", declared(), source(DATA, "# Tidepool\n")).outcome


def test_a_datasheet_of_a_tuner_leaves_out_the_data_of_the_base():
    tuned = source(TUNED, card("base_model: marshland/egret-2b"))
    code = source(CODE, {"DATASHEET.md": "# Datasheet\n\nAll of it.\n"})
    found = ask("data-card", tuned, code, name="Heron 1B Chat")
    assert (Outcome.PARTLY, ("DATASHEET.md",)) == (found.outcome, found.value)
