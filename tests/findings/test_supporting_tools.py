from __future__ import annotations

from howopen.model import HubInfo, Outcome
from tests.findings.invented import CODE, MODEL, ask, card, source


def asked(body: str, *, owner: str = "estuary", info: HubInfo | None = None):
    return ask("supporting-tools", source(f"huggingface:{owner}/heron-1b", body, info=info))


def test_a_library_that_trained_the_model_is_named_with_its_line():
    found = asked("# Heron 1B\n\nHeron was trained with Levanter.\n")
    assert (Outcome.YES, ("training: levanter (Apache-2.0)",)) == (found.outcome, found.value)
    assert [(3, 3)] == [c.lines for c in found.citations]


def test_a_library_of_the_maker_is_its_own():
    found = asked("# Heron 1B\n\nHeron was trained with Levanter.\n", owner="stanford-crfm")
    assert ("own training: levanter (Apache-2.0)",) == found.value


def test_what_only_runs_or_evaluates_the_model_did_not_make_it():
    body = "# Heron 1B\n\nWe evaluate using lighteval.\n\n```python\nimport vllm\n```\n"
    found = asked(body)
    assert (Outcome.PARTLY, ("evaluation: lighteval (MIT)", "inference: vllm (Apache-2.0)")) == (
        found.outcome,
        found.value,
    )


def test_a_framework_alone_makes_no_model():
    found = asked("# Heron 1B\n\nHeron is implemented in PyTorch.\n")
    assert (Outcome.PARTLY, ("framework: pytorch (BSD-3-Clause)",)) == (found.outcome, found.value)


def test_the_hubs_record_names_a_library():
    found = asked(card("license: mit"), info=HubInfo(library_name="sentence-transformers"))
    assert (Outcome.PARTLY, ["info.json"]) == (found.outcome, [c.path for c in found.citations])


def test_no_name_of_a_tool_is_unclear():
    assert Outcome.UNCLEAR == asked("# Heron 1B\n\nA model of birds.\n").outcome


def test_without_a_document_it_is_unreachable():
    found = ask("supporting-tools", source(CODE, listed=("a.py",)), source(MODEL, whole=False))
    assert Outcome.UNREACHABLE == found.outcome
