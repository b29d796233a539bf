"""The lineage tree: what the releases were made from, bases above what was made of them."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations
from typing import NamedTuple

from howopen.locale import translation
from howopen.model import Assessment, Edge, Relation
from howopen.plots import marks
from howopen.plots.frame import (
    DIM,
    MARGIN,
    Entry,
    empty,
    finished,
    footed,
    headed,
    in_sentence,
    legend,
    verdict_entries,
)
from howopen.plots.plot import Plot, Wanted
from howopen.plots.svg import Box, Canvas, Drawing, Style, Told, clean, fitted, width_of

KIND = "lineage"
WIDTH = 800
ROW = 20
_STEP = 26
_DEEPEST = 12
"""Steps that are moved to the right; a line of more goes straight down."""
_TERMS = 500


class _Node(NamedTuple):
    """A model where the tree shows it."""

    depth: int
    name: str
    edge: Edge | None
    """The step from the base above it; `None` for one that has none above."""
    found: Assessment | None
    """Its assessment; `None` for a base that is only named."""
    above: bool
    """Whether what was made of it is shown further up already."""
    terms: str


def draw(assessments: tuple[Assessment, ...], wanted: Wanted) -> Drawing:
    """A tree for each base that is made from nothing further, those with most models first."""
    say = translation(wanted.language)
    _ = say.gettext
    family = _Family(assessments)
    if not family.roots:
        return empty(KIND, _("No release names another model as its base."), wanted)
    nodes = [node for root in family.roots for node in family.walk(root)]
    canvas = Canvas(KIND, WIDTH)
    title = _headline(family, say)
    under = _under(family, say)
    y = headed(canvas, title, under)
    y = legend(canvas, y, _legend(canvas, nodes, say)) + 2
    _tree(canvas, y, nodes, say)
    height = footed(canvas, y + ROW * len(nodes), ())
    return finished(canvas, height, Told(title, f"{under} {_bases(family, say)}"), wanted)


class _Family:
    """Who was made from whom, among some releases."""

    def __init__(self, assessments: tuple[Assessment, ...]) -> None:
        self.found = {found.release.id: found for found in assessments}
        self.names: dict[str, str] = {}
        self.terms: dict[str, str] = {}
        self.children: dict[str, dict[str, Edge]] = {}
        for found in assessments:
            for edge in found.lineage:
                self._add(edge)
        children = {name for own in self.children.values() for name in own}
        bases = [base for base in self.children if base not in children]
        # The one that all the others were made from, where there is one.
        self.single = bases[0] if len(bases) == 1 else ""
        reached = {name for base in bases for name in self.below(base)}
        circles = [base for base in self.children if base not in reached]
        self.roots = sorted(bases, key=lambda base: (-len(self.below(base)), self.name(base)))
        for base in circles:
            if base not in reached:
                self.roots.append(base)
                reached |= self.below(base)
                self.single = ""
        self._shown: set[str] = set()

    def _add(self, edge: Edge) -> None:
        base = edge.recorded if edge.recorded in self.found else edge.base
        key = base or edge.base
        self.names.setdefault(key, edge.base)
        if edge.license:
            self.terms.setdefault(key, edge.license)
        if edge.model != key:
            self.children.setdefault(key, {}).setdefault(edge.model, edge)

    def name(self, key: str) -> str:
        """What a model is called: the release's name, else as it is named."""
        found = self.found.get(key)
        return found.release.name if found else self.names.get(key, key)

    def below(self, key: str) -> set[str]:
        """A model and all that was made from it."""
        reached, left = set[str](), [key]
        while left:
            name = left.pop()
            if name not in reached:
                reached.add(name)
                left += self.children.get(name, {})
        return reached

    def found_below(self, key: str) -> int:
        """How many releases were made from a model."""
        return len((self.below(key) - {key}) & self.found.keys())

    @property
    def made(self) -> int:
        """How many releases name a base."""
        return sum(bool(found.lineage) for found in self.found.values())

    def walk(self, root: str) -> Iterator[_Node]:
        """A base and what was made from it, each before what was made from that in turn."""
        stack: list[tuple[int, str, Edge | None]] = [(0, root, None)]
        while stack:
            depth, key, edge = stack.pop()
            own = self.children.get(key, {})
            again = key in self._shown
            self._shown.add(key)
            yield _Node(
                depth=min(depth, _DEEPEST),
                name=self.name(key),
                edge=edge,
                found=self.found.get(key),
                above=again and bool(own),
                terms=self.terms.get(key, ""),
            )
            if not again:
                names = sorted(own, key=lambda name: (self.name(name).casefold(), name))
                stack += [(depth + 1, name, own[name]) for name in reversed(names)]


