"""The language of whoever asks changes no data: JSON, CSV and ids are the same for all."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from howopen.cli import main
from howopen.samples import FOLDER

FRENCH = {"LANGUAGE": "fr", "LC_ALL": "fr_FR.UTF-8", "LANG": "fr_FR.UTF-8"}
FRENCH |= {"HOWOPEN_LANGUAGE": "fr"}


@pytest.mark.parametrize("form", ["json", "csv"])
def test_the_language_of_the_environment_changes_no_data(form):
    def said(environment):
        asked = [str(FOLDER / "heron-1b"), "--format", form]
        result = CliRunner().invoke(main, asked, env=environment)
        assert 0 == result.exit_code
        return result.stdout

    assert said({}) == said(FRENCH)
