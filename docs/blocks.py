"""What the generated parts of the docs say; cog calls these and keeps what they print.

Everything is taken from the program itself, so a page cannot say what the program does not do.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from functools import cache
from pathlib import Path

import click


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """A working folder with the samples in it, as the how-to pages ask a reader to make one."""
    from howopen.samples import FOLDER

    folder = tempfile.TemporaryDirectory()
    shutil.copytree(
        FOLDER, Path(folder.name, "samples"), ignore=shutil.ignore_patterns("*.py", "__pycache__")
    )
    return folder


def run(command: str, *, lines: int | None = None) -> None:
    """Print a console block: the command, and what it really answers (its first `lines`)."""
    name, *words = shlex.split(command)
    if name != "howopen":
        raise ValueError(f"only howopen runs here, not {name!r}")
    settings = {"COLUMNS": "80", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
    done = subprocess.run(  # noqa: S603 - our own program, our own words
        # Named, since into a pipe it would write JSON.
        [sys.executable, "-m", "howopen", *words, "--format", "terminal"],
        cwd=_folder().name,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode not in ((0, 1) if "--require" in words else (0,)):
        raise RuntimeError(f"{command}: exit code {done.returncode}\n{done.stderr}")
    shown = [line.rstrip() for line in (done.stdout + done.stderr).splitlines()]
    if lines is not None and len(shown) > lines:
        shown = [*shown[:lines], "..."]
    print("```console")
    print(f"$ {command}")
    print("\n".join(shown))
    print("```")


def commands() -> dict[str, click.Command]:
    """Every command by its full name, the program itself first."""
    from howopen import cli

    found: dict[str, click.Command] = {}

    def walk(name: str, command: click.Command) -> None:
        if command.hidden:
            return
        found[name] = command
        if isinstance(command, click.Group):
            context = click.Context(command, info_name=name)
            for word in command.list_commands(context):
                inner = command.get_command(context, word)
                if inner is not None:
                    walk(f"{name} {word}", inner)

    walk("howopen", cli.main)
    return found


def help_texts() -> None:
    """Print the help text of every command."""
    for name, command in commands().items():
        context = click.Context(command, info_name=name, max_content_width=80, terminal_width=80)
        print(f"## {name}\n")
        print("```text")
        print("\n".join(line.rstrip() for line in command.get_help(context).splitlines()))
        print("```\n")


def questions() -> None:
    """Print every question with what its outcomes mean."""
    import howopen

    for question in howopen.questions():
        print(f"## {question.id}\n")
        print(f"{question.asks}\n")
        print(f"*Why it matters.* {question.why}\n")
        print(f"*Where it looks.* {question.looks}\n")
        print("| outcome | means |")
        print("| --- | --- |")
        for outcome, means in question.outcomes.items():
            print(f"| {outcome} | {means} |")
        print(f"\n*To change the answer.* {question.change}\n")


def dimensions(framework_id: str) -> None:
    """Print one framework's dimensions, each with its criteria and the questions it rests on."""
    import howopen

    found = howopen.definitions()[framework_id]
    names = [grade.id for grade in found.grades]
    print("| dimension | group | " + " | ".join(names) + " | rests on |")
    print("| --- " * (len(names) + 3) + "|")
    for dimension in found.dimensions:
        criteria = " | ".join(dimension.criteria.get(name, "") for name in names)
        rests = ", ".join(
            f"[{question}](../reference/questions.md#{question})" for question in dimension.findings
        )
        print(
            f"| {dimension.title} (`{dimension.id}`) | {dimension.group} | {criteria} | {rests} |"
        )
    print()


def schema() -> None:
    """Print the JSON Schema of an assessment."""
    import howopen

    print("```json")
    print(json.dumps(howopen.schema(), indent=2, ensure_ascii=False))
    print("```")


def licenses() -> None:
    """Print how many licences the table knows, by category, and the AI licences among them."""
    from howopen.licenses import table

    known = table()
    for category, number in sorted(Counter(str(entry.category) for entry in known).items()):
        print(f"- {category}: {number}")
    print()
