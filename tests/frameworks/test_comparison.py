from __future__ import annotations

import pytest

from howopen.errors import InputError
from howopen.frameworks.comparison import compare
from howopen.frameworks.definition import Framework
from tests.reports.invented import assessment, framework


def test_lines_that_differ_are_marked():
    pair = (assessment("A", letters="o" * 14), assessment("B", letters="o" * 13 + "c"))
    lines = compare(pair, (framework(),)).definitions[0].lines
    assert ["api"] == [line.dimension for line in lines if line.differs]


def test_closed_and_not_seen_differ():
    pair = (assessment("A", letters="o" * 13 + "c"), assessment("B", letters="o" * 13 + "?"))
    assert compare(pair, (framework(),)).definitions[0].lines[-1].differs


def test_sides_keep_the_order_in_which_they_were_named():
    pair = (assessment("B"), assessment("A"))
    assert ["B", "A"] == [side.release.name for side in compare(pair, (framework(),)).sides]


def test_one_release_cannot_be_compared():
    with pytest.raises(InputError, match="at least two"):
        compare((assessment(),), (framework(),))


def test_a_release_without_that_judgement_is_told():
    other = framework()
    fields = {name: getattr(other, name) for name in other.__struct_fields__}
    with pytest.raises(InputError, match="not judged under other"):
        compare((assessment(), assessment()), (Framework(**{**fields, "id": "other"}),))
