from __future__ import annotations

import pytest

from howopen.evidence.quantities import (
    amount_of,
    operations_in,
    parameters_in,
    size_of,
    tokens_in,
)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("15T tokens", (15e12,)),
        ("1.4 trillion tokens", (1.4e12,)),
        ("300B text tokens and 1,000,000,000 other tokens", (3e11, 1e9)),
        ("over 15T+ tokens", (15e12,)),
        ("299,892,736,000 tokens", (299_892_736_000,)),
        ("2048 tokens", ()),
        ("15T", ()),
        ("five tokens", ()),
    ],
)
def test_tokens_need_their_unit_and_the_size_of_a_run(text, numbers):
    assert numbers == tokens_in(text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("70B parameters", (7e10,)),
        ("2.7 billion trainable parameters", (2.7e9,)),
        ("a 350M-parameter model", (3.5e8,)),
        ("12 parameters", ()),
    ],
)
def test_parameters_need_their_unit(text, numbers):
    assert numbers == parameters_in(text)


@pytest.mark.parametrize(
    ("cell", "number"), [("2.5 Trillion", 2.5e12), ("15T+", 15e12), ("7B model", None), ("", None)]
)
def test_a_cell_is_a_number_or_none(cell, number):
    assert number == amount_of(cell)


@pytest.mark.parametrize(("size", "number"), [("7b", 7e9), ("350m", 3.5e8), ("8x7b", None)])
def test_the_size_in_a_name_counts_unless_it_is_of_experts(size, number):
    assert number == size_of(size)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3.8 x 10^25 FLOPs", 3.8e25),
        ("3.8e25 FLOP", 3.8e25),
        ("10^24 training FLOPs", 1e24),
        ("6 zettaFLOPs", 6e21),
    ],
)
def test_operations_are_read_in_powers_and_prefixes(text, number):
    (found,) = operations_in(text)
    assert number == pytest.approx(found)


@pytest.mark.parametrize("text", ["400 TFLOPS", "3 exaFLOP/s", "10^24 stars"])
def test_rates_and_other_numbers_are_none(text):
    assert () == operations_in(text)
