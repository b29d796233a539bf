from __future__ import annotations

import pytest

from howopen.model import Outcome
from tests.findings.invented import MODEL, TUNED, ask, card, source


def linked(words, address):
    return source(MODEL, f"# Heron 1B\n\nRead our [{words}](https://estuary.example/{address}).\n")


def test_a_linked_report_is_a_yes():
    assert Outcome.YES == ask("technical-report", linked("technical report", "report.pdf")).outcome


def test_a_blog_post_alone_is_a_part():
    assert Outcome.PARTLY == ask("technical-report", linked("blog post", "blog/heron")).outcome


def test_silence_is_unclear():
    assert Outcome.UNCLEAR == ask("technical-report", source(MODEL, "# Heron 1B\n")).outcome


def test_a_paper_on_somebody_elses_base_is_no_report_on_the_model():
    text = "# Heron 1B Chat\n\nSee the [Egret paper](https://arxiv.org/abs/2401.00003).\n"
    tuned = source(TUNED, card("base_model: marshland/egret-2b", text))
    assert Outcome.UNCLEAR == ask("technical-report", tuned, name="Heron 1B Chat").outcome


def test_the_kinds_of_what_is_linked_are_told_apart():
    body = (
        "# Heron 1B\n\nSee our [technical report](https://estuary.example/heron.html), the "
        "[Heron paper](https://arxiv.org/abs/2311.00001)\nand a [post](https://blog.example/x).\n"
    )
    found = ask("technical-report", source(MODEL, body))
    assert (Outcome.YES, ("report", "paper", "post")) == (found.outcome, found.value)


def test_a_pdf_that_is_called_the_paper_is_one():
    body = "# Heron 1B\n\n[Paper](https://estuary.example/heron.pdf) of Heron.\n"
    found = ask("technical-report", source(MODEL, body))
    assert (Outcome.YES, ("paper",)) == (found.outcome, found.value)


@pytest.mark.parametrize(
    ("title", "kinds"),
    [("Heron 2 Technical Report", ("report", "paper")), ("Heron Technical Report", ("paper",))],
)
def test_a_title_calls_a_paper_a_report_on_its_own_version(title, kinds):
    entry = f"@misc{{heron,\n title={{{title}}},\n eprint={{2311.00001}}\n}}"
    body = f"# Heron 2 1B\n\n```bibtex\n{entry}\n```\n"
    assert kinds == ask("technical-report", source(MODEL, body), name="Heron 2 1B").value
