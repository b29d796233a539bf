"""An invented framework and invented assessments, with every oddity that a report must bear."""

from __future__ import annotations

from howopen.findings.question import Effort, Question
from howopen.frameworks.definition import Dimension, Framework, Grade
from howopen.model import (
    Assessment,
    Cell,
    Citation,
    Completeness,
    Coverage,
    Finding,
    Judgement,
    Outcome,
    Reason,
    Release,
    Source,
    SourceKind,
    SourceRole,
    Tool,
    Verdict,
    VerdictId,
)

POINTS = {"open": 1.0, "partial": 0.5, "closed": 0.0}
LETTERS = {"o": "open", "p": "partial", "c": "closed", "?": "closed"}
HOSTILE = "Marsh\x1b[31m|<b>*Chat*</b> [x](https://evil.example) @heron\u202e"


def framework() -> Framework:
    groups = {
        "Availability": ("code", "data", "weights", "tuning data", "tuned weights", "license"),
        "Documentation": ("docs", "architecture", "preprint", "paper", "card", "datasheet"),
        "Access": ("package", "api"),
    }
    return Framework(
        id="radboud",
        name="Invented table",
        version="1",
        date="2020-01-01",
        short="Shore",
        source="https://framework.example/table",
        license="CC BY 4.0",
        attribution="Invented table, by nobody, https://framework.example/table.",
        about="A framework for tests.",
        grades=(
            Grade(id="open", points=1, symbol="✓", means="all of it"),
            Grade(id="partial", points=0.5, symbol="~", means="part of it"),
            Grade(id="closed", points=0, symbol="✗", means="none of it"),
        ),
        dimensions=tuple(
            Dimension(
                id=title.replace(" ", "-"),
                title=title.capitalize(),
                short=title[:9],
                group=group,
                criteria={},
                findings=("weights-license",),
                rules={},
            )
            for group, titles in groups.items()
            for title in titles
        ),
    )


def question() -> Question:
    return Question(
        id="weights-license",
        asks="Under which licence are the weights?",
        why="It says who may do what.",
        looks="The licence file and the card.",
        outcomes={Outcome.YES: "An open licence.", Outcome.UNCLEAR: "None was found."},
        change="Put a licence file beside the weights.",
        effort=Effort.TERMS,
    )


def judgement(letters: str) -> Judgement:
    """One cell per letter: o, p, c, and ? for closed because nothing was seen."""
    dimensions = framework().dimensions
    cells = {
        dimension.id: Cell(
            grade=LETTERS[letter],
            points=POINTS[LETTERS[letter]],
            seen=letter != "?",
            findings=("weights-license",),
            why="Nothing was found in two places." if letter == "?" else "It lies in the open.",
        )
        for dimension, letter in zip(dimensions, letters, strict=True)
    }
    score = sum(cell.points for cell in cells.values())
    return Judgement(
        framework="radboud",
        version="1",
        score=score,
        out_of=14,
        range=(score, score + letters.count("?")),
        coverage=Coverage(seen=14 - letters.count("?"), of=14),
        dimensions=cells,
        attribution=framework().attribution,
    )


def assessment(
    name: str = "Heron 1B",
    *,
    maker: str | None = "Example Estuary",
    letters: str = "oopcco~?ccpc?o".replace("~", "p"),
    verdict: VerdictId = VerdictId.OPEN_WEIGHTS_RESTRICTED,
    missing: bool = True,
    owner: str = "example",
) -> Assessment:
    source = Source(
        id=f"github:{owner}/heron",
        kind=SourceKind.GITHUB,
        role=SourceRole.PRIMARY,
        url="https://code.example/heron",
        revision="0123456789abcdef0123456789abcdef01234567",
        read="2024-05-01",
        card=Completeness.COMPLETE,
        listing=Completeness.PARTIAL,
    )
    places = tuple(
        Citation(
            source=source.id,
            path=path,
            revision=source.revision,
            lines=lines,
            sha256="ab" * 32,
            read=source.read,
            shows="terms",
        )
        for path, lines in (
            ("LICENSE", (12, 14)),
            ("README.md", (3, 3)),
            ("docs/" + "very-long-folder-name/" * 5 + "terms.md", None),
            ("", None),
        )
    )
    return Assessment(
        release=Release(
            id=name.lower().replace(" ", "-"),
            name=name,
            producer=maker,
            revisions={source.id: source.revision or ""},
        ),
        verdict=Verdict(
            id=verdict,
            sentence="Open weights with strings, not open source: the terms bind anyone above "
            "five hundred herons.",
            reasons=(
                Reason(text="The licence limits who may use it.", findings=("weights-license",)),
            ),
        ),
        findings={
            "weights-license": Finding(
                outcome=Outcome.PARTLY,
                value=("LicenseRef-heron",),
                citations=places,
                note="A licence of its own.",
            )
        },
        judgements={"radboud": judgement(letters)},
        sources=(
            source,
            *(
                (
                    Source(
                        id="huggingface:example/heron-base",
                        kind=SourceKind.HUGGINGFACE,
                        role=SourceRole.LINKED,
                        url="https://hub.example/heron-base",
                        missing=True,
                    ),
                )
                if missing
                else ()
            ),
        ),
        recording="cd" * 32,
        remarks=("README.md was cut at 200 KB.",),
        tool=Tool(version="0.1.0", rules="ef" * 32),
    )


def several() -> tuple[Assessment, ...]:
    """A maker with three models, a tie, a maker unknown, hostile names."""
    return (
        assessment("Heron 1B", letters="oooooooocpooop"),
        assessment("heron 3B", letters="oooooooocpoooo", verdict=VerdictId.OPEN_SOURCE),
        assessment("Heron 0.5B", letters="cccccccccccccc", verdict=VerdictId.CLOSED),
        assessment("Ibis", maker=None, letters="oooooooocpooop", owner="ibis"),
        assessment(
            HOSTILE,
            maker="=cmd()",
            letters="?" * 14,
            verdict=VerdictId.UNDETERMINED,
            owner="marsh",
        ),
    )
