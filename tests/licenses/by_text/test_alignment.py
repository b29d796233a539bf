from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from howopen.licenses.by_text.alignment import Gap, align
from howopen.licenses.by_text.tokens import SHINGLE, Tokens

LICENSE = " ".join(f"word{number}" for number in range(200))


def laid(text: str, license_: str = LICENSE):
    return align(Tokens(text).string, Tokens(license_).string)


def test_equal_texts_are_one_block_without_gaps():
    found = laid(LICENSE)
    assert (0, 200, 200, ()) == (found.start, found.end, found.matched, found.gaps)


def test_a_changed_word_is_a_gap_of_that_word():
    found = laid(LICENSE.replace("word77", "heron"))
    assert (Gap(77, 78, 77, 78),) == found.gaps
    assert 199 == found.matched


def test_added_words_are_a_gap_in_the_text_only():
    found = laid(LICENSE.replace("word77 ", "word77 not for herons "))
    assert (Gap(78, 81, 78, 78),) == found.gaps


def test_missing_words_are_a_gap_in_the_licence_only():
    found = laid(LICENSE.replace("word77 word78 ", ""))
    assert (Gap(77, 77, 77, 79),) == found.gaps


def test_two_changes_close_to_each_other_are_two_gaps():
    found = laid(LICENSE.replace("word77 ", "heron ").replace("word90 ", "marsh "))
    assert (Gap(77, 78, 77, 78), Gap(90, 91, 90, 91)) == found.gaps


def test_a_repeated_word_at_the_edge_is_counted_once():
    found = laid(LICENSE.replace("word77 ", "word77 word77 "))
    assert 1 == sum(gap.end - gap.start for gap in found.gaps)
    assert 0 == sum(gap.license_end - gap.license_start for gap in found.gaps)


def test_a_licence_inside_of_other_words_has_its_place():
    found = laid("one two three " + LICENSE + " four five six")
    assert (3, 203, ()) == (found.start, found.end, found.gaps)


def test_nothing_in_common_gives_no_block():
    assert () == laid("the heron stands in the marsh and waits for a fish to come by").blocks


def test_sections_in_another_order_keep_the_longer_one():
    words = LICENSE.split()
    found = laid(" ".join(words[150:] + words[:150]))
    assert 150 == found.matched


@given(st.sets(st.integers(0, 199), max_size=12))
def test_matched_words_and_gaps_make_up_the_whole(changed):
    words = [f"other{n}" if n in changed else w for n, w in enumerate(LICENSE.split())]
    found = laid(" ".join(words))
    if found.blocks:
        between = sum(gap.end - gap.start for gap in found.gaps)
        assert found.end - found.start == found.matched + between
        assert all(gap.start <= gap.end for gap in found.gaps)
        assert found.matched >= SHINGLE


def test_one_byte_repeated_a_million_times_ends():
    found = align(b"a" * 1_000_000, b"a" * 10_000)
    assert 10_000 + SHINGLE - 1 <= found.matched
