from __future__ import annotations

import pytest
from msgspec.structs import replace

from howopen.license_pipeline.together import together
from howopen.licenses.binding.situation import Situation
from howopen.licenses.reading import NONE, UNKNOWN, Match, TextKind
from howopen.licenses.terms import CONDITION_TYPES, Category, Condition
from howopen.reports import license_words as words
from howopen.reports.condition_words import in_words
from howopen.reports.license import terms_to_terminal
from howopen.reports.license_answers import bound
from howopen.reports.license_markdown import terms_to_markdown
from howopen.reports.page import Page
from howopen.reports.value_words import rounded
from tests.reports.invented_terms import (
    CONDITIONS,
    asked,
    condition,
    folder,
    open_code,
    policy,
    reading,
)


def test_a_licence_looks_like_this(snapshot):
    assert snapshot == terms_to_terminal(asked(), Page())


def test_a_folder_looks_like_this(snapshot):
    assert snapshot == terms_to_terminal(folder(), Page())


@pytest.mark.parametrize("terms", [asked(), folder()])
def test_markdown_looks_like_this(terms, snapshot):
    assert snapshot == terms_to_markdown(terms)


@pytest.mark.parametrize("terms", [asked(), folder(), open_code(), policy()])
def test_that_it_is_no_legal_advice_is_said_once_at_the_end(terms):
    text = terms_to_terminal(terms, Page())
    assert 1 == text.count("Not legal advice.")
    assert "Not legal advice." == text.splitlines()[-1]
    assert terms_to_markdown(terms).endswith("\nNot legal advice.\n")


def test_quoted_words_cannot_steer_the_terminal():
    assert not {"\x1b", "\u202e"} & set(terms_to_terminal(asked(), Page()))


def test_quoted_words_are_no_markup_on_a_page():
    text = terms_to_markdown(reading())
    assert not any(sign in text for sign in ("<b>", "](https:", "*herons*"))


def test_the_first_line_says_what_it_is_and_whom_it_binds_where():
    assert (
        "A changed Heron Community License: restricted for commercial use, not open source: "
        "does not cover anyone above 50 million monthly users (line 6); "
        "forbids improving other models with it (line 10); "
        "does not hold in the European Union, the United Kingdom (USE_POLICY.md, line 4)"
    ) == words.headline(reading())


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"license_id": UNKNOWN, "name": ""}, "A licence that we do not know: "),
        ({"license_id": NONE, "conditions": ()}, "No licence is named here."),
        ({"license_id": NONE}, "Terms without a name: "),
        ({"kind": TextKind.POLICY, "name": ""}, "A use policy: rules of use, no grant of rights: "),
        ({"kind": TextKind.MENTIONS}, "A document that mentions LicenseRef-howopen-variant."),
    ],
)
def test_what_is_not_known_is_not_named(changes, said):
    assert words.headline(reading(**changes)).startswith(said)


@pytest.mark.parametrize("category", Category)
def test_every_category_is_said_in_words_and_has_a_colour(category):
    assert words.CATEGORIES[category]
    assert words.style(category)


@pytest.mark.parametrize("type_", CONDITION_TYPES)
def test_every_condition_type_is_a_sentence_of_its_own(type_):
    said = in_words(Condition(type=type_))
    assert said != type_.replace("_", " ")
    assert not said.endswith(".")


@pytest.mark.parametrize("type_", CONDITION_TYPES)
def test_every_condition_type_has_a_group(type_):
    ((title, _),) = words.groups((condition(type_),))
    assert title in {name for name, _ in words.GROUPS} | {words.NOTICES}


def test_limits_come_first_and_notices_last():
    titles = [title for title, _ in words.groups(reading().conditions)]
    assert ["Who, and how much", "What for", "Where", "Notices"] == titles


def test_every_detail_of_a_value_is_told():
    found = condition("no_model_improvement", scope="other models", on="outputs", strict=True)
    assert (
        "what it writes may not be used to train or improve other models (strict: yes)"
    ) == in_words(found)


@pytest.mark.parametrize(
    ("type_", "value", "said"),
    [
        (
            "ip_retaliation",
            {"scope": "ip"},
            "who sues over intellectual property loses all rights",
        ),
        (
            "flow_down",
            {"kind": "same_terms"},
            "whoever receives it must be bound by the same terms",
        ),
        (
            "flow_down",
            {"kind": "research_only derivatives"},
            "its terms must bind whoever receives it (research_only derivatives)",
        ),
        (
            "use_restrictions",
            {"where": "inline", "kinds": ("military", "espionage")},
            "some uses are forbidden, among them: military, espionage",
        ),
        (
            "use_restrictions",
            {"where": "attachment A"},
            "some uses are forbidden (see attachment A)",
        ),
        (
            "display_attribution",
            {"text": "Built with Heron"},
            "“Built with Heron” must be shown to users",
        ),
        (
            "acceptable_use_policy",
            {"name": "Heron Use Policy", "incorporated": True},
            "the rules of “Heron Use Policy” bind too",
        ),
        (
            "territory_exclusion",
            {"territories": ("EU", "US"), "scope": "multimodal models"},
            "not granted in the European Union, US, for multimodal models only",
        ),
        ("naming", {"prefix": "Heron"}, "the names of derived models must carry “Heron”"),
        ("copyleft", {"kind": "strong"}, "derivatives must be under the same licence"),
    ],
)
def test_details_are_words_and_no_codes(type_, value, said):
    assert said == in_words(Condition(type=type_, value=value))


