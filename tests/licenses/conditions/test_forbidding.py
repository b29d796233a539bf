from __future__ import annotations

import pytest

from howopen.licenses.conditions.forbidding import ban_over, banned_after, first_ban
from howopen.licenses.text import LegalText


@pytest.mark.parametrize(
    "plain",
    ["you may not use it", "you agree not to use it", "不得使用", "il est interdit de l'utiliser"],
)
def test_words_that_forbid_are_found(plain: str) -> None:
    assert first_ban(plain) is not None


@pytest.mark.parametrize(
    "plain",
    [
        "you may use it",
        "this shall not prevent you from using it",
        "the licensor shall not use it",
        "including but not limited to use",
    ],
)
def test_words_that_bind_nobody_who_gets_it_forbid_nothing(plain: str) -> None:
    assert first_ban(plain) is None


def test_a_ban_may_stand_after_what_it_forbids() -> None:
    assert banned_after("training of others is strictly prohibited")


def test_items_of_inner_lists_are_under_the_outer_ban() -> None:
    text = LegalText(
        "You will not use it to: (a) harm others, including: (i) for spying; (ii) for war."
    )
    item = next(iter(text.clauses_with(("war",))))
    lead = ban_over(item)
    assert lead is not None
    assert lead.plain.startswith("you will not use it to:")


def test_an_item_of_a_list_of_rights_is_under_no_ban() -> None:
    text = LegalText("You may use it: (a) for study; (b) for war.")
    assert ban_over(next(iter(text.clauses_with(("war",))))) is None


@pytest.mark.parametrize(
    "plain",
    [
        "unlike others, it does not forbid military use",
        "nothing in this licence prohibits military use",
        "this does not expressly prohibit use by the army",
    ],
)
def test_a_ban_that_is_denied_forbids_nothing(plain: str) -> None:
    assert first_ban(plain) is None
