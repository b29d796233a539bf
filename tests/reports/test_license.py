from __future__ import annotations

import pytest
from msgspec.structs import replace

from howopen.licenses.reading import NONE, UNKNOWN, Match, TextKind
from howopen.licenses.terms import CONDITION_TYPES, Category, Condition
from howopen.reports import license_words as words
from howopen.reports.condition_words import in_words, rounded
from howopen.reports.license import terms_to_terminal
from howopen.reports.license_markdown import terms_to_markdown
from howopen.reports.page import Page
from tests.reports.invented_terms import asked, condition, folder, open_code, policy, reading


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
        "binds anyone above 50 million monthly users (line 6); "
        "forbids improving other models with it (line 10); "
        "does not hold in EU, UK (USE_POLICY.md, line 4)"
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
    assert in_words(found).endswith("(scope: other models; on: outputs; strict: yes)")


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
    answers = [answer.answer for _, answer in words.bound(asked())]
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
