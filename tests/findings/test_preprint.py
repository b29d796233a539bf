from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import MODEL, TUNED, ask, card, source

LINKED = "# Heron 1B\n\nSee the [Heron paper](https://arxiv.org/abs/2401.00001).\n"


def test_a_preprint_on_the_model_is_a_yes_with_its_line():
    found = ask("preprint", source(MODEL, LINKED))
    assert (Outcome.YES, ("2401.00001",), [(3, 3)]) == (
        found.outcome,
        found.value,
        [c.lines for c in found.citations],
    )


def test_a_tuned_model_of_the_same_maker_has_it_too():
    assert Outcome.YES == ask("preprint", source(TUNED, LINKED), name="Heron 1B Chat").outcome


def test_one_on_somebody_elses_base_is_not_of_the_model():
    text = "# Heron 1B Chat\n\nSee the [Egret paper](https://arxiv.org/abs/2401.00003).\n"
    tuned = source(TUNED, card("base_model: marshland/egret-2b", text))
    assert Outcome.UNCLEAR == ask("preprint", tuned, name="Heron 1B Chat").outcome


def test_the_paper_of_a_method_is_none_of_the_model():
    text = "# Heron 1B\n\nWe use [rotary embeddings](https://arxiv.org/abs/2401.00002).\n"
    assert Outcome.UNCLEAR == ask("preprint", source(MODEL, text)).outcome


def test_a_paper_with_a_long_title_in_which_the_model_was_introduced_is_its_own():
    title = "Waiting in the Reeds: How Long Sentences Stand Before a Link and Are Its Own Words"
    body = f"# Heron 1B\n\nIt was introduced in the paper [{title}](https://arxiv.org/abs/2311.00001).\n"
    found = ask("preprint", source(MODEL, body))
    assert (Outcome.YES, ("2311.00001",)) == (found.outcome, found.value)
