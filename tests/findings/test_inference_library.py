from __future__ import annotations

import pytest

from howopen.model import HubInfo, Outcome
from tests.findings.invented import MODEL, ask, card, source

IMPORT = "# Heron\n\n```python\nfrom transformers import AutoModel\nmodel = load({})\n```\n"


@pytest.mark.parametrize(
    ("front", "body"),
    [
        ("library_name: transformers", "# Heron\n"),
        ("license: mit", IMPORT.format("'estuary/heron-1b'")),
        ("license: mit", "# Heron\n\n```\nvllm serve estuary/heron-1b\n```\n"),
    ],
)
def test_a_library_that_is_named_or_used_runs_it(front, body):
    found = ask("inference-library", source(MODEL, card(front, body)))
    assert Outcome.YES == found.outcome
    assert found.value[0] in ("transformers", "vllm")


def test_the_hubs_record_names_it_too():
    found = ask("inference-library", source(MODEL, card(), info=HubInfo(library_name="diffusers")))
    assert (Outcome.YES, ("diffusers",)) == (found.outcome, found.value)


def test_code_beside_the_weights_makes_it_a_part():
    body = IMPORT.format("'estuary/heron-1b', trust_remote_code=True")
    assert Outcome.PARTLY == ask("inference-library", source(MODEL, card(body=body))).outcome


@pytest.mark.parametrize("name", ["heron", "deepspeed", "trl"])
def test_a_library_of_its_own_or_for_training_runs_nothing(name):
    found = ask("inference-library", source(MODEL, card(f"library_name: {name}")))
    assert Outcome.UNCLEAR == found.outcome
