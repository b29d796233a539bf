"""Limits of users and visits."""

from __future__ import annotations

import textwrap

import pytest

from howopen.licenses.conditions import user_threshold
from howopen.licenses.text import LegalText

CASES = (
    (
        (
            "If Licensee's products have 10 million or more monthly active users, Licensee "
            "must obtain a separate license from Heron."
        ),
        {"users": 10000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "You may use the Model commercially provided that the number of registered users "
            "of your service does not exceed one hundred thousand (100,000). Above that "
            "number you must contact sales@heron.example for a commercial license."
        ),
        {"users": 100000, "effect": "separate_licence"},
    ),
    (
        (
            "4. Large services. Where (i) on the day of publication the monthly active users "
            "of a service were greater than 10 million, or (ii) a service rivals one of "
            "ours, its operator must request a license from Heron, which Heron may refuse."
        ),
        {"users": 10000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "Where (a) drawing pictures is what an operator lives on and (b) its monthly "
            "unique users (MUU) are greater than 1 million MUUs in any month, from then on "
            "it must request a license from Marsh."
        ),
        {"users": 1000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "Operators whose annual active users number more than 100,000 must ask for and "
            "obtain an expanded license from Heron."
        ),
        {"users": 100000, "period": "year", "effect": "separate_licence"},
    ),
    (
        (
            "商用条件：1) 贵方服务的日均用户活跃量（DAU）低于100万。2) "
            "贵方不经营云计算业务。3) 贵方不转让权利。符合以上条件者，须发送邮件并提交申请材料。"
        ),
        {"users": 1000000, "period": "day", "effect": "registration"},
    ),
    (
        "若您的产品月活跃用户数超过一亿，您必须向许可方另行申请商业许可。",
        {"users": 100000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "If your product has over 1,000,000 daily active users you shall register with "
            "Marsh by filling out the form."
        ),
        {"users": 1000000, "period": "day", "effect": "registration"},
    ),
    (
        ("月間アクティブユーザー数が1億人を超える場合、別途当社から許諾を得る必要があります。"),
        {"users": 100000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "월간 활성 이용자 수가 1천만 명을 초과하는 경우, 회사로부터 별도의 "
            "라이선스를 취득하여야 합니다."
        ),
        {"users": 10000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "Si vos produits comptent plus de 100 millions d'utilisateurs actifs mensuels, "
            "vous devez demander une licence à Heron."
        ),
        {"users": 100000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "Si sus productos superan los 100 millones de usuarios activos mensuales, debe "
            "solicitar una licencia a Heron."
        ),
        {"users": 100000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "Haben Ihre Produkte mehr als 100 Millionen monatlich aktive Nutzer, müssen Sie "
            "eine Lizenz beantragen."
        ),
        {"users": 100000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        "You must obtain Heron's prior written consent if your service exceeds 5M MAU.",
        {"users": 5000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "The licenses granted shall terminate automatically once your service reaches 2 "
            "million daily active users."
        ),
        {"users": 2000000, "period": "day", "effect": "licence_terminates"},
    ),
    (
        (
            "Products with more than seven hundred million (700,000,000) monthly users must "
            'prominently display "Heron" in the interface.'
        ),
        {"users": 700000000, "period": "month", "effect": "display_name"},
    ),
    (
        "Services with 50M+ monthly active users require a commercial licence.",
        {"users": 50000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "Commercial use is free if MAU is below 1M. For MAU >= 1M, please contact us for "
            "a license."
        ),
        {"users": 1000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "Should (i) a service of yours have had more than 100 million monthly active "
            "users in the last month, or (ii) the annual revenue of your group last year "
            "have exceeded RMB 1 billion, ask us first: you must request a licence of your "
            "own."
        ),
        {"users": 100000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "Members have (i) less than $1,000,000 in annual revenue; (ii) less than "
            "$1,000,000 in seed funding; and (iii) fewer than 1 million monthly active "
            "users. Only such members may earn money with the Models."
        ),
        {"users": 1000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "Commercial use is limited to Licensees whose product has no more than 10,000 "
            "monthly active users."
        ),
        {"users": 10000, "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "If the MAU of the products or services provided by Licensee exceeds 10 million "
            "in the preceding calendar month, Licensee shall obtain a separate commercial "
            "license from MARSH Corp., and shall not exercise any rights until so granted."
        ),
        {"users": 10000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        ("若您提供的产品或服务的月活用户超过1亿（100,000,000），须取得我方书面授权。"),
        {"users": 100000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "如使用本模型的产品或服务的日活跃用户数（DAU）大于100万，您应填"
            "写申请表并获得我们的商业授权。"
        ),
        {"users": 1000000, "period": "day", "effect": "registration"},
    ),
    (
        (
            "If your application has more than 1 million monthly users, or your company has "
            "greater than $20M annual revenue, contact us to get a license."
        ),
        {"users": 1000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "If you exceed any of the following: (a) 500,000 monthly active users; (b) "
            "annual revenue of $10,000,000; you must obtain a licence."
        ),
        {"users": 500000, "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "Where the monthly active users of a service are greater than 700 million,\nits "
            "operator must request a license."
        ),
        {"users": 700000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        "Entities having > 100M MAU are not granted any rights.",
        {"users": 100000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "만약 귀하의 서비스의 월간 활성 사용자 수가 1,000만 명 이상인 경우, "
            "회사에 라이선스를 신청해야 합니다."
        ),
        {"users": 10000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        ("如果您的产品或服务的月活跃用户数（MAU）达到或超过1,000,000，应与我们联系获取商业授权"),
        {"users": 1000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        "Companies with at least 1,000,000 unique monthly visitors need our written consent.",
        {"users": 1000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "You may not use this model commercially if you have more than 100,000 monthly "
            "active users."
        ),
        {"users": 100000, "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "Licensee must report if the number of daily active users reaches 100 thousand "
            "and apply for a commercial license."
        ),
        {"users": 100000, "period": "day", "effect": "separate_licence"},
    ),
    (
        (
            "Should the number of end users of your service rise above 250,000 in any "
            "calendar month, you will promptly seek a licence from us."
        ),
        {"users": 250000, "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "This license does not apply to any company (including its affiliates) with more "
            "than 100 million MAU."
        ),
        {"users": 100000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        ("若产品或服务的月活用户超过1亿或月收入超过2000万美元，应在用户界面显著位置展示“海伦”。"),
        {"users": 100000000, "period": "month", "effect": "display_name"},
    ),
    (
        "用户数超过100万的应用须登记备案。",
        {"users": 1000000, "effect": "registration"},
    ),
    (
        (
            "IF YOUR PRODUCTS HAVE MORE THAN 700 MILLION MONTHLY ACTIVE USERS, YOU MUST "
            "REQUEST A LICENSE FROM HERON."
        ),
        {"users": 700000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "You must not Deploy the Model in a product with >10,000,000 MAU without our "
            "prior written permission."
        ),
        {"users": 10000000, "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "The Licensee may not serve more than one million (1 000 000) users without a "
            "separate licence."
        ),
        {"users": 1000000, "effect": "separate_licence"},
    ),
    (
        (
            "If you have more than 700 million monthly active users or are a competitor of "
            "Heron, no license is granted to you."
        ),
        {"users": 700000000, "period": "month", "effect": "separate_licence"},
    ),
)


@pytest.mark.parametrize(("text", "value"), CASES)
def test_a_limit_is_read_with_what_happens_beyond_it(text, value):
    assert [value] == values(text)


def test_visits_are_told_from_users():
    text = (
        "The visits of your service must not exceed 2 million visits per month. If they exceed it, "
    )
    text += "you need to contact our team for a further licence."
    value = {"users": 2_000_000, "period": "month", "unit": "visits", "effect": "separate_licence"}
    assert [value] == values(text)


def test_a_limit_stated_from_both_sides_and_in_two_languages_is_one():
    text = (
        "月活跃用户数不超过3亿者，登记即可商用。月活跃用户数超过3亿者，必须另行申请授权。"
        " Operators with monthly active users that do not exceed 300 million register."
        " Those with more than 300 million monthly active users must request a license."
    )
    assert [{"users": 3 * 10**8, "period": "month", "effect": "separate_licence"}] == values(text)


def test_the_quote_begins_at_the_comparison():
    text = LegalText(
        "Where the monthly active users of all the services, web sites and other offers of one"
        " operator are greater than 40 million monthly active users, it must request a license."
    )
    (found,) = user_threshold.find(text)
    quote = text.quote(found.start, found.end)
    assert quote.startswith("greater than 40 million monthly active users, it must request")


@pytest.mark.parametrize("width", [20, 33, 50, 79])
def test_wrapping_changes_nothing(width):
    for text, value in CASES:
        if ">" in text:  # at the beginning of a line it is a mark of quoting
            continue
        assert [value] == values(textwrap.fill(text, width, break_long_words=False))


def values(text: str) -> list[dict[str, object]]:
    return [found.value for found in user_threshold.find(LegalText(text))]


@pytest.mark.parametrize(
    "words",
    [
        "Even above 700 million monthly active users no separate licence is needed.",
        "No licence is required, even if you have more than 1,000,000 daily active users.",
        "With more than 1,000,000 users you do not need to obtain a separate licence.",
        (
            "The training data comprise more than 100 million users' posts and required a licence "
            "from each publisher."
        ),
    ],
)
def test_a_number_beyond_which_nothing_is_asked_is_no_limit(words: str) -> None:
    assert [] == list(user_threshold.find(LegalText(words)))


def test_no_licence_granted_above_a_number_is_a_limit() -> None:
    words = "If you have over 1,000,000 monthly active users, no commercial license is granted."
    assert 1 == len(list(user_threshold.find(LegalText(words))))


def test_half_a_billion_people_a_month_are_users() -> None:
    words = "If you reach more than half a billion people each month, you must obtain a licence."
    expected = {"users": 500_000_000, "period": "month", "effect": "separate_licence"}
    assert [expected] == [found.value for found in user_threshold.find(LegalText(words))]


def test_an_application_that_is_judged_is_more_than_to_register() -> None:
    words = (
        "商用须同时满足：（一）贵方服务的日均用户活跃量（DAU）低于100万。（二）贵方不转让权利。"
        "符合以上条件者，须提交申请，经审核通过后，苍鹭授予贵方商用许可。"
    )
    expected = {"users": 1_000_000, "period": "day", "effect": "separate_licence"}
    assert [expected] == [found.value for found in user_threshold.find(LegalText(words))]
