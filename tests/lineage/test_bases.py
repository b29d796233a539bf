from __future__ import annotations

from pathlib import Path

import pytest

from howopen.lineage import base_entry
from howopen.model import SourceRole
from howopen.sources import IndexEntry


def entry(name: str, *sources: str, linked: tuple[str, ...] = ()) -> IndexEntry:
    release = name.lower().replace(" ", "-")
    primary = tuple((source, SourceRole.PRIMARY) for source in sources)
    return IndexEntry(
        folder=Path(release),
        id=release,
        name=name,
        producer=None,
        sources=(*primary, *((source, SourceRole.LINKED) for source in linked)),
    )


INDEX = (
    entry("Egret 7B", "huggingface:river/egret-7b", "github:river/egret"),
    entry("Egret 70B", "huggingface:river/egret-70b"),
    entry("Egret 7B Chat", "huggingface:river/egret-7b-chat"),
    entry("Egret 2", "huggingface:river/egret-2-7b"),
    entry("Marsh", "huggingface:lake/marsh", linked=("huggingface:river/heron",)),
)


def found(name: str, own: str = "marsh", index: tuple[IndexEntry, ...] = INDEX) -> str | None:
    match = base_entry(name, index, own=own)
    return None if match is None else match.entry.id


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("river/egret-7b", "egret-7b"),
        ("River/Egret-7B", "egret-7b"),
        ("river/egret-7b-chat", "egret-7b-chat"),
        ("Egret 70B", "egret-70b"),
        ("Egret-2", "egret-2"),
    ],
)
def test_a_base_is_found_by_its_hub_id_or_its_name(name, expected):
    assert expected == found(name)


def test_without_a_size_one_that_is_not_tuned_is_the_base():
    assert "egret-7b" == found("Egret", index=(INDEX[2], INDEX[0]))


@pytest.mark.parametrize("name", ["Egret 3", "Heron", "river/heron", "lake/trout-7b", ""])
def test_a_base_that_no_recording_is_of_is_not_found(name):
    assert None is found(name)


def test_a_release_is_never_its_own_base():
    assert "egret-7b" != found("river/egret-7b", own="egret-7b")


def test_the_order_of_the_recordings_does_not_count():
    assert found("Egret") == found("Egret", index=INDEX[::-1])


@pytest.mark.parametrize(
    ("name", "exact"), [("river/egret-7b", True), ("Egret 7B", True), ("Egret 13B", False)]
)
def test_a_relative_of_another_size_is_told_from_the_model_itself(name, exact):
    match = base_entry(name, INDEX, own="marsh")
    assert match is not None
    assert ("egret-7b", exact) == (match.entry.id, match.exact)


def test_the_recording_that_bears_the_name_comes_before_one_that_holds_the_model_too():
    holder = entry(
        "Egret 70B Chat", "huggingface:river/egret-70b-chat", "huggingface:lake/egret-7b"
    )
    assert "egret-7b" == found("Egret-7B", index=(INDEX[0], holder))
