from __future__ import annotations

import hashlib

from howopen.evidence import Layer, Relevance
from tests.evidence.invented import evidence, only_source, snapshot

CARD = "# Egret\n\nOne.\nTwo."


def source():
    return only_source("Egret", snapshot("huggingface:river/egret", CARD))


def test_a_citation_bears_the_hash_of_its_lines():
    cited = source().cite("README.md", 3, 4)
    expected = ((3, 4), hashlib.sha256(b"One.\nTwo.").hexdigest())
    assert expected == (cited.lines, cited.sha256)


def test_a_citation_of_one_line_needs_only_the_first():
    cited = source().cite("README.md", 3)
    assert ((3, 3), hashlib.sha256(b"One.").hexdigest()) == (cited.lines, cited.sha256)


def test_a_citation_knows_its_source_its_revision_and_the_day():
    cited = source().cite("README.md", 1, shows="the title")
    assert ("huggingface:river/egret", "1" * 40, "2026-11-01", "the title") == (
        cited.source,
        cited.revision,
        cited.read,
        cited.shows,
    )


def test_a_citation_of_a_whole_file_or_of_the_listing_has_no_lines():
    whole, listing = source().cite("README.md"), source().cite()
    assert [(None, None), (None, None)] == [(c.lines, c.sha256) for c in (whole, listing)]


def test_a_file_that_was_not_kept_is_cited_without_lines():
    assert None is source().cite("absent.md", 3).lines


def test_a_text_that_was_not_kept_is_none():
    assert source().text("absent.md") is None


def test_texts_are_asked_for_by_how_much_they_speak_of_the_release():
    found = only_source(
        "Egret 2",
        snapshot("github:river/egret", {"egret1/README.md": "x", "egret2/README.md": "y"}),
    )
    assert [["egret2/README.md"], ["egret1/README.md"]] == [
        [t.path for t in found.relevant(r)] for r in (Relevance.WHOLE, Relevance.NONE)
    ]


def test_a_layer_has_its_sources_in_order():
    found = evidence(
        "Egret Chat",
        snapshot("huggingface:river/egret-chat", "Chat"),
        snapshot("huggingface:river/egret", "Base"),
    )
    assert ["huggingface:river/egret"] == [s.source.id for s in found.layer(Layer.BASE)]
