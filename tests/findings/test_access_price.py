from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import MODEL, WEIGHTS, ask, card, source


def asked(front, words="Birds."):
    body = f"# Heron 1B\n\n{words}\n"
    return ask("access-price", source(MODEL, card(front, body), listed=WEIGHTS))


def test_a_public_repository_without_a_price_is_free():
    assert Outcome.NO == asked("license: apache-2.0").outcome


def test_a_paid_licence_beside_the_public_one_is_a_price():
    found = asked("license: cc-by-nc-4.0", "For a commercial license write to us.")
    assert (Outcome.YES, ("dual licence",)) == (found.outcome, found.value)


def test_terms_of_their_own_for_large_users_are_a_part():
    found = asked("license: llama3.1")
    assert (Outcome.PARTLY, True) == (found.outcome, found.value[0].startswith("user threshold"))


def test_a_service_with_keys_is_paid():
    said = "# Heron\n\nAccess to Heron needs an API key.\n"
    found = ask("access-price", source("page:https://estuary.example/heron", {"page": said}))
    assert (Outcome.YES, ("service only",)) == (found.outcome, found.value)


def test_without_weights_and_price_it_is_unclear():
    assert Outcome.UNCLEAR == ask("access-price", source("github:estuary/heron", "# A\n")).outcome
