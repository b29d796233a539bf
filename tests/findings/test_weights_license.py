from __future__ import annotations

from howopen.model import LicenseExpressions, Outcome
from tests.conftest import ROOT
from tests.findings.invented import CODE, MODEL, WEIGHTS, ask, card, source

LLAMA = "LLAMA 2 COMMUNITY LICENSE AGREEMENT\n\n1. A grant.\n"


APACHE = (ROOT / "LICENSE").read_text(encoding="utf-8")


def licensed(front, **files):
    return source(MODEL, {"README.md": card(front), **files}, listed=WEIGHTS)


def test_an_osi_approved_licence_is_a_yes():
    found = ask("weights-license", licensed("license: apache-2.0"))
    assert (Outcome.YES, ("Apache-2.0",)) == (found.outcome, found.value)


def test_a_bespoke_licence_is_a_part_whatever_it_is_called():
    assert Outcome.PARTLY == ask("weights-license", licensed("license: llama2")).outcome
    assert Outcome.PARTLY == ask("weights-license", licensed("license: heron-terms")).outcome


def test_the_name_of_a_bespoke_licence_counts_more_than_the_tag_other():
    found = ask("weights-license", licensed("license: other\nlicense_name: heron-terms"))
    assert ("heron-terms", "Not known by name: 'heron-terms'.") == (found.value[0], found.note)


def test_a_whole_card_without_a_licence_is_a_no_with_all_its_lines():
    found = ask("weights-license", licensed("language: en"))
    assert (Outcome.NO, [(1, 8)]) == (found.outcome, [c.lines for c in found.citations])


def test_a_tag_and_a_file_that_disagree_are_both_cited():
    found = ask("weights-license", licensed("license: mit", LICENSE=LLAMA))
    assert (Outcome.CONFLICTING, {"README.md", "LICENSE"}) == (
        found.outcome,
        {c.path for c in found.citations},
    )


def test_without_a_licence_anywhere_it_is_unclear():
    unseen = source(MODEL, listed=WEIGHTS, whole=False)
    assert Outcome.UNCLEAR == ask("weights-license", unseen, source(CODE)).outcome


def test_of_a_model_repository_that_could_not_be_read_it_is_unreachable():
    assert Outcome.UNREACHABLE == ask("weights-license", missing=(MODEL,)).outcome


def test_it_does_not_apply_where_no_weights_are_given_out():
    said = "# Heron\n\nYou need an API key to use Heron.\n"
    assert Outcome.NOT_APPLICABLE == ask("weights-license", source(CODE, said)).outcome


def expressions(front, **files):
    found = ask("weights-license", licensed(front, **files)).expressions
    return found.declared, found.detected, found.concluded


def test_what_is_declared_and_what_the_text_is_are_told_apart():
    assert ("Apache-2.0", "NOASSERTION", "Apache-2.0") == expressions("license: apache-2.0")
    assert ("NOASSERTION", "Apache-2.0", "Apache-2.0") == expressions(
        "license: other", LICENSE=APACHE
    )
    assert ("MIT", "Apache-2.0", "NOASSERTION") == expressions("license: mit", LICENSE=APACHE)


def test_a_choice_stays_a_choice_in_the_expression():
    declared = "MIT OR Apache-2.0"
    assert (declared, "NOASSERTION", declared) == expressions("license: mit or apache-2.0")


def test_what_is_known_of_a_family_by_its_name_is_concluded_and_not_declared():
    code = source("github:estuary/llama", {"README.md": "# Llama 2\n\nA model.\n"}, listed=WEIGHTS)
    found = ask("weights-license", code, name="Llama 2 7B").expressions
    known = "LicenseRef-scancode-llama-2-license-2023"
    assert ("NOASSERTION", "NOASSERTION", known) == (
        found.declared,
        found.detected,
        found.concluded,
    )


def test_without_a_licence_there_is_no_expression():
    assert ask("weights-license", licensed("language: en")).expressions is None


def test_a_changed_text_is_a_part_and_says_what_changed():
    changed = f"{APACHE}\nThe Work may be used for research purposes only.\n"
    found = ask("weights-license", licensed("license: other", LICENSE=changed))
    assert Outcome.PARTLY == found.outcome
    assert found.note.startswith("A changed text of Apache License 2.0 (research-only): words were")
    assert "LicenseRef-howopen-variant" == found.expressions.detected


def test_a_changed_text_under_an_open_tag_is_a_conflict():
    changed = f"{APACHE}\nThe Work may be used for research purposes only.\n"
    found = ask("weights-license", licensed("license: apache-2.0", LICENSE=changed))
    assert (
        Outcome.CONFLICTING,
        LicenseExpressions(
            declared="Apache-2.0", detected="LicenseRef-howopen-variant", concluded="NOASSERTION"
        ),
    ) == (found.outcome, found.expressions)


def test_the_title_of_a_bespoke_licence_over_other_words_is_told_as_a_title():
    words = "You may not use it for commercial purposes. " * 20
    text = f"Llama 2 Community License Agreement\n\n{words}"
    found = ask("weights-license", licensed("license: other", LICENSE=text))
    assert ("LicenseRef-scancode-llama-2-license-2023", True) == (
        found.value[0],
        "by its title" in found.note,
    )


def test_the_title_of_an_open_licence_over_other_words_is_a_change():
    words = "You may not use it for commercial purposes. " * 20
    found = ask("weights-license", licensed("license: other", LICENSE=f"MIT License\n\n{words}"))
    assert (Outcome.PARTLY, "A changed text of MIT License") == (found.outcome, found.note[:29])


OWN = (
    "# Heron 1B\n\nThe code is under the [Apache-2.0](LICENSE) license, while use of the Heron 1B"
    " model weights needs to adhere to the [Model License Agreement](MODEL_LICENSE.pdf).\n"
)


def test_an_agreement_of_the_weights_own_keeps_them_from_the_licence_of_the_code():
    code = source(CODE, {"README.md": OWN, "LICENSE": APACHE}, listed=("model.safetensors",))
    found = ask("weights-license", code)
    assert (Outcome.PARTLY, ("Model License Agreement",)) == (found.outcome, found.value)
    assert "LicenseRef-howopen-unknown" == found.expressions.concluded


def test_an_agreement_beside_a_tag_of_the_code_is_not_concluded_away():
    said = f"---\nlicense: apache-2.0\n---\n{OWN}"
    found = ask("weights-license", source(MODEL, said, listed=WEIGHTS))
    assert (Outcome.PARTLY, "Model License Agreement") == (found.outcome, found.value[0])
    assert "NOASSERTION" == found.expressions.concluded
