from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from msgspec.structs import replace

from howopen.history.causes import Cause, together
from howopen.history.changed import Shift
from howopen.history.changes import changes
from howopen.model import Relation, VerdictId
from tests.history.two_days import (
    CARD,
    CODE,
    FULL,
    HUB,
    LICENSE,
    NEW,
    NEW_BYTES,
    NONE,
    OLD,
    OLD_BYTES,
    OTHER_CARD,
    PART,
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


def cause(old, new, name="weights-license", **recordings):
    return changes(old, new, **recordings).findings[name].cause


def test_the_same_assessment_has_no_changes():
    assert changes(OLD, OLD).empty


def test_an_answer_is_told_before_and_after_with_its_places():
    found = changes(OLD, NEW).findings["weights-license"]
    assert ("Apache-2.0", "LicenseRef-heron") == (*found.before.value, *found.after.value)
    assert ((2, 2), (2, 2)) == (found.before.citations[0].lines, found.after.citations[0].lines)
    assert found.answer


def test_the_words_that_changed_come_from_the_recordings_with_their_line():
    told = changes(OLD, NEW, old_recordings=OLD_BYTES, new_recordings=NEW_BYTES)
    (words,) = told.findings["weights-license"].words
    assert ("license: apache-2.0", "license: other") == (words.before, words.after)
    assert ((2, 2), (2, 2)) == (words.before_lines, words.after_lines)


def test_without_recordings_no_words_are_told():
    assert () == changes(OLD, NEW).findings["weights-license"].words


def test_the_verdict_is_told_before_and_after():
    found = changes(OLD, NEW).verdict
    assert VerdictId.OPEN_WEIGHTS is found.before.id
    assert VerdictId.OPEN_WEIGHTS_RESTRICTED is found.after.id
    assert Cause.RELEASE is found.cause


def test_words_that_only_moved_are_no_change():
    moved = licensed("Apache-2.0", f"\n{CARD}", 3)
    told = changes(OLD, assessed(moved, (source(revision="b2"),)))
    assert {} == told.findings
    assert (False, True) == (told.empty, told.quiet)


def test_words_that_changed_are_not_quiet():
    assert not changes(OLD, NEW).quiet


def test_a_file_that_two_sources_have_is_the_same_answer_as_one():
    old = assessed({"training-code": finding("yes", "train.py", "train.py")})
    new = assessed({"training-code": finding("yes", "train.py")})
    assert not changes(old, new).findings["training-code"].answer


def test_a_question_that_only_one_was_asked_is_not_compared():
    new = assessed({**licensed("Apache-2.0", CARD), "package": finding("yes")})
    told = changes(OLD, new)
    assert (("package",), True) == (told.asked_once, told.empty)


# Causes


def test_a_line_that_was_seen_and_is_another_is_the_release():
    assert Cause.RELEASE is cause(OLD, NEW)


def test_what_is_known_and_could_not_be_had_is_no_longer_seen():
    new = assessed({"weights-license": finding("unreachable")}, (missing(),))
    told = changes(OLD, new)
    assert Cause.NO_LONGER_SEEN is told.findings["weights-license"].cause
    assert not told.real


def test_what_could_be_had_this_time_is_seen_now():
    old = assessed({"weights-license": finding("unreachable")}, (missing(),))
    assert Cause.SEEN_NOW is cause(old, OLD)


def test_a_line_that_left_a_card_seen_in_full_is_the_release():
    new = assessed({"weights-license": finding("no")}, (source(revision="b2"),))
    assert Cause.RELEASE is cause(OLD, new)


def test_a_line_that_left_a_card_seen_in_part_is_no_longer_seen():
    new = assessed({"weights-license": finding("unclear")}, (source(revision="b2", card=PART),))
    assert Cause.NO_LONGER_SEEN is cause(OLD, new)


def test_a_file_of_a_listing_seen_in_part_may_have_been_there():
    place = cite("", path="train.py", name=CODE)
    old = assessed({"training-code": finding("unclear")}, (source(CODE, listing=PART),))
    new = assessed({"training-code": finding(at=(place,))}, (source(CODE, "b2"),))
    assert Cause.SEEN_NOW is cause(old, new, "training-code")


def test_a_file_that_a_whole_listing_did_not_have_is_new():
    place = cite("", path="train.py", name=CODE)
    old = assessed({"training-code": finding("no")}, (source(CODE),))
    new = assessed({"training-code": finding(at=(place,))}, (source(CODE, "b2"),))
    assert Cause.RELEASE is cause(old, new, "training-code")


def test_a_source_that_was_not_looked_at_before_is_another_source():
    place = cite("", path="train.py", name=CODE)
    old = assessed({"training-code": finding("unclear")})
    new = assessed({"training-code": finding(at=(place,))}, (source(), source(CODE)))
    told = changes(old, new)
    assert (Cause.SOURCES, True) == (told.findings["training-code"].cause, told.real)


def test_an_answer_that_also_cites_what_did_not_change_is_still_no_longer_seen():
    """Without the repository, the same answer rests on a listing that was there all the time."""
    lost = cite("", path="train.py", name=CODE)
    listing = cite("", path="", name=HUB)
    old = assessed({"training-code": finding(at=(lost,))}, (source(), source(CODE)))
    new = assessed({"training-code": finding("no", at=(listing,))}, (source(), missing(CODE)))
    assert Cause.NO_LONGER_SEEN is cause(old, new, "training-code")


def test_words_that_stood_there_before_and_were_not_cited_are_no_change():
    old = assessed(
        {"data-list": finding("partly", at=(cite("", path="data.txt", name=CODE),))},
        (source(), source(CODE)),
    )
    new = assessed(
        {"data-list": finding("unclear", at=(cite(OTHER_CARD, 6),))},
        (source(revision="b2"), missing(CODE)),
    )
    before = (recording(snapshot({"README.md": CARD}), snapshot({"data.txt": "a"}, CODE)),)
    assert Cause.NO_LONGER_SEEN is cause(
        old, new, "data-list", old_recordings=before, new_recordings=NEW_BYTES
    )


@pytest.mark.parametrize("path", ["", "train.py", "info.json"])
def test_a_file_a_listing_or_a_record_that_was_there_before_is_no_change(path):
    """Of two sources, one is lost; the other one has another text, which is not cited."""
    lost, kept = cite("", path="a.py", name=CODE), cite("", path=path)
    old = assessed({"training-code": finding(at=(lost,))}, (source(), source(CODE)))
    new = assessed(
        {"training-code": finding("no", at=(kept,))}, (source(revision="b2"), missing(CODE))
    )
    hub = {"listed": ("train.py",), "info": "mit"}
    before = (recording(snapshot({"README.md": CARD}, **hub), snapshot({"a.py": ""}, CODE)),)
    after = (recording(snapshot({"README.md": OTHER_CARD}, revision="b2", **hub)),)
    assert Cause.NO_LONGER_SEEN is cause(
        old, new, "training-code", old_recordings=before, new_recordings=after
    )


def test_a_hub_record_that_was_recorded_on_one_day_only_is_seen_now():
    record = cite("", path="info.json")
    old = assessed({"weights-gated": finding("unclear", searched=(HUB,))}, (source(revision=None),))
    new = assessed({"weights-gated": finding("no", at=(record,))}, (source(revision=None),))
    before = (recording(snapshot({}, revision=None)),)
    after = (recording(snapshot({}, revision=None, info="mit")),)
    assert Cause.SEEN_NOW is cause(
        old, new, "weights-gated", old_recordings=before, new_recordings=after
    )


def test_the_same_places_of_less_of_a_source_are_no_longer_seen():
    listing = (cite("", path=""),)
    old = assessed({"checkpoints": finding("no", at=listing)})
    new = assessed({"checkpoints": finding("unclear", at=listing)}, (source(listing=PART),))
    assert Cause.NO_LONGER_SEEN is cause(old, new, "checkpoints")


def test_the_same_recording_under_other_rules_is_the_rules():
    new = replace(NEW, recording=OLD.recording, tool=replace(OLD.tool, rules="22" * 32))
    told = changes(OLD, new)
    assert {Cause.RULES} == told.causes
    assert (True, False) == (told.other_rules, told.real)


def test_the_same_revision_under_other_rules_is_the_rules():
    new = assessed(licensed("LicenseRef-heron", CARD), rules="22" * 32)
    assert Cause.RULES is cause(OLD, new)


def test_another_revision_under_other_rules_is_not_certain():
    assert Cause.UNCERTAIN is cause(OLD, replace(NEW, tool=replace(NEW.tool, rules="22" * 32)))


def test_the_same_bytes_at_another_revision_under_other_rules_are_the_rules():
    new = assessed(licensed("Apache", CARD), (source(revision="b2"),), rules="22" * 32)
    after = (recording(snapshot({"README.md": CARD}, revision="b2")),)
    assert Cause.RULES is cause(OLD, new, old_recordings=OLD_BYTES, new_recordings=after)


def test_a_revision_does_not_cover_what_a_hub_says_beside_the_files():
    record = (cite("", path="info.json"),)
    old = assessed({"weights-gated": finding("no", at=record)})
    new = assessed({"weights-gated": finding("yes", at=record)}, rules="22" * 32)
    assert Cause.UNCERTAIN is cause(old, new, "weights-gated")


def test_unreachable_under_other_rules_is_still_no_longer_seen():
    new = assessed({"weights-license": finding("unreachable")}, (missing(),), rules="22" * 32)
    assert Cause.NO_LONGER_SEEN is cause(OLD, new)


@pytest.mark.parametrize(
    ("causes", "expected"),
    [
        ({Cause.RELEASE, Cause.NO_LONGER_SEEN}, Cause.RELEASE),
        ({Cause.SOURCES, Cause.SEEN_NOW}, Cause.SOURCES),
        ({Cause.SEEN_NOW, Cause.NO_LONGER_SEEN}, Cause.UNCERTAIN),
        ({Cause.RULES, Cause.RELEASE}, Cause.UNCERTAIN),
        ({Cause.RULES}, Cause.RULES),
    ],
)
def test_several_causes_make_one(causes, expected):
    assert expected is together(causes)


# Conditions, grades, sources, lineage


def conditions(*values, name="license-conditions", outcome="yes", **more):
    return assessed({name: finding(outcome, *values, at=(cite(CARD, 2),))}, **more)


def test_a_condition_that_came_and_one_that_went_are_told():
    old, new = conditions("non commercial"), conditions("user threshold: 5 users")
    told = [(c.kind, c.before, c.after) for c in changes(old, new).conditions]
    assert [
        ("non commercial", "non commercial", None),
        ("user threshold", None, "user threshold: 5 users"),
    ] == told


def test_a_condition_of_the_same_kind_with_another_value_changed():
    old, new = conditions("user threshold: 5 users"), conditions("user threshold: 9 users")
    (told,) = changes(old, new).conditions
    assert ("user threshold: 5 users", "user threshold: 9 users") == (told.before, told.after)


def test_a_condition_whose_text_could_not_be_had_is_no_longer_seen():
    old = conditions("non commercial")
    new = assessed({"license-conditions": finding("unreachable")}, (missing(),))
    (told,) = changes(old, new).conditions
    assert (Cause.NO_LONGER_SEEN, None) == (told.cause, told.after)


def test_inherited_conditions_are_told_apart_from_the_releases_own():
    old, new = (
        conditions(name="inherited-terms"),
        conditions("naming: Egret", name="inherited-terms"),
    )
    (told,) = changes(old, new).conditions
    assert ("inherited-terms", "naming") == (told.finding, told.kind)


def graded(grade, license_id="Apache-2.0", text=CARD, version="1", **more):
    revision = "a1" if text == CARD else "b2"
    judged = judgement(version, weights=cell(grade, "weights-license"))
    return assessed(licensed(license_id, text), (source(revision=revision),), judged=judged, **more)


def test_a_cell_and_the_total_are_told_before_and_after():
    told = changes(graded("open"), graded("closed", "other", OTHER_CARD)).judgements["radboud"]
    changed = told.dimensions["weights"]
    assert ("open", "closed") == (changed.before.grade, changed.after.grade)
    assert (1, 0, True) == (told.before.score, told.after.score, told.total)
    assert Cause.RELEASE is changed.cause is told.cause


def test_a_cell_that_is_no_longer_seen_follows_its_answer():
    judged = judgement(weights=cell("closed", "weights-license", seen=False))
    new = assessed({"weights-license": finding("unreachable")}, (missing(),), judged=judged)
    told = changes(graded("open"), new)
    assert Cause.NO_LONGER_SEEN is told.judgements["radboud"].dimensions["weights"].cause


def test_a_cell_without_another_answer_is_the_rules_where_they_differ():
    told = changes(graded("open"), graded("partial", rules="22" * 32))
    assert {Cause.RULES} == told.causes


def test_another_version_of_a_definition_is_another_rule():
    told = changes(graded("open"), graded("partial", version="2"))
    assert {Cause.RULES} == told.causes


def test_a_dimension_that_only_one_version_has_stands_alone():
    old = assessed(judged=judgement(code=cell("open")))
    new = assessed(judged=judgement("2", weights=cell("open")))
    told = changes(old, new).judgements["radboud"].dimensions
    assert (None, None) == (told["weights"].before, told["code"].after)


def test_a_class_without_another_cell_is_told():
    old, new = judgement(grade="class-iii"), judgement("2", grade="class-ii")
    told = changes(assessed(judged=old), assessed(judged=new)).judgements["radboud"]
    assert (True, {}, Cause.RULES) == (told.total, told.dimensions, told.cause)


def test_a_definition_that_only_one_was_judged_under_is_not_compared():
    told = changes(assessed(), graded("open"))
    assert {} == told.judgements
    assert {"weights-license", "radboud"} == set(told.asked_once)


@pytest.mark.parametrize(
    ("before", "after", "shifts"),
    [
        (None, source(CODE), (Shift.CAME,)),
        (source(CODE), None, (Shift.WENT,)),
        (source(CODE), missing(CODE), (Shift.UNREACHABLE,)),
        (missing(CODE), source(CODE), (Shift.REACHABLE,)),
        (source(CODE), source(CODE, "b2"), (Shift.REVISION,)),
        (source(CODE), source(CODE, card=PART), (Shift.SEEN_LESS,)),
        (source(CODE, card=PART, listing=FULL), source(CODE, "b2", card=FULL, listing=NONE),
         (Shift.REVISION, Shift.SEEN_LESS, Shift.SEEN_MORE)),
        (source(CODE, None), source(CODE, "b2"), ()),
        (missing(CODE), missing(CODE, "refused"), ()),
        (source(CODE), source(CODE, read="2025-09-01"), ()),
    ],
)  # fmt: skip
def test_what_became_of_a_source_is_told(before, after, shifts):
    old = assessed(sources=(source(), *filter(None, (before,))))
    new = assessed(sources=(source(), *filter(None, (after,))))
    assert list(filter(None, [shifts])) == [each.shifts for each in changes(old, new).sources]


def test_steps_of_the_lineage_that_came_went_and_changed_are_told():
    old = assessed(lineage=(edge("river/egret-7b"), edge("pond/ibis", license="MIT")))
    new = assessed(lineage=(edge("pond/ibis", license="Apache-2.0"), edge("lake/marsh")))
    told = [
        (change.before and change.before.base, change.after and change.after.base)
        for change in changes(old, new).lineage
    ]
    assert [("pond/ibis", "pond/ibis"), (None, "lake/marsh"), ("river/egret-7b", None)] == told


def test_a_base_that_is_recorded_on_one_day_only_is_another_source():
    old, new = assessed(lineage=(edge(),)), assessed(lineage=(edge(recorded="egret-7b"),))
    (told,) = changes(old, new).lineage
    assert Cause.SOURCES is told.cause


def test_a_base_named_by_a_line_that_is_new_is_the_release():
    old = assessed(lineage=())
    new = assessed(lineage=(edge(citations=(cite(OTHER_CARD, 2),)),))
    (told,) = changes(old, new).lineage
    assert Cause.RELEASE is told.cause


def test_a_step_that_cites_nothing_has_no_certain_cause():
    (told,) = changes(assessed(), assessed(sources=(missing(),), lineage=(edge(),))).lineage
    assert Cause.UNCERTAIN is told.cause


def test_another_folder_of_the_same_release_is_no_other_lineage():
    old = assessed(lineage=(edge(),))
    moved = replace(edge(), model="heron-1b-2025")
    new = replace(assessed(lineage=(moved,)), release=replace(old.release, id="heron-1b-2025"))
    assert changes(old, new).empty


def test_the_last_day_on_which_a_source_was_read_dates_an_assessment():
    found = assessed(sources=(source(read="2025-03-02"), source(CODE, read="2025-03-01")))
    assert "2025-03-02" == changes(found, found).before.read


# Properties


@dataclass
class Day:
    """One random day: its assessment and its bytes."""

    assessment: object
    bytes: tuple


TEXTS = (CARD, OTHER_CARD, LICENSE, "", "\n".join("abcab"))
OUTCOMES = some.sampled_from(["yes", "partly", "no", "unclear", "unreachable"])
VALUES = some.lists(some.sampled_from(["MIT", "a: 1", "a: 2", "b"]), max_size=3, unique=True)


@some.composite
def random_days(draw):
    texts = {name: draw(some.sampled_from(TEXTS)) for name in (HUB, CODE)}
    rate = some.sampled_from([FULL, PART, NONE])
    here = [name for name in texts if draw(some.booleans())]
    sources = [
        missing(name) if draw(some.booleans()) else source(name, draw(some.sampled_from("ab")),
                                                           card=draw(rate), listing=draw(rate))
        for name in here
    ]  # fmt: skip

    def places():
        return tuple(
            cite(texts[name], *draw(some.sampled_from([(0,), (1,), (2, 3)])), name=name)
            for name in here
            if draw(some.booleans())
        )

    names = ("weights-license", "license-conditions", "inherited-terms")
    found = {name: finding(draw(OUTCOMES), *draw(VALUES), at=places()) for name in names}
    cells = {n: cell(draw(some.sampled_from(["open", "closed"])), n) for n in names}
    lineage = tuple(edge(b, citations=places()) for b in "xy" if draw(some.booleans()))
    told = verdict(draw(some.sampled_from(list(VerdictId))))
    rules = draw(some.sampled_from(["11", "22"]))
    day = assessed(
        found, tuple(sources), judged=judgement(**cells), told=told, lineage=lineage, rules=rules
    )
    held = [s for s in sources if not s.missing]
    bytes_ = [snapshot({"README.md": texts[s.id]}, s.id, revision=s.revision, card=s.card,
                       listing=s.listing) for s in held]  # fmt: skip
    return Day(day, (recording(*bytes_),) if draw(some.booleans()) else ())


def both_ways(one, other):
    return (
        changes(one.assessment, other.assessment, old_recordings=one.bytes,
                new_recordings=other.bytes),
        changes(other.assessment, one.assessment, old_recordings=other.bytes,
                new_recordings=one.bytes),
    )  # fmt: skip


BACK = {Cause.SEEN_NOW: Cause.NO_LONGER_SEEN, Cause.NO_LONGER_SEEN: Cause.SEEN_NOW}


@given(random_days())
def test_any_assessment_has_no_changes_to_itself(day):
    there, _ = both_ways(day, day)
    assert there.empty
    assert (frozenset(), False) == (there.causes, there.real)


@settings(max_examples=50)
@given(random_days(), random_days())
def test_the_way_back_swaps_before_and_after(one, other):
    there, back = both_ways(one, other)

    def swapped(change):
        cause = BACK.get(change.cause, change.cause)
        return (change.after, change.before, cause)

    def straight(change):
        return (change.before, change.after, change.cause)

    for part in ("findings", "judgements"):
        mine, theirs = getattr(there, part), getattr(back, part)
        assert {n: swapped(c) for n, c in mine.items()} == {
            n: straight(c) for n, c in theirs.items()
        }
    for part in ("conditions", "lineage"):
        mine, theirs = getattr(there, part), getattr(back, part)
        assert sorted(map(repr, map(swapped, mine))) == sorted(map(repr, map(straight, theirs)))
    assert swapped(there.verdict) == straight(back.verdict)
    words = {(w.after, w.before) for c in there.findings.values() for w in c.words}
    assert words == {(w.before, w.after) for c in back.findings.values() for w in c.words}


@settings(max_examples=50)
@given(random_days(), random_days())
def test_nothing_told_is_the_same_on_both_days(one, other):
    there, _ = both_ways(one, other)
    for change in (*there.conditions, *there.lineage, *there.sources):
        assert change.before != change.after
    for change in there.findings.values():
        assert all(words.before != words.after for words in change.words)


def test_relations_that_differ_are_told():
    old = assessed(lineage=(edge(),))
    new = assessed(lineage=(replace(edge(), relation=Relation.MERGE),))
    (told,) = changes(old, new).lineage
    assert (Relation.FINETUNE, Relation.MERGE) == (told.before.relation, told.after.relation)
