"""A site takes the place of an older one, and of nothing else."""

from __future__ import annotations

import pickle
import struct
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

import howopen
from howopen.errors import InputError
from howopen.findings import questions
from howopen.model import Outcome
from howopen.reports.atom import ATOM
from howopen.reports.json import to_json
from howopen.samples import FOLDER
from howopen.site.building import Wanted, files_of, site_files
from howopen.site.content import Content


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


def test_the_card_is_named_by_its_whole_address_where_the_sites_is_known(tmp_path):
    howopen.build_site(sample(), tmp_path / "site", address="https://heron.example/table")
    page = (tmp_path / "site/fr/release/heron-1b.html").read_text("utf-8")
    assert 'content="https://heron.example/table/release/heron-1b.svg"' in page


def test_cards_are_pixels_where_they_are_wanted_so(tmp_path):
    pytest.importorskip("resvg_py", reason="needs howopen[png]")
    howopen.build_site(sample(), tmp_path / "site", png=True)
    page = (tmp_path / "site/es/release/heron-1b.html").read_text("utf-8")
    card = (tmp_path / "site/release/heron-1b.png").read_bytes()
    assert (b"\x89PNG", True) == (card[:4], 'content="../../release/heron-1b.png"' in page)
    assert (1200, 630) == struct.unpack(">II", card[16:24])


def test_several_processes_write_the_files_that_one_writes():
    content = Content(howopen.load_assessments(FOLDER), howopen.definitions(), questions())
    one, two = (list(site_files(content, jobs=jobs)) for jobs in (1, 2))
    assert one == two


def test_the_files_of_a_site_can_be_made_by_a_process_that_shares_no_memory():
    content = Content(sample(), howopen.definitions(), questions())
    files = tuple(files_of(content, Wanted()))
    again = pickle.loads(pickle.dumps(files))
    assert [file.make() for file in files] == [file.make() for file in again]


def earlier(found):
    """What a release was judged to be a year before: then its weights could not be had."""
    weights = replace(found.findings["weights-downloadable"], outcome=Outcome.NO)
    sources = tuple(replace(source, read="2024-01-02") for source in found.sources)
    findings = {**found.findings, "weights-downloadable": weights}
    return replace(found, findings=findings, sources=sources, recording="0" * 64)


def test_what_changed_since_an_earlier_state_is_told_on_the_page(tmp_path):
    (found,) = sample()
    saved = tmp_path / "earlier.json"
    saved.write_text(to_json(earlier(found)), "utf-8")
    howopen.build_site([found], tmp_path / "site", since=[saved])
    page = (tmp_path / "site/release/heron-1b.html").read_text("utf-8")
    assert '<h2 id="history">' in page
    assert 'class="plot plot-changes"' in page
    assert "weights-downloadable" in page.partition('<h2 id="history">')[2].partition("<h2")[0]


def test_without_an_earlier_state_no_page_speaks_of_changes(tmp_path):
    howopen.build_site(sample(), tmp_path / "site")
    assert 'id="history"' not in (tmp_path / "site/release/heron-1b.html").read_text("utf-8")


def test_a_base_leads_to_what_was_made_from_it_and_back(tmp_path):
    howopen.build_site(FOLDER, tmp_path / "site")
    base, made = (
        (tmp_path / f"site/release/{name}.html").read_text("utf-8")
        for name in ("heron-1b", "heron-1b-instruct")
    )
    assert ('href="../release/heron-1b-instruct.html"' in base, "heron-1b.html" in made) == (
        True,
        True,
    )


@pytest.mark.parametrize(
    ("contact", "begins"),
    [
        ("", 'href="mailto:?subject=howopen%3A%20Heron%201B&amp;body=release%3A%20heron-1b'),
        ("table@heron.example", 'href="mailto:table@heron.example?subject=howopen'),
        ("https://heron.example/new?k=1", 'href="https://heron.example/new?k=1&amp;title=howopen'),
    ],
)
def test_an_answer_is_disputed_with_those_who_can_mend_it(tmp_path, contact, begins):
    howopen.build_site(sample(), tmp_path / "site", contact=contact)
    assert begins in (tmp_path / "site/fr/release/heron-1b.html").read_text("utf-8")


def test_a_contact_that_nobody_could_reach_is_refused(tmp_path):
    with pytest.raises(InputError, match="neither an e-mail address nor"):
        howopen.build_site(sample(), tmp_path / "site", contact="javascript:alert(1)")
    assert not (tmp_path / "site").exists()
