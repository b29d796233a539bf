from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import MODEL, TUNED, ask, card, evidence, source

EGRET = "See the [Egret paper](https://arxiv.org/abs/2401.00003).\n"
BASE = "base_model: marshland/egret-2b"


def tuned(text):
    return source(TUNED, card(BASE, f"# Heron 1B Chat\n\n{text}"))


def test_a_preprint_that_the_release_names_for_its_base_is_a_yes():
    found = ask("base-preprint", tuned(EGRET), name="Heron 1B Chat")
    assert (Outcome.YES, ("2401.00003",)) == (found.outcome, found.value)


def test_so_is_one_that_the_base_names_for_itself():
    base = evidence(
        source("huggingface:marshland/egret-2b", f"# Egret 2B\n\n{EGRET}"), name="Egret"
    )
    found = ask("base-preprint", tuned("A bird."), name="Heron 1B Chat", bases=(base,))
    assert Outcome.YES == found.outcome


def test_silence_on_the_base_is_unclear():
    assert Outcome.UNCLEAR == ask("base-preprint", tuned("A bird."), name="Heron 1B Chat").outcome


def test_a_base_of_ones_own_has_no_other_maker():
    assert Outcome.NOT_APPLICABLE == ask("base-preprint", source(MODEL)).outcome
