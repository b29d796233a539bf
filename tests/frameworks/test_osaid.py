"""OSAID 1.0 as data: which check stands on what, and what follows for the whole."""

from __future__ import annotations

import pytest

import howopen
from howopen.frameworks import frameworks, named
from tests.findings.invented import CODE, MODEL, WEIGHTS, card, evidence, source
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

OSAID = frameworks()["osaid-1.0"]
CHECKS = (
    *("f1-use", "f2-study", "f3-modify", "f4-share"),
    *("d1-description", "d2-public-list", "d3-third-party-list"),
    *("c1-data-code", "c2-training", "c3-running", "p1-parameters"),
    *("c-terms", "p-terms", "d-terms"),
)


def test_the_checks_are_those_of_the_definition_in_order():
    assert CHECKS == tuple(d.id for d in OSAID.dimensions)
    assert OSAID is named("osaid")


def test_what_no_rule_grades_is_unknown_and_never_passes():
    assert ("pass", "fail", "unknown") == tuple(grade.id for grade in OSAID.grades)


def test_a_release_that_gives_everything_out_meets_it():
    found = judged("osaid-1.0", *EVERYTHING)
    assert ("meets", {}) == (found.grade, other_than(found, "pass"))


def test_the_llama_test_a_licence_of_its_own_on_downloadable_weights_does_not_meet_it():
    found = judged("osaid-1.0", *RESTRICTED)
    assert "would-meet-if-terms-changed" == found.grade
    failing = {"f1-use", "f3-modify", "f4-share", "p-terms"}
    assert (failing, "f1-use") == (set(other_than(found, "pass")), found.decisive[0])


def test_terms_that_fail_do_not_hide_that_an_element_lacks():
    found = judged("osaid-1.0", RESTRICTED[0], code("generate.py", "model.py"), data())
    assert "does-not-meet" == found.grade


@pytest.mark.parametrize("tag", ["cc-by-nc-4.0", "llama3.1", "bigscience-openrail-m", "gemma"])
def test_restricted_licences_fail_by_name_too(tag):
    found = judged("osaid-1.0", model(f"license: {tag}"), code(*FILES), data())
    assert ("would-meet-if-terms-changed", "fail") == (found.grade, grades(found)["p-terms"])


@pytest.mark.parametrize("tag", ["mit", "gpl-3.0", "cc0-1.0", "cc-by-4.0", "cc-by-sa-4.0"])
def test_open_terms_of_any_legal_form_pass_copyleft_among_them(tag):
    found = judged("osaid-1.0", model(f"license: {tag}"), code(*FILES), data())
    assert "meets" == found.grade


@pytest.mark.parametrize(
    ("listed", "failing"),
    [
        (("train.py", "generate.py", "model.py", "configs/train_1b.yaml"), "c1-data-code"),
        (("data/filter_data.py", "generate.py", "model.py"), "c2-training"),
    ],
)
def test_code_that_lacks_in_all_repositories_fails(listed, failing):
    body = BODY.replace("trained on 20", "made of 20")
    found = judged("osaid-1.0", model(body=body), code(*listed), data())
    assert ("does-not-meet", "fail") == (found.grade, grades(found)[failing])


def test_code_is_only_missed_where_every_repository_that_is_linked_was_seen():
    body = BODY + "\nTraining: https://github.com/estuary/heron-train\n"
    found = judged("osaid-1.0", model(body=body), code("generate.py", "model.py"), data())
    assert ("unknown", "unknown") == (grades(found)["c1-data-code"], grades(found)["c2-training"])


def test_a_card_that_links_no_code_fails_for_the_code():
    body = BODY.replace("https://github.com/estuary/heron", "at home")
    found = judged("osaid-1.0", model(body=body), data())
    assert ("fail", "fail") == (grades(found)["c1-data-code"], grades(found)["c2-training"])


def test_data_that_is_told_by_kind_only_fails_the_lists():
    body = "# Heron 1B\n\nIt was trained on a mix of publicly available online data.\n"
    found = judged("osaid-1.0", source(MODEL, card(body=body), listed=WEIGHTS))
    assert "fail" == grades(found)["d2-public-list"] == grades(found)["d3-third-party-list"]


def test_the_terms_of_documents_are_reported_and_decide_nothing():
    found = judged("osaid-1.0", model(), code(*FILES))
    assert ("unknown", "meets") == (grades(found)["d-terms"], found.grade)


def test_nothing_seen_is_not_told():
    found = judged("osaid-1.0", source(CODE, whole=False), name="Heron")
    assert "cannot-tell" == found.grade


def test_a_gate_leaves_open_whether_one_must_ask():
    found = judged("osaid-1.0", model("license: mit\nextra_gated_prompt: Agree."), *EVERYTHING[1:])
    assert ("cannot-tell", {"f1-use": "unknown"}) == (found.grade, other_than(found, "pass"))


def test_a_derivative_meets_it_only_with_its_base():
    tune = source(
        "huggingface:marsh/egret-1b-chat",
        card(
            "license: apache-2.0\nbase_model: estuary/heron-1b\nlibrary_name: transformers\n"
            "datasets:\n- marsh/reeds",
            "# Egret 1B Chat\n\nCode: https://github.com/marsh/egret\n",
        ),
        listed=WEIGHTS,
    )
    tools = source(
        "github:marsh/egret",
        "# Egret\n\nThe code is released under the MIT license.\n",
        listed=("data/filter_data.py", "finetune.py", "configs/finetune.yaml"),
    )
    bare = evidence(*(model(), code("generate.py"), data()))
    whole = evidence(*EVERYTHING)
    limited = evidence(*RESTRICTED)

    def asked(base):
        return judged("osaid-1.0", tune, tools, name="Egret 1B Chat", bases=(base,))

    assert "meets" == asked(whole).grade
    assert "does-not-meet" == asked(bare).grade
    assert "fail" == grades(asked(limited))["p-terms"]


def test_llama_3_1_does_not_meet_it_by_its_users_clause(shared):
    found = howopen.assess(shared / "evidence" / "llama-3.1", frameworks=("osaid-1.0",))
    judgement = found.judgements["osaid-1.0"]
    assert ("does-not-meet", "f1-use") == (judgement.grade, judgement.decisive[0])
    assert "700,000,000 users" in judgement.dimensions["f1-use"].why