DETAILS = ("x-ray", 41, ("one-off", "two-fold"))


@pytest.mark.parametrize("type_", CONDITION_TYPES)
@pytest.mark.parametrize("detail", DETAILS)
def test_a_detail_that_no_sentence_knows_is_told_all_the_same(type_, detail):
    told = in_words(Condition(type=type_, value={"odd_detail": detail}))
    shown = ", ".join(detail) if isinstance(detail, tuple) else detail
    assert told.endswith(f"(odd detail: {shown})")


def test_no_approval_is_told_beside_a_limit():
    said = words.headline(replace(open_code(), conditions=(condition("non_commercial", 7),)))
    assert "MIT License: open by its licence, with words beside it that limit it: " in said
    assert "approved" not in said
    assert "forbids commercial use (line 7)" in said


def test_a_text_that_was_cut_is_not_called_what_it_begins_with():
    cut = replace(open_code(), cut=True, osi_approved=False)
    assert (
        "MIT License, of which only the first 1,000,000 characters were read: open so far, and"
        " the rest was not read and may limit it"
    ) == words.headline(cut)
    assert "bold green" != words.style_of(cut)
    whole = words.folder_headline(together((cut,)))
    assert "the rest was not read" in whole
    assert "approved" not in whole


def test_licences_that_are_only_named_have_no_empty_places():
    named = replace(open_code(), path="", component="")
    other = replace(named, license_id="Heron", name="Heron License", conditions=CONDITIONS[1:2])
    text = terms_to_terminal(together((named, other)), Page())
    assert "()" not in text
    assert "• all of it: MIT License, Heron License" in text
    assert "(Heron, line 6)" in " ".join(text.split())


def test_what_no_files_name_assigns_is_the_rest_and_comes_last():
    unnamed = replace(open_code(), license_id="Heron", name="Heron License", path="LICENSE")
    terms = together((replace(unnamed, component=""), open_code()))
    said = "the code under MIT License; the rest under Heron License: "
    assert words.folder_headline(terms).startswith(said)
    text = terms_to_terminal(terms, Page())
    assert text.index("• the code: MIT License") < text.index("• the rest: Heron License")


def test_freedoms_are_explained_by_sentences():
    text = " ".join(terms_to_terminal(reading(), Page()).split())
    assert "use it for any purpose: above 50 million monthly users a separate licence" in text
    assert "user threshold" not in text


def test_what_was_asked_is_answered_before_the_conditions():
    for text in (terms_to_terminal(asked(), Page()), terms_to_markdown(asked())):
        assert text.index("Does this bind you?") < text.index("Who, and how much")


def test_what_costs_nothing_until_something_happens_stands_apart():
    terms = reading(Situation(shares=True), conditions=(condition("termination_on_breach"),))
    for text in (terms_to_terminal(terms, Page()), terms_to_markdown(terms)):
        assert "Does this bind you?" not in text
        assert "Binds you only if something happens" in text
        assert "only if you break its terms: it ends when its terms are broken (line 3)" in text
        assert "yes" not in text


def test_an_address_is_told_as_it_is():
    found = condition("acceptable_use_policy", address="https://heron.example/use_policy")
    assert "https://heron.example/use_policy" in in_words(found)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        *((700_000_000, "700 million"), (1_500_000, "1.5 million"), (5_000, "5,000"), (1, "1")),
        *((2_000_000_000, "2 billion"), (1_234_567, "1,234,567")),
    ],
)
def test_round_counts_are_said_in_millions(count, said):
    assert said == rounded(count)


def test_what_binds_comes_before_what_cannot_be_told_and_what_does_not():
    answers = [answer.answer for _, answer in bound(asked())]
    assert ["yes", "yes", "yes", "cannot tell"] == answers


def test_nothing_is_said_of_binding_unless_asked():
    assert "Does this bind you?" not in terms_to_terminal(reading(), Page())
    assert "Does this bind you?" not in terms_to_markdown(reading())


def test_several_licences_of_one_text_are_listed_with_lines_and_parts():
    second = Match(
        license_id="MIT", score=1, coverage=1, start_line=50, end_line=70, component="code"
    )
    text = terms_to_terminal(reading(matches=(*reading().matches, second)), Page())
    assert "lines 1-40: LicenseRef-howopen-variant of LicenseRef-heron" in text
    assert "lines 50-70: MIT, for the code" in text


def test_a_folder_that_names_nothing_says_so():
    nothing = replace(folder(), parts=(), category=None, expression="")
    assert "No licence is named here." == terms_to_terminal(nothing, Page()).splitlines()[0]


def test_a_folder_with_one_file_has_its_verdict_and_says_it_once():
    only = replace(folder(), files=(open_code(),), conflicts=(), declared=(), remarks=())
    assert (
        "MIT License: open source, approved by the OSI\n• LICENSE-CODE\n\nNot legal advice.\n"
    ) == terms_to_terminal(only, Page())
