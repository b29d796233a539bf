from __future__ import annotations

import itertools

import pytest
from msgspec.structs import replace

from howopen.frameworks.makers import Place, makers, owner, quarter
from howopen.model import SourceKind, SourceRole
from tests.reports.invented import assessment


def standing(*told):
    """Makers of releases told as (producer, owner), placed in that order."""
    return makers(
        Place(assessment(maker=maker, owner=own), rank, rank / 10)
        for rank, (maker, own) in enumerate(told, start=1)
    )


def sourced(*ids, role=SourceRole.PRIMARY):
    one = assessment().sources[0]
    return replace(
        assessment(),
        sources=tuple(
            replace(one, id=name, kind=SourceKind(name.partition(":")[0]), role=role)
            for name in ids
        ),
    )


def test_spellings_of_one_owner_are_one_maker_by_its_most_frequent_name():
    found = standing(("Heron Lab", "heron"), ("Heron", "Heron"), ("Heron Lab", "heron"))
    assert [("Heron Lab", 3, 1, 3)] == [
        (maker.name, maker.models, maker.best_rank, maker.worst_rank) for maker in found
    ]


def test_equal_producers_of_two_owners_are_one_maker():
    assert ["Heron"] == [m.name for m in standing(("Heron", "heron"), ("Heron", "heron-code"))]


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_makers_are_joined_by_way_of_a_third_release_in_any_order(order):
    told = [("Heron Lab", "a"), ("Heron", "a"), ("Heron", "b"), ("Ibis", "c")]
    found = {maker.name: maker.models for maker in standing(*(told[i] for i in order))}
    assert {"Heron": 3, "Ibis": 1} == found


def test_of_names_as_frequent_the_shortest_is_shown_and_then_the_first_by_code_point():
    assert ["Heron"] == [m.name for m in standing(("Heron Lab", "a"), ("Heron", "a"))]
    assert ["Heron"] == [m.name for m in standing(("heron", "a"), ("Heron", "a"))]


def test_a_release_without_a_producer_counts_with_its_owner_and_makes_no_maker_alone():
    found = standing(("Heron", "heron"), (None, "heron"), (None, "ibis"))
    assert [("Heron", 2)] == [(maker.name, maker.models) for maker in found]


def test_makers_stand_by_their_median_and_then_by_name():
    found = standing(("Ibis", "i"), ("Heron", "h"), ("Ibis", "i"))
    assert ["Heron", "Ibis"] == [maker.name for maker in found]


def test_the_owner_is_that_of_the_hub_model_before_that_of_the_code():
    found = sourced("github:code/heron", "huggingface:datasets/data/set", "huggingface:Hub/heron")
    assert "hub" == owner(found)
    assert "code" == owner(sourced("huggingface:datasets/data/set", "github:code/heron"))


def test_a_linked_source_and_a_hub_model_without_an_account_tell_no_owner():
    assert owner(sourced("huggingface:other/heron", role=SourceRole.LINKED)) is None
    assert owner(sourced("huggingface:heron")) is None


@pytest.mark.parametrize(
    ("quantile", "words"),
    [
        (0.0, "top quarter"),
        (0.25, "second quarter"),
        (0.74, "third quarter"),
        (1, "bottom quarter"),
    ],
)
def test_quarters_have_names(quantile, words):
    assert words == quarter(quantile)
