"""What is followed: each place once, kind by kind, and never what was seen already."""

from __future__ import annotations

import pytest

from howopen.discovery import LIMITS, Kind, leads_of
from howopen.findings import case_of
from howopen.model import SourceRole
from tests.findings.invented import CODE, DATA, MODEL, PACKAGE, card, evidence, source

BODY = """# Heron 1B

The code is at https://github.com/estuary/heron and the paper is
[Heron: a model of birds](https://arxiv.org/abs/2512.00001).
Run `pip install heron`. It is used by [our terms](https://estuary.example/terms).
All models: https://huggingface.co/collections/estuary/herons-0123
"""
FRONT = "license: mit\ndatasets:\n- estuary/tidepool\nbase_model: river/egret-1b"
HERON = source(MODEL, card(FRONT, BODY))


def found(*snapshots, missing=(), without=()):
    return [
        (lead.kind.value, lead.target.source_id)
        for lead in leads_of(case_of(evidence(*snapshots, missing=missing)), without=without)
    ]


def test_a_card_leads_to_every_kind_of_place():
    assert [
        ("code", CODE),
        ("data", DATA),
        ("paper", "page:https://arxiv.org/abs/2512.00001"),
        ("package", PACKAGE),
        ("page", "page:https://estuary.example/terms"),
        ("collection", "page:https://huggingface.co/collections/estuary/herons-0123"),
        ("base", "huggingface:river/egret-1b"),
    ] == found(HERON)


def test_each_kind_has_a_limit():
    assert sorted(Kind) == sorted(LIMITS)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.MODEL])
def test_a_kind_that_is_not_followed_gives_no_lead(kind):
    assert [each for each in found(HERON) if each[0] != kind] == found(HERON, without=(kind,))


@pytest.mark.parametrize("seen", [CODE, DATA, PACKAGE])
def test_what_was_seen_is_no_lead(seen):
    assert seen not in [name for _, name in found(HERON, source(seen, "# Seen\n"))]


@pytest.mark.parametrize("lost", [CODE, DATA, PACKAGE])
def test_what_could_not_be_had_is_not_asked_for_again(lost):
    assert lost not in [name for _, name in found(HERON, missing=(lost,))]


def test_a_place_is_seen_however_its_name_is_spelled():
    assert CODE not in [name for _, name in found(HERON, source("github:Estuary/Heron", "# H\n"))]


def test_a_package_is_one_however_its_name_is_spelled():
    code = source(CODE, {"pyproject.toml": '[project]\nname = "Heron_Tools.x"\n'})
    model = source(MODEL, card(body="# Heron 1B\n\n    pip install heron-tools-x\n"))
    packages = [name for kind, name in found(model, code) if kind == "package"]
    assert ["pypi:heron-tools-x"] == packages
    seen = source("pypi:heron_tools.x", {"METADATA": "Name: heron_tools.x\n"})
    assert [] == [name for kind, name in found(model, code, seen) if kind == "package"]


def test_a_base_is_followed_though_it_was_seen_since_it_is_a_release_of_its_own():
    base = source("huggingface:river/egret-1b", "# Egret\n", linked=True)
    assert ("base", "huggingface:river/egret-1b") in found(HERON, base)


def test_a_place_that_is_named_twice_is_one_lead_with_the_first_line():
    body = "# Heron 1B\n\nhttps://github.com/estuary/heron\n\nhttps://github.com/estuary/Heron\n"
    case = case_of(evidence(source(MODEL, card("", body))))
    (lead,) = [lead for lead in leads_of(case) if lead.kind is Kind.CODE]
    assert (f"{MODEL} README.md:7", SourceRole.PRIMARY) == (lead.found, lead.role)


def test_a_release_that_names_nothing_leads_nowhere():
    assert [] == found(source(MODEL, card("license: mit")))


def test_a_release_of_which_nothing_was_seen_leads_nowhere():
    assert [] == found(missing=(MODEL,))
