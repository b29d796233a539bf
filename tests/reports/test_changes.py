from __future__ import annotations

import json

import msgspec
import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from howopen.history.changed import Changes, Fate, Lost, Places
from howopen.history.changes import changes
from howopen.model import VerdictId
from howopen.reports.change_phrases import QUOTED
from howopen.reports.change_words import notes, sections
from howopen.reports.changes import (
    changes_schema,
    changes_to_json,
    changes_to_markdown,
    changes_to_terminal,
    lost_head,
    lost_line,
)
from howopen.reports.page import Page
from tests.history.two_days import (
    CARD,
    CODE,
    HUB,
    NEW,
    NEW_BYTES,
    OLD,
    OLD_BYTES,
    OTHER_CARD,
    assessed,
    cell,
    cite,
    edge,
    finding,
    judgement,
    licensed,
    missing,
    recording,
    snapshot,
    source,
    verdict,
)
from tests.reports.invented import HOSTILE, framework

KNOWN = {"radboud": framework()}
TRAIN = cite("", path="train.py", name=CODE)


def before(name="Heron 1B"):
    found = {
        **licensed("Apache-2.0", CARD),
        "license-conditions": finding("no", at=(cite(CARD, 2),)),
        "training-code": finding("yes", "train.py", at=(TRAIN,)),
        "model-card": finding("yes", at=(cite(CARD, 6),)),
    }
    cells = {
        "weights": cell("open", "weights-license"),
        "code": cell("open", "training-code"),
        "docs": cell("open", "model-card"),
    }
    return assessed(
        found,
        (source(), source(CODE)),
        judged=judgement(**cells),
        told=verdict(VerdictId.OPEN_SOURCE),
        lineage=(edge(license="MIT"),),
        digest="aa",
        name=name,
    )


def after(name="Heron 1B", other="LicenseRef-heron"):
    card = OTHER_CARD.replace("on Tidepool", "on data")
    found = {
        **licensed(other, card),
        "license-conditions": finding(
            "yes", "user threshold: 5,000 users a month", at=(cite(card, 2),)
        ),
        "training-code": finding("unreachable"),
        "model-card": finding("yes", at=(cite(card, 6),)),
        "package": finding("yes"),
    }
    cells = {
        "weights": cell("closed", "weights-license"),
        "code": cell("closed", "training-code", seen=False),
        "docs": cell("open", "model-card"),
    }
    return assessed(
        found,
        (source(revision="b2" * 20, read="2025-09-01"), missing(CODE, "the server did not answer")),
        judged=judgement(**cells),
        told=verdict(VerdictId.OPEN_WEIGHTS_RESTRICTED),
        lineage=(edge("pond/ibis-7b"),),
        digest="bb",
        name=name,
    )


def bytes_of(card, **fields):
    return (recording(snapshot({"README.md": card}, **fields)),)


def told(name="Heron 1B", other="LicenseRef-heron"):
    card = OTHER_CARD.replace("on Tidepool", "on data")
    return changes(
        before(name),
        after(name, other),
        old_recordings=bytes_of(CARD),
        new_recordings=bytes_of(card, revision="b2" * 20),
    )


def terminal(found, **page):
    return changes_to_terminal(found, KNOWN, Page(**page))


def test_changes_look_like_this(snapshot):
    assert snapshot == terminal(told())


def test_changes_in_markdown_look_like_this(snapshot):
    assert snapshot == changes_to_markdown(told(), KNOWN)


def test_few_changes_fit_on_a_screen():
    found = changes(OLD, NEW, old_recordings=OLD_BYTES, new_recordings=NEW_BYTES)
    assert len(terminal(found).splitlines()) < 24


def test_no_changes_are_said():
    assert "Nothing differs." in terminal(changes(OLD, OLD))
    assert "Nothing differs." in changes_to_markdown(changes(OLD, OLD), KNOWN)


