from __future__ import annotations

from howopen.evidence import Evidence
from howopen.lineage import carried, grow, path_to
from howopen.lineage.graph import index_of
from howopen.model import Edge, ReadFrom, Relation
from tests.evidence.invented import evidence, snapshot


def release(name: str, hub_id: str, head: str = "", body: str = "") -> Evidence:
    text = f"---\n{head}\n---\n# {name}\n\n{body}\n"
    return evidence(name, snapshot(f"huggingface:{hub_id}", {"README.md": text}))


EGRET = release("Egret 7B", "river/egret-7b")
HERON = release("Heron 7B", "pond/heron-7b", "base_model: river/egret-7b")
MARSH = release("Marsh 7B", "lake/marsh-7b", "base_model: pond/heron-7b")


def steps(edges: tuple[Edge, ...]) -> list[tuple[str, str, int, str | None]]:
    return [(e.model, e.base, e.depth, e.recorded) for e in edges]


def test_a_chain_is_walked_nearest_first():
    expected = [
        ("marsh-7b", "pond/heron-7b", 1, "heron-7b"),
        ("heron-7b", "river/egret-7b", 2, "egret-7b"),
    ]
    assert expected == steps(grow(MARSH, (HERON, EGRET)))


def test_an_edge_says_where_and_how_it_was_read():
    (edge,) = grow(HERON, (EGRET,))
    assert (Relation.FINETUNE, (ReadFrom.FRONT_MATTER,)) == (edge.relation, edge.read_from)
    assert [("huggingface:pond/heron-7b", "README.md", (2, 2))] == [
        (c.source, c.path, c.lines) for c in edge.citations
    ]


def test_a_base_that_is_not_recorded_ends_the_way():
    assert [("marsh-7b", "pond/heron-7b", 1, None)] == steps(grow(MARSH))


def test_a_release_without_a_base_has_no_lineage():
    assert () == grow(EGRET, (HERON,))


def test_a_merge_of_two_that_share_a_base_walks_it_once():
    ibis = release("Ibis 7B", "shore/ibis-7b", "base_model: river/egret-7b")
    marsh = release("Marsh 7B", "lake/marsh-7b", "base_model: [pond/heron-7b, shore/ibis-7b]")
    edges = grow(marsh, (HERON, ibis, EGRET))
    assert [1, 1, 2, 2] == [e.depth for e in edges]
    assert [Relation.MERGE] * 2 == [e.relation for e in edges[:2]]


def test_a_circle_is_walked_once_and_said():
    egret = release("Egret 7B", "river/egret-7b", "base_model: pond/heron-7b")
    edges = grow(HERON, (egret, HERON))
    assert [1, 2] == [e.depth for e in edges]
    assert "circle" in edges[1].note


def test_a_recorded_base_that_was_not_followed_is_said():
    (edge,) = grow(HERON, (), index_of((EGRET,)))
    assert ("egret-7b", True) == (edge.recorded, "was not followed" in edge.note)


def test_a_relative_may_stand_for_a_base_and_it_is_said():
    (edge,) = grow(HERON, (release("Egret 70B", "river/egret-70b"),))
    assert ("egret-70b", True) == (edge.recorded, "of the same line" in edge.note)


def test_the_makers_own_base_is_followed_to_the_base_of_another():
    own = release("Marsh Base 7B", "lake/marsh-7b", "base_model: river/egret-7b")
    chat = release("Marsh 7B Chat", "lake/marsh-7b-chat", "base_model: lake/marsh-7b")
    edges = grow(chat, (own, EGRET))
    assert [(True, 1), (False, 2)] == [(e.own, e.depth) for e in edges]


def test_what_a_teacher_was_made_from_is_not_carried():
    text = "Marsh-7B was distilled from Heron-7B."
    marsh = release("Marsh 7B", "lake/marsh-7b", "base_model: shore/ibis-7b", text)
    ibis = release("Ibis 7B", "shore/ibis-7b")
    edges = grow(marsh, (ibis, HERON, EGRET))
    assert {"ibis-7b", "heron-7b", "egret-7b"} == {e.recorded for e in edges}
    assert frozenset({"ibis-7b"}) == carried(edges, "marsh-7b")


def test_the_way_to_a_base_has_every_step():
    edges = grow(MARSH, (HERON, EGRET))
    assert ["pond/heron-7b", "river/egret-7b"] == [e.base for e in path_to(edges, edges[1])]
