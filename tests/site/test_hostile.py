"""A hundred hostile words in every field from outside, in every format: they stay words."""

from __future__ import annotations

import csv
import json
from io import StringIO
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from howopen.doors.terminal import printable
from howopen.exports import Format, exported
from howopen.frameworks.comparison import compare
from howopen.frameworks.ranking import rank
from howopen.model.saved import read_report
from howopen.plots import Wanted, draw, plots
from howopen.reports.comparison import comparison_to_markdown, comparison_to_terminal
from howopen.reports.csv import assessments_to_csv, ranking_to_csv
from howopen.reports.json import to_json
from howopen.reports.markdown import assessments_to_markdown, ranking_to_markdown
from howopen.reports.notebook import assessment_to_html, comparison_to_html, ranking_to_html
from howopen.reports.page import Page
from howopen.reports.table import ranking_to_terminal
from howopen.reports.terminal import assessment_to_terminal
from howopen.site.addresses import slug
from howopen.site.building import write_site
from howopen.site.content import Content
from howopen.site.feed import feed
from howopen.site.pages import all_pages
from howopen.site.rendering import render
from tests.reports.invented import framework, question
from tests.site.hostile import PAYLOADS, harmless, payloads, quotes, release, steering
from tests.site.markup import Parsed, shapes

KNOWN = {"radboud": framework()}
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def content(*found):
    told = {each.release.id: quotes(each) for each in found}
    return Content(found, KNOWN, [question()], quotes=told)


def pages(assessment):
    return [Parsed(render(page, "en")) for page in all_pages(content(assessment))]


def test_there_are_a_hundred_of_them():
    assert 100 == len(set(PAYLOADS))


@payloads
def test_no_word_changes_what_a_page_of_the_site_is_made_of(word):
    for page, plain in zip(pages(release(word)), pages(harmless(word)), strict=True):
        assert plain.wrong == page.wrong == []
        assert plain.shape == page.shape


@payloads
def test_no_word_becomes_a_link_that_runs_or_loads_something(word):
    for page in pages(release(word)):
        schemes = {urlsplit(link).scheme for link in page.values("href")}
        assert schemes <= {"", "http", "https", "mailto"}
        assert not any(link.startswith("//") for link in page.values("href"))


@payloads
def test_no_word_changes_what_a_notebook_shows(word):
    for show in (
        assessment_to_html,
        lambda each: ranking_to_html(rank([each], framework())),
        lambda each: comparison_to_html(compare((each, each), [framework()])),
    ):
        assert Parsed(show(harmless(word))).shape == Parsed(show(release(word))).shape


@payloads
def test_no_word_becomes_markup_in_markdown(word):
    for show in (
        lambda each: assessments_to_markdown((each,), KNOWN),
        lambda each: ranking_to_markdown(rank([each], framework()), framework()),
        lambda each: comparison_to_markdown(
            compare((each, each), [framework()]), KNOWN, cells=True
        ),
    ):
        assert shapes(show(harmless(word))) == shapes(show(release(word)))


@payloads
def test_no_cell_of_a_spreadsheet_begins_with_a_formula(word):
    for show in (
        lambda each: assessments_to_csv([each]),
        lambda each: ranking_to_csv(rank([each], framework()), framework()),
        lambda each: exported((each,), Format.CSV, KNOWN).decode(),
    ):
        plain, lines = (
            list(csv.reader(StringIO(show(e)))) for e in (harmless(word), release(word))
        )
        assert [len(line) for line in plain] == [len(line) for line in lines]
        assert [] == [
            cell for line in lines for cell in line if cell.lstrip(" ").startswith(FORMULA)
        ]


@payloads
def test_json_gives_the_word_back_and_nothing_else(word):
    written = to_json(release(word)).encode()
    assert release(word) == read_report(written, "report.json")
    assert json.loads(written)["release"]["name"] == word


@payloads
def test_no_word_changes_the_elements_of_the_feed(word):
    one, two = (
        [each.tag for each in ET.fromstring(feed(content(made), "")).iter()]
        for made in (harmless(word), release(word))
    )
    assert one == two


@payloads
def test_no_word_adds_to_what_a_picture_is_made_of(word):
    wanted = Wanted(framework=framework())
    for kind in plots():
        plain, drawn = (
            {
                (each.tag, *each.attrib)
                for each in ET.fromstring(draw(kind, [made], wanted).svg).iter()
            }
            for made in (harmless(word), release(word))
        )
        # A word that is too long for its place is shortened, and its title has all of it.
        assert drawn - plain <= {("{http://www.w3.org/2000/svg}title",)}


@payloads
@pytest.mark.parametrize("colour", [False, True])
def test_no_word_steers_the_terminal(word, colour):
    page = Page(width=100, colour=colour)
    for show in (
        lambda each: assessment_to_terminal(each, KNOWN, page),
        lambda each: ranking_to_terminal(rank([each], framework()), framework(), page),
        lambda each: comparison_to_terminal(
            compare((each, each), [framework()]), KNOWN, page, cells=True
        ),
    ):
        plain, said = show(harmless(word)), show(release(word))
        allowed = {"\n"} | ({"\x1b"} if colour else set())
        assert steering(said) <= allowed
        if "\x1b" in word:  # each of our own colours ends with m, and none of its is among them
            assert printable(word)[:9] in said.replace("\n", "")
        assert plain.count("\x1b]") == said.count("\x1b]") == 0


def test_in_a_browser_nothing_of_them_runs_or_asks_anybody(opened, served, tmp_path):
    found = [release(word, number=f" {at}") for at, word in enumerate(PAYLOADS)]
    write_site(content(*found), tmp_path / "site")
    base = served(tmp_path / "site")
    # Without the policy of our pages, so that it is the escaping that is tried.
    watched = opened(base, bypass_csp=True)
    folder = tmp_path / "site"
    found_pages = [*sorted(folder.glob("*.html")), *sorted(folder.glob("release/*.html"))]
    paths = [page.relative_to(folder).as_posix() for page in found_pages]
    ran = []
    for path in paths:
        watched.page.goto(base + path)
        if watched.page.evaluate("'pwned' in window"):
            ran.append(path)
    for one, two in zip(found[::2], found[1::2], strict=True):
        chosen = "&".join(f"m={slug(each.release.id)}" for each in (one, two))
        watched.page.goto(f"{base}compare.html?{chosen}")
        watched.page.locator("table.sides").wait_for()
        if watched.page.evaluate("'pwned' in window"):
            ran.append(one.release.id)
    assert ([], [], []) == (ran, watched.outside, watched.complaints)