def test_verdict_licence_and_grades_come_first():
    heads = [section.head for section in sections(told(), KNOWN)]
    assert ["Verdict", "Licence", "Grades", "Answers", "Made from", "Sources"] == heads[:6]


def test_the_words_that_changed_stand_below_the_licence_with_their_line():
    text = changes_to_markdown(told(), {})
    expected = f'README.md line 2 ({HUB}): "license: apache-2.0" -\\> "license: other"'
    assert expected in text


def test_what_could_not_be_had_is_never_said_to_be_gone():
    text = terminal(told())
    assert "? training-code: yes -> unreachable; - train.py (no longer seen)" in text
    assert "nothing says that it was taken back" in " ".join(text.split())


def test_changes_by_other_rules_are_marked():
    new = replace(after(), recording="aa", tool=replace(OLD.tool, rules="22" * 32))
    text = terminal(changes(before(), new))
    assert "* Licence of the weights: Apache-2.0 -> LicenseRef-heron (other rules)" in text
    assert "other rules: the same evidence" in text


def test_what_only_one_was_asked_is_said_below():
    assert "only one of the two has it: package." in notes(told())[-1]


def test_a_licence_in_other_words_is_told_though_its_name_is_the_same():
    found = changes(
        OLD,
        assessed(licensed("Apache-2.0", OTHER_CARD), (source(revision="b2"),)),
        old_recordings=OLD_BYTES,
        new_recordings=NEW_BYTES,
    )
    assert "~ Licence of the weights: still Apache-2.0, in other words" in terminal(found)


def test_every_sign_has_its_word_so_that_colour_is_never_alone():
    coloured, plain = terminal(told(), colour=True), terminal(told())
    assert "\x1b[31m" in coloured
    for line in ("- open source -> open weights with strings", "+ Condition came:"):
        assert line in plain


def test_a_terminal_without_unicode_gets_signs_that_it_has():
    terminal(told(HOSTILE), encoding="ascii").encode("ascii")


def test_two_releases_are_told_by_both_names():
    found = changes(OLD, replace(NEW, release=replace(NEW.release, name="Marsh 7B")))
    assert terminal(found).startswith("Heron 1B -> Marsh 7B\n")


def test_long_words_are_told_from_where_they_begin_to_differ():
    old, new = (f"{'same words ' * 30}{each}\n" for each in ("old end", "new end"))
    found = changes(
        assessed(licensed("a", old, 1)),
        assessed(licensed("b", new, 1), (source(revision="b2"),)),
        old_recordings=bytes_of(old),
        new_recordings=bytes_of(new, revision="b2"),
    )
    text = " ".join(terminal(found).split())
    assert 'words old end" -> "…' in text
    assert len(text) < 900 + 2 * QUOTED


def test_many_places_of_one_answer_are_counted():
    lines = [str(number) for number in range(6)]
    old, new = "\n".join(lines), "\n".join(f"{line}." for line in lines)
    at_old = tuple(cite(old, number) for number in range(1, 7))
    at_new = tuple(cite(new, number) for number in range(1, 7))
    found = changes(
        assessed({"data-list": finding("yes", at=at_old)}),
        assessed({"data-list": finding("no", at=at_new)}, (source(revision="b2"),)),
        old_recordings=bytes_of(old),
        new_recordings=bytes_of(new, revision="b2"),
    )
    assert "and 3 more places" in terminal(found)


def test_many_changes_of_words_alone_are_counted_at_a_terminal_and_told_in_markdown():
    lines = [str(number) for number in range(9)]
    old, new = "\n".join(lines), "\n".join(f"{line}." for line in lines)
    at_old = tuple(cite(old, number) for number in range(1, 10))
    at_new = tuple(cite(new, number) for number in range(1, 10))
    found = changes(
        assessed({"data-list": finding("yes", at=at_old)}),
        assessed({"data-list": finding("yes", at=at_new)}, (source(revision="b2"),)),
        old_recordings=bytes_of(old),
        new_recordings=bytes_of(new, revision="b2"),
    )
    assert "and 4 more; the JSON has all" in terminal(found)
    assert 9 == changes_to_markdown(found, KNOWN).count("README.md line")


