from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import CODE, MODEL, WEIGHTS, ask, prose, source

SENTENCE = "We used AdamW with a learning rate of 0.001 and a batch size of 64. "


def test_words_code_and_a_paper_together_are_a_yes():
    setup = f"## Training procedure\n\n{prose(200, SENTENCE)}\n"
    paper = "\nSee [our paper](https://arxiv.org/abs/2401.00001) on Heron 1B.\n"
    files = {"README.md": f"# Heron 1B\n\n{setup}{paper}"}
    code = source(CODE, files, listed=("train.py", "heron/modeling_heron.py"))
    assert Outcome.YES == ask("architecture-documented", code).outcome


def test_a_config_alone_is_a_part_and_what_lacks_is_said():
    found = ask("architecture-documented", source(MODEL, listed=WEIGHTS))
    assert (Outcome.PARTLY, True) == (found.outcome, found.note.endswith("in full, a paper."))


def test_silence_is_unclear():
    assert Outcome.UNCLEAR == ask("architecture-documented", source(MODEL, "# Heron 1B\n")).outcome


def test_what_is_said_to_be_withheld_is_not_documented():
    said = "# Heron 1B\n\nThe architecture, size and training method are withheld.\n"
    found = ask("architecture-documented", source(MODEL, said))
    assert (Outcome.NO, (3, 3)) == (found.outcome, found.citations[0].lines)
    shown = ask("architecture-documented", source(MODEL, said, listed=WEIGHTS))
    assert Outcome.PARTLY == shown.outcome
