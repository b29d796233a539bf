"""The one direction: sources, evidence, findings, frameworks, reports. Imports follow it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "src" / "howopen"

ORDER = (
    ("errors", "_version"),
    ("locale",),
    ("model",),
    ("doors",),
    ("store",),
    ("licenses",),
    ("sources",),
    ("evidence",),
    ("lineage",),
    ("findings",),
    ("frameworks",),
    ("history",),
    ("named_definitions",),
    ("discovery",),
    ("collected", "rules"),
    ("collect",),
    ("live",),
    ("in_parallel",),
    ("pipeline", "license_pipeline", "mof_pipeline"),
    ("recording_pipeline",),
    ("batch", "histories"),
    ("watching",),
    ("catalogue", "samples"),
    ("catalogued",),
    ("reports",),
    ("plots",),
    ("exports", "site"),
    ("api",),
    ("__init__",),
    ("dev", "serve"),
    ("cli",),
    ("__main__",),
)
"""From the ground up. A part imports nothing from above its own line."""

NOT_TWO_BACK = {
    "frameworks": ("sources", "evidence"),
    "history": ("sources", "evidence"),
    "reports": ("sources", "evidence", "pipeline"),
    "plots": ("sources", "evidence", "pipeline"),
    "exports": ("sources", "evidence", "pipeline"),
    "site": ("sources", "evidence", "pipeline"),
}
"""A framework never sees raw evidence, and a report never computes."""

RANK = {part: rank for rank, parts in enumerate(ORDER) for part in parts}
MODULES = sorted(PACKAGE.rglob("*.py"))


def part_of(module: Path) -> str:
    first = module.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def parts_imported(source: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "howopen":
                    yield node.lineno, [*alias.name.split("."), "__init__"][1]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: say whole names, not relative ones"
            if node.module == "howopen":
                for alias in node.names:
                    yield node.lineno, alias.name if alias.name in RANK else "__init__"
            elif (node.module or "").startswith("howopen."):
                yield node.lineno, (node.module or "").split(".")[1]


def backward(part: str, source: str) -> list[str]:
    return [
        f"line {line}: {part} imports {other}"
        for line, other in parts_imported(source)
        if other != part and (RANK[other] > RANK[part] or other in NOT_TWO_BACK.get(part, ()))
    ]


def test_every_part_of_the_package_has_its_place_in_the_order():
    assert {part_of(module) for module in MODULES} <= set(RANK)


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(PACKAGE).as_posix())
def test_no_import_runs_against_the_arrow(module):
    assert [] == backward(part_of(module), module.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("evidence", "from howopen.findings import questions"),
        ("frameworks", "from howopen.evidence.text import Passage"),
        ("reports", "from howopen.pipeline import assess"),
        ("doors", "import howopen.licenses"),
        ("findings", "from howopen import pipeline"),
        ("model", "import howopen"),
    ],
)
def test_the_check_sees_an_import_that_runs_back(part, line):
    assert 1 == len(backward(part, line))
