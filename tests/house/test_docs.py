"""The docs cannot go stale: they name what exists, show what runs, link what is there."""

from __future__ import annotations

import doctest
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from markdown_it import MarkdownIt

import howopen
from howopen import cli, definitions, questions
from tests.conftest import ROOT

PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "changelog.d").glob("*.md")]
)


def blocks(page: Path, language: str) -> Iterator[tuple[int, str]]:
    """Line number and text of each fenced block in `language`."""
    for token in MarkdownIt().parse(page.read_text(encoding="utf-8")):
        if token.type == "fence" and token.info.strip() == language and token.map:
            yield token.map[0] + 1, token.content


WITH_PYTHON = [page for page in PAGES if any(blocks(page, "python"))]


@pytest.mark.parametrize("page", WITH_PYTHON, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_the_python_of_a_page_runs_from_top_to_bottom(page, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for line, text in blocks(page, "python"):
        # As many lines before it as in the page, so that an error points into the page.
        exec(compile("\n" * line + text, str(page), "exec"), names)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_relative_link_leads_somewhere(page):
    targets = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    lost = [
        target
        for target in targets
        if "://" not in target
        and (path := target.partition("#")[0])
        and not (page.parent / path).exists()
    ]
    assert [] == lost


def test_every_page_is_reached_from_the_index():
    docs = ROOT / "docs"
    linked = {
        (docs / target).resolve()
        for target in re.findall(r"\]\(([^)#\s]+)", (docs / "index.md").read_text("utf-8"))
    }
    assert set() == set(docs.rglob("*.md")) - linked - {docs / "index.md"}


def test_every_question_has_its_section():
    page = (ROOT / "docs/reference/questions.md").read_text(encoding="utf-8").splitlines()
    missing = [question.id for question in questions() if f"## {question.id}" not in page]
    assert [] == missing


def test_every_dimension_is_on_its_frameworks_page():
    missing = [
        f"{framework.id}: {dimension.id}"
        for framework in definitions().values()
        for dimension in framework.dimensions
        if f"`{dimension.id}`"
        not in (ROOT / f"docs/frameworks/{framework.id}.md").read_text(encoding="utf-8")
    ]
    assert [] == missing


def test_every_command_and_option_is_in_the_reference():
    page = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    context = click.Context(cli.main, info_name="howopen")
    expected = []
    for name in cli.main.list_commands(context):
        command = cli.main.get_command(context, name)
        assert command is not None
        options = [each for each in command.params if isinstance(each, click.Option)]
        expected += [f"## howopen {name}"]
        expected += [flag for each in options if not each.hidden for flag in each.opts]
    assert [] == [words for words in expected if words not in page]


def test_the_tutorial_in_the_package_is_true():
    result = doctest.testmod(howopen)
    assert (0, True) == (result.failed, result.attempted > 0)
