"""What the generated parts of the docs say; cog calls these and keeps what they print.

Everything is taken from the program itself, so a page cannot say what the program does not do.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from howopen.licenses.terms import Condition


EXAMPLE = Path(__file__).parent / "how-to" / "procurement.toml"
BREAKS = (
    ('pretraining-data = ["yes"]', 'pretrainig-data = ["yes"]'),
    ('model-card = ["partly"]', 'model-card = ["somewhat"]'),
    ("weights_sum = 10", "weights_sum = 12"),
    ('source = "Handbook of purchasing, chapter 7 (invented)"\n', ""),
)
"""What may go wrong when somebody changes the example: words of it, and what they became."""


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """A working folder with the samples in it, as the how-to pages ask a reader to make one."""
    from howopen.samples import FOLDER

    folder = tempfile.TemporaryDirectory()
    shutil.copytree(
        FOLDER, Path(folder.name, "samples"), ignore=shutil.ignore_patterns("*.py", "__pycache__")
    )
    shutil.copy(EXAMPLE, folder.name)
    return folder


def run(command: str, *, lines: int | None = None) -> None:
    """Print a console block: the command, and what it really answers (its first `lines`)."""
    name, *words = shlex.split(command)
    if name != "howopen":
        raise ValueError(f"only howopen runs here, not {name!r}")
    settings = {"COLUMNS": "80", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
    settings |= {"HOWOPEN_OFFLINE": "1"}
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


def run_export(command: str) -> None:
    """Run an export, print the command and what it tells on stderr; the file stays for `ask`."""
    _, *words = shlex.split(command)
    done = subprocess.run(  # noqa: S603 - our own program, our own words
        [sys.executable, "-m", "howopen", *words],
        cwd=_folder().name,
        env={**os.environ, "HOWOPEN_OFFLINE": "1"},
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    print("```console")
    print(f"$ {command}")
    print(done.stderr.rstrip())
    print("```")


def ask(database: str, sql: str) -> None:
    """Print a statement, and what an exported database answers."""
    with closing(sqlite3.connect(Path(_folder().name, database))) as connection:
        found = connection.execute(sql)
        names = [column[0] for column in found.description]
        rows = [["" if value is None else str(value) for value in row] for row in found]
    print("```sql")
    print(sql.strip())
    print("```\n")
    print(f"| {' | '.join(names)} |")
    print("| --- " * len(names) + "|")
    for row in rows:
        print(f"| {' | '.join(value.replace('|', '&#124;') for value in row)} |")


def ready_questions() -> None:
    """Print the questions that come with an export for Datasette."""
    from howopen.exports.datasette import queries

    for name, query in queries().items():
        print(f"- *{query.title}* (`{name}`): {query.description}")


def exported_tables() -> None:
    """Print what each table and view of an export holds."""
    from howopen.exports.datasette import described

    print("| table | holds |")
    print("| --- | --- |")
    for name, told in described().items():
        print(f"| `{name}` | {told.description} |")


def pictures() -> None:
    """A line for each kind of picture."""
    from howopen.plots import plots

    print("| kind | what it shows |")
    print("| --- | --- |")
    for plot in plots().values():
        print(f"| `{plot.kind}` | {plot.says} |")


def run_live(command: str) -> None:
    """Print what a command tells on stderr when the samples are served by a stand-in."""
    from howopen.dev import StandIn
    from howopen.samples import FOLDER

    _, *words = shlex.split(command)
    with StandIn(FOLDER) as standin, tempfile.TemporaryDirectory() as cache:
        settings = {**standin.environment(), "HOWOPEN_CACHE": cache, "HOWOPEN_OFFLINE": "0"}
        done = subprocess.run(  # noqa: S603 - our own program, our own words
            [sys.executable, "-m", "howopen", *words],
            env={**os.environ, **settings},
            capture_output=True,
            text=True,
            check=True,
            stdin=subprocess.DEVNULL,
        )
    print("```console")
    print(f"$ {command}")
    print(done.stderr.rstrip())
    print("```")


def broken_definitions() -> None:
    """Print what is said of the example when it is broken in usual ways."""
    print("```console")
    sound = EXAMPLE.read_text("utf-8")
    for old, new in BREAKS:
        if sound.count(old) != 1:
            raise ValueError(f"the example says {old!r} {sound.count(old)} times, not once")
        broken = Path(_folder().name, "broken.toml")
        broken.write_text(sound.replace(old, new), "utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "howopen", "frameworks", "./broken.toml"],
            cwd=_folder().name,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        print("\n".join(line.rstrip() for line in done.stderr.splitlines()))
    print("```")


def commands() -> list[click.Context]:
    """Every command in its context, the program itself first."""
    from howopen import cli

    def below(context: click.Context) -> Iterator[click.Context]:
        yield context
        if isinstance(context.command, click.Group):
            for name in context.command.list_commands(context):
                inner = context.command.get_command(context, name)
                if inner is not None and not inner.hidden:
                    yield from below(inner.context_class(inner, parent=context, info_name=name))

    settings = {**cli.main.context_settings, "terminal_width": 80}
    return list(below(click.Context(cli.main, info_name="howopen", **settings)))


def help_texts() -> None:
    """Print the help text of every command."""
    for context in commands():
        print(f"## {context.command_path}\n")
        print("```text")
        print("\n".join(line.rstrip() for line in context.get_help().splitlines()))
        print("```\n")


EFFORTS = {
    1: "a line in the card or a setting",
    2: "a document",
    3: "publishing what is not out",
    4: "other terms",
    5: "not in the publisher's own hands",
}
"""What each effort means, in words."""


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
        print(f"\n*To change the answer.* {question.change} ({EFFORTS[question.effort]})\n")


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


def mof_components() -> None:
    """Print the components of the MOF, with the class at which each enters."""
    from howopen.frameworks.mof.components import NUMERALS, components

    print("| component | type | enters at class | required |")
    print("| --- | --- | --- | --- |")
    for component in components().values():
        required = "yes" if component.required else "no"
        about = f"{component.name} (`{component.id}`)"
        print(f"| {about} | {component.kind} | {NUMERALS[component.enters]} | {required} |")
    print()


def mof_changes() -> None:
    """Print where the corrected table of licences differs from MOT's own."""
    from howopen.frameworks.mof.tables import changes

    lists = {"osi": "every licence on the OSI's list", "open_data": "all on MOT's list for data"}
    print("| licence | here | because |")
    print("| --- | --- | --- |")
    for change in changes():
        made = f"made for {', '.join(change.types)}" if change.types else ""
        said = " and ".join(filter(None, ("open" if change.open else "", made)))
        names = lists.get(change.list) or ", ".join(change.ids)
        print(f"| {names} | {said} | {change.reason} |")
    print()


