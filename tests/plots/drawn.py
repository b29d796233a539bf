"""Invented releases for each kind of picture, and what every picture of them must bear."""

from __future__ import annotations

from msgspec.structs import replace

from howopen.frameworks.definition import Framework, Result, Tone
from howopen.model import Assessment, Edge, Finding, Outcome, Relation, VerdictId
from tests.reports import invented

HOSTILE = (
    "<script>alert(1)</script>",
    "]]><!-- &amp; -->",
    "bell\x07 null\x00 \ufffe\uffff \ud800",
    "\u202egnorts\u202c \u2066x",
    "heron" * 1000,
    "鷺" * 1000,
)
"""Names that are markup, steer, cannot be in XML, or are too long for any picture."""
FRAMEWORK = invented.framework()


def with_classes() -> Framework:
    """The invented definition with classes in place of a total."""
    results = (
        Result(id="meets", says="meets it", tone=Tone.GOOD, when=()),
        Result(id="nearly", says="nearly meets it", tone=Tone.MIXED, when=()),
        Result(id="fails", says="does not meet it", tone=Tone.BAD, when=()),
        Result(id="cannot-tell", says="cannot be told", tone=Tone.OPEN, when=()),
    )
    return replace(FRAMEWORK, results=results)


def classed(found: Assessment, result: str) -> Assessment:
    judgement = replace(found.judgements["radboud"], grade=result)
    return replace(found, judgements={"radboud": judgement})


def answered(found: Assessment, **findings: Finding) -> Assessment:
    """The same release with answers to more questions; `_` in a name stands for a dash."""
    named = {name.replace("_", "-"): finding for name, finding in findings.items()}
    return replace(found, findings={**found.findings, **named})


def limited(name: str, *values: str, outcome: Outcome = Outcome.YES) -> Assessment:
    finding = Finding(outcome=outcome, value=values)
    return answered(invented.assessment(name), license_conditions=finding)


def dated(name: str, outcome: Outcome, *preprints: str) -> Assessment:
    return answered(
        invented.assessment(name),
        pretraining_data=Finding(outcome=outcome),
        preprint=Finding(outcome=Outcome.YES if preprints else Outcome.UNCLEAR, value=preprints),
    )


def made_from(name: str, base: str, relation: Relation, recorded: str | None = None) -> Assessment:
    found = invented.assessment(name)
    edge = Edge(
        model=found.release.id, base=base, relation=relation, recorded=recorded, license="MIT"
    )
    return replace(found, lineage=(edge,))


def on_day(found: Assessment, day: str | None, *, name: str = "Heron 1B") -> Assessment:
    release = replace(found.release, id="heron", name=name)
    sources = tuple(replace(source, read=day) for source in found.sources)
    return replace(found, release=release, sources=sources)


def of_kind(kind: str) -> tuple[Assessment, ...]:
    """A small set that shows what the kind can show."""
    return {
        "ranking": invented.several,
        "heat": invented.several,
        "agreement": lambda: tuple(map(classed, invented.several(), _CLASSES)),
        "licenses": _limited,
        "lineage": _family,
        "changes": _days,
        "disclosure": _dated,
        "release-card": lambda: invented.several()[:1],
    }[kind]()


_CLASSES = ("meets", "nearly", "fails", "cannot-tell", "meets")


def _limited() -> tuple[Assessment, ...]:
    return (
        limited("Free", outcome=Outcome.NO),
        limited("Careful", "use restrictions", "territory exclusion: EU"),
        limited("Large", "user threshold: 700,000,000 users a month", "use restrictions"),
        limited("Rich", "revenue threshold: 1,000,000 USD a year (from Reed Terms, by Reed)"),
        limited("Proud", "name to be displayed above: 20,000,000 USD a month"),
        limited("Listed", "user threshold: 1,000 users a day", "commercial registration"),
        limited("Kind", "non commercial"),
        limited("Learned", "non commercial", "research only"),
        limited("Silent", outcome=Outcome.UNCLEAR),
        limited("Kept", outcome=Outcome.NOT_APPLICABLE),
    )


def _family() -> tuple[Assessment, ...]:
    return (
        invented.assessment("Heron 1B"),
        made_from("Heron Chat", "estuary/heron-1b", Relation.FINETUNE, "heron-1b"),
        made_from("Heron Tiny", "estuary/heron-1b", Relation.QUANTIZED, "heron-1b"),
        made_from("Heron Tiny Chat", "estuary/heron-tiny", Relation.ADAPTER, "heron-tiny"),
        made_from("Ibis", "reed/teacher", Relation.DISTILL),
        invented.assessment("Alone"),
    )


def _days() -> tuple[Assessment, ...]:
    free = limited("x", outcome=Outcome.NO)
    bound = limited("x", "research only")
    weights = replace(free.verdict, id=VerdictId.OPEN_WEIGHTS)
    more = replace(free, judgements={"radboud": invented.judgement("oopccopoccpcoo")})
    return (
        on_day(replace(free, verdict=weights), "2024-01-05"),
        on_day(replace(more, verdict=weights), "2024-05-20"),
        on_day(bound, "2024-05-31"),
        on_day(free, "2024-12-01"),
        on_day(free, None),
    )


def _dated() -> tuple[Assessment, ...]:
    return (
        dated("A", Outcome.YES, "2201.00001"),
        dated("B", Outcome.PARTLY, "Some report", "2312.00002v3"),
        dated("C", Outcome.NO, "2312.00003", "1706.00004"),
        dated("D", Outcome.UNCLEAR, "10.5281/zenodo.2201000"),
        dated("E", Outcome.UNREACHABLE),
    )
