from __future__ import annotations

from howopen.model import Outcome
from tests.conftest import ROOT
from tests.findings.invented import CODE, MODEL, PACKAGE, ask, source


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


def test_all_licences_of_a_file_bind_the_narrowest_first():
    apache = (ROOT / "LICENSE").read_text(encoding="utf-8")
    nc = (ROOT / "LICENSES" / "CC-BY-4.0.txt").read_text(encoding="utf-8")
    found = ask("code-license", source(CODE, {"LICENSE": f"{apache}\n\n{nc}"}))
    assert (Outcome.PARTLY, ("CC-BY-4.0", "Apache-2.0")) == (found.outcome, found.value)
    assert "Apache-2.0 AND CC-BY-4.0" == found.expressions.detected


def test_a_licence_file_that_speaks_only_of_the_weights_names_none_for_the_code():
    text = "The model weights are released under the Llama 2 Community License.\n"
    found = ask("code-license", source(CODE, {"LICENSE": text}))
    assert (Outcome.PARTLY, ("LICENSE",)) == (found.outcome, found.value)


def test_the_licence_file_of_a_package_counts_and_those_that_it_bundles_do_not():
    mit = "MIT License\n\nCopyright Estuary\n"
    bundled = "LLAMA 2 COMMUNITY LICENSE AGREEMENT\n"
    files = {
        "licenses/LICENSE": mit,
        "licenses/vendor/LICENSE": bundled,
        "METADATA": "Name: heron\n",
    }
    found = ask("code-license", source(PACKAGE, files))
    assert ("MIT",) == found.value
