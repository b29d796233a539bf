from __future__ import annotations

import msgspec
import pytest
from rich.cells import cell_len

from howopen.frameworks.comparison import compare
from howopen.frameworks.ranking import rank
from howopen.model import Reason
from howopen.reports.comparison import comparison_to_terminal
from howopen.reports.page import Page
from howopen.reports.table import LONG, ranking_to_terminal
from howopen.reports.terminal import assessment_to_terminal
from tests.reports.invented import HOSTILE, assessment, framework, several

PAGES = [
    Page(),
    Page(width=60),
    Page(width=132),
    Page(width=40, encoding="ascii"),
    Page(width=80, encoding="latin-1"),
]


def reports(page):
    one = assessment_to_terminal(assessment(HOSTILE), {"radboud": framework()}, page)
    many = ranking_to_terminal(rank(several(), framework()), framework(), page)
    known = {"radboud": framework()}
    pair = comparison_to_terminal(compare(several()[:3], (framework(),)), known, page, cells=True)
    return {"one": one, "many": many, "pair": pair}


def squeezed(text):
    return "".join(text.split())


def test_one_release_looks_like_this(snapshot):
    assert snapshot == assessment_to_terminal(assessment(), {"radboud": framework()}, Page())


def test_nothing_missing_is_said_of_the_recording_only():
    found = assessment(missing=False)
    whole = tuple(msgspec.structs.replace(s, listing=s.card) for s in found.sources)
    found = msgspec.structs.replace(found, sources=whole, remarks=())
    text = assessment_to_terminal(found, {"radboud": framework()}, Page())
    assert "Every source of the recording was seen." in text


def test_a_table_looks_like_this(snapshot):
    ranking = rank(several(), framework())
    assert snapshot == ranking_to_terminal(ranking, framework(), Page())


def test_a_table_on_a_narrow_page_looks_like_this(snapshot):
    ranking = rank(several(), framework())
    assert snapshot == ranking_to_terminal(ranking, framework(), Page(width=60))


def test_a_comparison_looks_like_this(snapshot):
    assert snapshot == comparison_to_terminal(
        compare(several()[:2], (framework(),)), {"radboud": framework()}, Page(), cells=True
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.width}-{page.encoding}")
def test_no_line_is_wider_than_the_page(page):
    for text in reports(page).values():
        assert [] == [line for line in text.splitlines() if cell_len(line) > page.width]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.width}-{page.encoding}")
def test_every_report_can_be_encoded(page):
    for text in reports(page).values():
        text.encode(page.encoding)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.width}-{page.encoding}")
def test_nothing_is_cut(page):
    text = squeezed(reports(page)["one"])
    for said in ("It lies in the open.", "very-long-folder-name/" * 5, "five hundred herons"):
        assert squeezed(said) in text
    assert "…" not in text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.width}-{page.encoding}")
def test_control_characters_of_a_name_are_shown_not_sent(page):
    for text in reports(page).values():
        assert not {"\x1b", "\u202e"} & set(text)


def test_colour_only_adds():
    from rich.text import Text

    def plain(text):
        return [line.rstrip() for line in Text.from_ansi(text).plain.rstrip().splitlines()]

    for coloured, bare in zip(
        reports(Page(colour=True)).values(), reports(Page()).values(), strict=True
    ):
        assert "\x1b[" in coloured
        assert plain(bare) == plain(coloured)


def test_rich_markup_in_a_name_stays_words():
    text = assessment_to_terminal(
        assessment("[bold]Heron[/bold] :smile:"), {"radboud": framework()}, Page()
    )
    assert text.startswith("[bold]Heron[/bold] :smile:")


def test_the_environment_does_not_change_a_report(monkeypatch):
    before = reports(Page())
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "33")
    assert before == reports(Page())


def test_without_unicode_signs_differ_still():
    text = ranking_to_terminal(
        rank([assessment(letters="ooppcc????????")], framework()),
        framework(),
        Page(encoding="ascii"),
    )
    assert "++~~xx ?????? ??" in text


def test_a_selection_says_that_it_is_one():
    from howopen.frameworks.ranking import only

    kept = only(rank(several(), framework()), [("name", "ibis")], framework())
    assert "1 of 5 models, ranked among all:" in ranking_to_terminal(kept, framework(), Page())


def test_wide_characters_keep_the_page():
    found = rank([assessment("鷺" * 40, maker="鶴" * 30)], framework())
    text = ranking_to_terminal(found, framework(), Page())
    assert [] == [line for line in text.splitlines() if cell_len(line) > 80]
    assert 30 == text.count("鶴")


def test_reasons_with_the_same_places_show_them_once():
    plain = assessment()
    reasons = tuple(Reason(text=text, findings=("weights-license",)) for text in ("One.", "Two."))
    verdict = msgspec.structs.replace(plain.verdict, reasons=reasons)
    found = msgspec.structs.replace(plain, verdict=verdict)
    lines = assessment_to_terminal(found, {"radboud": framework()}, Page()).splitlines()
    assert ["• One.", "• Two."] == lines[lines.index("Why") + 1 : lines.index("Why") + 3]
    assert 1 == sum(line.startswith("  - LICENSE:12-14  ") for line in lines)


def test_a_reason_without_a_place_says_where_it_was_sought():
    plain = assessment()
    searched = msgspec.structs.replace(
        plain.findings["weights-license"], citations=(), searched=("github:example/heron",)
    )
    found = msgspec.structs.replace(plain, findings={"weights-license": searched})
    text = assessment_to_terminal(found, {"radboud": framework()}, Page())
    assert "\n  - searched: [1]\n" in text
    assert "\n[1] github:example/heron@" in text


def test_a_long_table_says_its_headlines_again_below():
    ranking = rank([assessment(f"Heron {n}") for n in range(LONG)], framework())
    text = ranking_to_terminal(ranking, framework(), Page())
    assert text.rstrip().splitlines()[-1] in squeezed_lines(ranking)
    assert 2 == text.count("No model is perfect")


def squeezed_lines(ranking):
    return [headline.text for headline in ranking.headlines]
