from __future__ import annotations

import pytest
from msgspec.structs import replace

from howopen.errors import InputError
from howopen.frameworks.definition import Result, Tone
from howopen.frameworks.requirement import parse_requirement, unmet
from howopen.model import VerdictId
from tests.reports.invented import assessment, framework


def parsed(text):
    return parse_requirement(text, ["weights-license"], {"radboud": framework()})


def met(text, found=None):
    return unmet(parsed(text), found or assessment()) is None


@pytest.mark.parametrize(
    "text",
    [
        "verdict=open-weights-restricted",
        "verdict=open-source,open-weights-restricted",
        "verdict>=open-weights-restricted",
        "verdict >= closed",
        "weights-license=partly",
        "weights-license=yes,partly",
        "radboud>=5.5",
        "radboud=5.5",
        "radboud:code=open",
        "radboud:weights>=partial",
        "radboud:code>=partial",
    ],
)
def test_met(text):
    assert met(text)


@pytest.mark.parametrize(
    "text",
    [
        "verdict=open-source",
        "verdict>=open-weights",
        "weights-license=yes",
        "radboud>=6",
        "radboud=5",
        "radboud:weights=open",
        "radboud:paper>=partial",
    ],
)
def test_not_met(text):
    assert not met(text)


def test_what_is_not_met_is_told_with_what_was_found():
    assert "Heron 1B: radboud>=7 is not met, radboud is 5.5" == unmet(
        parsed("radboud>=7"), assessment()
    )


def test_an_undetermined_release_is_not_at_least_closed():
    assert not met("verdict>=closed", assessment(verdict=VerdictId.UNDETERMINED))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "verdict",
        "=open-source",
        "verdict=",
        "verdict=,",
        "verdict=fine",
        "verdict>=undetermined",
        "verdict>open-source",
        "verdict!=closed",
        "verdict<=closed",
        "verdict>=open-source,closed",
        "weights-license=maybe",
        "weights-license>=yes",
        "unheard-of=yes",
        "radboud:unheard-of=open",
        "radboud:code=ajar",
        "radboud>=high",
        "radboud=7,8",
        "nobody:code=open",
    ],
)
def test_what_is_not_a_requirement_is_refused_in_a_sentence(text):
    with pytest.raises(InputError, match=r"\w+ \w+"):
        parsed(text)


def test_a_framework_that_was_not_asked_for_is_named():
    found = assessment()
    fields = {name: getattr(found, name) for name in found.__struct_fields__}
    bare = type(found)(**{**fields, "judgements": {}})
    with pytest.raises(InputError, match="add --framework radboud"):
        unmet(parsed("radboud>=7"), bare)


def with_classes():
    """A definition with classes, and a release that has the second one."""
    classes = tuple(
        Result(id=name, says=name, tone=tone, when=())
        for name, tone in (("gold", Tone.GOOD), ("murky", Tone.OPEN), ("lead", Tone.BAD))
    )
    definition = replace(framework(), aliases=("table",), results=classes)
    found = assessment()
    judgement = replace(found.judgements["radboud"], grade="murky")
    return {"radboud": definition}, replace(found, judgements={"radboud": judgement})


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("radboud=murky", True),
        ("table=gold,murky", True),  # by its other name
        ("table:code=open", True),
        ("radboud>=murky", True),
        ("radboud>=lead", False),  # what could not be told is never "or better"
        ("radboud=gold", False),
    ],
)
def test_classes_are_ordered_as_their_definition_lists_them(text, holds):
    known, found = with_classes()
    assert holds is (unmet(parse_requirement(text, [], known), found) is None)


@pytest.mark.parametrize("text", ["radboud=silver", "radboud>=silver", "radboud=gold,silver"])
def test_a_class_that_nobody_gives_is_refused(text):
    with pytest.raises(InputError, match="one of: gold, murky, lead"):
        parse_requirement(text, [], with_classes()[0])


@pytest.mark.parametrize(
    ("text", "hint"),
    [("radbuod>=7", "did you mean radboud"), ("zzz=yes", "an id of `howopen frameworks`")],
)
def test_a_name_that_nothing_has_is_met_with_a_hint(text, hint):
    with pytest.raises(InputError, match=hint):
        parsed(text)
