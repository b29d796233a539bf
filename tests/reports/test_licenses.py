from __future__ import annotations

from howopen.licenses.terms import Category, Condition, License
from howopen.reports.licenses import licenses_to_csv, licenses_to_markdown, licenses_to_terminal
from howopen.reports.page import Page

HERON = License(
    id="LicenseRef-heron",
    name="=Heron | License",
    category=Category.RESTRICTED_USE,
    conditions=(Condition(type="military_ban"), Condition(type="flow_down")),
)
MIT = License(id="MIT", name="MIT License", category=Category.OPEN_SOURCE, osi_approved=True)


def test_a_terminal_shows_each_and_how_many():
    assert (
        "LicenseRef-heron  restricted-use\n"
        "  =Heron | License\n"
        "  military ban, flow down\n"
        "MIT  open-source, OSI-approved\n"
        "  MIT License\n"
        "2 licences\n"
    ) == licenses_to_terminal((HERON, MIT), Page())


def test_nothing_that_fits_is_said():
    assert "0 licences\n" == licenses_to_terminal((), Page())


def test_markdown_has_a_row_for_each():
    rows = licenses_to_markdown((HERON, MIT)).splitlines()[2:]
    assert "| MIT | MIT License | open-source | yes |  |" == rows[1]
    assert "\\|" in rows[0]


def test_a_spreadsheet_runs_none_of_it():
    rows = licenses_to_csv((HERON,)).splitlines()
    assert rows[1].startswith("LicenseRef-heron,'=Heron | License,restricted-use,no,")
