from __future__ import annotations

import tomllib

import pytest

from howopen.findings.shared.phrases import phrases
from tests.conftest import ROOT

FOLDER = ROOT / "src" / "howopen" / "findings"
TABLES = tomllib.loads((FOLDER / "data" / "phrases.toml").read_text(encoding="utf-8"))
NAMES = [f"{group}.{name}" for group in TABLES if group != "fragments" for name in TABLES[group]]


@pytest.mark.parametrize("name", NAMES)
def test_a_table_is_a_pattern_that_code_asks_for(name):
    assert phrases(name).search("") is None
    code = "".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.py"))
    assert f'"{name}"' in code


@pytest.mark.parametrize(
    ("name", "says", "says_not"),
    [
        ("weights.gate", "Please fill out this short form first.", "The form of a heron."),
        ("weights.gate", "You must agree to the license before the download.", "I agree."),
        ("weights.difference", "We give the weight diff only.", "A different weight."),
        ("weights.other_request", "Apply for a commercial license.", "Apply for access."),
        ("hardware.trained", "Trained on 8 GPUs.", "The GPUs of a train."),
        ("tuning.by_preference", "We used PPO.", "We used pop."),
        ("tuning.not_by_preference", "It saw no human feedback.", "It saw human feedback."),
        ("tuning.of_any_kind", "Post-training made it kind.", "It was posted by train."),
        ("tuning.code_of_preference", "train/dpo_heron.py", "train/dportal.py"),
        ("access.key", "Set your API key.", "The key to birds."),
        ("api.without_key", "The API needs no account.", "The API needs an account."),
        ("license.kind", "Under a non-commercial license.", "Under a licence of mine."),
        ("data.datasheet", "Our datasheet", "Our data"),
    ],
)
def test_a_phrase_is_told_from_what_looks_like_it(name, says, says_not):
    assert phrases(name).search(says)
    assert not phrases(name).search(says_not)


def test_a_table_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        phrases("weights.feathers")
