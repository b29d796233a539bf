from __future__ import annotations

import uuid
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from msgspec.structs import replace

from howopen._version import __version__
from howopen.errors import InputError
from howopen.history.changed import Dated
from howopen.history.changes import changes
from howopen.model import VerdictId
from howopen.reports.atom import feed, headline
from tests.history.two_days import (
    CARD,
    CODE,
    NEW,
    OLD,
    OTHER_CARD,
    assessed,
    cell,
    cite,
    edge,
    finding,
    judgement,
    licensed,
    missing,
    source,
    verdict,
)
from tests.reports.invented import HOSTILE, framework
from tests.reports.test_changes import KNOWN, told

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
NOON, EVENING = "2025-09-01T12:00:00Z", "2025-09-01T20:00:00Z"


def written(*entries, **more):
    given_ = {"title": "Herons", "feed_id": "urn:x:herons", "updated": EVENING, **more}
    return feed(entries, **given_)


def parsed(*entries, **more):
    return ET.fromstring(written(*entries, **more))


def entry(name="Heron 1B", when=NOON, other="LicenseRef-heron"):
    return Dated(when=when, changes=told(name, other))


def words(root, path):
    return [found.text for found in root.findall(path.replace("/", f"/{ATOM}"))]


def test_a_feed_looks_like_this(snapshot):
    text = written(entry(), frameworks=KNOWN)
    assert snapshot == text.replace(f'"{__version__}"', '"VERSION"')


def test_a_feed_has_what_the_standard_asks_of_it():
    root = parsed(entry())
    assert f"{ATOM}feed" == root.tag
    for name in ("title", "id", "updated", "author", "generator"):
        assert 1 == len(root.findall(ATOM + name))
    for name in ("title", "id", "updated", "content"):
        assert 1 == len(root.findall(f"{ATOM}entry/{ATOM}{name}"))
    assert ["howopen"] == words(root, "./author/name")


def test_content_is_one_xhtml_div():
    content = parsed(entry()).find(f"{ATOM}entry/{ATOM}content")
    assert ("xhtml", [f"{XHTML}div"]) == (content.get("type"), [each.tag for each in content])


def test_an_empty_feed_is_a_feed():
    assert [] == parsed().findall(f"{ATOM}entry")


def test_the_newest_comes_first():
    root = parsed(entry("A", NOON), entry("B", EVENING), entry("C", "2025-08-01"))
    assert ["B", "A", "C"] == [title.partition(":")[0] for title in words(root, "./entry/title")]


def test_two_at_the_same_moment_come_by_name_whatever_their_order():
    one, other = entry("A"), entry("B")
    assert written(one, other) == written(other, one)


def test_one_release_has_one_entry_a_day():
    later = Dated(when=EVENING, changes=changes(NEW, OLD))
    root = parsed(later, Dated(when=NOON, changes=changes(OLD, NEW)))
    assert [EVENING] == words(root, "./entry/updated")
    assert [NOON] == words(root, "./entry/published")
    expected = (
        "Heron 1B: licence changed, Apache-2.0 -> LicenseRef-heron; now open weights with strings,"
        " was open weights; licence changed, LicenseRef-heron -> Apache-2.0; now open weights, was"
        " open weights with strings"
    )
    assert [expected] == words(root, "./entry/title")


def test_the_same_changes_recorded_twice_are_told_once():
    assert written(entry(), entry()) == written(entry())


def test_another_day_or_another_release_is_another_entry():
    assert 3 == len(
        parsed(entry(), entry(when="2025-09-02"), entry("Ibis")).findall(f"{ATOM}entry")
    )


def test_an_id_is_a_uuid_of_release_and_day_whatever_else_the_feed_holds():
    alone = words(parsed(entry(when=EVENING), feed_id="other"), "./entry/id")
    among = words(parsed(entry(other="MIT"), entry("Ibis", "2025-07-01")), "./entry/id")
    assert alone == among[:1]
    assert 5 == uuid.UUID(alone[0]).version


def test_a_feed_id_that_is_no_address_becomes_one():
    (feed_id,) = words(parsed(feed_id="herons of <b>"), "./id")
    assert feed_id.startswith("urn:uuid:")


def test_a_feed_whose_id_is_its_address_links_to_itself():
    address = 'https://herons.example/"<feed>.xml'
    link = parsed(feed_id=address).find(f"{ATOM}link")
    assert ("self", address) == (link.get("rel"), link.get("href"))


def test_times_are_in_utc():
    (updated,) = words(parsed(entry(when="2025-09-01T01:30:00+03:00")), "./entry/updated")
    assert "2025-08-31T22:30:00Z" == updated


