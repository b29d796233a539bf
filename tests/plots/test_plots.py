from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace
from syrupy.extensions.image import SVGImageSnapshotExtension

import howopen
from howopen.errors import InputError
from howopen.locale import LANGUAGES
from howopen.plots import Wanted, draw, plots
from howopen.plots.svg import width_of
from tests.plots import drawn

KINDS = tuple(plots())
SVG = "{http://www.w3.org/2000/svg}"


def wanted(kind: str, **options: object) -> Wanted:
    framework = drawn.with_classes() if kind == "agreement" else drawn.FRAMEWORK
    return Wanted(framework=framework)._replace(**options)


def picture(kind: str, **options: object) -> ET.Element:
    return ET.fromstring(draw(kind, drawn.of_kind(kind), wanted(kind, **options)).svg)


class Word(NamedTuple):
    """One text of a picture, and from where to where it reaches."""

    text: str
    left: float
    right: float
    base: float
    turned: bool


def words(svg: ET.Element) -> Iterator[Word]:
    for layer in svg.iter(f"{SVG}g"):
        for text in layer.findall(f"{SVG}text"):
            style = {**layer.attrib, **text.attrib}
            shown = text.text or ""
            bold = style.get("font-weight") == "700"
            wide = width_of(shown, float(style.get("font-size", 16)), bold=bold)
            anchor = style.get("text-anchor", "start")
            left = float(text.get("x", 0)) - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
            base = float(text.get("y", 0))
            yield Word(shown, left, left + wide, base, "transform" in text.attrib)


def hostile(kind: str) -> tuple[howopen.Assessment, ...]:
    """The set of the kind with every name, maker, base, value and reason replaced."""
    found = drawn.of_kind(kind)
    names = [*drawn.HOSTILE] * (len(found) // len(drawn.HOSTILE) + 1)
    made = []
    for each, name in zip(found, names, strict=False):
        release = replace(each.release, name=name, producer=name)
        reason = replace(each.verdict.reasons[0], text=name)
        findings = {
            key: replace(finding, value=(*finding.value, name, f"user threshold: 9 {name}"))
            for key, finding in each.findings.items()
        }
        named = {"base": name, "license": name, "recorded": None}
        edges = tuple(replace(edge, **named) for edge in each.lineage)
        verdict = replace(each.verdict, reasons=(reason,))
        made.append(
            replace(each, release=release, verdict=verdict, findings=findings, lineage=edges)
        )
    return tuple(made)


@pytest.mark.parametrize("kind", KINDS)
def test_the_picture_is_as_it_was(kind, snapshot):
    drawn_now = draw(kind, drawn.of_kind(kind), wanted(kind, standalone=False)).svg
    assert snapshot(extension_class=SVGImageSnapshotExtension) == drawn_now


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_says_what_it_shows_to_who_does_not_see_it(kind):
    svg = picture(kind)
    title, desc = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
    assert ("img", "en") == (svg.get("role"), svg.get("lang"))
    assert f"{title.get('id')} {desc.get('id')}" == svg.get("aria-labelledby")
    assert title.text.endswith(".")
    assert len(desc.text) > len(title.text)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_releases_give_the_same_bytes(kind):
    assert draw(kind, drawn.of_kind(kind), wanted(kind)) == draw(
        kind, drawn.of_kind(kind), wanted(kind)
    )


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_to_draw_is_said_in_a_sentence(kind):
    svg = ET.fromstring(draw(kind, (), wanted(kind)).svg)
    assert svg.find(f"{SVG}title").text in " ".join(word.text for word in words(svg))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_stays_inside_the_picture(kind, language):
    svg = picture(kind, language=language)
    _, _, wide, high = map(float, svg.get("viewBox").split())
    outside = [
        word
        for word in words(svg)
        if not (0 <= word.left and 0 < word.base <= high and (word.turned or word.right <= wide))
    ]
    assert [] == outside


@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_name_stays_text_inside_the_picture(kind):
    found = hostile(kind)
    if kind == "changes":
        found = tuple(replace(each, release=found[0].release) for each in found)
    text = draw(kind, found, wanted(kind)).svg
    svg = ET.fromstring(text)
    _, _, wide, _ = map(float, svg.get("viewBox").split())
    known = {"svg", "title", "desc", "style", "defs", "g", "pattern"}
    known |= {"rect", "line", "path", "text", "use"}
    assert set() == {element.tag.removeprefix(SVG) for element in svg.iter()} - known
    assert [] == [word for word in words(svg) if not word.turned and word.right > wide]
    assert not set("\u202e\u2066\x07\x00\ufffe\uffff") & set(text)
    assert len(text) < 200_000


@pytest.mark.parametrize("name", drawn.HOSTILE)
def test_a_card_bears_any_name(name):
    found = drawn.of_kind("release-card")[0]
    release = replace(found.release, name=name, producer=name)
    card = draw("release-card", [replace(found, release=release)], wanted("ranking"))
    svg = ET.fromstring(card.svg)
    assert [] == [word for word in words(svg) if word.right > 1200]


@pytest.mark.parametrize("kind", KINDS)
def test_a_part_of_a_page_has_no_style_and_no_script_of_its_own(kind):
    svg = picture(kind, standalone=False)
    attributes = {name for element in svg.iter() for name in element.attrib}
    assert [] == [*svg.iter(f"{SVG}style"), *svg.iter(f"{SVG}script")]
    assert [] == [name for name in attributes if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("kind", KINDS)
def test_ids_are_of_the_kind_so_that_a_page_can_hold_one_of_each(kind):
    ids = [element.get("id") for element in picture(kind).iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert [] == [each for each in ids if not each.startswith(f"{kind}-")]


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_referred_to_is_there(kind):
    svg = picture(kind)
    ids = {element.get("id") for element in svg.iter()}
    used = {use.get("href", "")[1:] for use in svg.iter(f"{SVG}use")}
    fills = {element.get("fill", "") for element in svg.iter()}
    used |= {fill[5:-1] for fill in fills if fill.startswith("url(#")}
    assert set() == used - ids


def test_a_kind_that_there_is_not_is_told_with_those_that_are():
    with pytest.raises(InputError, match=r"no picture is called 'pie'; there are agreement"):
        draw("pie", ())


def test_a_language_that_there_is_not_is_told():
    with pytest.raises(InputError, match="no language"):
        draw("ranking", (), Wanted(language="tlh"))


def test_a_limit_is_for_kinds_with_rows():
    with pytest.raises(InputError, match="no row"):
        draw("lineage", (), Wanted(limit=3))


def test_the_public_face_draws():
    svg = howopen.plot("ranking", drawn.of_kind("ranking"), framework=drawn.FRAMEWORK, limit=2)
    assert "The first 2 of 5 models." in svg


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"changes", "release-card"}))
def test_the_catalogue_fits_in_200_kilobytes(kind):
    assert len(draw(kind, howopen.load_catalogue()).svg.encode()) < 200_000
