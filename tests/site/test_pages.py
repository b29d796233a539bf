"""Every page is whole, links what exists, loads nothing from others and says its language."""

from __future__ import annotations

import gzip
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

import howopen
from howopen.findings import questions
from howopen.samples import FOLDER
from howopen.site.building import site_files
from howopen.site.content import Content
from howopen.site.rendering import ASSETS, asset
from tests.site.markup import LOADING, Parsed


@pytest.fixture(scope="module")
def pages(site):
    return {
        page.relative_to(site).as_posix(): Parsed(page.read_text("utf-8"))
        for page in sorted(site.rglob("*.html"))
    }


def leads(site, path, link):
    """Where a relative link of a page leads: a file, and a place in it."""
    plain, place = urldefrag(link)
    plain = unquote(plain.partition("?")[0])
    target = (site / path).parent / plain if plain else site / path
    return target.resolve(), unquote(place)


def test_every_page_has_the_shape_of_html(pages):
    assert {} == {path: page.wrong for path, page in pages.items() if page.wrong}


def test_every_relative_link_leads_to_a_file_and_place_of_the_site(site, pages):
    files = {each.resolve() for each in site.rglob("*")}
    ids = {(site / path).resolve(): page.ids for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        for link in {*page.values("href"), *page.values("src")}:
            if urlsplit(link).scheme:
                continue
            target, place = leads(site, path, link)
            if target not in files or (place and place not in ids[target]):
                broken.append((path, link))
    assert [] == broken


def test_links_out_of_the_site_are_https_or_mail(pages):
    schemes = {urlsplit(link).scheme for page in pages.values() for link in page.values("href")}
    assert schemes <= {"", "https", "http", "mailto"}


def test_nothing_is_loaded_from_elsewhere(pages):
    loaded = {
        link
        for page in pages.values()
        for link in (
            *(value for name in LOADING for value in page.values(name)),
            *page.values("href", "link"),
        )
    }
    assert set() == {link for link in loaded if urlsplit(link).scheme or link.startswith("//")}


def test_no_page_holds_a_script_or_a_style_of_its_own(pages):
    assert {} == {path: page.inline for path, page in pages.items() if page.inline}


def test_every_page_forbids_what_it_does_not_need(pages):
    policies = {
        value
        for page in pages.values()
        for tag, of in page.elements
        if tag == "meta" and dict(of).get("http-equiv") == "Content-Security-Policy"
        for value in [dict(of)["content"]]
    }
    (policy,) = policies
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    with_policy = [p for p in pages.values() if "Content-Security-Policy" in p.values("http-equiv")]
    assert len(pages) == len(with_policy)


def test_every_page_says_its_language(pages):
    for path, page in pages.items():
        folder = path.partition("/")[0]
        expected = folder if folder in ("fr", "es") else "en"
        assert expected == page.values("lang", "html")[0]


def test_every_page_leads_to_itself_in_the_other_languages(pages):
    for page in pages.values():
        assert {"en", "fr", "es"} == set(page.values("hreflang", "a"))


def test_every_kind_of_page_has_one_main_heading(pages, kinds):
    for path in kinds.values():
        assert 1 == [tag for tag, _ in pages[path].elements].count("h1")


def test_every_cell_of_the_table_leads_to_its_row_on_the_releases_page(pages):
    cells = [
        dict(of)["href"]
        for tag, of in pages["index.html"].elements
        if tag == "a" and dict(of).get("class", "").startswith("c ")
    ]
    rows = len(howopen.load_assessments(FOLDER))
    assert rows * 14 == len(cells)
    assert all("#radboud." in link for link in cells)


def test_the_same_assessments_give_the_same_bytes():
    found = howopen.load_assessments(FOLDER)
    one, two = (
        dict(site_files(Content(each, howopen.definitions(), questions())))
        for each in (found, reversed(found))
    )
    assert one == two


def test_our_scripts_are_small():
    assert sum(len(asset(name)) for name in ASSETS if name.endswith(".js")) <= 10_000


def test_the_table_of_the_bundled_catalogue_is_light():
    content = Content(howopen.load_catalogue(), howopen.definitions(), questions())
    first = next(page for path, page in site_files(content) if path == "index.html")
    assert len(gzip.compress(first, mtime=0)) <= 120_000
