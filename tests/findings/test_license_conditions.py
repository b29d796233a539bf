from __future__ import annotations

import pytest

from howopen.findings.shared.limits import in_words
from howopen.frameworks.verdict import limit_in_words
from howopen.licenses import Condition
from howopen.model import Outcome
from tests.conftest import ROOT
from tests.findings.invented import CODE, MODEL, TUNED, WEIGHTS, ask, card, evidence, source

OWN = """Heron Terms

If you have more than 40 million monthly active users, you must request a license from Estuary.
"""
GRANT = """Heron Community License Agreement

Estuary grants you a license to use, copy, change and distribute Heron.

Your use of Heron must adhere to the Acceptable Use Policy for Heron, which is hereby incorporated
by reference into this Agreement.
"""
POLICY = """Heron Acceptable Use Policy

You agree that you will not use Heron to harass anybody.

The rights granted under this policy are not granted to you if you are domiciled in the European
Union.
"""
APACHE = (ROOT / "LICENSE").read_text(encoding="utf-8")
FOR_RESEARCH = APACHE.replace(
    "END OF TERMS AND CONDITIONS",
    "10. Research. The Work may be used for research purposes only.\n\nEND OF TERMS AND CONDITIONS",
)
"""The licence of this repository with a sentence added."""


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
    assert (Outcome.YES, True) == (
        found.outcome,
        "(from Llama 2 Community License Agreement, by marshland/egret-2b)" in found.value[0],
    )


def test_the_terms_of_a_base_are_cited_at_the_clause_of_its_text():
    files = {"README.md": card("license: other"), "LICENSE": OWN}
    base = evidence(source("huggingface:marshland/egret-2b", files), name="Egret 2B")
    tuned = source(TUNED, card("license: mit\nbase_model: marshland/egret-2b"), listed=WEIGHTS)
    found = ask("license-conditions", tuned, name="Heron 1B Chat", bases=(base,))
    assert [("huggingface:marshland/egret-2b", "LICENSE", (3, 3))] == [
        (c.source, c.path, c.lines) for c in found.citations
    ]


def test_what_the_text_says_counts_more_than_what_is_known_by_name():
    own = "LLAMA 2 COMMUNITY LICENSE AGREEMENT\n\nYou may use it for research purposes only.\n"
    found = ask("license-conditions", licensed("license: llama2", LICENSE=own))
    assert ("research only",) == found.value


def test_a_use_policy_that_lies_in_the_release_is_followed():
    files = {"LICENSE": GRANT, "USE_POLICY.md": POLICY}
    found = ask("license-conditions", licensed("license: other", **files))
    assert "territory exclusion: EU" in found.value
    assert ["USE_POLICY.md"] == [
        c.path for c in found.citations if c.shows == "territory exclusion: EU"
    ]


def test_a_use_policy_is_followed_where_the_clause_leads():
    terms = GRANT.replace("Policy for Heron", "Policy (terms/rules.md)")
    files = {"LICENSE": terms, "terms/rules.md": POLICY, "USE_POLICY.md": "Be kind.\n"}
    found = ask("license-conditions", licensed("license: other", **files))
    assert "terms/rules.md" in {c.path for c in found.citations}


def test_of_several_use_policies_the_one_beside_the_licence_is_followed():
    files = {
        "heron/LICENSE": GRANT,
        "heron/USE_POLICY.md": POLICY,
        "marsh/USE_POLICY.md": POLICY.replace("the European\nUnion", "the United\nKingdom"),
    }
    found = ask("license-conditions", licensed("license: other", **files))
    paths = {c.path for c in found.citations}
    assert ("heron/USE_POLICY.md" in paths, "marsh/USE_POLICY.md" in paths) == (True, False)


def test_a_policy_that_no_term_refers_to_limits_nothing():
    files = {"LICENSE": APACHE, "USE_POLICY.md": POLICY}
    found = ask("license-conditions", licensed("license: apache-2.0", **files))
    assert Outcome.NO == found.outcome


def test_a_sentence_added_to_the_text_of_an_open_licence_limits():
    found = ask("license-conditions", licensed("license: apache-2.0", LICENSE=FOR_RESEARCH))
    line = next(n for n, x in enumerate(FOR_RESEARCH.split("\n"), 1) if "10. Research" in x)
    assert (("research only",), [("LICENSE", (line, line))]) == (
        found.value,
        [(c.path, c.lines) for c in found.citations],
    )


def test_the_changed_licence_of_the_code_does_not_limit_the_weights():
    model = source(MODEL, card("license: apache-2.0"), listed=WEIGHTS)
    found = ask("license-conditions", model, source(CODE, {"LICENSE": FOR_RESEARCH}))
    assert Outcome.NO == found.outcome


def test_terms_of_its_own_beside_an_open_tag_are_a_conflict_with_the_clause():
    found = ask("license-conditions", licensed("license: mit", LICENSE=OWN))
    assert (Outcome.CONFLICTING, ("LICENSE", (3, 3))) == (
        found.outcome,
        (found.citations[-1].path, found.citations[-1].lines),
    )


def test_the_name_of_a_licence_in_a_card_is_no_limit_of_its_own():
    body = "# Heron 1B\n\nA model of birds.\n\nHeron 1B Chat: License: _CC-By-NC-SA-4.0_\n"
    model = source(MODEL, card("license: mit", body), listed=WEIGHTS)
    assert Outcome.NO == ask("license-conditions", model).outcome


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
        (
            Condition(
                "territory_exclusion", {"territories": ("EU",), "scope": "multimodal models"}
            ),
            "territory exclusion: EU (multimodal models)",
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