def test_foreign_words_stay_words_at_a_terminal():
    text = terminal(told(HOSTILE, other=f"x\x1b]0;{HOSTILE}"))
    assert not {"\x1b", "\u202e"} & set(text)


def test_foreign_words_stay_words_in_markdown():
    text = changes_to_markdown(told(HOSTILE, other=HOSTILE), KNOWN)
    html = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(text)
    assert "<b>" not in html
    assert 'evil.example"' not in html
    assert "@heron" not in text


# JSON


def test_the_json_has_everything_and_comes_back():
    found = told()
    text = changes_to_json(found)
    assert found == msgspec.json.decode(text, type=Changes)
    assert "howopen-changes/1" == json.loads(text)["schema"]


def test_the_contract_of_changes_holds():
    plain = json.loads(changes_to_json(told()))
    assert {
        *("schema", "before", "after", "verdict", "findings", "conditions", "judgements"),
        *("sources", "lineage", "places", "asked_once"),
    } == set(plain)
    changed = plain["findings"]["weights-license"]
    assert {"before", "after", "answer", "cause", "words"} == set(changed)
    assert ["revision"] == plain["sources"][0]["shifts"]
    assert "release" == plain["judgements"]["radboud"]["dimensions"]["weights"]["cause"]


def test_the_schema_names_itself_and_every_part():
    schema = changes_schema()
    assert ("urn:howopen-changes:1", "1") == (schema["$id"], schema["version"])
    assert {"Changes", "FindingChange", "Reworded"} <= set(schema["$defs"])


# Lost places


def lost(fate, now=None):
    return Lost(citation=cite(CARD, 2), fate=fate, now=now, findings=("weights-license",))


@pytest.mark.parametrize(
    ("each", "words"),
    [
        (lost(Fate.MOVED, (4, 4)), "moved to line 4"),
        (lost(Fate.MOVED, (4, 5)), "moved to lines 4-5"),
        (lost(Fate.CHANGED), "the words have changed"),
        (lost(Fate.FILE_GONE), "the file is gone"),
        (lost(Fate.SOURCE_GONE), "the source is no longer among those looked at"),
        (lost(Fate.NOT_SEEN), "could not be seen again, and may still be there"),
    ],
)
def test_what_became_of_a_place_is_one_line(each, words):
    assert f"README.md:2 ({HUB}): {words}; weights-license" == lost_line(each)


def with_places(*found, cited=7):
    return replace(changes(before(), before()), places=Places(cited=cited, lost=found))


def test_lost_places_look_like_this(snapshot):
    found = changes(before(), before(), new_recordings=bytes_of(f"\n{OTHER_CARD}"))
    assert snapshot == changes_to_terminal(found, KNOWN, Page())


def test_lost_places_in_markdown_look_like_this(snapshot):
    found = [lost(fate, (4, 4) if fate is Fate.MOVED else None) for fate in Fate]
    assert snapshot == changes_to_markdown(with_places(*found), KNOWN)


def test_that_all_places_are_as_before_is_said():
    assert "All 7 cited places are as before." == lost_head(Places(cited=7, lost=()))
    one = Places(cited=2, lost=(lost(Fate.MOVED),))
    assert "Of 2 cited places, 1 is as before; 1 moved." == lost_head(one)


def test_foreign_paths_of_lost_places_stay_words():
    each = replace(lost(Fate.CHANGED), citation=cite(CARD, 2, path=HOSTILE))
    assert "\x1b" not in changes_to_terminal(with_places(each), KNOWN, Page())
    assert "<b>" not in changes_to_markdown(with_places(each), KNOWN)
