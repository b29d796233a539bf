"""Contrast by the formula of the Web Content Accessibility Guidelines 2.2, both papers."""

from __future__ import annotations

import pytest

from howopen.model import VerdictId
from howopen.plots.palette import COLOURS, SHAPES, WORDS_ON, stylesheet, verdict_colour

PAPERS = ("light", "dark")
ON = [(word, ground) for word, grounds in WORDS_ON.items() for ground in grounds]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(c * weight for c, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_contrast_that_the_guidelines_say():
    assert 21 == pytest.approx(contrast("#000000", "#ffffff"))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(("word", "ground"), ON)
def test_words_stand_out_from_their_ground(word, ground, paper):
    assert 4.5 <= contrast(getattr(COLOURS[word], paper), getattr(COLOURS[ground], paper))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_stand_out_from_paper(shape, paper):
    assert 3 <= contrast(getattr(COLOURS[shape], paper), getattr(COLOURS["paper"], paper))


@pytest.mark.parametrize("verdict", VerdictId)
def test_every_verdict_has_a_class_with_its_colour(verdict):
    name = verdict_colour(verdict)
    light, dark = COLOURS[name]
    assert f"verdict-{verdict}" == name
    assert f".{name}{{fill:{light}}}" in stylesheet()
    assert f".{name}{{fill:{dark}}}" in stylesheet().partition("prefers-color-scheme:dark")[2]
