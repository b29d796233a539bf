"""A site takes the place of an older one, and of nothing else."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

import howopen
from howopen.errors import InputError
from howopen.reports.atom import ATOM
from howopen.samples import FOLDER


def sample():
    return (howopen.assess(FOLDER / "heron-1b"),)


def test_a_site_is_written_into_a_new_folder_and_over_an_older_site(tmp_path):
    first = howopen.build_site(sample(), tmp_path / "site")
    (tmp_path / "site" / "old.html").write_text("old")
    assert first == howopen.build_site(sample(), tmp_path / "site")
    assert not (tmp_path / "site" / "old.html").exists()


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(InputError, match="no site of howopen's"):
        howopen.build_site(sample(), tmp_path)
    assert ["letter.txt"] == [each.name for each in tmp_path.iterdir()]


def test_a_file_in_its_place_is_left_alone(tmp_path):
    (tmp_path / "site").write_text("dear")
    with pytest.raises(InputError, match="no site of howopen's"):
        howopen.build_site(sample(), tmp_path / "site")
    assert "dear" == (tmp_path / "site").read_text()


def test_the_words_behind_a_citation_are_shown_where_the_recordings_are_at_hand(tmp_path):
    howopen.build_site(FOLDER, tmp_path / "site")
    page = (tmp_path / "site/release/heron-1b.html").read_text("utf-8")
    assert "<blockquote" in page


def test_the_map_of_the_site_names_whole_addresses(tmp_path):
    howopen.build_site(sample(), tmp_path / "site", address="https://heron.example/table/")
    found = (tmp_path / "site/sitemap.xml").read_text("utf-8")
    assert "<loc>https://heron.example/table/fr/release/heron-1b.html</loc>" in found


def test_the_feed_has_an_entry_for_each_release_with_its_verdict(tmp_path):
    howopen.build_site(sample(), tmp_path / "site")
    root = ET.parse(tmp_path / "site/feed.xml").getroot()
    ((title, link),) = [
        (entry.findtext(f"{{{ATOM}}}title"), entry.find(f"{{{ATOM}}}link").get("href"))
        for entry in root.iter(f"{{{ATOM}}}entry")
    ]
    sentence = sample()[0].verdict.sentence
    assert (True, "release/heron-1b.html") == (title.endswith(sentence), link)


def test_each_release_has_a_card_for_those_who_share_its_address(tmp_path):
    howopen.build_site(sample(), tmp_path / "site")
    page = (tmp_path / "site/release/heron-1b.html").read_text("utf-8")
    card = ET.parse(tmp_path / "site/release/heron-1b.svg").getroot()
    assert ('property="og:image"' in page, "{http://www.w3.org/2000/svg}svg") == (True, card.tag)
