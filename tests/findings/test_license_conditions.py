from __future__ import annotations

import pytest

from howopen.findings.license_conditions import in_words
from howopen.frameworks.verdict import limit_in_words
from howopen.licenses import Condition
from howopen.model import Outcome
from tests.findings.invented import CODE, MODEL, TUNED, WEIGHTS, ask, card, evidence, source

OWN = """Heron Terms

You need another licence above 40 million monthly active users.
"""


def licensed(front, **files):
    return source(MODEL, {"README.md": card(front), **files}, listed=WEIGHTS)


def test_a_known_licence_has_the_limits_that_are_known_of_it():
    found = ask("license-conditions", licensed("license: llama2"))
    assert (Outcome.YES, "user threshold: 700,000,000 users a month") == (
        found.outcome,
        found.value[0],
    )


def test_an_osi_approved_licence_has_none():
    assert Outcome.NO == ask("license-conditions", licensed("license: apache-2.0")).outcome


@pytest.mark.parametrize(
    "front",
    [
        "license: other\nlicense_name: heron-terms\nlicense_link: LICENSE",
        "license: other\nlicense_name: heron-terms",
        "license: other",
        "language: en",
    ],
)
def test_the_text_of_a_licence_that_we_do_not_know_is_read_for_its_limits(front):
    found = ask("license-conditions", licensed(front, LICENSE=OWN))
    assert (Outcome.YES, ("user threshold: 40,000,000 users a month",)) == (
        found.outcome,
        found.value,
    )
    assert [("LICENSE", (3, 3), True)] == [
        (c.path, c.lines, c.sha256 is not None) for c in found.citations
    ]


def test_the_text_may_lie_where_the_link_of_the_card_leads():
    link = "https://github.com/estuary/heron/blob/main/docs/terms.md"
    front = card(f"license: other\nlicense_name: heron-terms\nlicense_link: {link}")
    model = source(MODEL, front, listed=WEIGHTS)
    found = ask("license-conditions", model, source(CODE, {"docs/terms.md": OWN}))
    assert (Outcome.YES, [("docs/terms.md", (3, 3))]) == (
        found.outcome,
        [(c.path, c.lines) for c in found.citations],
    )


def test_a_text_without_a_limit_that_we_look_for_is_unclear_and_said():
    text = "Heron Terms\n\nBe kind to birds.\n"
    found = ask("license-conditions", licensed("license: other", LICENSE=text))
    assert (Outcome.UNCLEAR, True) == (found.outcome, "shows none of the limits" in found.note)


def test_a_name_without_a_text_is_unclear_and_said():
    found = ask("license-conditions", licensed("license: heron-terms"))
    assert (Outcome.UNCLEAR, True) == (found.outcome, "text was not found" in found.note)


def test_a_limited_and_an_open_licence_for_the_same_weights_are_a_conflict():
    files = {"LICENSE": "LLAMA 2 COMMUNITY LICENSE AGREEMENT\n\n1. A grant.\n"}
    found = ask("license-conditions", licensed("license: mit", **files))
    assert (Outcome.CONFLICTING, ["README.md", "LICENSE"]) == (
        found.outcome,
        [c.path for c in found.citations],
    )


def test_a_derivative_is_bound_by_the_terms_of_its_base():
    base = evidence(
        source("huggingface:marshland/egret-2b", card("license: llama2")), name="Egret 2B"
    )
    tuned = source(TUNED, card("license: mit\nbase_model: marshland/egret-2b"), listed=WEIGHTS)
    found = ask("license-conditions", tuned, name="Heron 1B Chat", bases=(base,))
    assert (Outcome.YES, True) == (found.outcome, "(from the base, Egret 2B" in found.value[0])


def test_it_does_not_apply_where_no_weights_are_given_out():
    said = "# Heron\n\nYou need an API key to use Heron.\n"
    assert Outcome.NOT_APPLICABLE == ask("license-conditions", source(CODE, said)).outcome


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (
            Condition(
                "revenue_threshold", {"amount": 20_000_000, "currency": "USD", "period": "year"}
            ),
            "revenue threshold: 20,000,000 USD a year",
        ),
        (
            Condition("territory_exclusion", {"territories": ("EU", "UK")}),
            "territory exclusion: EU, UK",
        ),
        (Condition("non_commercial"), "non commercial"),
        (Condition("user_threshold"), "user threshold"),
    ],
)
def test_a_condition_is_said_in_a_short_line(condition, words):
    assert words == in_words(condition)


def test_a_threshold_above_which_a_name_is_to_be_displayed_says_so():
    value = {"users": 1_000_000, "period": "month", "effect": "display_name"}
    said = in_words(Condition(type="user_threshold", value=value))
    assert said == "name to be displayed above: 1,000,000 users a month"
    assert limit_in_words(said) == (
        "the licence wants its name displayed by anyone above 1 million monthly users"
    )
