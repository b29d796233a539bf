"""The command line with invented answers in the place of the pipeline's."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

import howopen
from howopen.api import assessing
from howopen.cli import main
from howopen.errors import DataError, InputError, NotFound
from howopen.frameworks.explanation import Explanation
from howopen.frameworks.quotes import Quote
from tests.reports import invented


def assess(target, *, frameworks=None, asking=None, on_step=None):
    """What each invented target gives: an assessment, or the error it is named for."""
    errors = {
        "nowhere": NotFound("there is nothing at nowhere"),
        "broken": DataError("release.yaml of broken is not YAML"),
        "mistyped": InputError("mistyped is no target"),
        "steering": NotFound("there is nothing at \x1b[2J"),
        "stopping": KeyboardInterrupt(),
    }
    if target in errors:
        raise errors[target]
    for each in frameworks or ():
        load_definition(each)
    letters = {"open": "o" * 14, "shut": "c" * 14}.get(target)
    if letters:
        return invented.assessment(target, letters=letters, missing=False)
    return invented.assessment(target)


def load_definition(name):
    if name == "radboud" or not isinstance(name, str):
        return invented.framework()
    raise InputError(f"no framework is called {name!r}")


def explain(target, what, *, frameworks=(), **asked):
    if what != "weights-license":
        raise InputError(f"no question is called {what!r}")
    finding = assess(target).findings[what]
    quote = Quote(
        citation=finding.citations[0], words="Herons may.", location="LICENSE:12", matches=True
    )
    return Explanation(
        question=invented.question(), chain=(), findings={what: finding}, quotes=(quote,)
    )


class Interrupted(KeyboardInterrupt):
    """As the pipeline raises it: with what is done."""

    def __init__(self, done, total):
        super().__init__()
        self.done, self.total = done, total


@pytest.fixture(autouse=True)
def answers(monkeypatch):
    registry = {"radboud": invented.framework()}
    for name, value in {
        "assess": assess,
        "explain": explain,
        "definitions": lambda: registry,
        "load_definition": load_definition,
        "questions": lambda: (invented.question(),),
        "load_catalogue": lambda **_: invented.several(),
        "assess_all": lambda folder, **_: invented.several(),
        "Interrupted": Interrupted,
    }.items():
        monkeypatch.setitem(vars(howopen), name, value)
    monkeypatch.setattr(assessing, "assess", assess)


@pytest.fixture
def run():
    """Calls howopen with these words; exceptions that are bugs come through."""

    def call(*words, **environment):
        return CliRunner().invoke(main, words, catch_exceptions=False, env=environment)

    return call
