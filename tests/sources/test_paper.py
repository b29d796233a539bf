"""A paper is what the archives say of it: its title, whether it was reviewed, and its words."""

from __future__ import annotations

import pytest

from howopen.dev.answers import content
from howopen.dev.faults.fault import changed
from howopen.errors import NotFound, SourceError, Unreachable
from howopen.evidence import read_evidence
from howopen.findings import answer_questions
from howopen.model import Completeness, Outcome
from howopen.sources import read_bundle
from howopen.sources.exchange import Place, lay_out
from howopen.sources.paper import is_paper
from howopen.sources.targets import parse_target
from tests.sources.conftest import kept_json

ARXIV = "https://arxiv.org/abs/2512.00001"
DOI = "https://doi.org/10.5555/heron.1"
ENTRY = "@article{paper, title={Herons}, journal={Shore Studies}, year={2025}, doi={10.5555/h}}"
REVIEWED = "@inproceedings{paper, title={Herons}, booktitle={Waders 2025}, year={2025}}"


@pytest.fixture
def preprint(shelf):
    return shelf.page(ARXIV, "Herons", "We count herons.", text="One by one.\nThey wade.")


def page_of(found):
    return kept_json(found, "page.json")


def outcomes(network, *targets: str):
    """What a release of a model and these papers answers."""
    places = tuple(Place(got=network.fetch(parse_target(t))) for t in ("lab/heron", *targets))
    evidence = read_evidence(read_bundle(lay_out("Heron", "lab", places).bundle, "heron"))
    return answer_questions(evidence, ())


def test_a_preprint_has_its_title_its_abstract_and_its_text(preprint, fetch):
    found = fetch(ARXIV)
    page = page_of(found)
    assert ("Herons", ARXIV) == (page["title"], page["url"])
    assert ["@misc{paper, title={Herons}, eprint={2512.00001}, year={2025}}"] == page["facts"]
    lines = page["excerpt"].split("\n")
    assert ("We count herons.", "They wade.") == (lines[0], lines[-1])
    assert (Completeness.COMPLETE, ()) == (found.card, found.remarks)


def test_without_an_html_form_only_the_abstract_is_read_and_that_is_told(shelf, fetch):
    shelf.page(ARXIV, "Herons", "We count herons.")
    found = fetch(ARXIV)
    assert "We count herons." == page_of(found)["excerpt"]
    (remark,) = found.remarks
    assert "only its abstract was read" in remark
    assert Completeness.PARTIAL is found.card


def test_when_the_html_form_cannot_be_had_the_abstract_is_kept(preprint, fetch, standin):
    standin.fail("status-500-with-answer", on="/html/")
    found = fetch(ARXIV)
    assert ("We count herons.", Completeness.PARTIAL) == (page_of(found)["excerpt"], found.card)
    assert "only the abstract was read" in " ".join(found.remarks)


def test_a_preprint_is_no_reviewed_paper(shelf, preprint, network):
    shelf.hub("lab/heron", "# Heron\n")
    found = outcomes(network, ARXIV)
    assert (Outcome.YES, Outcome.UNCLEAR) == (found["preprint"].outcome, found["paper"].outcome)


def test_a_journal_that_arxiv_names_makes_it_a_reviewed_paper(shelf, network):
    shelf.hub("lab/heron", "# Heron\n").page(ARXIV, "Herons", ENTRY, "We count herons.")
    found = outcomes(network, ARXIV)
    assert (Outcome.YES, Outcome.YES) == (found["preprint"].outcome, found["paper"].outcome)


def test_what_arxiv_says_of_the_journal_is_kept(shelf, fetch):
    shelf.page(ARXIV, "Herons", ENTRY, "We count herons.")
    (fact, *_) = page_of(fetch(ARXIV))["facts"]
    assert "@article{paper, title={Herons}, journal={Shore Studies}, eprint={2512.00001}" in fact
    assert "doi={10.5555/h}" in fact


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (ENTRY, "@article{paper, title={Herons}, journal={Shore Studies}"),
        (REVIEWED, "@inproceedings{paper, title={Herons}, booktitle={Waders 2025}"),
        ("It is shallow.", "@misc{paper, title={Herons}, doi={10.5555/heron.1}"),
    ],
)
def test_of_a_doi_the_register_tells_where_it_appeared(shelf, fetch, entry, expected):
    shelf.page(DOI, "Herons", entry)
    assert expected in page_of(fetch(DOI))["facts"][0]


