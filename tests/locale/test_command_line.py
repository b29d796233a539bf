"""Commands speak the language of `--language`, else of the environment; data stays English."""

from __future__ import annotations

import os
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from howopen.cli import main
from howopen.cli.commands import COMMANDS
from howopen.cli.help import described, translated
from howopen.cli.language import language_of
from howopen.locale import LANGUAGES, say_in
from howopen.samples import FOLDER

HERON, REED = str(FOLDER / "heron-1b"), str(FOLDER / "reed-7b")
FRENCH = {"HOWOPEN_LANGUAGE": "fr"}
TYPED = ("maker=NAME", "osi-approved", "commercial, research")
"""Parts of help that list what is typed."""
UNSAID = dict.fromkeys(("HOWOPEN_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"), None)


def said(*words, **environment):
    done = CliRunner().invoke(main, words, catch_exceptions=False, env={**UNSAID, **environment})
    assert 0 == done.exit_code, done.output
    return done.stdout


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr"}, "fr"),
        ({"LANG": "es_MX@euro"}, "es"),
        ({"LANG": "fr_FR", "LC_MESSAGES": "es_ES"}, "es"),
        ({"LC_MESSAGES": "es_ES", "LC_ALL": "fr_FR"}, "fr"),
        ({"LC_ALL": "fr_FR", "LANGUAGE": "es"}, "es"),
        ({"LANGUAGE": "es"}, "es"),
        ({"LANGUAGE": "de:fr:es", "LANG": "de_DE"}, "fr"),
        ({"LANGUAGE": "de", "LANG": "fr_FR"}, "en"),
        ({"LANGUAGE": "", "LANG": "fr_FR"}, "fr"),
        ({"LANGUAGE": "fr", "LC_ALL": "C"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "tlh_KL"}, "en"),
        ({"HOWOPEN_LANGUAGE": "fr", "LANGUAGE": "es", "LC_ALL": "C"}, "fr"),
        ({"HOWOPEN_LANGUAGE": "tlh", "LANG": "fr_FR"}, "en"),
        ({"HOWOPEN_LANGUAGE": "", "LANG": "fr_FR"}, "fr"),
    ],
)
def test_the_environment_is_read_as_other_programs_read_it(environment, expected):
    assert expected == language_of(environment)


def test_the_option_goes_before_the_environment():
    text = said("--language", "es", "questions", "--format", "terminal", **FRENCH)
    assert text == said("questions", "--format", "terminal", HOWOPEN_LANGUAGE="es")
    assert text != said("questions", "--format", "terminal", **FRENCH)


@pytest.mark.parametrize("words", [("--language", "fr"), ("--language=fr",)])
def test_a_target_may_follow_the_language(words):
    assert said(HERON, "--format", "terminal", **FRENCH) == said(
        *words, HERON, "--format", "terminal"
    )


@pytest.mark.parametrize("words", [("questions",), (HERON,), ("license", "MIT")])
def test_the_language_may_stand_behind_the_command(words):
    form = ("--format", "terminal")
    assert said("--language", "es", *words, *form) == said(*words, *form, "--language", "es")


def test_a_language_that_is_not_spoken_is_one_sentence():
    done = CliRunner().invoke(main, ("--language", "tlh", "questions"))
    assert 2 == done.exit_code
    assert "howopen: no language is called 'tlh'; there are en, fr, es\n" == done.stderr


def test_a_language_without_a_command_shows_help():
    assert said("--language", "fr") == said("--language", "fr", "--help")


@pytest.mark.parametrize("form", ["json", "csv"])
def test_data_is_the_same_bytes_in_all_languages(form):
    assert 1 == len({said("--language", each, "table", "--format", form) for each in LANGUAGES})