def _headline(family: _Family, say: NullTranslations) -> str:
    if family.single:
        words = say.ngettext(
            "{n} model here was made from {base}.",
            "{n} models here were made from {base}.",
            count := family.found_below(family.single),
        )
        return words.format(n=count, base=in_sentence(family.name(family.single)))
    if family.made == 1:
        (made,) = (found for found in family.found.values() if found.lineage)
        words = say.ngettext(
            "{name} was made from {n} other model.",
            "{name} was made from {n} other models.",
            count := len(family.children),
        )
        return words.format(name=in_sentence(made.release.name), n=count)
    words = say.ngettext(
        "{n} of {of} model names what it was made from",
        "{n} of {of} models name what they were made from",
        len(family.found),
    )
    said = words.format(n=family.made, of=len(family.found))
    base = max(family.children, key=lambda key: len(family.children[key]))
    count = len(family.children[base])
    if count < 2:
        return f"{said}."
    most = say.ngettext("most often {base} ({n} time)", "most often {base} ({n} times)", count)
    return f"{said}, {most.format(base=in_sentence(family.name(base)), n=count)}."


def _under(family: _Family, say: NullTranslations) -> str:
    _ = say.gettext
    words = _("A base stands above what was made from it, with its licence as far as it is known.")
    apart = family.found.keys() - {name for root in family.roots for name in family.below(root)}
    rest = len(family.found) - family.made if apart and family.made > 1 else 0
    more = say.ngettext("Of {n} model none was seen.", "Of {n} models none was seen.", rest)
    return f"{words} {more.format(n=rest)}" if rest else words


def _bases(family: _Family, say: NullTranslations) -> str:
    words = say.gettext("From {base}: {names}")
    told = []
    for base in family.roots:
        names = ", ".join(in_sentence(family.name(key)) for key in family.children[base])
        told.append(words.format(base=in_sentence(family.name(base)), names=names))
    return ". ".join(told) + "."


def _made(say: NullTranslations) -> dict[Relation, str]:
    _ = say.gettext
    return {
        Relation.FINETUNE: _("fine-tuned"),
        Relation.ADAPTER: _("adapter"),
        Relation.QUANTIZED: _("quantised"),
        Relation.MERGE: _("merged"),
        Relation.DISTILL: _("learned from outputs"),
        Relation.UNKNOWN: _("made from it"),
    }


def _legend(canvas: Canvas, nodes: list[_Node], say: NullTranslations) -> list[Entry]:
    _ = say.gettext

    def named(x: float, y: float) -> None:
        _draw_named(canvas, x, y)

    def solid(x: float, y: float) -> None:
        canvas.path(f"M{x} {y}h22", stroke="ink")

    def dashed(x: float, y: float) -> None:
        canvas.path(f"M{x} {y}h22", stroke="ink", dashed=True)

    verdicts = {node.found.verdict.id for node in nodes if node.found}
    entries = verdict_entries(canvas, verdicts, say)
    entries.append(Entry(named, _("only named, not judged here"), 10, 10))
    entries.append(Entry(solid, _("holds the base's weights"), 22, 0))
    if any(node.edge and not node.edge.relation.carries for node in nodes):
        entries.append(Entry(dashed, _("only learned from its outputs"), 22, 0))
    return entries


def _draw_named(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(Box(x + 1, y + 1, 8, 8), stroke="dim", radius=2)


def _tree(canvas: Canvas, y: float, nodes: list[_Node], say: NullTranslations) -> None:
    made = _made(say)
    ends: dict[int, float] = {}
    """Depth -> down to where the line of the last model of that depth is drawn."""
    for node in nodes:
        x = MARGIN + node.depth * _STEP
        middle = y + ROW / 2
        if node.depth:
            top = ends[node.depth - 1]
            dashed = node.edge is not None and not node.edge.relation.carries
            canvas.path(f"M{x - _STEP + 5} {top}V{middle}", stroke="dim")
            canvas.path(f"M{x - _STEP + 5} {middle}H{x - 3}", stroke="dim", dashed=dashed)
            ends[node.depth - 1] = middle
        _node(canvas, x, y, node, (made, say))
        ends[node.depth] = middle + 7
        y += ROW


def _node(
    canvas: Canvas,
    x: float,
    y: float,
    node: _Node,
    told: tuple[dict[Relation, str], NullTranslations],
) -> None:
    made, say = told
    base = y + ROW / 2 + 4
    if node.found:
        marks.draw_verdict(canvas, node.found.verdict.id, x, y + ROW / 2 - 5)
    else:
        _draw_named(canvas, x, y + ROW / 2 - 5)
    style = Style(size=13, bold=not node.depth)
    room = _TERMS - x - 150
    canvas.text(x + 17, base, node.name, style=style, room=room)
    shown = fitted(clean(node.name), room, style.size, bold=style.bold)
    beside = made[node.edge.relation] if node.edge else ""
    if node.above:
        beside = f"{beside} · {say.gettext('see above')}".lstrip(" ·")
    after = x + 17 + width_of(shown, style.size, bold=style.bold) + 10
    canvas.text(after, base, beside, style=DIM, room=_TERMS - after - 8)
    canvas.text(_TERMS, base, node.terms, style=DIM, room=WIDTH - MARGIN - _TERMS)


PLOT = Plot(
    kind=KIND,
    says="What the releases were made from, as a tree, with verdicts and licences.",
    draw=draw,
)
