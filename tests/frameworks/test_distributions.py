"""Debian's draft and Fedora's rules, as small checks of our reading."""

from __future__ import annotations

import pytest

import howopen
from howopen.frameworks import frameworks
from tests.findings.invented import CODE, source
from tests.frameworks.judged import EVERYTHING, FILES, RESTRICTED, code, data, grades, judged, model


@pytest.mark.parametrize("name", ["debian", "fedora"])
def test_the_reading_is_marked_as_ours(name):
    definition = frameworks()[name]
    assert "our reading" in f"{definition.name} {definition.about}".lower()
    assert "howopen's" in definition.attribution


@pytest.mark.parametrize(
    ("name", "result"), [("debian", "free-model"), ("fedora", "could-be-packaged")]
)
def test_a_release_that_gives_everything_out_fits(name, result):
    assert result == judged(name, *EVERYTHING).grade


@pytest.mark.parametrize(("name", "result"), [("debian", "non-free"), ("fedora", "not-allowed")])
def test_the_llama_test_a_licence_of_its_own_on_downloadable_weights_fails(name, result):
    assert result == judged(name, *RESTRICTED).grade


@pytest.mark.parametrize(("name", "result"), [("debian", "non-free"), ("fedora", "not-allowed")])
def test_llama_3_1_fails(name, result, shared):
    found = howopen.assess(shared / "evidence" / "llama-3.1", frameworks=(name,))
    assert result == found.judgements[name].grade


def test_free_terms_without_the_program_are_toxic_candy_for_debian_and_fine_for_fedora():
    parts = model(), code("generate.py", "model.py"), data()
    assert "free-weights-only" == judged("debian", *parts).grade
    assert "could-be-packaged" == judged("fedora", *parts).grade


def test_data_under_limits_is_no_free_source():
    found = judged("debian", model(), code(*FILES), data("license: cc-by-nc-4.0"))
    assert ("free-weights-only", "fail") == (found.grade, grades(found)["data-terms"])


@pytest.mark.parametrize(("tag", "grade"), [("cc-by-nd-4.0", "pass"), ("cc-by-nc-4.0", "fail")])
def test_content_in_fedora_may_forbid_changes_and_not_commerce(tag, grade):
    found = judged("fedora", model(f"license: {tag}"), code(*FILES))
    assert grade == grades(found)["weights-terms"]


@pytest.mark.parametrize("name", ["debian", "fedora"])
def test_nothing_seen_is_not_told(name):
    assert "cannot-tell" == judged(name, source(CODE, whole=False), name="Heron").grade
