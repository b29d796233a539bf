from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import CODE, MODEL, ask, source

RESULTS = """# Heron 1B

## Evaluation

Heron reaches an accuracy of 41 on MMLU, and a perplexity of 12 on the reeds and the river.
"""


def test_a_file_for_evaluation_is_the_data():
    found = ask("evaluation-data", source(CODE, listed=("eval/data/reeds.jsonl",)))
    assert (Outcome.YES, ["eval/data/reeds.jsonl"]) == (
        found.outcome,
        [c.path for c in found.citations],
    )


def test_a_link_to_a_data_set_that_measures_is_one():
    link = "[test set](https://huggingface.co/datasets/estuary/heron-evals)"
    found = ask("evaluation-data", source(MODEL, f"# Heron 1B\n\nSee our {link}.\n"))
    assert (Outcome.YES, [(3, 3)]) == (found.outcome, [c.lines for c in found.citations])


def test_the_files_of_another_version_are_not_its_own():
    code = source(CODE, listed=("heron1/eval/data/reeds.jsonl",))
    assert (
        Outcome.UNCLEAR
        == ask("evaluation-data", code, source(MODEL, "#\n"), name="Heron 2 1B").outcome
    )


def test_benchmarks_that_are_only_named_are_partly():
    assert Outcome.PARTLY == ask("evaluation-data", source(MODEL, RESULTS)).outcome


def test_nothing_is_unclear():
    assert (
        Outcome.UNCLEAR == ask("evaluation-data", source(MODEL, "# Heron 1B\n\nA bird.\n")).outcome
    )


def test_without_a_document_it_is_unreachable():
    assert Outcome.UNREACHABLE == ask("evaluation-data", source(MODEL, whole=False)).outcome
