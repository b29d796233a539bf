from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from howopen.history.causes import held_by
from howopen.history.reworded import MOST_LINES, reworded
from tests.history.two_days import LICENSE, cite, recording, snapshot


def told(before, after, old_lines=(), new_lines=(), **more):
    """The changes at cited lines of one text on both days, as (lines, words) on each."""
    found = reworded(
        [cite(before, *lines) for lines in old_lines],
        [cite(after, *lines) for lines in new_lines],
        held_by((recording(snapshot({"README.md": more.get("held", before)})),)),
        held_by((recording(snapshot({"README.md": after})),)),
    )
    return [((c.before_lines, c.before), (c.after_lines, c.after)) for c in found]


def test_only_the_lines_that_differ_are_told():
    after = LICENSE.replace("share Heron", "not share Heron")
    expected = (((4, 4), "You may share Heron."), ((4, 4), "You may not share Heron."))
    assert [expected] == told(LICENSE, after, [(1, 4)], [(1, 4)])


def test_each_change_is_told_once():
    after = LICENSE.replace("share", "sell")
    assert 1 == len(told(LICENSE, after, [(1, 4), (4, 4)], [(1, 4), (4, 4)]))


def test_a_place_that_is_cited_no_more_is_told_by_what_stands_there_now():
    after = LICENSE.replace("use", "look at")
    expected = (((3, 3), "You may use Heron."), ((3, 3), "You may look at Heron."))
    assert [expected] == told(LICENSE, after, [(3, 3)])


def test_words_that_are_new_are_told_without_words_before():
    after = LICENSE.replace("Licence\n", "Licence\nNot for trade.\n")
    assert [((None, ""), ((2, 2), "Not for trade."))] == told(LICENSE, after, (), [(2, 2)])


def test_words_that_are_gone_are_told_without_words_after():
    after = LICENSE.replace("You may share Heron.\n", "")
    assert [(((4, 4), "You may share Heron."), (None, ""))] == told(LICENSE, after, [(4, 4)])


def test_words_that_still_stand_there_are_no_change():
    assert [] == told(LICENSE, f"New.\n{LICENSE}", [(3, 3)])


def test_of_a_text_that_is_another_altogether_only_the_place_is_told():
    after = "\n".join(f"Term {number}." for number in range(MOST_LINES + 1))
    assert [(((3, 3), "You may use Heron."), (None, ""))] == told(LICENSE, after, [(3, 3)])


def test_bytes_that_are_not_those_cited_tell_nothing():
    assert [] == told(LICENSE, "Other.\n", [(3, 3)], [(1, 1)], held="Something else.\n" * 4)


LINES = some.lists(some.sampled_from(["a", "b", "c", ""]), min_size=1, max_size=8).map("\n".join)
PLACES = some.lists(some.tuples(some.integers(1, 4), some.integers(4, 8)), max_size=3)


@given(LINES, LINES, PLACES, PLACES)
def test_what_is_told_stands_in_the_texts_and_the_way_back_tells_the_same(one, other, here, there):
    found = told(one, other, here, there)
    for (lines, words), (now, new_words) in found:
        assert lines is None or words == "\n".join(one.split("\n")[lines[0] - 1 : lines[1]])
        assert now is None or new_words == "\n".join(other.split("\n")[now[0] - 1 : now[1]])
    assert {(before, after) for after, before in told(other, one, there, here)} == set(found)
