"""The Llama test: a custom licence on weights that anyone can download is open under no definition.

And what is made from such weights is not more open than what it carries, whatever its tag says.
"""

from __future__ import annotations

import pytest

import howopen
from howopen.frameworks.definition import Framework, Tone
from howopen.named_definitions import definitions_of
from howopen.samples import sample

DEFINITIONS = definitions_of(None)
ON_LICENSES = {
    "osaid-1.0": "p-terms",
    "radboud": "license",
    "eosai-12": "licenses",
    "mof": "model-parameters-final",
    "eu-ai-act": "c2-use",
    "aa": "license",
    "debian": "model-terms",
    "fedora": "weights-terms",
}
"""Definition -> its dimension on the terms of the weights."""


def test_every_definition_is_tested():
    assert set(ON_LICENSES) == {framework.id for framework in DEFINITIONS}
    for framework in DEFINITIONS:
        assert framework.dimension(ON_LICENSES[framework.id]) is not None, framework.id


def is_open(assessment, framework: Framework) -> bool:
    judgement = assessment.judgements[framework.id]
    grade = judgement.dimensions[ON_LICENSES[framework.id]].grade
    result = framework.result(judgement.grade)
    return framework.tone(grade) is Tone.GOOD or (result is not None and result.tone is Tone.GOOD)


@pytest.mark.parametrize("framework", DEFINITIONS, ids=lambda each: each.id)
@pytest.mark.parametrize("name", ["marsh-7b-chat", "reed-7b"])
def test_a_licence_with_a_user_threshold_is_open_under_no_definition(framework, name):
    """The second is tagged apache-2.0 and made from the first."""
    assert not is_open(howopen.assess(sample(name), frameworks=framework), framework)


@pytest.mark.parametrize("framework", DEFINITIONS, ids=lambda each: each.id)
def test_llama_is_open_under_no_definition_and_the_clause_is_told(framework, shared):
    found = howopen.assess(shared / "evidence" / "llama-3.1", frameworks=framework)
    assert not is_open(found, framework)
    cell = found.judgements[framework.id].dimensions[ON_LICENSES[framework.id]]
    assert "Llama 3" in cell.why or "700,000,000 users a month" in cell.why
    assert any(found.findings[name].citations for name in (*cell.obstacles, *cell.deciding))


def test_what_a_tune_inherits_is_told_with_the_path():
    found = howopen.assess(sample("reed-7b"))
    inherited = found.findings["inherited-terms"]
    assert any("user threshold" in value and "marsh-7b-chat" in value for value in inherited.value)
    assert "the base's licence does not cover anyone above 50 million monthly users" in (
        found.verdict.sentence
    )
