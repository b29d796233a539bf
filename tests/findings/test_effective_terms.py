from __future__ import annotations

import pytest

from howopen.model import Finding, Outcome
from tests.findings.invented import CODE, TUNED, WEIGHTS, ask, card, evidence, source

EGRET = "huggingface:marshland/egret-2b"


def effective(front: str, *bases, body: str = "# Heron 1B Chat\n") -> Finding:
    made = source(TUNED, card(front, body), listed=WEIGHTS)
    return ask("effective-terms", made, name="Heron 1B Chat", bases=bases)


def base(front: str):
    return evidence(source(EGRET, card(front)), name="Egret 2B")


MADE = "base_model: marshland/egret-2b"


@pytest.mark.parametrize(
    ("front", "bases", "expected"),
    [
        ("license: mit", (), Outcome.YES),
        ("license: llama3.1", (), Outcome.NO),
        ("language: en", (), Outcome.UNCLEAR),
        (f"license: mit\n{MADE}", (base("license: apache-2.0"),), Outcome.YES),
        (f"license: mit\n{MADE}", (base("license: llama3.1"),), Outcome.CONFLICTING),
        (f"license: llama3.1\n{MADE}", (base("license: llama3.1"),), Outcome.NO),
        (f"language: en\n{MADE}", (base("license: llama3.1"),), Outcome.NO),
        (f"license: mit\n{MADE}", (base("language: en"),), Outcome.UNCLEAR),
        (f"license: mit\n{MADE}", (), Outcome.UNCLEAR),
        ("license: mit\nbase_model: meta-llama/Llama-3.1-8B", (), Outcome.CONFLICTING),
    ],
)
def test_a_derivative_is_never_more_open_than_what_it_carries(front, bases, expected):
    assert expected is effective(front, *bases).outcome


def test_the_licences_along_the_way_are_its_value():
    found = effective(f"license: mit\n{MADE}", base("license: llama3.1"))
    expected = (
        "MIT: declared",
        "LicenseRef-scancode-llama-3.1-license-2024: by marshland/egret-2b",
    )
    assert expected == found.value
    assert [TUNED, EGRET] == list(dict.fromkeys(c.source for c in found.citations))


def test_a_base_under_terms_of_its_own_counts_by_its_words():
    own = "Egret Terms\n\nYou may use Egret for research purposes only.\n"
    files = {"README.md": card("license: other\nlicense_name: egret"), "LICENSE": own}
    egret = evidence(source(EGRET, files), name="Egret 2B")
    assert Outcome.CONFLICTING is effective(f"license: mit\n{MADE}", egret).outcome


def test_what_a_base_carries_counts_as_well():
    ibis = evidence(source("huggingface:shore/ibis-2b", card(f"license: mit\n{MADE}")), name="Ibis")
    found = effective(
        "license: apache-2.0\nbase_model: shore/ibis-2b", ibis, base("license: llama3.1")
    )
    assert Outcome.CONFLICTING is found.outcome
    assert "through shore/ibis-2b" in found.note


def test_terms_that_reach_it_by_outputs_only_leave_it_partly_open():
    text = "# Heron\n\nHeron was distilled from Llama-3.1-70B.\n"
    assert Outcome.PARTLY is effective("license: mit", body=text).outcome


def test_a_teacher_whose_terms_do_not_reach_it_changes_nothing():
    text = "# Heron\n\nHeron was distilled from Falcon-180B.\n"
    assert Outcome.YES is effective("license: mit", body=text).outcome


def test_a_limit_in_the_card_counts_against_an_open_tag():
    text = "# Heron\n\nHeron is licensed for research purposes only.\n"
    assert Outcome.NO is effective("license: mit", body=text).outcome


def test_without_weights_there_are_no_terms_to_ask_for():
    said = "# Heron\n\nYou need an API key to use Heron.\n"
    assert Outcome.NOT_APPLICABLE is ask("effective-terms", source(CODE, said)).outcome
