from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import CODE, MODEL, PACKAGE, TUNED, WEIGHTS, ask, card, source


def test_a_file_of_that_kind_is_the_code():
    found = ask("training-code", source(CODE, listed=("train.py",)))
    assert (Outcome.YES, ("train.py",)) == (found.outcome, found.value)


def test_a_complete_listing_without_one_is_a_no():
    found = ask("training-code", source(CODE, listed=("NOTICE",)))
    assert (Outcome.NO, [""]) == (found.outcome, [c.path for c in found.citations])


def test_a_statement_that_it_is_withheld_is_a_no_with_its_line():
    said = "# Heron\n\nWe do not release the training code of Heron.\n"
    found = ask("training-code", source(CODE, said, whole=False))
    assert (Outcome.NO, [(3, 3)]) == (found.outcome, [c.lines for c in found.citations])


def test_without_a_known_repository_it_is_unclear():
    assert Outcome.UNCLEAR == ask("training-code", source(MODEL, listed=WEIGHTS)).outcome


def test_a_known_repository_that_could_not_be_read_is_unreachable():
    found = ask("training-code", source(MODEL, listed=WEIGHTS), missing=(CODE,))
    assert (Outcome.UNREACHABLE, True) == (found.outcome, "estuary/heron" in found.note)


def test_settings_alone_are_a_part():
    assert (
        Outcome.PARTLY == ask("training-code", source(CODE, listed=("configs/train.yaml",))).outcome
    )


def test_who_tunes_the_base_of_another_pretrained_nothing():
    tuned = source(TUNED, card("base_model: marshland/egret-2b"))
    assert Outcome.NOT_APPLICABLE == ask("training-code", tuned, name="Heron 1B Chat").outcome


def test_a_statement_on_other_code_says_nothing_of_this():
    said = "# Heron\n\nWe do not release the evaluation code of Heron.\n"
    assert Outcome.UNCLEAR == ask("training-code", source(CODE, said, whole=False)).outcome


LIBRARY = source(
    "github:estuary/wader", "# Wader\n\nTrains models of any size.\n", listed=("pretrain.py",)
)


def test_code_of_a_library_is_a_part():
    named = card(body="# Heron 1B\n\nSee [Wader](https://github.com/estuary/wader).\n")
    found = ask("training-code", source(MODEL, named), LIBRARY)
    assert (Outcome.PARTLY, True) == (found.outcome, "in a library" in found.note)


def test_the_code_is_the_releases_where_its_card_calls_the_library_its_repository():
    named = card(body="# Heron 1B\n\n- **Repository:** [ours](https://github.com/estuary/wader)\n")
    found = ask("training-code", source(MODEL, named), LIBRARY)
    assert (Outcome.YES, ("pretrain.py",)) == (found.outcome, found.value)


def test_a_promise_of_code_that_serves_something_else_says_nothing_of_this():
    said = "# Heron\n\nA migration script will be provided for Heron.\n"
    assert Outcome.UNCLEAR == ask("training-code", source(CODE, said, whole=False)).outcome


def test_a_promise_of_the_code_beside_such_a_script_counts():
    said = "# Heron\n\nA conversion script and the training code of Heron will be released.\n"
    assert Outcome.NO == ask("training-code", source(CODE, said, whole=False)).outcome


def test_the_complete_listing_of_a_package_proves_nothing():
    package = source(PACKAGE, {"METADATA": "Name: heron\nVersion: 1.0\n\n# Heron\n"})
    assert Outcome.UNCLEAR == ask("data-processing-code", package).outcome
