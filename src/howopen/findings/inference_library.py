"""The question whether a public library runs the model."""

from __future__ import annotations

from howopen.doors import patterns
from howopen.doors.markup import BlockKind
from howopen.evidence.facts import SourceEvidence
from howopen.evidence.libraries import Library, Task, libraries_in, library_called
from howopen.evidence.text import Text
from howopen.findings.question import Effort, Question
from howopen.findings.shared.case import Case, best, ids
from howopen.findings.shared.words import listed
from howopen.model import Citation, Finding, Outcome

QUESTION = Question(
    id="inference-library",
    asks="Does a public library under an open licence run the model?",
    why="Then architecture and inference code are public, whoever wrote them.",
    looks=(
        "`library_name` of the card and the hub's record, code in the card that imports or starts "
        "a library; whether that code must trust code beside the weights."
    ),
    outcomes={
        Outcome.YES: "A public library is named or used that holds the architecture itself.",
        Outcome.PARTLY: "A public library runs it with code that lies beside the weights.",
        Outcome.UNCLEAR: "No such library was found.",
    },
    change="Upstream the model to a public library and name it as `library_name` in the card.",
    effort=Effort.PUBLISH,
)
_IMPORT = patterns.compile(
    r"^\s*(?:>>>\s*)?(?:from|import)\s+([A-Za-z_]\w*)|\bpip3?\s+install\s+(?:-\S+\s+)*([\w-]+)"
    r"|\b(vllm|sglang|mlx_lm)\s+serve\b|\b(llama)-(?:cli|server)\b"
)
_TRUSTED = "trust_remote_code=true"


def answer(case: Case) -> Finding:
    """The libraries that cards of the model name or use."""
    found: dict[str, tuple[Library, list[Citation]]] = {}
    trusted: list[Citation] = []
    for source in case.models:
        for library, cite in _named(source):
            found.setdefault(library.id, (library, []))[1].append(cite)
        for text in source.texts:
            trusted += _trusting(source, text)
    for source, text in case.cards:
        for library, line in _used(text):
            cite = source.cite(text.path, line, line, f"runs the model with {library.id}")
            found.setdefault(library.id, (library, []))[1].append(cite)
    if not found:
        note = "No public library is named that runs the model."
        return Finding(outcome=Outcome.UNCLEAR, note=note, searched=ids(case.models))
    cited = best([*trusted[:1], *(c for _, places in found.values() for c in places)])
    told = listed(f"{library.id} ({library.license})" for library, _ in found.values())
    if trusted:
        note = f"Runs on {told}, with code that lies beside the weights."
        return Finding(outcome=Outcome.PARTLY, value=tuple(found), citations=cited, note=note)
    note = f"Runs on {told}."
    return Finding(outcome=Outcome.YES, value=tuple(found), citations=cited, note=note)


def _named(source: SourceEvidence) -> list[tuple[Library, Citation]]:
    """What the card's front matter and the hub's record name."""
    found = []
    for text in source.texts:
        head = text.front_matter
        library = library_called(head.first("library_name")) if head is not None else None
        if head is not None and library is not None and _runs(library):
            line = head.lines["library_name"]
            found.append((library, source.cite(text.path, line, line, "names the library")))
    hub = source.info.library_name if source.info is not None else None
    library = library_called(hub) if hub else None
    if library is not None and _runs(library):
        found.append((library, source.cite("info.json", shows="the hub's record of the library")))
    return found


def _used(text: Text) -> list[tuple[Library, int]]:
    """Libraries that code in a document imports, installs or starts, each once."""
    once: dict[str, tuple[Library, int]] = {}
    for block in text.blocks:
        if block.kind is not BlockKind.CODE:
            continue
        for number, line in enumerate(block.text.split("\n"), block.first_line + 1):
            match = _IMPORT.search(line)
            name = next((g for g in match.groups() if g), "") if match is not None else ""
            named = library_called(name)
            for library in (*((named,) if named else ()), *libraries_in(line)):
                if _runs(library):
                    once.setdefault(library.id, (library, min(number, block.last_line)))
    return list(once.values())


def _trusting(source: SourceEvidence, text: Text) -> list[Citation]:
    """Lines of code that let the library run code from beside the weights."""
    return [
        source.cite(text.path, number, number, "runs code that lies beside the weights")
        for number, line in enumerate(text.lines, 1)
        if _TRUSTED in line.lower().replace(" ", "")
    ][:1]


def _runs(library: Library) -> bool:
    return Task.RUN in library.does and library.bundles
