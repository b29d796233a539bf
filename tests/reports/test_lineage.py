from __future__ import annotations

from howopen.model import Citation, Edge, Finding, Lineage, Outcome, Relation, Release
from howopen.reports.lineage import lineage_to_mermaid, lineage_to_terminal, made, steps
from howopen.reports.markdown import lineage_to_markdown
from howopen.reports.page import Page
from tests.reports.invented import HOSTILE

NEAR = Edge(
    model="marsh-7b",
    base="pond/heron-7b",
    relation=Relation.ADAPTER,
    recorded="heron-7b",
    citations=(Citation(source="huggingface:lake/marsh-7b", path="README.md", lines=(3, 3)),),
    license="MIT",
)
FAR = Edge(
    model="heron-7b",
    base="river/egret-7b",
    relation=Relation.FINETUNE,
    depth=2,
    note="Read from the recording of Egret, a model of the same line.",
)
TAUGHT = Edge(model="marsh-7b", base="Ibis-70B", relation=Relation.DISTILL)
INHERITED = Finding(
    outcome=Outcome.YES,
    value=("naming: Egret (from Egret License, by river/egret-7b; not seen)",),
    note="Declared MIT, inherits Egret License.",
)


def lineage(*edges: Edge, name: str = "Marsh 7B") -> Lineage:
    return Lineage(
        release=Release(id="marsh-7b", name=name),
        edges=edges,
        findings={"inherited-terms": INHERITED} if edges else {},
    )


WHOLE = lineage(NEAR, TAUGHT, FAR)


def test_a_lineage_looks_like_this(snapshot):
    assert snapshot == lineage_to_terminal(WHOLE, Page())


def test_a_lineage_in_markdown_looks_like_this(snapshot):
    assert snapshot == lineage_to_markdown(WHOLE)


def test_a_diagram_looks_like_this(snapshot):
    assert snapshot == lineage_to_mermaid(WHOLE)


def test_each_step_stands_below_the_one_that_leads_to_it():
    shown = [(step.indent, step.edge.base) for step in steps(WHOLE.edges)]
    assert [(0, "pond/heron-7b"), (1, "river/egret-7b"), (0, "Ibis-70B")] == shown


def test_a_circle_is_shown_once():
    back = Edge(
        model="heron-7b",
        base="lake/marsh-7b",
        relation=Relation.MERGE,
        depth=2,
        recorded="marsh-7b",
    )
    assert [NEAR, back] == [step.edge for step in steps((NEAR, back))]


def test_a_licence_that_is_not_known_is_said():
    assert "learned from the outputs of Ibis-70B (licence not known)" == made(TAUGHT)


def test_a_makers_own_base_is_said():
    edge = Edge(model="m", base="lake/marsh", relation=Relation.FINETUNE, own=True, license="MIT")
    assert "fine-tuned from lake/marsh (the maker's own; MIT)" == made(edge)


def test_without_a_base_that_is_said():
    said = "No other model is named as its base."
    assert said in lineage_to_terminal(lineage(), Page())
    assert said in lineage_to_markdown(lineage())


def test_foreign_names_are_words_in_every_format():
    edge = Edge(model="marsh-7b", base=HOSTILE, relation=Relation.FINETUNE)
    found = lineage(edge, name=HOSTILE)
    assert "\x1b" not in lineage_to_terminal(found, Page())
    assert "<b>" not in lineage_to_markdown(found)
    diagram = lineage_to_mermaid(found)
    assert not set("<>|*\x1b") & set(diagram.replace("-->|", "").replace("| m0", ""))
