"""Every form in which kept sentences are told again is one in which we still say something."""

from __future__ import annotations

import ast
from functools import cache

import pytest

from howopen.reports.retelling.forms import GROUPS, PLACEHOLDER
from tests.conftest import ROOT

SAYING = ("model", "evidence", "licenses", "lineage", "findings", "frameworks", "reports/words.py")
MOST_PIECES = 6
"""A form may be put together of so many pieces that the code says."""
OF_LICENCES = ("amount", "detail", "uses")
"""What is counted, by which period and with which effect is data of licences."""
FORMS = [(group, form) for group, forms in GROUPS.items() for form in forms]


@cache
def sayings():
    """All strings of the code that says something, with a sign for what it puts into them."""
    return frozenset(
        said
        for part in SAYING
        for path in sorted((ROOT / "src" / "howopen").glob(part))
        for file in ([path] if path.is_file() else sorted(path.rglob("*.py")))
        for whole in strings(file.read_text(encoding="utf-8"))
        for said in (whole, whole.removeprefix("{}").strip())
    )


def strings(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            yield "".join(v.value if isinstance(v, ast.Constant) else "{}" for v in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@cache
def pieces():
    """What stands between the places where something is put in; ids as people read them."""
    parts = {part for said in sayings() for part in said.split("{}")}
    return frozenset({*parts, *(part.replace("_", " ") for part in parts)} - {""})


def is_said(form):
    """Whether the code says a form: in one string, or in a few that it puts together."""
    if PLACEHOLDER.sub("{}", form) in sayings():
        return True
    literal = [each for each in PLACEHOLDER.split(form)[::2] if each]
    return sum(fewest(each) for each in literal) <= MOST_PIECES


def fewest(text):
    """The least number of pieces that make a text; its first letter may be small in the code."""
    best = {0: 0}
    for end in range(1, len(text) + 1):
        for begin in range(end):
            piece = text[begin:end]
            known = piece in pieces() or (begin == 0 and piece[0].lower() + piece[1:] in pieces())
            if begin in best and known:
                best[end] = min(best.get(end, MOST_PIECES + 1), best[begin] + 1)
    return best.get(len(text), MOST_PIECES + 1)


@pytest.mark.parametrize(("group", "form"), FORMS, ids=[f"{g}: {f}" for g, f in FORMS])
def test_a_form_is_one_in_which_the_code_says_something(group, form):
    assert group in OF_LICENCES or is_said(form)


@pytest.mark.parametrize(
    "form",
    [
        "The heron of {name} is grey.",
        "No file of {kind_of_code} in the incomplete listing.",
        "Training code, in a bookshelf: {paths}.",
    ],
)
def test_a_form_in_which_nobody_says_anything_would_be_seen(form):
    assert not is_said(form)
