"""Whether a source lets anyone download weights, and what stands before them."""

from __future__ import annotations

from howopen.doors import patterns
from howopen.doors.markup import BlockKind
from howopen.evidence.facts import SourceEvidence
from howopen.evidence.links import LinkKind
from howopen.evidence.listing import Role
from howopen.evidence.names import ModelName, read_name
from howopen.evidence.relevance import mentions
from howopen.evidence.statements import Stance, Topic, read_statements
from howopen.evidence.text import Text
from howopen.findings.shared.case import Case, best, cite_files
from howopen.findings.shared.phrases import phrases
from howopen.findings.shared.words import bare, listed
from howopen.model import Citation, Finding, Outcome

_WHOLE = (Role.WEIGHTS, Role.GGUF, Role.QUANTIZED)
_PARTS = (Role.DELTA, Role.ADAPTER)
_WEIGHT_TAGS = frozenset({"pytorch", "safetensors", "tensorflow", "jax", "gguf", "flax", "tf"})
_WEIGHT_HOSTS = (
    LinkKind.DOWNLOAD,
    LinkKind.HUB_MODEL,
    LinkKind.HUB_COLLECTION,
    LinkKind.OTHER_HUB,
    LinkKind.KAGGLE,
)
_HUB_ID = patterns.compile(r"[\"'`( ]([A-Za-z0-9][\w.-]*/[\w.-]+)[\"'`), ]")


def weights_in(source: SourceEvidence) -> Finding | None:
    """Whether a model repository holds weights; `None` when it does not tell."""
    for role in _WHOLE:
        paths = source.listing.of(role)
        if paths:
            note = f"Weights in {bare(source.source.id)}: {listed(paths, 1)}."
            cited = cite_files(source, paths, "a file of weights")
            return Finding(
                outcome=Outcome.YES, value=(source.source.id,), citations=cited, note=note
            )
    partial = _only_a_part(source)
    if partial is not None:
        return partial
    tags = tuple(t for t in (source.info.tags if source.info else ()) if t.lower() in _WEIGHT_TAGS)
    if tags:
        note = f"The hub lists {bare(source.source.id)} with weights for {', '.join(tags)}."
        cited = (source.cite("info.json", shows="the hub's tags for weight formats"),)
        return Finding(outcome=Outcome.YES, value=(source.source.id,), citations=cited, note=note)
    return _as_the_card_says(source)


def _only_a_part(source: SourceEvidence) -> Finding | None:
    for role in _PARTS:
        paths = source.listing.of(role)
        if paths:
            cited = cite_files(source, paths, f"only a {role.value}")
            note = (
                f"Only the {role.value} in {bare(source.source.id)}: the base is needed beside it."
            )
            return Finding(outcome=Outcome.PARTLY, value=(role.value,), citations=cited, note=note)
    words = source.source.id.lower().replace("-", " ").replace("_", " ").split()
    for text in source.relevant():
        for sentence in text.sentences:
            if phrases("weights.difference").search(sentence.text):
                cite = source.cite(
                    text.path,
                    sentence.first_line,
                    sentence.last_line,
                    "only a difference to the base",
                )
                note = f"Only a difference to the base's weights in {bare(source.source.id)}."
                value = (Role.DELTA.value,)
                return Finding(outcome=Outcome.PARTLY, value=value, citations=(cite,), note=note)
    if "delta" in words or "diff" in words:
        note = f"By its name, {bare(source.source.id)} is a difference to the base's weights."
        cited = (source.cite(shows="the repository's name"),)
        value = (Role.DELTA.value,)
        return Finding(outcome=Outcome.PARTLY, value=value, citations=cited, note=note)
    return None


def _as_the_card_says(source: SourceEvidence) -> Finding | None:
    """Weights by the card's word: a snippet that loads them, or a statement that they are out."""
    found: list[Citation] = []
    for text in source.texts:
        line = _loading_line(text)
        if line:
            found.append(source.cite(text.path, line, line, "loads the weights by name"))
            continue
        for statement in read_statements(text):
            if statement.topic is Topic.WEIGHTS and statement.stance is Stance.RELEASED:
                s = statement.sentence
                found.append(
                    source.cite(text.path, s.first_line, s.last_line, "says that weights are out")
                )
    if not found:
        return None
    note = f"The card of {bare(source.source.id)} says how to get the weights."
    return Finding(outcome=Outcome.YES, value=(source.source.id,), citations=best(found), note=note)