@pytest.mark.parametrize("when", ["", "today", "2025-13-01", "0001-01-01T00:00:00+14:00"])
def test_what_is_no_time_is_refused(when):
    with pytest.raises(InputError, match="is not a time; write it as 2026-11-25T21:03:00Z"):
        written(entry(when=when))


def test_days_on_which_only_revisions_moved_are_left_out():
    moved = changes(assessed(), assessed(sources=(source(revision="b2"),)))
    assert [] == parsed(Dated(when=NOON, changes=moved)).findall(f"{ATOM}entry")


# Headlines


def said(old, new):
    return headline(changes(old, new), {"radboud": framework()})


def licence(name, text=CARD, revision="a1", **more):
    return assessed(licensed(name, text), (source(revision=revision),), **more)


def test_a_licence_that_changed_is_the_headline():
    new = licence("custom", OTHER_CARD, "b2")
    assert "Heron 1B: licence changed, apache-2.0 -> custom" == said(licence("apache-2.0"), new)


def test_another_verdict_is_added_to_it():
    assert said(OLD, NEW).endswith("; now open weights with strings, was open weights")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("code-license", "licence of the code changed, MIT -> GPL-3.0"),
        ("training-code", "training-code, MIT -> GPL-3.0"),
        ("license-conditions", "condition no longer found: MIT"),
    ],
)
def test_other_answers_are_told_by_their_names(name, expected):
    old = assessed({name: finding("yes", "MIT", at=(cite(CARD, 2),))})
    new = assessed({name: finding("yes", "GPL-3.0", at=(cite(OTHER_CARD, 2),))})
    assert f"Heron 1B: {expected}" == said(old, new)


def test_grades_come_before_answers():
    old, new = (
        assessed(
            {"training-code": finding(outcome, at=(cite(text, 2),))},
            (source(revision=text[-20:]),),
            judged=judgement(code=cell(grade, "training-code")),
        )
        for outcome, grade, text in (("yes", "open", CARD), ("no", "closed", OTHER_CARD))
    )
    assert "Heron 1B: Shore, Code: ✓ open -> ✗ closed" == said(old, new)


def test_what_could_not_be_seen_makes_no_claim():
    new = assessed({"weights-license": finding("unreachable")}, (missing(),))
    assert "Heron 1B: no longer seen, licence" == said(OLD, new)


def test_other_rules_make_no_claim():
    new = replace(licence("custom"), tool=replace(OLD.tool, rules="22" * 32))
    assert "Heron 1B: other rules, licence" == said(OLD, new)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (assessed(), assessed(sources=(source(), source(CODE))), f"sources changed, {CODE}"),
        (assessed(), assessed(lineage=(edge(),)),
         "came: fine-tuned from river/egret-7b (licence not known)"),
        (licence("MIT"), licence("MIT", OTHER_CARD), "other words, weights-license"),
        (assessed(told=verdict(VerdictId.CLOSED, "a")), assessed(told=verdict(VerdictId.CLOSED)),
         "other reasons for closed"),
        (assessed(), assessed(), "nothing differs"),
    ],
)  # fmt: skip
def test_less_is_told_where_there_is_no_more(old, new, expected):
    assert f"Heron 1B: {expected}" == said(old, new)


def test_a_headline_is_cut_where_a_foreign_name_is_endless():
    title = said(licence("a"), licence("b" * 10_000, OTHER_CARD, "b2"))
    assert (True, True) == (len(title) < 250, title.endswith("…"))


# Hostile inputs


def test_foreign_markup_is_words():
    text = written(entry(HOSTILE, other=f"<script>{HOSTILE}</script>"), title=HOSTILE)
    assert "<b>" not in text
    assert "<script>" not in text
    assert not {"\x1b", "\u202e"} & set(text)


ANY = some.text(some.characters(exclude_categories=()), max_size=20)


@given(ANY, ANY, ANY)
def test_a_feed_of_any_words_is_xml_that_says_them(name, license_id, title):
    root = parsed(entry(f"a{name}", other=f"b{license_id}"), title=title)
    assert 1 == len(root.findall(f"{ATOM}entry"))
    tags = {each.tag for each in root.iter()}
    assert tags <= {
        *(ATOM + tag for tag in ("feed", "title", "id", "updated", "author", "name", "generator")),
        *(ATOM + tag for tag in ("entry", "published", "content")),
        *(XHTML + tag for tag in ("div", "p", "ul", "li")),
    }
    assert "licence changed" in words(root, "./entry/title")[0]


@settings(max_examples=30)
@given(some.lists(some.datetimes(timezones=some.timezones()), max_size=4))
def test_entries_of_any_times_are_ordered(moments):
    entries = [entry(str(n), when.isoformat()) for n, when in enumerate(moments)]
    try:
        stamps = words(parsed(*entries), "./entry/updated")
    except InputError:
        return
    assert sorted(stamps, reverse=True) == stamps
