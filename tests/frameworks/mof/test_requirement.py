from __future__ import annotations

import pytest

from howopen.errors import InputError
from howopen.frameworks.mof.evaluate import evaluate
from howopen.frameworks.mof.requirement import falls_short, parse_requirement
from tests.frameworks.mof.invented import required


@pytest.mark.parametrize(
    ("text", "met"),
    [
        *(("class>=3", {1, 2, 3}), ("class>=2", {1, 2}), ("class>=1", {1}), ("class>=II", {1, 2})),
        *(("class=3", {3}), ("class=i", {1}), (" class >= Class III ", {1, 2, 3})),
    ],
)
def test_a_class_or_a_harder_one_may_be_required(text, met):
    releases = {0: (), 3: (3,), 2: (3, 2), 1: (3, 2, 1)}
    short = {
        number
        for number, classes in releases.items()
        if falls_short(parse_requirement(text), evaluate(required(*classes)))
    }
    assert {0, 1, 2, 3} - met == short


def test_what_falls_short_is_said():
    said = falls_short(parse_requirement("class>=2"), evaluate(required(3)))
    assert "not met: class>=2; it is Class III - Open Model" == said


@pytest.mark.parametrize("text", ["", "class", "class>3", "class>=4", "class>=0", "herons>=3", "3"])
def test_what_cannot_be_required_is_told(text):
    with pytest.raises(InputError, match="cannot be required of a model file; say class>=3"):
        parse_requirement(text)
