from __future__ import annotations

from howopen.model import Outcome
from tests.findings.invented import MODEL, ask, source


def linked(words, address):
    return source(MODEL, f"# Heron 1B\n\nRead our [{words}](https://estuary.example/{address}).\n")


def test_a_linked_report_is_a_yes():
    assert Outcome.YES == ask("technical-report", linked("technical report", "report.pdf")).outcome


def test_a_blog_post_alone_is_a_part():
    assert Outcome.PARTLY == ask("technical-report", linked("blog post", "blog/heron")).outcome


def test_silence_is_unclear():
    assert Outcome.UNCLEAR == ask("technical-report", source(MODEL, "# Heron 1B\n")).outcome
