from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import howopen
from howopen.catalogued import catalogued_instead
from howopen.errors import InputError, NotFound, SourceError, Unreachable
from howopen.frameworks import explanation
from howopen.model import Assessment
from howopen.reports.json import to_json
from tests.conftest import ROOT
from tests.reports.invented import assessment, framework

REPORTS = ROOT / "tests" / "data" / "reports"


@pytest.fixture
def kept(monkeypatch):
    """Nothing is on this disk; the catalogue knows one release, `owner/heron`."""

    def assess(target, *, frameworks, asking=None, on_step=None):
        kind = Unreachable if "owner/" in str(target) and not isinstance(target, Path) else NotFound
        raise kind(f"there is nothing at {target}")

    def find(name):
        return assessment() if name == "owner/heron" else None

    def explain(target, what, *, frameworks, asking, on_step, say):
        return assess(target, frameworks=None)

    pipeline = SimpleNamespace(assess=assess, explain=explain)
    monkeypatch.setitem(vars(howopen), "pipeline", pipeline)
    monkeypatch.setitem(
        vars(howopen),
        "catalogue",
        SimpleNamespace(find=find, load_catalogue=lambda: (assessment(),)),
    )
    monkeypatch.setitem(vars(howopen), "definitions", lambda: {"radboud": framework()})


def test_importing_howopen_imports_nothing_else():
    code = "import sys, howopen; print([n for n in sys.modules if n in ('msgspec', 'click')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "[]\n" == done.stdout


@pytest.mark.parametrize("name", sorted(set(howopen.__all__) - {"Interrupted"}))
def test_every_public_name_exists(name):
    assert getattr(howopen, name) is not None


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="unheard_of"):
        _ = howopen.unheard_of


def test_what_is_not_on_disk_is_looked_up_and_says_so(kept):
    found = howopen.assess("owner/heron")
    assert "Heron 1B" == found.release.name
    said = "nothing was read today. There is nothing at owner/heron."
    assert f"From the bundled catalogue: {said}" == found.remarks[-1]


def test_what_is_gone_from_the_network_or_no_model_of_it_is_not_answered_from_the_catalogue():
    gone, dropped = NotFound("it is not there"), Unreachable("it gave no answer")
    for target, error in (("meta-llama/Llama-3.1-8B", gone), ("gh:meta-llama/llama3", dropped)):
        with pytest.raises(type(error), match=str(error)):
            catalogued_instead(target, error)
    assert "Llama 3.1" in catalogued_instead("meta-llama/Llama-3.1-8B", dropped)[0].release.name


def test_only_the_frameworks_asked_for_are_kept(kept):
    assert {"radboud"} == set(howopen.assess("owner/heron", frameworks=("radboud",)).judgements)
    with pytest.raises(InputError, match="no framework is called 'unheard-of'"):
        howopen.assess("owner/heron", frameworks=("unheard-of",))


def test_one_framework_may_be_given_as_its_id(kept):
    assert {"radboud"} == set(howopen.assess("owner/heron", frameworks="radboud").judgements)


def test_what_is_no_target_is_told():
    with pytest.raises(InputError, match="3 is no target; give a folder"):
        howopen.assess(3)


def test_a_saved_report_comes_back_as_it_was():
    text = to_json(assessment())
    for given in (text, text.encode()):
        found = howopen.read_report(given)
        assert assessment() == Assessment(**{n: getattr(found, n) for n in found.__struct_fields__})


@pytest.mark.parametrize("path", sorted(REPORTS.glob("*.json")), ids=lambda path: path.name)
def test_reports_of_older_versions_are_read(path):
    assert "howopen-assessment/1" == howopen.read_report(path.read_bytes()).schema


def test_what_neither_disk_nor_catalogue_knows_is_told_in_a_sentence(kept):
    with pytest.raises(SourceError, match="there is nothing at owner/ibis"):
        howopen.assess("owner/ibis")
    with pytest.raises(NotFound, match="there is no folder Ibis, and no release in the bundled"):
        howopen.assess("Ibis")


def test_a_path_is_not_looked_up_by_name(kept):
    with pytest.raises(NotFound):
        howopen.assess(Path("owner/heron"))


def test_what_only_the_catalogue_knows_is_explained_without_its_words(kept):
    found = howopen.explain("owner/heron", "weights-license")
    assert explanation.FROM_THE_CATALOGUE == found.chain[-1]
    assert [("LICENSE:12-14", "", None)] == [
        (quote.location, quote.words, quote.matches) for quote in found.quotes[:1]
    ]


def test_assessments_can_be_compared_and_ranked_as_they_are(kept):
    pair = assessment("A"), assessment("B", letters="o" * 14)
    assert ["A", "B"] == [
        side.release.name for side in howopen.compare(*pair, frameworks="radboud").sides
    ]
    assert ["B", "A"] == [row.release.name for row in howopen.rank(pair).rows]


def test_a_result_shows_itself_in_a_notebook(kept, monkeypatch):
    monkeypatch.setattr(
        "howopen.frameworks.frameworks", lambda: {"radboud": framework()}, raising=False
    )
    assert "<table>" in howopen.assess("owner/heron")._repr_html_()
    assert "<table>" in howopen.rank([assessment()])._repr_html_()


def test_a_licence_text_is_read_from_python():
    reading = howopen.identify_license("SPDX-License-Identifier: Apache-2.0\n")
    assert isinstance(reading, howopen.LicenseReading)
    assert ("Apache-2.0", True) == (reading.license_id, reading.osi_approved)


@pytest.mark.parametrize("given", [b"MIT License", None])
def test_what_is_no_text_is_refused_in_a_sentence(given):
    with pytest.raises(howopen.InputError, match=r"a licence text is a str, not \w+; decode it"):
        howopen.identify_license(given)


def test_a_model_file_is_evaluated_from_its_path_and_from_its_text():
    path = ROOT / "src/howopen/samples/mof/heron-1b.yml"
    found = howopen.evaluate_mof(path)
    assert found == howopen.evaluate_mof(str(path))
    of_text = howopen.evaluate_mof(path.read_text(encoding="utf-8"))
    assert (str(path), "") == (found.path, of_text.path)
    assert (found.number, found.differences) == (of_text.number, of_text.differences)
    assert 0 == howopen.evaluate_mof(path, exact=True).number
    with pytest.raises(NotFound, match="there is no file nowhere"):
        howopen.evaluate_mof("nowhere")


@pytest.mark.parametrize("name", ["heron", "Herom 1B"])
def test_a_name_that_nothing_has_is_met_with_those_that_are_alike(kept, name):
    with pytest.raises(NotFound, match="did you mean Heron 1B"):
        howopen.assess(name)