def _loading_line(text: Text) -> int:
    """The first line that loads weights; a tokenizer is none."""
    for block in text.blocks:
        lines = block.text.split("\n")
        first = block.first_line + (block.kind is BlockKind.CODE)
        for number, line in enumerate(lines, first):
            if phrases("weights.loads").search(line) and "okenizer" not in line:
                return min(number, block.last_line)
    return 0


def weights_linked(case: Case, source: SourceEvidence) -> tuple[Citation, ...]:
    """Lines of a repository's documents that link to, or load, weights of the release.

    Where a line names the very size and version of the release, lines on its siblings are left
    out; so is what leads nowhere.
    """
    names = case.names
    found: list[tuple[bool, Citation]] = []
    for text in source.relevant():
        for link in text.links:
            line = text.lines[link.line - 1] if link.line <= len(text.lines) else ""
            if case.is_gone(f"huggingface:{link.target}"):
                continue
            if link.kind in _WEIGHT_HOSTS and _is_of_release(link.kind, link.target, line, names):
                cite = source.cite(text.path, link.line, link.line, "links to the weights")
                found.append((_exactly(read_name(link.target), names), cite))
        for number, line in enumerate(text.lines, 1):
            if "/" in line and ("model" in line or phrases("weights.loads").search(line)):
                hub_ids = (m.group(1) for m in _HUB_ID.finditer(f" {line} "))
                ids = [read_name(i) for i in hub_ids if not case.is_gone(f"huggingface:{i}")]
                own = [i for i in ids if _named(i, names) and (i.size or i.version)]
                if own:
                    cite = source.cite(text.path, number, number, "loads the weights by name")
                    found.append((any(_exactly(i, names) for i in own), cite))
    exact = [cite for is_exact, cite in found if is_exact]
    return best(exact or [cite for _, cite in found])


def only_difference(source: SourceEvidence, citations: tuple[Citation, ...]) -> bool:
    """Whether every cited line speaks of a difference to other weights."""
    return bool(citations) and all(_says_difference(source, c) for c in citations)


def _says_difference(source: SourceEvidence, citation: Citation) -> bool:
    text = source.text(citation.path)
    if text is None or citation.lines is None:
        return False
    line = text.lines[citation.lines[0] - 1]
    return phrases("weights.difference").search(line.replace("**", "")) is not None


def _exactly(target: ModelName, names: tuple[ModelName, ...]) -> bool:
    return any(
        target.words == n.words and target.size == n.size and target.version == n.version
        for n in names
    )


def _is_of_release(kind: LinkKind, target: str, line: str, names: tuple[ModelName, ...]) -> bool:
    named = _named(read_name(target), names)
    says = mentions(line, names) and ("weight" in line.lower() or "checkpoint" in line.lower())
    return (named and kind is not LinkKind.DOWNLOAD) or says


def _named(target: ModelName, names: tuple[ModelName, ...]) -> bool:
    return any(target.family and target.family == n.family for n in names)


def gate_before(source: SourceEvidence) -> Finding:
    """Whether a form, an account or an acceptance stands before a source's weights."""
    for text in source.texts:
        head = text.front_matter
        for key, line in sorted((head.lines if head else {}).items()):
            if key.startswith("extra_gated"):
                cite = source.cite(text.path, line, line, "the hub asks before the download")
                note = f"The hub asks before the download of {bare(source.source.id)}."
                return Finding(outcome=Outcome.YES, citations=(cite,), note=note)
    if source.info is not None and source.info.gated is not None:
        outcome = Outcome.YES if source.info.gated else Outcome.NO
        cite = source.cite("info.json", shows="the hub's own record of gating")
        gated = "a gate" if source.info.gated else "no gate"
        note = f"By the hub's record, {gated} stands before {bare(source.source.id)}."
        return Finding(outcome=outcome, citations=(cite,), note=note)
    for text in source.relevant():
        for sentence in text.sentences:
            if _speaks_of_gate(sentence.text):
                cite = source.cite(
                    text.path, sentence.first_line, sentence.last_line, "asks before the download"
                )
                note = f"The card of {bare(source.source.id)} asks for a request or an acceptance."
                return Finding(outcome=Outcome.YES, citations=(cite,), note=note)
    return Finding(
        outcome=Outcome.UNCLEAR, note=f"Nothing is said of a gate before {bare(source.source.id)}."
    )


def _speaks_of_gate(words: str) -> bool:
    gate, other = phrases("weights.gate"), phrases("weights.other_request")
    return gate.search(words) is not None and other.search(words) is None
