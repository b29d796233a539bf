from __future__ import annotations

import pytest

from howopen import definitions, load_definition
from howopen.reports.frameworks import framework_to_terminal, frameworks_to_terminal
from howopen.reports.page import Page
from tests.conftest import ROOT

EXAMPLE = ROOT / "docs/how-to/procurement.toml"


def test_a_definition_in_full_looks_like_this(snapshot):
    assert snapshot == framework_to_terminal(load_definition(EXAMPLE), Page())


@pytest.mark.parametrize("name", definitions())
def test_every_definition_says_whose_it_is_and_each_of_its_dimensions(name):
    framework = definitions()[name]
    text = framework_to_terminal(framework, Page())
    said = [framework.source, *(f"({dimension.id}" for dimension in framework.dimensions)]
    assert [] == [words for words in said if words not in text]
    assert name in frameworks_to_terminal(tuple(definitions().values()), Page())
