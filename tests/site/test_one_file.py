"""`--format html`: one file that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from click.testing import CliRunner

from howopen.cli import main
from howopen.samples import sample
from howopen.site.one_file import assessment_to_html
from tests.reports import invented


@pytest.fixture(scope="module")
def page():
    done = CliRunner().invoke(
        main, [str(sample("heron-1b-instruct")), "--format", "html"], catch_exceptions=False
    )
    assert 0 == done.exit_code
    return done.stdout


def test_the_page_allows_nothing_but_its_own_style(page):
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL).group(1)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}';" in page


def test_the_page_loads_nothing_and_leads_to_no_file_beside_it(page):
    assert [] == re.findall(r"<(?:script|link|img|iframe|form)\b", page)
    led_to = re.findall(r'href="([^"]*)"', page)
    assert set() == {each for each in led_to if not re.match(r"#|https?:|mailto:", each)}


def test_every_place_within_the_page_is_there(page):
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))


def test_the_page_shows_the_words_that_are_cited(page):
    assert page.count("<blockquote") > 1  # one of them is the wording to quote


def test_foreign_words_are_text_in_the_page():
    found = invented.assessment(invented.HOSTILE)
    page = assessment_to_html(found, {"radboud": invented.framework()})
    assert "<b>" not in page
    assert "\u202e" not in page


def test_several_releases_are_no_single_page():
    places = [str(sample("heron-1b")), str(sample("reed-7b"))]
    done = CliRunner().invoke(main, [*places, "--format", "html"])
    assert (2, True) == (done.exit_code, "one TARGET at a time" in done.output)


def test_the_suffix_of_the_output_names_the_format(tmp_path):
    out = tmp_path / "heron.html"
    CliRunner().invoke(main, [str(sample("heron-1b")), "-o", str(out)], catch_exceptions=False)
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
