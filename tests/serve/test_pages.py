"""What is read: pages and files from memory."""

from __future__ import annotations

import gzip
import re

import pytest
from msgspec.structs import replace

from howopen.model import Outcome
from howopen.pipeline import Quoted
from howopen.serve.shelf import Shelf
from howopen.site.building import site_files
from tests.serve.conftest import links_within


def test_every_file_of_the_static_site_is_served(client, content):
    paths = [path for path, _ in site_files(content)]
    assert [] == [path for path in paths if client.get(f"/{path}").status_code != 200]


def test_a_report_is_the_same_as_in_the_static_site(client, content):
    files = dict(site_files(content))
    assert files["release/reed-7b.json"] == client.get("/release/reed-7b.json").content


@pytest.mark.parametrize("start", ["/", "/fr/", "/es/release/reed-7b.html", "/es/ask.html"])
def test_what_a_page_links_within_the_site_is_there(client, start):
    links = links_within(client, start)
    assert [] == [each for each in links if client.get(each).status_code != 200]


def test_a_page_leads_to_the_forms_and_the_static_site_does_not(client, content):
    assert 'href="ask.html"' in client.get("/").text
    assert b"ask.html" not in dict(site_files(content))["index.html"]


@pytest.mark.parametrize("path", ["/", "/ask.html", "/release/reed-7b.json", "/assets/site.css"])
def test_head_gives_the_headers_of_get_and_no_body(client, path):
    got, head = client.get(path), client.head(path)
    assert (200, b"", dict(got.headers)) == (head.status_code, head.content, dict(head.headers))


def test_a_page_that_has_not_changed_is_not_sent_again(client):
    for form in ("gzip", "identity"):
        tag = client.get("/", headers={"accept-encoding": form}).headers["etag"]
        for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
            again = client.get("/", headers={"if-none-match": known, "accept-encoding": form})
            assert (304, b"", tag) == (again.status_code, again.content, again.headers["etag"])


def test_another_etag_gets_the_page(client):
    assert 200 == client.get("/", headers={"if-none-match": '"other"'}).status_code


def test_the_compressed_form_is_the_same_page_under_another_etag(client):
    with client.stream("GET", "/", headers={"accept-encoding": "br, gzip;q=0.5"}) as packed:
        body = b"".join(packed.iter_raw())
    plain = client.get("/", headers={"accept-encoding": "gzip;q=0"})
    assert plain.content == gzip.decompress(body)
    assert "content-encoding" not in plain.headers
    assert packed.headers["etag"] != plain.headers["etag"]
    assert "accept-encoding" == plain.headers["vary"]


@pytest.mark.parametrize("path", ["/", "/nothing", "/api/nothing", "/health", "/badge/a/b.svg"])
def test_every_answer_has_the_headers_of_safety(client, path):
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "nosniff" == headers["x-content-type-options"]
    assert "no-referrer" == headers["referrer-policy"]
    assert "camera=()" in headers["permissions-policy"]


@pytest.mark.parametrize(
    ("path", "accepted", "language"),
    [
        ("/nothing", "", "en"),
        ("/fr/nothing.html", "", "fr"),
        ("/nothing", "de, es-MX;q=0.8, fr;q=0.9", "fr"),
        ("/nothing", "fr;q=0, *", "en"),
        ("/es/release/none.html", "fr", "es"),
    ],
)
def test_what_is_not_there_is_said_in_the_language_of_the_visitor(client, path, accepted, language):
    answer = client.get(path, headers={"accept-language": accepted})
    assert (404, True) == (answer.status_code, f'<html lang="{language}">' in answer.text)
    links = re.findall(r'href="([^"]+)"', answer.text)
    assert [] == [each for each in links if not each.startswith(("/", "#"))]


def test_a_language_without_its_slash_leads_to_its_first_page(client):
    answer = client.get("/fr")
    assert (308, "/fr/") == (answer.status_code, answer.headers["location"])


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", "GET, HEAD"),
        ("/release/reed-7b.json", "GET, HEAD"),
        ("/ask.html", "GET, HEAD, POST"),
        ("/api/licenses/identify", "POST"),
    ],
)
def test_another_method_is_told_which_there_are(client, path, allowed):
    answer = client.request("DELETE", path)
    assert (405, allowed) == (answer.status_code, answer.headers["allow"])


def test_a_release_that_is_looked_at_again_shows_what_changed_since(content):
    shown = next(each for each in content.assessments if each.release.id == "reed-7b")
    weights = replace(shown.findings["weights-downloadable"], outcome=Outcome.NO)
    sources = tuple(replace(each, read="2026-11-26") for each in shown.sources)
    findings = {**shown.findings, "weights-downloadable": weights}
    shelf = Shelf(content)
    shelf.add(Quoted(assessment=replace(shown, findings=findings, sources=sources), quotes=()))
    page = shelf.at("fr/release/reed-7b.html").plain.body.decode()
    assert "weights-downloadable" in page.partition('id="history"')[2].partition("<h2")[0]
