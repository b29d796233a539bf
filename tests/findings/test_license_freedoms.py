from __future__ import annotations

import pytest

from howopen.model import Outcome
from tests.findings.invented import MODEL, WEIGHTS, ask, card, source


def asked(tag, body="# Heron 1B\n\nBirds.\n"):
    return ask("license-freedoms", source(MODEL, card(f"license: {tag}", body), listed=WEIGHTS))


def kinds(found):
    return {value.partition(":")[0] for value in found.value}


@pytest.mark.parametrize("tag", ["apache-2.0", "mit", "gpl-3.0", "cc-by-sa-4.0", "cc0-1.0"])
def test_open_terms_limit_none(tag):
    assert Outcome.YES == asked(tag).outcome


@pytest.mark.parametrize(
    ("tag", "limited"),
    [
        ("llama3.1", {"use", "modify", "share"}),
        ("cc-by-nc-4.0", {"use", "modify", "share"}),
        ("cc-by-nd-4.0", {"share"}),
        ("bigscience-openrail-m", {"use", "share"}),
    ],
)
def test_each_freedom_is_named_with_what_limits_it(tag, limited):
    found = asked(tag)
    assert (Outcome.NO, limited) == (found.outcome, kinds(found))


def test_the_heaviest_limit_is_told_first():
    assert "700,000,000 users" in asked("llama3.1").note


def test_what_the_base_limits_is_limited():
    found = ask(
        "license-freedoms",
        source(
            "huggingface:marsh/egret-8b-chat",
            card("license: apache-2.0\nbase_model: meta-llama/Llama-3.1-8B"),
            listed=WEIGHTS,
        ),
        name="Egret 8B Chat",
    )
    assert Outcome.NO == found.outcome
    assert any("by meta-llama/Llama-3.1-8B" in value for value in found.value)


def test_unknown_terms_are_unclear():
    assert Outcome.UNCLEAR == asked("other").outcome


def test_a_service_gives_no_weights():
    said = "# Heron\n\nAccess to Heron needs an API key.\n"
    page = source("page:https://estuary.example/heron", {"page": said})
    assert Outcome.NOT_APPLICABLE == ask("license-freedoms", page).outcome
