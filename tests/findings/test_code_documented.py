from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import CODE, MODEL, ask, prose, source

ALL = ("train.py", "generate.py", "prepare_data.py")


def documented(*listed, docs=""):
    return source(
        CODE, {"README.md": f"# Heron\n\n{prose(150)}", "docs/index.md": docs}, listed=listed
    )


def test_code_of_every_part_with_a_readme_and_more_is_a_yes():
    assert Outcome.YES == ask("code-documented", documented(*ALL, docs="# Docs\n")).outcome


def test_a_readme_for_one_part_is_a_part():
    found = ask("code-documented", documented("generate.py"))
    assert (Outcome.PARTLY, ("inference",)) == (found.outcome, found.value)


def test_code_without_words_is_a_no():
    assert Outcome.NO == ask("code-documented", source(CODE, listed=("generate.py",))).outcome


def test_without_a_repository_it_is_unclear():
    assert Outcome.UNCLEAR == ask("code-documented", source(MODEL)).outcome


def test_of_a_repository_that_could_not_be_read_it_is_unreachable():
    assert Outcome.UNREACHABLE == ask("code-documented", missing=(CODE,)).outcome


def test_what_runs_on_a_public_library_needs_documents_instead_of_code():
    readme = source(CODE, f"# Heron\n\n{prose(150)}", listed=("train.py", "CONTRIBUTING.md"))
    whole = documented("train.py", docs="# Docs\n")
    assert (Outcome.PARTLY, Outcome.YES) == (
        ask("code-documented", readme).outcome,
        ask("code-documented", whole).outcome,
    )