def test_a_paper_that_appeared_in_proceedings_is_reviewed(shelf, network):
    shelf.hub("lab/heron", "# Heron\n").page(DOI, "Herons", REVIEWED)
    assert Outcome.YES is outcomes(network, DOI)["paper"].outcome


def test_the_abstract_that_the_register_has_is_kept_without_its_tags(shelf, fetch):
    shelf.page(DOI, "Herons", "We <count> herons.")
    found = fetch(DOI)
    assert ("We <count> herons.", Completeness.PARTIAL) == (page_of(found)["excerpt"], found.card)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://arxiv.org/abs/2512.99999", "arXiv:2512.99999 is not on arXiv; check the number"),
        ("https://doi.org/10.5555/gone", "doi:10.5555/gone"),
    ],
)
def test_a_paper_that_is_not_there_is_not_found(preprint, fetch, address, words):
    with pytest.raises(NotFound, match=words):
        fetch(address)


def test_only_the_archive_is_asked(preprint, fetch, standin):
    fetch(ARXIV)
    assert [
        "/_arxiv/api/query?id_list=2512.00001&max_results=1",
        "/_arxiv/html/2512.00001",
    ] == [asked.path for asked in standin.requests]


@pytest.mark.parametrize(
    "address",
    [
        "https://arxiv.org/pdf/2512.00001",
        "https://arxiv.org/pdf/2512.00001v2.pdf",
        "http://www.arxiv.org/abs/2512.00001?context=cs#top",
        "https://export.arxiv.org/html/2512.00001v1",
        "https://huggingface.co/papers/2512.00001",
        "https://doi.org/10.48550/arXiv.2512.00001",
    ],
)
def test_a_paper_is_known_by_any_address_of_it(preprint, fetch, address):
    found = fetch(address)
    assert ("Herons", address) == (page_of(found)["title"], found.url)


@pytest.mark.parametrize(
    "address",
    [
        "https://arxiv.org/list/cs.CL",
        "https://arxiv.org/abs/",
        "https://arxiv.org.lab.example/abs/2512.00001",
        "https://lab.example/https://arxiv.org/abs/2512.00001",
        "https://doi.org/",
        "https://doi.org/11.5555/heron",
    ],
)
def test_another_address_is_a_page_like_any(address):
    assert False is is_paper(parse_target(address))


def answered(standin, body: bytes, place: str):
    answer = content(body, "application/atom+xml")
    standin.fail(changed("answer", "another answer", lambda *_: answer), on=place)


FEED = b'<feed xmlns="http://www.w3.org/2005/Atom">%b</feed>'


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no XML",
        b'<!DOCTYPE a [<!ENTITY x "y">]><feed>&x;</feed>',
        b"<a>" * 200,
        b"<html><body>Sign in</body></html>",
    ],
)
def test_an_answer_that_is_no_feed_is_not_taken_for_no_paper(preprint, fetch, standin, body):
    answered(standin, body, "/api/query")
    with pytest.raises(Unreachable, match="the archive's answer cannot be read"):
        fetch(ARXIV)


@pytest.mark.parametrize("entry", [b"", b"<entry><title>Error</title></entry>", b"<entry/>"])
def test_a_feed_without_the_paper_says_that_it_is_not_there(preprint, fetch, standin, entry):
    answered(standin, FEED % entry, "/api/query")
    with pytest.raises(NotFound):
        fetch(ARXIV)


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'{"message": 7}', b'{"message": {}}', b'{"message": null}', b"[" * 9999],
)
def test_an_answer_that_is_no_record_is_no_paper(shelf, fetch, standin, body):
    shelf.page(DOI, "Herons", ENTRY)
    answered(standin, body, "/works/")
    with pytest.raises(SourceError):
        fetch(DOI)


def test_odd_fields_of_a_record_are_left_out(shelf, fetch, standin):
    shelf.page(DOI, "Herons", ENTRY)
    odd = (
        b'{"message": {"title": ["Herons {and} tides"], "type": 7, "issued": {"date-parts": []},'
        b' "container-title": {}, "abstract": 3}}'
    )
    answered(standin, odd, "/works/")
    (fact,) = page_of(fetch(DOI))["facts"]
    assert "@misc{paper, title={Herons and tides}, doi={10.5555/heron.1}}" == fact
