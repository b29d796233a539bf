from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import CODE, MODEL, ask, source

TABLE = """# Heron 1B

| Setting | Value |
| --- | --- |
| Peak learning rate | 3e-4 |
| Batch size | 512 |
| Optimizer | AdamW |
"""


def test_three_hyper_parameters_side_by_side_are_a_configuration():
    found = ask("model-metadata", source(MODEL, TABLE))
    assert (Outcome.YES, ("hyper-parameters: README.md",)) == (found.outcome, found.value)
    assert [(5, 7)] == [c.lines for c in found.citations]


def test_a_list_does_as_well():
    body = "# Heron 1B\n\n- learning_rate: 3e-4\n- seed: 7\n- **Weight decay:** 0.1\n"
    assert Outcome.YES == ask("model-metadata", source(MODEL, body)).outcome


def test_tips_that_name_settings_are_none():
    body = "# Heron 1B\n\n- use a seed of 7\n- lower the learning rate to 1e-5\n- 3 epochs do\n"
    assert Outcome.UNCLEAR == ask("model-metadata", source(MODEL, body)).outcome


def test_states_of_the_optimizer_are_metadata():
    found = ask("model-metadata", source(MODEL, "# Heron 1B\n", listed=("optimizer.pt",)))
    assert (Outcome.YES, ("states: optimizer.pt",)) == (found.outcome, found.value)


def test_settings_that_bear_the_models_name_or_size_are_its_own():
    listed = ("configs/heron-1b.yml", "configs/13b.yaml", "configs/lint.yml")
    found = ask("model-metadata", source(CODE, "# Heron\n", listed=listed))
    assert ["configs/13b.yaml", "configs/heron-1b.yml"] == [c.path for c in found.citations]


def test_an_example_for_readers_is_no_setting_of_the_run():
    found = ask("model-metadata", source(CODE, "# Heron\n", listed=("examples/heron-1b.yml",)))
    assert Outcome.UNCLEAR == found.outcome


def test_without_a_document_and_a_listing_it_is_unreachable():
    assert Outcome.UNREACHABLE == ask("model-metadata", source(MODEL, whole=False)).outcome
