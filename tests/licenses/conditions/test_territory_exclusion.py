from __future__ import annotations

from functools import partial

import pytest

from howopen.licenses.conditions.territory_exclusion import find
from tests.licenses.conditions import asked

values = partial(asked.values, find)
quote = partial(asked.quote, find)


@pytest.mark.parametrize(
    ("clause", "territories"),
    [
        ("THIS LICENSE DOES NOT APPLY IN THE EUROPEAN UNION.", ("EU",)),
        (
            (
                '"Territory" means the worldwide territory, excluding the European Union, United '
                "Kingdom and South Korea."
            ),
            ("EU", "UK", "KR"),
        ),
        ("You may not use or distribute the Model in the European Union.", ("EU",)),
        (
            "The rights are not granted to companies located in the U.K. or Switzerland.",
            ("UK", "CH"),
        ),
        ("Users located in the EU are not permitted to download the Model.", ("EU",)),
        ("本许可协议不适用于欧盟、英国和韩国。", ("EU", "UK", "KR")),
        ("본 라이선스는 유럽연합에는 적용되지 않습니다.", ("EU",)),
        ("La licence ne s'applique pas dans l'Union européenne.", ("EU",)),
        ("Diese Lizenz gilt nicht in der Europäischen Union.", ("EU",)),
    ],
)
def test_excluded_places_are_read_in_their_order(clause: str, territories: tuple[str, ...]) -> None:
    assert [{"territories": territories, "scope": "all"}] == values(clause)


def test_an_exclusion_may_be_limited_to_some_models() -> None:
    text = (
        "With respect to any multimodal models included in Heron, the rights granted here are not "
        "being granted to you if you are an individual domiciled in, or a company with a principal "
        "place of business in, the European Union."
    )
    assert [{"territories": ("EU",), "scope": "multimodal models"}] == values(text)


@pytest.mark.parametrize(
    "clause",
    [
        "This Agreement is governed by the laws of China (excluding Hong Kong and Taiwan).",
        "You may not export the Model to Russia or any embargoed country.",
        "The limitation does not apply to consumers in the European Union.",
        '"Heron" means Heron Ireland if you are located in the EEA or Switzerland.',
        "The United Nations Convention on Contracts does not apply in Canada.",
    ],
)
def test_law_export_and_consumers_exclude_no_place(clause: str) -> None:
    assert [] == values(clause)


def test_the_same_exclusion_is_found_once() -> None:
    text = 'This license does not apply in the EU. "Territory" means worldwide, excluding the EU.'
    assert 1 == len(values(text))


@pytest.mark.parametrize(
    ("clause", "territories"),
    [
        (
            "It is not available to persons established in the EEA, Switzerland or the UK.",
            ("EEA", "CH", "UK"),
        ),
        ("The licence is not granted to any person in Russia or Belarus.", ("RU", "BY")),
        ("The licence does not apply in North Korea.", ("KP",)),
    ],
)
def test_seats_and_more_countries_are_known(clause: str, territories: tuple[str, ...]) -> None:
    assert [territories] == [value["territories"] for value in values(clause)]
