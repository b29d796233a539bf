from __future__ import annotations

from howopen.model import HubInfo, Outcome
from tests.findings.invented import CODE, MODEL, ask, card, source


def test_the_cards_tag_covers_the_card():
    found = ask("document-license", source(MODEL, card("license: cc-by-4.0")))
    assert (Outcome.YES, ("CC-BY-4.0",)) == (found.outcome, found.value)


def test_a_licence_that_limits_use_is_partly():
    found = ask("document-license", source(MODEL, card("license: cc-by-nc-4.0")))
    assert (Outcome.PARTLY, ("CC-BY-NC-4.0",)) == (found.outcome, found.value)


def test_a_sentence_on_the_documents_counts_more():
    body = card("license: other", "# Heron 1B\n\nThe documentation is licensed under CC-BY-4.0.\n")
    found = ask("document-license", source(MODEL, body))
    assert (Outcome.YES, ("CC-BY-4.0",)) == (found.outcome, found.value)


def test_the_hubs_record_is_asked_where_the_card_says_nothing():
    found = ask("document-license", source(MODEL, card("tags: a"), info=HubInfo(license="mit")))
    assert (Outcome.YES, ["info.json"]) == (found.outcome, [c.path for c in found.citations])


def test_nothing_is_unclear():
    assert Outcome.UNCLEAR == ask("document-license", source(CODE, "# Heron\n")).outcome
