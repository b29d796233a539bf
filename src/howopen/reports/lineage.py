"""What a release was made from: as a tree at a terminal, and as a Mermaid diagram."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from howopen.doors.terminal import printable
from howopen.locale import ENGLISH, Tongue, to_say
from howopen.model import Edge, Finding, Lineage, Outcome, Relation
from howopen.reports import phrases, words
from howopen.reports.page import Page, indented, item

if TYPE_CHECKING:
    from rich.console import RenderableType

MADE = {
    Relation.FINETUNE: to_say("fine-tuned from {base}"),
    Relation.ADAPTER: to_say("an adapter for {base}"),
    Relation.QUANTIZED: to_say("quantised from {base}"),
    Relation.MERGE: to_say("merged from {base}"),
    Relation.DISTILL: to_say("learned from the outputs of {base}"),
    Relation.UNKNOWN: to_say("made from {base}"),
}
"""How a model came from another one."""
NO_BASE = to_say("No other model is named as its base.")
PLACES = 3
"""Places shown of a step at a terminal; how many more there are is said."""
TERMS = ("inherited-terms", "effective-terms")
"""The questions whose answers follow from the lineage."""


class Step(NamedTuple):
    """One edge where a tree shows it."""

    indent: int
    edge: Edge


def steps(edges: tuple[Edge, ...]) -> Iterator[Step]:
    """The edges as a tree, each once, below the step that leads to its model."""
    left = list(edges)
    stack = [Step(0, edge) for edge in reversed(edges) if edge.depth == 1]
    while stack:
        step = stack.pop()
        if step.edge not in left:
            continue
        left.remove(step.edge)
        yield step
        below = [e for e in left if e.model == step.edge.recorded and e.depth > step.edge.depth]
        stack += [Step(step.indent + 1, edge) for edge in reversed(below)]
    yield from (Step(edge.depth - 1, edge) for edge in left)


def made(edge: Edge, say: Tongue = ENGLISH) -> str:
    """`fine-tuned from river/egret-7b (Apache-2.0)`, as foreign words in one line."""
    if edge.own:
        own = say("the maker's own")
        terms = phrases.joined(filter(None, (own, edge.license)), say)
    else:
        terms = edge.license or say("licence not known")
    return f"{say(MADE[edge.relation]).format(base=edge.base)} ({terms})"


def inherits(findings: Mapping[str, Finding]) -> Iterator[str]:
    """The notes on what is inherited and what really holds, where there is something to say."""
    for name in TERMS:
        found = findings.get(name)
        if found is not None and found.outcome is not Outcome.NOT_APPLICABLE and found.note:
            yield found.note


def lineage_to_terminal(lineage: Lineage, page: Page) -> str:
    """The tree with the places of each step, then what is inherited."""
    return page.render(*_parts(lineage, page))


def _parts(lineage: Lineage, page: Page) -> Iterator[RenderableType]:
    release = lineage.release
    maker = f" · {page.name(release.producer)}" if release.producer else ""
    yield page.text(page.name(release.name) + maker, "bold")
    own = lineage.findings.get("weights-license")
    if own is not None and own.note:
        yield page.text(page.words(own.note))
    yield ""
    if not lineage.edges:
        yield page.text(page.say(NO_BASE))
        return
    for indent, edge in steps(lineage.edges):
        yield indented(item(page.text(page.words(made(edge, page.say))), page), 2 * indent)
        for line in _below(edge, page):
            yield indented(item(page.text(line, "dim"), page, "-"), 2 * indent + 2)
    yield ""
    yield from (page.text(page.words(note)) for note in inherits(lineage.findings))
    yield from _conditions(lineage, page)


def _below(edge: Edge, page: Page) -> Iterator[str]:
    shown = words.places(edge.citations, page.say)
    for citation, place in shown[:PLACES]:
        yield f"{page.name(place)}  {page.name(words.origin(citation))}"
    if len(shown) > PLACES:
        yield page.say.plural("and {count} more", "and {count} more", len(shown) - PLACES)
    if edge.note:
        yield page.words(edge.note)


def _conditions(lineage: Lineage, page: Page) -> Iterator[RenderableType]:
    found = lineage.findings.get("inherited-terms")
    if found is not None and found.value:
        yield ""
        yield page.text(page.say("Inherited"), "bold")
        yield from (item(page.text(page.words(value)), page) for value in found.value)


def made_from(
    edges: tuple[Edge, ...], findings: Mapping[str, Finding], page: Page
) -> Iterator[RenderableType]:
    """The section of a whole report: the tree and what is inherited, without places."""
    for indent, edge in steps(edges):
        yield indented(item(page.text(page.words(made(edge, page.say))), page), 2 * indent)
        if edge.note:
            yield indented(page.text(page.words(edge.note), "dim"), 2 * indent + 2)
    yield from (item(page.text(page.words(note)), page) for note in inherits(findings))


def lineage_to_mermaid(lineage: Lineage) -> str:
    """A flowchart, bases above what was made from them. Names are quoted, never markup.

    https://mermaid.js.org/syntax/flowchart.html, "Special characters that break syntax".
    """
    nodes = {lineage.release.id: "m0"}
    lines = ["flowchart TD", f"  m0[{_quoted(lineage.release.name)}]"]
    for edge in lineage.edges:
        base = edge.recorded or edge.base
        if base not in nodes:
            nodes[base] = f"m{len(nodes)}"
            terms = f" ({edge.license})" if edge.license else ""
            lines.append(f"  {nodes[base]}[{_quoted(edge.base + terms)}]")
        arrow = "-.->" if not edge.relation.carries else "-->"
        model = nodes.get(edge.model, "m0")
        lines.append(f"  {nodes[base]} {arrow}|{_quoted(edge.relation.value)}| {model}")
    return "\n".join(lines) + "\n"


def _quoted(name: str) -> str:
    """A label with every character that could end it, or be markup, as an entity."""
    safe = "".join(c if c.isalnum() or c in " -_./()" else f"#{ord(c)};" for c in printable(name))
    return f'"{safe}"'