@pytest.mark.parametrize(
    "words",
    [
        (HERON,),
        ("compare", HERON, REED),
        ("explain", HERON, "weights-license"),
        ("lineage", REED),
        ("diff", HERON, HERON),
        ("questions",),
        ("frameworks",),
        ("license", "MIT"),
        ("licenses", "llama"),
        ("agreement",),
        ("schema",),
    ],
)
def test_json_is_the_same_bytes_in_all_languages(words):
    assert 1 == len({said("--language", each, *words) for each in LANGUAGES})


def test_a_whole_report_is_in_the_language_and_its_json_is_not():
    """In processes of their own, as people call it; the environment reaches a pipe too."""

    def run(*words, **environment):
        command = [sys.executable, "-m", "howopen", HERON, *words]
        env = {**os.environ, **environment}
        return subprocess.run(command, env=env, capture_output=True, check=True).stdout.decode()

    assert "Poids ouverts, et non open source" in run("--format", "terminal", **FRENCH)
    assert "Pesos abiertos, no open source" in run("--markdown", HOWOPEN_LANGUAGE="es")
    assert '<html lang="fr"' in run("--format", "html", **FRENCH)
    assert run("--json") == run("--json", **FRENCH)


def test_a_terminal_without_accents_gets_english_unless_it_asks():
    def help_of(*words):
        env = {**os.environ, **FRENCH, "PYTHONIOENCODING": "ascii:backslashreplace"}
        command = [sys.executable, "-m", "howopen", *words, "--help"]
        return subprocess.run(command, env=env, capture_output=True, check=True).stdout

    assert b"Usage:" in help_of()
    assert b"Utilisation" in help_of("--language", "fr")


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_every_help_page_is_in_the_language(name):
    words = [name] if name else []
    english = said(*words, "--help")
    for language, usage in (("fr", "Utilisation"), ("es", "Uso:")):
        text = said("--language", language, *words, "--help")
        assert text.startswith(usage)
        same = [line for line in text.splitlines() if line in english and len(line.split()) > 5]
        assert [] == [line for line in same if not any(typed in line for typed in TYPED)]


def test_every_line_of_help_fits_eighty_columns():
    for language in ("fr", "es"):
        for name in (None, *COMMANDS):
            text = said("--language", language, *([name] if name else []), "--help", COLUMNS="80")
            assert [] == [line for line in text.splitlines() if len(line) > 80]


def test_help_of_a_command_below_a_group_is_in_the_language():
    assert "Le dossier du cache." in said("--language", "fr", "cache", "path", "--help")
    assert "Le dossier du cache." in said("--language", "fr", "cache", "--help")


def test_what_click_adds_to_an_option_is_translated():
    say = say_in("fr")
    told = described("Listen at this address.  [default: 127.0.0.1; required]", say)
    assert (
        told == "Écouter à cette adresse.  [par défaut\N{NO-BREAK SPACE}: 127.0.0.1; obligatoire]"
    )


def test_columns_of_a_help_text_stay_where_they_are():
    text = "\b\nranking   every grade under a definition\nalone"
    assert "\b\nranking   toutes les notes selon une définition\nalone" == translated(
        text, say_in("fr")
    )


def test_english_help_is_what_click_writes(monkeypatch):
    context = click.Context(main, info_name="howopen")
    ours = said("--help", COLUMNS="80")
    monkeypatch.setattr("howopen.cli.help._Context.formatter_class", click.HelpFormatter)
    assert ours == said("--help", COLUMNS="80")
    assert context.command is main


def test_english_help_reads_no_catalogue():
    code = (
        "import gettext\n"
        "find = gettext.find\n"
        "def refuse(domain, *rest, **more):\n"
        "    assert domain != 'howopen', 'a catalogue was sought'\n"
        "    return find(domain, *rest, **more)\n"
        "gettext.find = refuse\n"
        "from howopen.cli import main\n"
        "main(['--help'])"
    )
    environment = {**os.environ, "HOWOPEN_LANGUAGE": "en"}
    environment |= {"LANGUAGE": "", "LC_ALL": "C.UTF-8"}
    subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
