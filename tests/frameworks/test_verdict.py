from __future__ import annotations

import pytest

from howopen.frameworks.verdict import limit_in_words


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (
            "user threshold: 300,000,000 users a month",
            "the licence binds anyone above 300 million monthly users",
        ),
        (
            "user threshold: 5,000 users a day (from the base, Heron: Heron License)",
            "the base's licence binds anyone above 5,000 daily users",
        ),
        (
            "revenue threshold: 2,500,000 USD a year",
            "the licence binds anyone with more than 2.5 million USD a year of revenue",
        ),
        ("territory exclusion: Atlantis, Mu", "the licence is not granted in Atlantis, Mu"),
        ("territory exclusion", "the licence limits its use (territory exclusion)"),
        ("non commercial (from the base, Heron: X)", "the base's licence grants no commercial use"),
        ("moonlight only", "the licence limits its use (moonlight only)"),
    ],
)
def test_a_limit_is_the_end_of_a_sentence(limit, said):
    assert said == limit_in_words(limit)
