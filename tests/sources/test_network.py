"""One network fetches whatever a target names, safely from several threads."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from howopen.model import SourceKind
from howopen.sources import read_bundle
from howopen.sources.exchange import Place, lay_out
from howopen.sources.network import Network
from howopen.sources.targets import parse_target
from tests.sources.shelf import Shelf

PAPER = "https://arxiv.org/abs/2512.00001"
TERMS = "https://lab.example/terms"
TARGETS = {
    "lab/heron": "huggingface:lab/heron",
    "datasets/lab/reeds": "huggingface:datasets/lab/reeds",
    "gh:lab/heron": "github:lab/heron",
    "pypi:heron": "pypi:heron",
    PAPER: f"page:{PAPER}",
    TERMS: f"page:{TERMS}",
}


@pytest.fixture
def full(shelf: Shelf) -> Shelf:
    """One thing of each kind."""
    shelf.hub("lab/heron", "# Heron\n").hub("datasets/lab/reeds", "# Reeds\n")
    shelf.github("lab/heron", "# Heron code\n").package("heron", "1.0", "Name: heron\n\n# H\n")
    return shelf.page(PAPER, "Herons", "We count.").page(TERMS, "Terms", "You may.")


def test_each_target_becomes_the_source_that_it_names(full, network):
    places = tuple(Place(got=network.fetch(parse_target(target))) for target in TARGETS)
    recording = read_bundle(lay_out("Heron", "lab", places).bundle, "heron")
    assert sorted(TARGETS.values()) == sorted(each.source.id for each in recording.snapshots)
    assert () == recording.missing


def test_every_source_says_on_which_day_it_was_read(full, network):
    days = {network.fetch(parse_target(target)).read for target in TARGETS}
    assert {10} == {len(day) for day in days}


def test_threads_that_ask_at_once_get_what_each_asked_for(full, network: Network):
    targets = [*TARGETS] * 4
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda target: network.fetch(parse_target(target)), targets))
    assert [TARGETS[target] for target in targets] == [each.target.source_id for each in found]


def test_fetching_again_gives_the_same_bytes(full, network):
    for target in TARGETS:
        first, second = (network.fetch(parse_target(target)) for _ in range(2))
        assert first == second


def test_a_page_is_json_that_names_its_address(full, network):
    found = network.fetch(parse_target(TERMS))
    assert (SourceKind.PAGE, TERMS) == (
        found.target.kind,
        json.loads(found.files["page.json"])["url"],
    )
