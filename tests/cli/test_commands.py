from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from howopen._version import __version__
from howopen.cli import main
from howopen.cli.commands import COMMANDS
from howopen.cli.errors import told
from tests.reports.invented import assessment

ENVIRONMENT = {
    name: value
    for name, value in os.environ.items()
    if name not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM"}
}


def test_help_lists_every_command_with_its_own_first_line(run):
    text = run("--help").stdout
    for name, line in COMMANDS.items():
        command = main.get_command(click.Context(main), name)
        assert name in text
        assert line == command.help.splitlines()[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(run, name):
    done = run(name, "--help")
    assert (0, "") == (done.exit_code, done.stderr)
    assert not any(sign in done.stdout for sign in ("\\b", "\b"))


def test_every_module_of_a_command_is_listed():
    from importlib import import_module

    assert all(
        isinstance(import_module(f"howopen.cli.{n}").command, click.Command) for n in COMMANDS
    )


def test_help_imports_no_stage():
    code = (
        "import sys\nfrom howopen.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'msgspec', 'rich', 're2', 'yaml', 'markdown_it', 'howopen.model', 'asyncio'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "[]\n" == done.stderr


def test_the_version_is_told(run):
    assert f"howopen {__version__}\n" == run("--version").stdout


def test_an_unknown_option_is_a_usage_error(run):
    assert 2 == run("--colour").exit_code
    assert 2 == run("table", "--colour").exit_code


def test_no_words_at_all_shows_help(run):
    assert 2 == run().exit_code
    assert "Commands:" in run().output


def test_explain_gives_the_words(run):
    assert (
        "| Herons may." in run("explain", "Heron", "weights-license", "--format", "terminal").stdout
    )
    found = json.loads(run("explain", "Heron", "weights-license").stdout)
    assert ["Herons may."] == [quote["words"] for quote in found["quotes"]]


def test_explain_refuses_what_is_not_asked(run):
    assert 2 == run("explain", "Heron", "unheard-of").exit_code


def test_compare_shows_what_differs(run):
    pair = ("compare", "open", "shut", "--framework", "radboud")
    text = run(*pair, "--format", "terminal").stdout
    assert 15 == sum(line.startswith("* ") for line in text.splitlines()) - 1
    found = json.loads(run(*pair).stdout)
    assert ["open", "shut"] == [side["release"]["name"] for side in found["sides"]]
    assert run(*pair, "--markdown").stdout.count("| **") == 15


def test_compare_needs_two(run):
    done = run("compare", "Heron", "--framework", "radboud")
    assert 2 == done.exit_code
    assert "at least two" in done.stderr


def test_questions_are_listed_and_shown(run):
    assert ["weights-license"] == [each["id"] for each in json.loads(run("questions").stdout)]
    assert "weights-license" == json.loads(run("questions", "weights-license").stdout)["id"]
    assert "Where it looks" in run("questions", "weights-license", "--format", "terminal").stdout


def test_an_unknown_question_is_told_with_those_that_exist(run):
    done = run("questions", "unheard-of")
    assert 2 == done.exit_code
    assert "there are: weights-license" in done.stderr


def test_the_schema_is_json(run):
    assert "urn:howopen-assessment:1" == json.loads(run("schema").stdout)["$id"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script(run, shell):
    assert "_HOWOPEN_COMPLETE" in run("completion", shell).stdout


def test_completion_knows_the_commands():
    asked = {"_HOWOPEN_COMPLETE": "bash_complete", "COMP_WORDS": "howopen ta", "COMP_CWORD": "1"}
    done = CliRunner().invoke(main, [], prog_name="howopen", env=asked)
    assert "plain,table" in done.stdout


def test_completion_knows_the_options_of_a_command():
    asked = {
        "_HOWOPEN_COMPLETE": "bash_complete",
        "COMP_WORDS": "howopen license --us",
        "COMP_CWORD": "2",
    }
    done = CliRunner().invoke(main, [], prog_name="howopen", env=asked)
    assert "plain,--users\n" == done.stdout


def test_a_reader_that_leaves_is_no_fault():
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "howopen", "schema"],
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(write)
    assert (141, "") == (done.returncode, done.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", [["schema"], ["--help"], ["questions", "--help"]])
def test_a_full_disk_is_told_in_a_sentence(words):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "howopen", *words],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    expected = "howopen: cannot write the output: No space left on device; send it elsewhere\n"
    assert (3, expected) == (done.returncode, done.stderr)


def test_a_closed_stdout_is_told_in_a_sentence():
    done = subprocess.run(
        ["sh", "-c", '"$0" -m howopen schema >&-', sys.executable],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    expected = "howopen: there is no stdout to write to; give it somewhere to go\n"
    assert (3, expected) == (done.returncode, done.stderr)


def test_another_fault_of_the_system_is_a_bug_and_passes_through():
    with pytest.raises(PermissionError), told():
        raise PermissionError(13, "Permission denied", "a file")


def test_ctrl_c_is_told_and_has_the_shells_exit_code(capsys):
    with pytest.raises(click.exceptions.Exit) as left, told():
        raise KeyboardInterrupt
    assert 130 == left.value.exit_code
    assert "howopen: stopped\n" == capsys.readouterr().err


def on_a_terminal(program, **environment):
    """What a program writes to a terminal of 80 columns."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=theirs,
        stderr=theirs,
        env=ENVIRONMENT | {"TERM": "xterm", "COLUMNS": "80"} | environment,
    )
    os.close(theirs)
    written = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other side is closed
            break
        if not piece:
            break
        written += piece
    os.close(ours)
    assert 0 == process.wait()
    return written.decode()


SHOW = """
import howopen
from tests.cli.conftest import assess
from tests.reports import invented
howopen.assess = assess
howopen.definitions = lambda: {"radboud": invented.framework()}
from howopen.cli import main
main(%r)
"""


@pytest.mark.parametrize(
    ("words", "environment", "coloured"),
    [
        (["Heron"], {}, True),
        (["Heron", "--no-color"], {}, False),
        (["Heron"], {"NO_COLOR": "1"}, False),
        (["Heron"], {"TERM": "dumb"}, False),
    ],
)
def test_a_terminal_gets_words_in_colour_unless_told_otherwise(words, environment, coloured):
    text = on_a_terminal(SHOW % (words,), **environment)
    assert "Heron" in text
    assert "not open source" in text
    assert coloured == ("\x1b[" in text)


def test_a_terminal_without_unicode_gets_signs_it_can_show():
    text = on_a_terminal(SHOW % (["Heron", "--no-color"],), PYTHONIOENCODING="ascii")
    assert text.isascii()
    assert "+ open" in text


def test_a_bar_is_drawn_where_somebody_watches():
    text = on_a_terminal(
        "from howopen.cli.progress import watched\n"
        "with watched() as on_done:\n"
        "    for done in range(1, 4): on_done(done, 3, 'heron\\x07')"
    )
    assert "3/3" in text
    assert "\x07" not in text


def test_json_is_utf_8_whatever_the_locale():
    program = SHOW % (["鷺", "--json"],)
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        env=ENVIRONMENT | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
        check=True,
    )
    assert (
        assessment("鷺").release.name == json.loads(done.stdout.decode("utf-8"))["release"]["name"]
    )


@pytest.mark.parametrize("word", ["recrod", "asess", "tabel", "Explian"])
def test_a_misspelled_command_looks_at_nothing_and_says_what_was_meant(run, word):
    done = run(word, "estuary/heron")
    assert (2, True) == (done.exit_code, f"no command is called {word}; did you" in done.stderr)


@pytest.mark.parametrize("command", ["explain", "compare", "lineage", "assess"])
def test_every_command_that_may_look_at_the_network_can_be_told_how(run, command):
    said = run(command, "--help").stdout
    options = ("--offline", "--add", "--without", "--cache", "--max-requests", "--trail")
    assert [] == [option for option in options if option not in said]
