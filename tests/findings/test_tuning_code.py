from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import CODE, MODEL, WEIGHTS, ask, prose, source


def test_a_file_of_that_kind_is_the_code():
    found = ask("tuning-code", source(CODE, listed=("finetune.py",)), name="Heron 1B Chat")
    assert (Outcome.YES, ("finetune.py",)) == (found.outcome, found.value)


def test_a_complete_listing_without_one_is_a_no():
    found = ask("tuning-code", source(CODE, listed=("NOTICE",)), name="Heron 1B Chat")
    assert (Outcome.NO, [""]) == (found.outcome, [c.path for c in found.citations])


def test_a_statement_that_it_is_withheld_is_a_no_with_its_line():
    said = "# Heron\n\nWe do not release the tuning code of Heron.\n"
    found = ask("tuning-code", source(CODE, said, whole=False), name="Heron 1B Chat")
    assert (Outcome.NO, [(3, 3)]) == (found.outcome, [c.lines for c in found.citations])


def test_without_a_known_repository_it_is_unclear():
    assert (
        Outcome.UNCLEAR
        == ask("tuning-code", source(MODEL, listed=WEIGHTS), name="Heron 1B Chat").outcome
    )


def test_a_known_repository_that_could_not_be_read_is_unreachable():
    found = ask("tuning-code", source(MODEL, listed=WEIGHTS), missing=(CODE,), name="Heron 1B Chat")
    assert (Outcome.UNREACHABLE, True) == (found.outcome, "estuary/heron" in found.note)


def test_settings_alone_are_a_part():
    listed = source(CODE, listed=("configs/sft.yaml",))
    assert Outcome.PARTLY == ask("tuning-code", listed, name="Heron 1B Chat").outcome


def test_code_of_a_library_that_names_the_model_in_passing_is_a_part():
    readme = f"# A toolbox\n\n{prose(20, 'Trains anything. ')}\n" + "\n\nWords.\n" * 20
    library = source("github:marshland/toolbox", readme, listed=("finetune.py",))
    found = ask("tuning-code", library, name="Heron 1B Chat")
    assert (Outcome.PARTLY, True) == (found.outcome, "library" in found.note)


def test_a_base_model_was_not_tuned():
    assert Outcome.NOT_APPLICABLE == ask("tuning-code", source(MODEL)).outcome
