from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import CODE, MODEL, ask, source


def test_an_osi_approved_licence_of_the_repository_is_a_yes():
    found = ask("code-license", source(CODE, {"LICENSE": "MIT License\n\nCopyright Estuary\n"}))
    assert (Outcome.YES, "For the code: MIT.") == (found.outcome, found.note)


def test_another_licence_is_a_part():
    files = {"LICENSE": "LLAMA 2 COMMUNITY LICENSE AGREEMENT\n"}
    assert Outcome.PARTLY == ask("code-license", source(CODE, files)).outcome


def test_a_complete_listing_without_a_licence_is_a_no():
    assert Outcome.NO == ask("code-license", source(CODE, listed=("train.py",))).outcome


def test_without_code_it_does_not_apply():
    assert Outcome.NOT_APPLICABLE == ask("code-license", source(MODEL)).outcome


def test_of_a_repository_that_could_not_be_read_it_is_unreachable():
    assert Outcome.UNREACHABLE == ask("code-license", source(MODEL), missing=(CODE,)).outcome
