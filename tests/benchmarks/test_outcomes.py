from __future__ import annotations

from benchmarks.outcomes import Label, compare_outcomes, outcomes_table
from howopen.frameworks import frameworks
from howopen.model import Cell, Coverage, Judgement

OSAID = frameworks()["osaid-1.0"]


def judged(result, grade="pass"):
    cell = Cell(grade=grade, points=0, seen=True, findings=())
    return Judgement(
        framework="osaid-1.0",
        version="1.0",
        score=0,
        out_of=1,
        range=(0, 1),
        coverage=Coverage(seen=1, of=1),
        dimensions={d.id: cell for d in OSAID.dimensions},
        grade=result,
    )


LABELS = {
    "a": Label("A", "meets"),
    "b": Label("B", "meets"),
    "c": Label("C", "does-not-meet"),
    "d": Label("D", "does-not-meet"),
}


def test_what_cannot_be_told_is_counted_apart_and_opposites_are_named():
    ours = {
        "a": judged("meets"),
        "b": judged("does-not-meet", "fail"),
        "c": judged("meets"),
        "d": judged("cannot-tell", "unknown"),
    }
    found = compare_outcomes(ours, LABELS, OSAID)
    assert (4, 3, 1) == (found["releases"], found["told"], found["equal"])
    assert (["c"], ["b"]) == (found["false_passes"], found["false_fails"])
    assert [d.id for d in OSAID.dimensions] == found["by_release"]["b"]["fails"]
    assert {"cannot-tell": 1, "meets": 1} == found["confusion"]["does-not-meet"]


def test_the_table_has_a_line_for_each_release():
    ours = {name: judged("meets") for name in LABELS}
    text = outcomes_table(compare_outcomes(ours, LABELS, OSAID), OSAID)
    assert {"a", "b", "c", "d"} <= {line.split()[0] for line in text.splitlines() if line}
    assert "false_passes  c, d" in text
