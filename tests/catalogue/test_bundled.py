from __future__ import annotations

from howopen import catalogue, pipeline
from howopen.catalogued import judged_again
from howopen.named_definitions import definitions_of


def test_the_bundled_catalogue_is_not_empty():
    assert len(catalogue.load_catalogue()) > 100


def test_the_bundled_catalogue_says_what_the_recordings_say_today(shared):
    """Fails when the rules have changed and `make catalogue` was not run."""
    for name in ("llama-3.1", "olmo-7b-instruct", "chatgpt"):
        kept = catalogue.find(name)
        fresh = pipeline.assess(shared / "evidence" / name)
        assert kept is not None
        assert fresh.verdict == kept.verdict
        assert fresh.judgements == judged_again(kept, definitions_of(None)).judgements


def test_the_catalogue_holds_places_and_no_words():
    """What is cited is in the recordings: here are its hash and where it stands."""
    for assessment in catalogue.load_catalogue():
        for finding in assessment.findings.values():
            assert all(len(c.shows) < 200 for c in finding.citations)
            assert len(finding.note) <= 300
