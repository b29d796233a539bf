from __future__ import annotations

import pytest

from howopen.model import Outcome
from tests.findings.invented import CODE, MODEL, ask, source

CALL = "from transformers import pipeline\n"


def test_a_section_of_outputs_is_found_where_its_content_begins():
    body = "# Heron 1B\n\n## Sample outputs\n\nThe heron waits.\n"
    found = ask("sample-outputs", source(MODEL, body))
    assert (Outcome.YES, [(5, 5)]) == (found.outcome, [c.lines for c in found.citations])


def test_a_file_of_generations_is_one():
    found = ask("sample-outputs", source(CODE, listed=("results/generations.jsonl",)))
    assert (Outcome.YES, ["results/generations.jsonl"]) == (
        found.outcome,
        [c.path for c in found.citations],
    )


@pytest.mark.parametrize(
    "code",
    [
        "generate('A heron')\n[{'generated_text': 'A heron waits in the reeds.'}]",
        ">>> print(answer)\nA heron waits in the reeds until noon.",
        "print(decode(ids))\n# -> A heron waits in the reeds.",
        "model.generate('A heron')\n# A heron waits in the reeds until noon.",
    ],
)
def test_an_output_beside_the_code_is_partly(code):
    found = ask("sample-outputs", source(MODEL, f"# Heron 1B\n\n```python\n{CALL}{code}\n```\n"))
    assert Outcome.PARTLY == found.outcome


@pytest.mark.parametrize(
    "code",
    [
        ">>> import heron\n>>> heron.load()\n>>> print(1)",
        "print(decode(ids))\n# now free the memory",
        "ids = model.generate('A heron')\n# decode what came out of the model",
    ],
)
def test_code_without_an_output_shows_none(code):
    found = ask("sample-outputs", source(MODEL, f"# Heron 1B\n\n```python\n{CALL}{code}\n```\n"))
    assert Outcome.UNCLEAR == found.outcome


def test_without_a_document_it_is_unreachable():
    assert Outcome.UNREACHABLE == ask("sample-outputs", source(MODEL, whole=False)).outcome
