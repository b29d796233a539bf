from __future__ import annotations

import pytest

from howopen.model import Outcome
from tests.findings.invented import CODE, MODEL, WEIGHTS, ask, source


@pytest.mark.parametrize("name", ["heron", "Heron-2", "heron-chat"])
def test_a_repository_that_bears_the_familys_name_is_its_own(name):
    found = ask("own-repository", source(f"github:estuary/{name}", listed=("train.py",)))
    assert (Outcome.YES, (f"estuary/{name}",)) == (found.outcome, found.value)


def test_a_library_for_many_models_is_partly():
    found = ask("own-repository", source("github:estuary/birdtrain", listed=("train.py",)))
    assert (Outcome.PARTLY, ("estuary/birdtrain",)) == (found.outcome, found.value)


def test_without_a_known_repository_it_is_unclear():
    assert Outcome.UNCLEAR == ask("own-repository", source(MODEL, listed=WEIGHTS)).outcome


def test_a_known_repository_that_could_not_be_read_is_unreachable():
    found = ask("own-repository", source(MODEL, listed=WEIGHTS), missing=(CODE,))
    assert (Outcome.UNREACHABLE, True) == (found.outcome, "estuary/heron" in found.note)
