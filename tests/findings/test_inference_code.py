from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import CODE, MODEL, WEIGHTS, ask, source


def test_a_file_of_that_kind_is_the_code():
    found = ask("inference-code", source(CODE, listed=("generate.py",)))
    assert (Outcome.YES, ("generate.py",)) == (found.outcome, found.value)


def test_a_complete_listing_without_one_is_a_no():
    found = ask("inference-code", source(CODE, listed=("NOTICE",)))
    assert (Outcome.NO, [""]) == (found.outcome, [c.path for c in found.citations])


def test_a_statement_that_it_is_withheld_is_a_no_with_its_line():
    said = "# Heron\n\nWe do not release the inference code of Heron.\n"
    found = ask("inference-code", source(CODE, said, whole=False))
    assert (Outcome.NO, [(3, 3)]) == (found.outcome, [c.lines for c in found.citations])


def test_without_a_known_repository_it_is_unclear():
    assert Outcome.UNCLEAR == ask("inference-code", source(MODEL, listed=WEIGHTS)).outcome


def test_a_known_repository_that_could_not_be_read_is_unreachable():
    found = ask("inference-code", source(MODEL, listed=WEIGHTS), missing=(CODE,))
    assert (Outcome.UNREACHABLE, True) == (found.outcome, "estuary/heron" in found.note)


def test_the_architecture_alone_is_a_part():
    listed = source(CODE, listed=("heron/modeling_heron.py",))
    assert Outcome.PARTLY == ask("inference-code", listed).outcome
