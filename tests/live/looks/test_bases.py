"""Bases are followed to the end of their chain, each as a release of its own."""

from __future__ import annotations

import howopen
from howopen.discovery import LIMITS, Kind
from howopen.model import Outcome, Relation, SourceRole
from tests.live import looking
from tests.live.looking import (
    EGRET,
    HERON,
    HUB,
    LOON,
    WEIGHTS,
    card,
    look,
)
from tests.sources.shelf import Shelf

CARD = f"{HUB}{EGRET} README.md"
EGRET_ID, HERON_ID, LOON_ID = "river--egret-2b", "estuary--heron-2b", "lake--loon-2b"


def test_the_chain_is_followed_to_its_end_nearest_first(egret):
    assert [EGRET_ID, HERON_ID, LOON_ID] == look(EGRET).ids


def test_each_step_says_how_the_model_was_made(egret, shelf):
    relation = "base_model_relation: quantized"
    shelf.hub(HERON, card("license: mit", f"base_model: {LOON}", relation), listed=WEIGHTS)
    assert [
        (EGRET_ID, HERON, Relation.FINETUNE, HERON_ID),
        (HERON_ID, LOON, Relation.QUANTIZED, LOON_ID),
    ] == [
        (edge.model, edge.base, edge.relation, edge.recorded)
        for edge in howopen.assess(EGRET).lineage
    ]


def test_the_terms_of_the_first_base_reach_the_last_model(egret):
    inherited = howopen.assess(EGRET).findings["inherited-terms"]
    said = f"non commercial (from CC-BY-NC-4.0, by {LOON}, through {HERON})"
    assert (Outcome.YES, said) == (inherited.outcome, inherited.value[0])
    assert [f"{HUB}{LOON}", f"{HUB}{EGRET}", f"{HUB}{HERON}"] == [
        cited.source for cited in inherited.citations
    ]


def test_a_circle_of_bases_is_walked_once(shelf, standin):
    for name, base in ((EGRET, HERON), (HERON, LOON), (LOON, EGRET)):
        shelf.hub(name, card(f"base_model: {base}"), listed=WEIGHTS)
    looked = look(EGRET)
    assert [EGRET_ID, HERON_ID, LOON_ID] == looked.ids
    asked = looking.asked_paths(standin)
    assert 3 == len([p for p in asked if p.startswith("/api/models/") and "/tree/" not in p])


def test_a_model_that_names_itself_has_no_base(shelf, standin):
    shelf.hub(EGRET, card(f"base_model: {EGRET}"), listed=WEIGHTS)
    assert [EGRET_ID] == look(EGRET).ids


def test_a_base_that_moved_is_looked_at_once(shelf, standin):
    shelf.hub(EGRET, card("base_model:", f"- {HERON}", "- shore/old"), listed=WEIGHTS)
    shelf.hub(HERON, card(), listed=WEIGHTS, modelId="shore/old")
    looked = look(EGRET)
    assert [EGRET_ID, HERON_ID] == looked.ids


def test_a_base_that_cannot_be_had_is_missing_in_the_release_that_names_it(egret, standin):
    standin.fail("status-500-with-answer", on=f"/api/models/{HERON}")
    looked = look(EGRET)
    (missing,) = looked.recording.missing
    assert (f"{HUB}{HERON}", SourceRole.LINKED, [EGRET_ID]) == (
        missing.id,
        missing.role,
        looked.ids,
    )


def test_a_base_that_is_not_there_is_a_remark(shelf, standin):
    shelf.hub(EGRET, card(f"base_model: {HERON}"), listed=WEIGHTS)
    looked = look(EGRET)
    assert ((), [EGRET_ID]) == (looked.recording.missing, looked.ids)
    (remark,) = looked.recording.remarks
    assert remark.startswith(f"{HUB}{HERON}, which {CARD}:2 names, is not there: ")


def put_chain(shelf: Shelf, length: int) -> list[str]:
    """So many models, each made from the next."""
    names = [f"lake/loon-{n}b" for n in range(1, length + 1)]
    for name, base in zip(names, [*names[1:], None], strict=True):
        shelf.hub(name, card(*([f"base_model: {base}"] if base else [])), listed=WEIGHTS)
    return names


def test_a_lineage_is_followed_to_the_limit_and_the_next_step_is_named(shelf, standin):
    names = put_chain(shelf, 8)
    looked = look(names[0])
    assert [name.replace("/", "--") for name in names[:5]] == looked.ids
    (remark,) = looked.recording.remarks
    assert remark == (
        "1 further places of the kind `base` are named and were not looked at: lake/loon-6b"
    )


def test_a_lineage_that_ends_at_the_limit_leaves_nothing_out(shelf, standin):
    assert () == look(put_chain(shelf, 5)[0]).recording.remarks


def test_of_a_merge_so_many_parts_are_looked_at_and_the_others_are_named(shelf, standin):
    parts = [f"lake/loon-{n}b" for n in range(1, LIMITS[Kind.BASE] + 2)]
    shelf.hub(EGRET, card("base_model:", *(f"- {part}" for part in parts)), listed=WEIGHTS)
    for part in parts:
        shelf.hub(part, card(), listed=WEIGHTS)
    looked = look(EGRET)
    assert 1 + LIMITS[Kind.BASE] == len(looked.ids)
    (remark,) = looked.recording.remarks
    assert remark.endswith(f"were not looked at: {parts[-1]}")
