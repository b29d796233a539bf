"""The EU AI Act's exemption as data: what speaks for it, what rules it out, what stays due."""

from __future__ import annotations

import pytest

import howopen
from howopen.frameworks import frameworks
from tests.findings.invented import MODEL, WEIGHTS, card, source
from tests.frameworks.judged import (
    BODY,
    EVERYTHING,
    FILES,
    RESTRICTED,
    code,
    data,
    grades,
    judged,
    model,
    other_than,
)

ACT = frameworks()["eu-ai-act"]
STAYS = {"f1-copyright-policy", "f2-training-summary"}


def with_tag(tag, body=BODY):
    return judged("eu-ai-act", model(f"license: {tag}", body), code(*FILES), data())


def test_nothing_it_says_promises_compliance():
    words = " ".join((ACT.about, ACT.name, *(result.says for result in ACT.results)))
    assert "complian" not in words.lower()
    assert "no legal advice" in ACT.attribution


def test_open_terms_with_everything_public_indicate_the_exemption():
    found = judged("eu-ai-act", *EVERYTHING)
    assert ("exempt-indicated", STAYS) == (found.grade, set(other_than(found, "pass")))


def test_what_stays_due_is_never_part_of_the_result():
    named = {name for result in ACT.results for selector in result.when for name in selector.of}
    groups = {d.group for d in ACT.dimensions if d.id in STAYS}
    assert named.isdisjoint(groups | STAYS)
    assert all(selector.of for result in ACT.results for selector in result.when)


def test_the_llama_test_a_threshold_of_users_rules_it_out():
    found = judged("eu-ai-act", *RESTRICTED)
    assert ("not-exempt", "c2-use") == (found.grade, found.decisive[0])


@pytest.mark.parametrize("tag", ["cc-by-nc-4.0", "llama3.1"])
def test_one_missing_right_rules_it_out(tag):
    assert "not-exempt" == with_tag(tag).grade


def test_uses_that_are_forbidden_are_for_a_person_to_weigh():
    found = with_tag("bigscience-openrail-m")
    assert "undetermined" == found.grade
    assert {"c5-safety-terms": "review", "c4-distribution": "review"} == {
        name: grade for name, grade in other_than(found, "pass").items() if name not in STAYS
    }


def test_no_derivatives_ends_modification_and_distribution():
    found = with_tag("cc-by-nd-4.0")
    assert ("fail", "fail") == (grades(found)["c3-modification"], grades(found)["c4-distribution"])


def test_less_compute_is_not_presumed_general_purpose():
    body = BODY.replace("20 trillion tokens", "2 trillion tokens")
    assert "out-of-scope" == with_tag("apache-2.0", body).grade


def test_a_narrow_task_is_out_of_scope_whatever_the_terms():
    front = "license: cc-by-nc-4.0\npipeline_tag: automatic-speech-recognition"
    heard = source(MODEL, card(front, "# Heron\n\nIt hears birds.\n"), listed=WEIGHTS)
    assert "out-of-scope" == judged("eu-ai-act", heard).grade


def test_systemic_risk_ends_the_exemption_whatever_the_licence():
    body = BODY.replace("on 20 trillion tokens", "with 3 x 10^25 FLOPs")
    found = with_tag("apache-2.0", body)
    assert ("not-exempt", ("b-systemic-risk",)) == (found.grade, found.decisive)


def test_without_figures_it_is_not_told():
    body = BODY.replace("20 trillion tokens", "many pages")
    assert "undetermined" == with_tag("apache-2.0", body).grade


def test_a_gate_that_asks_for_names_needs_a_person():
    front = "license: apache-2.0\nextra_gated_fields:\n  Name: text"
    found = judged("eu-ai-act", model(front), code(*FILES), data())
    assert ("review", "review") == (grades(found)["c1-access"], grades(found)["d-monetisation"])


def test_a_service_is_not_exempt():
    said = "# Heron\n\nA language model. Access to Heron needs an API key.\n"
    page = source("page:https://estuary.example/heron", {"page": said})
    assert "not-exempt" == judged("eu-ai-act", page).grade


def test_llama_3_1_is_not_exempt_by_its_users_clause(shared):
    found = howopen.assess(shared / "evidence" / "llama-3.1", frameworks=("eu-ai-act",))
    judgement = found.judgements["eu-ai-act"]
    assert ("not-exempt", "c2-use") == (judgement.grade, judgement.decisive[0])
    assert "700,000,000 users" in judgement.dimensions["c2-use"].why
