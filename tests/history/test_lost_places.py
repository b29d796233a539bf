from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from msgspec.structs import replace

from howopen.history import lost_places as module
from howopen.history.changed import Fate
from howopen.history.lost_places import cited_places, lost_places
from tests.history.two_days import (
    CARD,
    CODE,
    HUB,
    LICENSE,
    PART,
    assessed,
    cite,
    edge,
    finding,
    missing,
    recording,
    snapshot,
)


def lost(citation, *snapshots, gone=()):
    """Fate and new lines of one cited place, in the recording of these snapshots."""
    old = assessed({"weights-license": finding(at=(citation,))})
    return [(each.fate, each.now) for each in lost_places(old, (recording(*snapshots, lost=gone),))]


LINE = cite(CARD, 2)


def test_words_at_their_place_are_not_lost():
    assert [] == lost(LINE, snapshot({"README.md": CARD}, revision="b2"))


def test_words_at_other_lines_of_the_same_file_moved():
    card = f"<!-- a -->\n{CARD}"
    assert [(Fate.MOVED, (3, 3))] == lost(LINE, snapshot({"README.md": card}))


def test_words_that_stand_at_several_places_moved_to_the_nearest():
    text = "a\nb\nx\nc\nd\nx\nx"
    assert [(Fate.MOVED, (6, 6))] == lost(
        cite("....x".replace(".", "\n"), 5), snapshot({"README.md": text})
    )


def test_several_lines_move_together():
    citation = cite(LICENSE, 3, 4)
    assert [(Fate.MOVED, (5, 6))] == lost(citation, snapshot({"README.md": f"\n\n{LICENSE}"}))


def test_words_that_are_nowhere_in_the_file_changed():
    card = CARD.replace("apache", "other")
    assert [(Fate.CHANGED, None)] == lost(LINE, snapshot({"README.md": card}))


def test_a_file_that_a_whole_listing_does_not_have_is_gone():
    citation = cite(LICENSE, 3, path="LICENSE")
    assert [(Fate.FILE_GONE, None)] == lost(citation, snapshot({"README.md": CARD}))


def test_a_file_that_part_of_a_listing_does_not_have_was_not_seen():
    citation = cite(LICENSE, 3, path="LICENSE")
    held = snapshot({"README.md": CARD}, listing=PART)
    assert [(Fate.NOT_SEEN, None)] == lost(citation, held)


def test_a_file_that_is_listed_and_was_not_kept_was_not_seen():
    citation = cite(LICENSE, 3, path="LICENSE")
    assert [(Fate.NOT_SEEN, None)] == lost(citation, snapshot({}, listed=("LICENSE",)))


def test_words_behind_the_cut_of_a_file_were_not_seen():
    held = snapshot({"README.md": "---\n"}, truncated=True)
    assert [(Fate.NOT_SEEN, None)] == lost(LINE, held)


def test_a_source_that_could_not_be_had_was_not_seen():
    assert [(Fate.NOT_SEEN, None)] == lost(LINE, gone=(missing(HUB),))


def test_a_source_that_nobody_looked_at_is_gone():
    assert [(Fate.SOURCE_GONE, None)] == lost(LINE, snapshot({}, CODE))


@pytest.mark.parametrize("path", ["train.py", "configs", ""])
def test_a_whole_file_a_folder_or_a_listing_that_is_there_is_not_lost(path):
    held = snapshot({}, listed=("configs/a.yaml", "train.py"))
    assert [] == lost(cite("", path=path), held)


def test_a_whole_file_that_is_not_there_is_gone():
    assert [(Fate.FILE_GONE, None)] == lost(cite("", path="train.py"), snapshot({}))


def test_what_a_hub_said_is_lost_where_it_was_not_recorded():
    record = cite("", path="info.json")
    assert [(Fate.NOT_SEEN, None)] == lost(record, snapshot({}))
    assert [] == lost(record, snapshot({}, info="mit"))


def test_one_of_several_recordings_that_has_the_words_is_enough():
    old = assessed({"weights-license": finding(at=(LINE,))})
    changed = recording(snapshot({"README.md": "other"}))
    assert () == lost_places(old, (changed, recording(snapshot({"README.md": CARD}))))


def test_of_several_recordings_the_one_that_says_most_counts():
    old = assessed({"weights-license": finding(at=(LINE,))})
    others = (recording(snapshot({})), recording(snapshot({"README.md": f"\n{CARD}"})))
    assert [Fate.MOVED] == [each.fate for each in lost_places(old, others)]


def test_each_place_is_told_once_with_every_answer_that_cites_it():
    both = {name: finding(at=(LINE,)) for name in ("weights-license", "document-license")}
    old = assessed(both, lineage=(edge(citations=(LINE,)),))
    (told,) = lost_places(old, (recording(snapshot({"README.md": ""}, revision="b2")),))
    assert ("weights-license", "document-license", "lineage") == told.findings
    assert "b2" == told.revision


def test_places_come_by_source_and_file_as_first_cited_with_their_lines_ascending():
    first = finding(at=(cite(CARD, 5), cite(LICENSE, 1, path="LICENSE", name=CODE)))
    second = finding(at=(cite(CARD, 2), cite(LICENSE, 1, path="LICENSE")))
    found = cited_places(assessed({"a": first, "b": second}))
    assert [(HUB, "README.md", 2), (HUB, "README.md", 5), (HUB, "LICENSE", 1),
            (CODE, "LICENSE", 1)] == [
        (c.source, c.path, c.lines[0]) for c, _ in found
    ]  # fmt: skip


def test_a_search_that_would_take_too_long_is_left_and_the_words_count_as_changed(monkeypatch):
    monkeypatch.setattr(module, "MOST_SEARCHED", 10)
    assert [(Fate.CHANGED, None)] == lost(LINE, snapshot({"README.md": f"\n{CARD}"}))


@pytest.mark.parametrize("lines", [(-3, 2), (5, 2), (1, 10**9)])
def test_lines_that_no_file_can_have_are_changed(lines):
    place = replace(LINE, lines=lines)
    assert [(Fate.CHANGED, None)] == lost(place, snapshot({"README.md": CARD}))


LINES = some.lists(some.sampled_from(["a", "b", ""]), min_size=1, max_size=9).map("\n".join)


@given(LINES, LINES, some.integers(1, 9), some.integers(0, 3))
def test_where_words_moved_to_the_same_words_stand(before, after, first, more):
    citation = cite(before, first, first + more)
    for fate, now in lost(citation, snapshot({"README.md": after})):
        assert (fate is Fate.MOVED) == (now is not None)
        if now is not None:
            assert citation.sha256 == cite(after, *now).sha256
            assert now != citation.lines
