from __future__ import annotations

import pytest

from howopen.findings.shared.words import bare, listed


@pytest.mark.parametrize(
    ("source_id", "name"),
    [
        ("huggingface:estuary/heron-1b", "estuary/heron-1b"),
        ("huggingface:datasets/estuary/tidepool", "estuary/tidepool"),
        ("pypi:heron", "heron"),
        ("page:https://estuary.example/heron", "https://estuary.example/heron"),
    ],
)
def test_a_name_is_shown_as_its_hub_shows_it(source_id, name):
    assert name == bare(source_id)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), ""),
        (("a",), "a"),
        (("a", "b", "c"), "a, b, c"),
        (("a", "b", "a", "c", "d"), "a, b, c and 1 more"),
    ],
)
def test_a_list_stays_short_and_names_each_once(names, said):
    assert said == listed(names)
