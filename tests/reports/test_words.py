from __future__ import annotations

import msgspec
import pytest

import howopen
from howopen.model import Cell, Citation
from howopen.reports import words
from howopen.reports.page import Page
from tests.reports.invented import assessment, framework, judgement


def cell(grade, *, seen=True):
    return Cell(grade=grade, points=0, seen=seen, findings=())


def test_a_cell_not_seen_is_never_shown_as_closed():
    assert words.NOT_SEEN == words.mark(cell("closed", seen=False), framework())


def test_grades_differ_in_sign_word_and_colour():
    marks = [words.mark(cell(grade), framework()) for grade in ("open", "partial", "closed")]
    marks.append(words.NOT_SEEN)
    assert (4, 4, 4) == tuple(
        len({getattr(m, part) for m in marks}) for part in ("sign", "word", "style")
    )


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
@pytest.mark.parametrize("name", sorted(howopen.definitions()))
def test_no_two_signs_of_a_definition_are_the_same(name, encoding):
    grades = howopen.definitions()[name].grades
    signs = [*(grade.symbol for grade in grades), words.NOT_SEEN.sign]
    assert len(signs) == len({Page(encoding=encoding).name(sign) for sign in signs})


def test_a_grade_that_the_definition_does_not_know_is_its_own_word():
    assert "ajar" == words.mark(cell("ajar"), framework()).word


@pytest.mark.parametrize(
    ("path", "lines", "expected"),
    [
        ("LICENSE", (12, 14), "LICENSE:12-14"),
        ("LICENSE", (3, 3), "LICENSE:3"),
        ("LICENSE", None, "LICENSE"),
        ("", None, "file listing"),
    ],
)
def test_places(path, lines, expected):
    assert expected == words.place(Citation(source="dir:x", path=path, lines=lines))


@pytest.mark.parametrize(
    ("revision", "expected"),
    [("0123456789abcdef" * 2 + "01234567", "0123456789ab"), ("v1.0-rc1", "v1.0-rc1")],
)
def test_commits_are_shortened_and_versions_are_not(revision, expected):
    assert f"dir:x@{expected}" == words.origin(Citation(source="dir:x", revision=revision))


def test_the_total_says_its_coverage_and_its_range():
    assert "5.5 of 14 (12 of 14 cells seen; 5.5-7.5 possible)" == words.total(
        assessment().judgements["radboud"]
    )


def test_a_total_that_cannot_change_has_no_range():
    assert "14 of 14 (14 of 14 cells seen)" == words.total(judgement("o" * 14))


def test_a_judgement_without_its_definition_is_still_shown():
    groups = list(words.groups(judgement("o" * 14), None))
    assert [("Other", 14)] == [(group, len(cells)) for group, cells in groups]


def test_what_was_not_seen_is_told_for_sources_cards_and_cuts():
    assert (
        "github:example/heron: only part of the file listing was seen",
        "huggingface:example/heron-base: could not be had",
        "README.md was cut at 200 KB.",
    ) == words.unseen(assessment())


def test_the_places_of_a_file_stand_together_with_lines_ascending():
    def cite(path, *lines):
        return Citation(source="dir:x", path=path, lines=lines or None)

    finding = msgspec.structs.replace(
        assessment().findings["weights-license"],
        citations=(cite("B", 7, 8), cite("A", 2, 2), cite("B", 3, 3), cite("B", 7, 8), cite("C")),
    )
    cited = words.citations(("x",), {"x": finding})
    assert ["B:3, 7-8", "A:2", "C"] == [said for _, said in words.places(cited)]


def test_sources_are_numbered_those_of_bases_last():
    plain = assessment()
    finding = plain.findings["weights-license"]
    of_base = Citation(source="github:example/base", revision="v1", path="LICENSE")
    found = msgspec.structs.replace(
        plain,
        findings={"a": msgspec.structs.replace(finding, citations=(of_base, *finding.citations))},
    )
    assert {"github:example/heron": 1, "github:example/base": 2} == words.numbered(found)
    assert "github:example/base@v1 (of the base)" == words.looked_at(found)[-1]
