from __future__ import annotations

import itertools
from pathlib import Path

from howopen.evidence.base_models import BaseReference, Relation
from howopen.lineage import base_entry
from howopen.model import SourceRole
from howopen.sources import IndexEntry

ANY = next(iter(Relation))


def entry(name, *hub_ids, role=SourceRole.PRIMARY):
    sources = tuple((f"huggingface:{hub_id}", role) for hub_id in hub_ids)
    return IndexEntry(folder=Path(name), id=name, name=name, producer=None, sources=sources)


def found(name, *index, own="derived"):
    """The id of the entry that a reference to `name` means, the same in every order of the tree."""
    reference = BaseReference(name=name, relation=ANY, path="README.md", line=1, declared=True)
    entries = {
        getattr(base_entry(reference, order, own=own), "id", None)
        for order in itertools.permutations(index)
    }
    assert 1 == len(entries)
    return entries.pop()


def test_the_same_hub_id_is_the_base_whatever_its_case():
    assert "a" == found("Lake/Ibis-7B", entry("a", "lake/ibis-7b"), entry("b", "lake/ibis-13b"))


def test_a_repository_that_is_only_linked_makes_no_base():
    linked = entry("essay", "lake/ibis-7b", role=SourceRole.LINKED)
    assert found("lake/ibis-7b", linked) is None


def test_a_release_is_never_its_own_base():
    assert found("lake/ibis-7b", entry("derived", "lake/ibis-7b")) is None


def test_the_same_size_is_preferred():
    index = (entry("Ibis-7B", "lake/ibis-7b"), entry("Ibis-13B", "lake/ibis-13b"))
    assert "Ibis-13B" == found("Ibis 13B", *index)


def test_a_model_that_is_not_tuned_is_preferred():
    index = (entry("Ibis-7B", "lake/ibis-7b"), entry("Ibis-7B-Chat", "lake/ibis-7b-chat"))
    assert "Ibis-7B" == found("Ibis 7B", *index)


def test_another_family_is_no_base():
    assert found("Ibis 7B", entry("Heron-7B", "shore/heron-7b")) is None
