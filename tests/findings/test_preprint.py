from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import MODEL, TUNED, ask, source

LINKED = "# Heron 1B\n\nSee the [Heron paper](https://arxiv.org/abs/2401.00001).\n"


def test_a_preprint_on_a_base_model_covers_all_that_it_is():
    found = ask("preprint", source(MODEL, LINKED))
    assert (Outcome.YES, ("2401.00001",), [(3, 3)]) == (
        found.outcome,
        found.value,
        [c.lines for c in found.citations],
    )


def test_of_a_tuned_model_one_layer_is_a_part():
    assert Outcome.PARTLY == ask("preprint", source(TUNED, LINKED), name="Heron 1B Chat").outcome


def test_the_paper_of_a_method_is_none_of_the_model():
    text = "# Heron 1B\n\nWe use [rotary embeddings](https://arxiv.org/abs/2401.00002).\n"
    assert Outcome.UNCLEAR == ask("preprint", source(MODEL, text)).outcome
