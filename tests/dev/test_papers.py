"""The stand-in archives of papers, and ordinary pages."""

from __future__ import annotations

from xml.etree import ElementTree as ET

ATOM = {"atom": "http://www.w3.org/2005/Atom", "arxiv": "http://arxiv.org/schemas/atom"}
QUERY = "/_arxiv/api/query?id_list="


def entries(got):
    return ET.fromstring(got.body).findall("atom:entry", ATOM)


def words(entry, name):
    return entry.findtext(name, namespaces=ATOM)


def test_arxiv_gives_title_and_summary_of_each_paper_it_has(at_shore):
    got = entries(at_shore(f"{QUERY}2512.00001v2,2512.00002,2512.99999&max_results=10"))
    assert ["Egrets & Tides", "Waders"] == [words(entry, "atom:title") for entry in got]
    assert ["It <tells> how.", "We count waders."] == [words(e, "atom:summary") for e in got]
    assert "Shore Studies" == words(got[1], "arxiv:journal_ref")
    assert "2024" == words(got[1], "atom:published")[:4]


def test_arxiv_gives_no_more_than_was_asked_for(at_shore):
    assert 1 == len(entries(at_shore(f"{QUERY}2512.00001,2512.00002&max_results=1")))


def test_an_unknown_number_gives_an_empty_feed_and_a_wrong_one_an_error(at_shore):
    assert [] == entries(at_shore(f"{QUERY}2512.99999"))
    wrong = at_shore(f"{QUERY}not-a-number")
    assert (400, "Error") == (wrong.status, words(entries(wrong)[0], "atom:title"))


def test_the_text_of_a_paper_is_there_where_it_was_recorded(at_shore):
    assert "They wade." in at_shore("/_arxiv/html/2512.00002").text
    assert 404 == at_shore("/_arxiv/html/2512.00001").status
    assert 200 == at_shore("/_arxiv/abs/2512.00001").status


def test_crossref_has_the_works_that_were_recorded(at_shore):
    message = at_shore("/_crossref/works/10.5555/wade.1").json["message"]
    assert (["Wading"], "10.5555/wade.1") == (message["title"], message["DOI"])
    assert "It is shallow." in message["abstract"]
    assert 404 == at_shore("/_crossref/works/10.5555/other").status


def test_a_page_has_its_title_and_its_lines_escaped(at_shore):
    got = at_shore("/_pages/https://example.org/terms?lang=en")
    assert "<title>Terms &amp; more</title>" in got.text
    assert "<p>No &lt;script&gt; here.</p>" in got.text


def test_a_page_is_found_by_its_encoded_address_too(at_shore):
    assert 200 == at_shore("/_pages/https%3A%2F%2Fexample.org%2Fterms%3Flang%3Den").status
    assert 404 == at_shore("/_pages/https://example.org/").status
