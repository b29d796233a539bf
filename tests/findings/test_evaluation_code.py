from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import CODE, MODEL, WEIGHTS, ask, source


def test_a_file_of_that_kind_is_the_code():
    found = ask("evaluation-code", source(CODE, listed=("evaluate.py",)))
    assert (Outcome.YES, ("evaluate.py",)) == (found.outcome, found.value)


def test_a_complete_listing_without_one_is_a_no():
    found = ask("evaluation-code", source(CODE, listed=("NOTICE",)))
    assert (Outcome.NO, [""]) == (found.outcome, [c.path for c in found.citations])


def test_a_statement_that_it_is_withheld_is_a_no_with_its_line():
    said = "# Heron\n\nWe do not release the evaluation code of Heron.\n"
    found = ask("evaluation-code", source(CODE, said, whole=False))
    assert (Outcome.NO, [(3, 3)]) == (found.outcome, [c.lines for c in found.citations])


def test_without_a_known_repository_it_is_unclear():
    assert Outcome.UNCLEAR == ask("evaluation-code", source(MODEL, listed=WEIGHTS)).outcome


def test_a_known_repository_that_could_not_be_read_is_unreachable():
    found = ask("evaluation-code", source(MODEL, listed=WEIGHTS), missing=(CODE,))
    assert (Outcome.UNREACHABLE, True) == (found.outcome, "estuary/heron" in found.note)
