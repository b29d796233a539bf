"""An invented release on two days: small assessments with the bytes that they were made from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from howopen.model import (
    Assessment,
    Cell,
    Citation,
    Completeness,
    Coverage,
    Document,
    Edge,
    Entry,
    Finding,
    HubInfo,
    Judgement,
    Outcome,
    Reason,
    Recording,
    Relation,
    Release,
    Snapshot,
    Source,
    SourceKind,
    SourceRole,
    Tool,
    Verdict,
    VerdictId,
)

HUB = "huggingface:estuary/heron-1b"
CODE = "github:estuary/heron"
CARD = "---\nlicense: apache-2.0\n---\n# Heron\n\nHeron is trained on Tidepool.\n"
LICENSE = "Heron Licence\n\nYou may use Heron.\nYou may share Heron.\n"
FULL, PART, NONE = Completeness.COMPLETE, Completeness.PARTIAL, Completeness.NONE


def source(name: str = HUB, revision: str | None = "a1", **fields: Any) -> Source:
    """A source seen in full; the revision stands for its content."""
    kind = SourceKind.HUGGINGFACE if name.startswith("hugg") else SourceKind.GITHUB
    seen = {"card": FULL, "listing": FULL, "read": "2025-03-01", **fields}
    url = f"https://{name.replace(':', '.example/')}"
    return Source(id=name, kind=kind, role=SourceRole.PRIMARY, url=url, revision=revision, **seen)


def missing(name: str = HUB, *remarks: str) -> Source:
    return source(name, None, missing=True, card=NONE, listing=NONE, remarks=remarks)


def snapshot(
    files: Mapping[str, str], name: str = HUB, *, listed: tuple[str, ...] = (), **fields: Any
) -> Snapshot:
    """A source with these texts; `listed` are files without a kept text."""
    truncated = fields.pop("truncated", False)
    info = fields.pop("info", None)
    return Snapshot(
        source=source(name, **fields),
        entries=tuple(Entry(path=path) for path in sorted((*files, *listed))),
        documents=tuple(
            Document(path=path, text=text, size_bytes=len(text.encode()), truncated=truncated)
            for path, text in sorted(files.items())
        ),
        info=HubInfo(license=info) if info else None,
    )


def recording(*snapshots: Snapshot, lost: tuple[Source, ...] = ()) -> Recording:
    release = Release(id="heron-1b", name="Heron 1B")
    return Recording(release=release, snapshots=snapshots, missing=lost)


def cite(
    text: str, first: int = 0, last: int = 0, *, path: str = "README.md", name: str = HUB
) -> Citation:
    """Lines of a text with their hash; without lines the file as a whole."""
    if not first:
        return Citation(source=name, path=path)
    last = last or first
    words = "\n".join(text.split("\n")[first - 1 : last])
    digest = hashlib.sha256(words.encode()).hexdigest()
    return Citation(source=name, path=path, lines=(first, last), sha256=digest)


def finding(
    outcome: str = "yes", *value: str, at: tuple[Citation, ...] = (), **more: Any
) -> Finding:
    return Finding(outcome=Outcome(outcome), value=value, citations=at, **more)


def cell(grade: str, *findings: str, seen: bool = True) -> Cell:
    points = {"open": 1.0, "partial": 0.5}.get(grade, 0.0)
    return Cell(grade=grade, points=points, seen=seen, findings=findings)


def judgement(version: str = "1", grade: str | None = None, **cells: Cell) -> Judgement:
    score = sum(each.points for each in cells.values())
    return Judgement(
        framework="radboud",
        version=version,
        score=score,
        out_of=14,
        range=(score, score),
        coverage=Coverage(seen=len(cells), of=len(cells)),
        dimensions=cells,
        grade=grade,
    )


def edge(base: str = "river/egret-7b", **fields: Any) -> Edge:
    return Edge(model="heron-1b", base=base, relation=Relation.FINETUNE, **fields)


def verdict(which: VerdictId = VerdictId.OPEN_WEIGHTS, *findings: str) -> Verdict:
    reason = Reason(text="The licence says so.", findings=findings or ("weights-license",))
    sentence = f"{which.value.replace('-', ' ').capitalize()}: by its licence."
    return Verdict(id=which, sentence=sentence, reasons=(reason,))


def assessed(  # noqa: PLR0913 - a field each
    findings: dict[str, Finding] | None = None,
    sources: tuple[Source, ...] = (),
    *,
    judged: Judgement | None = None,
    told: Verdict | None = None,
    lineage: tuple[Edge, ...] = (),
    digest: str = "",
    rules: str = "11" * 32,
    version: str = "0.1.0",
    name: str = "Heron 1B",
) -> Assessment:
    return Assessment(
        release=Release(id="heron-1b", name=name, producer="Estuary"),
        verdict=told or verdict(),
        findings=findings or {},
        judgements={"radboud": judged} if judged else {},
        sources=sources or (source(),),
        recording=digest,
        lineage=lineage,
        tool=Tool(version=version, rules=rules),
    )


def licensed(license_id: str, text: str, line: int = 2, **more: Any) -> dict[str, Finding]:
    """The answer on the weights' licence, from one line of the card."""
    outcome = "yes" if license_id == "Apache-2.0" else "partly"
    return {"weights-license": finding(outcome, license_id, at=(cite(text, line),), **more)}


OTHER_CARD = CARD.replace("apache-2.0", "other")
OLD = assessed(licensed("Apache-2.0", CARD), digest="aa")
NEW = assessed(
    licensed("LicenseRef-heron", OTHER_CARD),
    (source(revision="b2"),),
    told=verdict(VerdictId.OPEN_WEIGHTS_RESTRICTED),
    digest="bb",
)
"""The same release before and after its card names another licence."""
OLD_BYTES = (recording(snapshot({"README.md": CARD})),)
NEW_BYTES = (recording(snapshot({"README.md": OTHER_CARD}, revision="b2")),)
