"""Verdicts and headlines are told in the reader's language, or are English and marked so."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

import howopen
from howopen.frameworks import frameworks
from howopen.frameworks.limit_words import limit_in_words
from howopen.frameworks.ranking import rank
from howopen.locale import LANGUAGES, say_in
from howopen.model import Finding, Outcome, VerdictId
from howopen.reports import sentences, words
from howopen.samples import FOLDER

TRANSLATED = [language for language in LANGUAGES if language != "en"]
STARTS = {
    "fr": {
        VerdictId.OPEN_SOURCE: "Open source",
        VerdictId.OPEN_WEIGHTS: "Poids ouverts, et non open source",
        VerdictId.OPEN_WEIGHTS_RESTRICTED: "Poids ouverts sous conditions, et non open source",
        VerdictId.CLOSED: "Fermé, et non ouvert",
        VerdictId.UNDETERMINED: "Indéterminé",
    },
    "es": {
        VerdictId.OPEN_SOURCE: "Open source",
        VerdictId.OPEN_WEIGHTS: "Pesos abiertos, no open source",
        VerdictId.OPEN_WEIGHTS_RESTRICTED: "Pesos abiertos con condiciones, no open source",
        VerdictId.CLOSED: "Cerrado, no abierto",
        VerdictId.UNDETERMINED: "Indeterminado",
    },
}


@pytest.fixture(scope="module")
def catalogue():
    return howopen.load_catalogue()


@pytest.fixture(scope="module")
def sample():
    return howopen.assess(FOLDER / "heron-1b-instruct")


WORD = re.compile(r"(?<!\{)\b[a-z]{2,}")
"""A word beside the placeholders."""


class Asked:
    """Says every message as it is, and remembers those that the catalogue lacks."""

    def __init__(self, language):
        self.say = say_in(language)
        self.lacking = set()

    def __call__(self, message):
        said = self.say(message)
        if said == message and WORD.search(message):
            self.lacking.add(message)
        return said


def test_english_comes_out_as_it_was_kept(catalogue):
    say = say_in("en")
    for assessment in catalogue:
        told = sentences.sentence(assessment, say)
        assert (assessment.verdict.sentence, False) == (told.text, told.english)
        for kept, reason in zip(
            assessment.verdict.reasons, sentences.reasons(assessment, say), strict=True
        ):
            assert kept.text == " ".join(filter(None, (reason.text, reason.note)))
            assert (kept.findings, False) == (reason.findings, reason.english)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_verdict_of_the_catalogue_is_told_in_the_language(catalogue, language):
    say = Asked(language)
    for assessment in catalogue:
        told = sentences.sentence(assessment, say)
        assert told.text.startswith(STARTS[language][assessment.verdict.id])
        assert not told.english
        assert "{" not in told.text
        assert not any(reason.english for reason in sentences.reasons(assessment, say))
    assert set() == say.lacking


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("framework", frameworks().values(), ids=lambda f: f.id)
def test_every_headline_of_the_catalogue_is_told_in_the_language(catalogue, framework, language):
    ranking = rank(howopen.load_catalogue(frameworks=(framework,)), framework)
    say = Asked(language)
    told = sentences.headline_texts(ranking, framework, say)
    kept = [headline.text for headline in ranking.headlines]
    assert (kept == [each.text for each in told]) == (language == "en")
    assert not any(each.english for each in told)
    assert language == "en" or set() == say.lacking


def test_a_verdict_of_other_rules_stays_as_it_was_and_is_marked_as_english(sample):
    verdict = replace(sample.verdict, sentence="Open, by a rule of last year.")
    told = sentences.sentence(replace(sample, verdict=verdict), say_in("fr"))
    assert sentences.Told(text="Open, by a rule of last year.", english=True) == told


def test_a_report_without_an_answer_that_is_asked_today_stays_english(sample):
    findings = {k: v for k, v in sample.findings.items() if k != "weights-gated"}
    older = replace(sample, findings={k: v for k, v in findings.items() if k[:7] != "license"})
    reasons = sentences.reasons(older, say_in("es"))
    assert sample.verdict.sentence == sentences.sentence(older, say_in("es")).text
    assert [r.text for r in sample.verdict.reasons] == [reason.text for reason in reasons]
    assert all(reason.english for reason in reasons)


def test_the_note_in_a_reason_is_apart_from_our_own_words(catalogue):
    reasons = [r for a in catalogue for r in sentences.reasons(a, say_in("es"))]
    lists = [reason for reason in reasons if reason.text == "Una lista de los datos:"]
    notes = {reason.note for reason in lists}
    assert "No se encontró ninguna lista de los datos de entrenamiento." in notes
    assert not any(reason.note_english for reason in reasons)


@pytest.mark.parametrize(
    ("limit", "french"),
    [
        ("user threshold: 1,000,000 users a day", "dépassent 1 million d’utilisateurs par jour"),
        ("user threshold: 5,000 users a month", "dépassent 5\u202f000 utilisateurs par mois"),
        ("usage threshold: 2,000,000,000 tokens", "dépassent 2 milliards tokens"),
        ("revenue threshold: 20,000,000 USD a year", "plus de 20 millions USD par an de revenus"),
        ("territory exclusion: EU, UK", "pour l’UE, le Royaume-Uni"),
        ("moonlight only", "limite l’usage (moonlight only)"),
    ],
)
def test_amounts_and_places_are_written_as_the_language_writes_them(limit, french):
    assert french in limit_in_words(limit, say_in("fr"))


def test_pages_tell_the_verdict_in_their_language_and_the_report_stays_as_it_is(sample, tmp_path):
    howopen.build_site((sample,), tmp_path / "site")
    name = next((tmp_path / "site" / "release").glob("*.html")).name
    for language in TRANSLATED:
        page = (tmp_path / "site" / language / "release" / name).read_text(encoding="utf-8")
        assert f'<html lang="{language}">' in page
        assert STARTS[language][sample.verdict.id] in page
        assert sample.verdict.sentence not in page
    reports = [each.name for each in (tmp_path / "site").rglob("release/*.json")]
    assert [name.replace(".html", ".json")] == reports


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_decides_and_what_was_not_seen_are_told_in_the_language(catalogue, language):
    say, known = say_in(language), frameworks()
    for assessment in catalogue:
        for name, judgement in assessment.judgements.items():
            told = sentences.clause(judgement, known[name], assessment.findings, say)
            assert not told.english
            assert not told.note
        assert not any(each.english or each.note for each in sentences.unseen(assessment, say))


def test_what_decides_and_what_was_not_seen_are_in_english_what_all_formats_say(catalogue):
    say, known = say_in("en"), frameworks()
    for assessment in catalogue:
        for name, judgement in assessment.judgements.items():
            kept = words.clause(judgement, known[name], assessment.findings)
            assert kept == sentences.clause(judgement, known[name], assessment.findings, say).text
        told = sentences.unseen(assessment, say)
        assert words.unseen(assessment) == tuple(each.text for each in told)


def test_a_note_that_is_none_of_ours_stays_english_beside_a_title_that_is_told(sample):
    (name, judgement), *_ = sample.judgements.items()
    findings = {k: replace(f, note="The heron is grey.") for k, f in sample.findings.items()}
    told = sentences.clause(judgement, frameworks()[name], findings, say_in("fr"))
    assert ("The heron is grey.", True) == (told.note, told.note_english)
    assert told.text.endswith("\u00a0:")
    assert not told.english


def test_a_remark_of_another_version_on_a_source_stays_english(sample):
    source = replace(sample.sources[0], missing=True, remarks=("The heron flew away",))
    told = sentences.unseen(replace(sample, sources=(source,), remarks=()), say_in("es"))
    assert [("could not be had; The heron flew away", True)] == [
        (each.note, each.note_english) for each in told
    ]


def test_values_are_told_where_they_are_ours_and_names_stay_as_they_are():
    found = Finding(outcome=Outcome.YES, value=("tuning: scope", "closed"))
    told = sentences.values("data-information", found, say_in("fr"))
    assert [("ajustement\u00a0: étendue", False), ("closed", True)] == [
        (each.text, each.english) for each in told
    ]
    (name,) = sentences.values("preprint", replace(found, value=("closed",)), say_in("fr"))
    assert sentences.Told(text="closed") == name