def schema() -> None:
    """Print the JSON Schema of an assessment."""
    import howopen

    print("```json")
    print(json.dumps(howopen.schema(), indent=2, ensure_ascii=False))
    print("```")


def licenses() -> None:
    """Print how many licences are known, by category, and what is known of those for models."""
    from howopen.licenses.by_name.table import all_licenses

    known = all_licenses()
    number = Counter(license_.category for license_ in known)
    print("| category | licences |")
    print("| --- | --- |")
    for category in sorted(number, key=lambda category: category.rank):
        print(f"| {category} | {number[category]} |")
    print("\n## Those written for models\n")
    print("| licence | category | main conditions |")
    print("| --- | --- | --- |")
    for license_ in known:
        if license_.publisher:
            name = f"[{license_.name}]({license_.url})" if license_.url else license_.name
            conditions = ", ".join(dict.fromkeys(map(_condition, license_.conditions)))
            print(f"| {name}, `{license_.id}` | {license_.category} | {conditions} |")
    print()


def _condition(condition: Condition) -> str:
    """The type of a condition in plain words, with the numbers that it sets."""
    numbers = [
        f"{value:,}"
        for value in condition.value.values()
        if isinstance(value, int) and not isinstance(value, bool)
    ]
    return " ".join([condition.type.replace("_", " "), *numbers])
