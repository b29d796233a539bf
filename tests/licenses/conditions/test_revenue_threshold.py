"""Limits of revenue."""

from __future__ import annotations

import pytest

from howopen.licenses.conditions import revenue_threshold
from howopen.licenses.text import LegalText

CASES = (
    (
        (
            "Nobody whose group's worldwide monthly revenue exceeds $20 million (or as much "
            "in another currency) is authorized to use the weights. They may contact Heron "
            "to request a commercial license."
        ),
        {"amount": 20000000, "currency": "USD", "period": "month", "effect": "separate_licence"},
    ),
    (
        (
            "Commercial use is permitted only if You and your Affiliates have less than USD "
            "1,000,000 in total annual revenue."
        ),
        {"amount": 1000000, "currency": "USD", "period": "year", "effect": "no_commercial_grant"},
    ),
    (
        (
            "If You or Your Affiliates generate more than US $50M in annual revenue, You "
            "must obtain a commercial license from Lark."
        ),
        {"amount": 50000000, "currency": "USD", "period": "year", "effect": "separate_licence"},
    ),
    (
        (
            '"Threshold" means annual revenue of EUR 1 000 000 or more in the last fiscal '
            "year. 3. Grant. No rights are granted for Commercial Use to anyone who exceeds "
            "the Threshold."
        ),
        {"amount": 1000000, "currency": "EUR", "period": "year", "effect": "no_commercial_grant"},
    ),
    (
        (
            "Entities whose aggregate gross revenue over the trailing twelve (12) months "
            "exceeds ten million dollars ($10,000,000) shall obtain a paid license."
        ),
        {"amount": 10000000, "currency": "USD", "period": "year", "effect": "separate_licence"},
    ),
    (
        "直近の会計年度における売上高が10億円以下の場合に限り、商用利用を許諾します。",
        {
            "amount": 1000000000,
            "currency": "JPY",
            "period": "year",
            "effect": "no_commercial_grant",
        },
    ),
    (
        "如您的年营业收入超过人民币1亿元，您应当另行取得商业授权。",
        {"amount": 100000000, "currency": "CNY", "period": "year", "effect": "separate_licence"},
    ),
    (
        (
            "직전 회계연도 매출이 100억 원을 초과하는 경우 별도의 상업용 라이선스 "
            "계약을 체결해야 합니다."
        ),
        {"amount": 10000000000, "currency": "KRW", "period": "year", "effect": "separate_licence"},
    ),
    (
        (
            "Should (i) a service of yours have had more than 100 million monthly active "
            "users in the last month, or (ii) the annual revenue of your group last year "
            "have exceeded RMB 1 billion, ask us first: you must request a licence of your "
            "own."
        ),
        {"amount": 1000000000, "currency": "CNY", "period": "year", "effect": "separate_licence"},
    ),
    (
        (
            "Any license hereunder shall automatically terminate if your revenue in any "
            "fiscal year is 5 million euros or more."
        ),
        {"amount": 5000000, "currency": "EUR", "period": "year", "effect": "licence_terminates"},
    ),
    (
        (
            "Free for companies with under $1M in yearly revenue; larger companies need to "
            "purchase an enterprise licence."
        ),
        {"amount": 1000000, "currency": "USD", "period": "year", "effect": "separate_licence"},
    ),
    (
        (
            "Small firms: yours has fewer than 100 people working as employees, and it took "
            "in less than 1,000,000 USD (2019) of revenue last year. Use by any other firm "
            "is not permitted."
        ),
        {"amount": 1000000, "currency": "USD", "period": "year", "effect": "no_commercial_grant"},
    ),
    (
        (
            "Members have (i) less than $1,000,000 in annual revenue; (ii) less than "
            "$1,000,000 in seed funding; and (iii) fewer than 1 million monthly active "
            "users. Only such members may earn money with the Models."
        ),
        {"amount": 1000000, "currency": "USD", "period": "year", "effect": "no_commercial_grant"},
    ),
    (
        (
            "Übersteigt Ihr Jahresumsatz 1.000.000 Euro, müssen Sie eine kommerzielle Lizenz "
            "erwerben."
        ),
        {"amount": 1000000, "currency": "EUR", "period": "year", "effect": "separate_licence"},
    ),
    (
        (
            "Si votre chiffre d'affaires annuel dépasse 2 000 000 €, vous devez obtenir une "
            "licence commerciale."
        ),
        {"amount": 2000000, "currency": "EUR", "period": "year", "effect": "separate_licence"},
    ),
    (
        (
            "Si sus ingresos anuales superan 1.000.000 de euros, deberá obtener una licencia "
            "comercial."
        ),
        {"amount": 1000000, "currency": "EUR", "period": "year", "effect": "separate_licence"},
    ),
    (
        (
            'If your annual revenue exceeds $1,000,000, you must display "Powered by Heron" '
            "on your website."
        ),
        {"amount": 1000000, "currency": "USD", "period": "year", "effect": "display_name"},
    ),
    (
        (
            "For organizations with annual recurring revenue above $3,000,000 the rights "
            "granted herein do not extend to commercial use."
        ),
        {"amount": 3000000, "currency": "USD", "period": "year", "effect": "no_commercial_grant"},
    ),
    (
        (
            "The attributable revenue exceeding $1 million per annum is subject to a "
            "royalty: you shall enter into a separate agreement with Heron."
        ),
        {"amount": 1000000, "currency": "USD", "period": "year", "effect": "separate_licence"},
    ),
    (
        (
            "Commercial Use. You may use the Materials for commercial purposes only if your "
            "and your affiliates' total annual revenue is less than $1 million. If your "
            "revenue exceeds this amount, you must contact us at sales@heron.example to "
            "obtain a commercial license."
        ),
        {"amount": 1000000, "currency": "USD", "period": "year", "effect": "separate_licence"},
    ),
    (
        (
            "Commercial: for companies with less than $1,000,000 USD annual revenue, subject "
            "to the guardrails of the policy."
        ),
        {"amount": 1000000, "currency": "USD", "period": "year", "effect": "no_commercial_grant"},
    ),
    (
        (
            "当社の直近事業年度の年間売上高が10億円を超える法人は、商用利用にあ"
            "たり個別契約を締結する必要があります。"
        ),
        {"amount": 1000000000, "currency": "JPY", "period": "year", "effect": "separate_licence"},
    ),
    (
        (
            "(1) "
            "個人または直近の事業年度の売上が10億円以下の法人は、利用登録フォー"
            "ムから登録することで商用利用できます。"
        ),
        {"amount": 1000000000, "currency": "JPY", "period": "year", "effect": "registration"},
    ),
    (
        (
            "Whoever had gross revenues greater than fifty million US dollars "
            "(US$50,000,000) in the last fiscal year is outside of this grant and has to "
            "sign a commercial agreement with Lark."
        ),
        {"amount": 50000000, "currency": "USD", "period": "year", "effect": "separate_licence"},
    ),
    (
        (
            '"Qualifying Organization" means any entity with total revenue of less than '
            "US$1.75 million in the most recent twelve-month period. Lark grants each "
            "Qualifying Organization a license to use the Model for commercial purposes. All "
            "other entities have no rights under this license."
        ),
        {"amount": 1750000, "currency": "USD", "period": "year", "effect": "no_commercial_grant"},
    ),
    (
        (
            '"Large Enterprise" means an entity with more than 250 employees or annual '
            "turnover exceeding EUR 50 million. Large Enterprises must purchase a commercial "
            "licence."
        ),
        {"amount": 50000000, "currency": "EUR", "period": "year", "effect": "separate_licence"},
    ),
    (
        (
            "The license is free for individuals, and for organizations with revenue under 5 "
            "million dollars per year."
        ),
        {"amount": 5000000, "currency": "USD", "period": "year", "effect": "no_commercial_grant"},
    ),
    (
        (
            "Any Licensee making over 2.5 million USD in annual turnover loses the rights "
            "granted by this license; the license ends at that moment."
        ),
        {"amount": 2500000, "currency": "USD", "period": "year", "effect": "licence_terminates"},
    ),
    (
        (
            "Notwithstanding the foregoing, this License terminates upon the date on which "
            "Licensee's trailing twelve month revenue equals or exceeds USD 20,000,000."
        ),
        {"amount": 20000000, "currency": "USD", "period": "year", "effect": "licence_terminates"},
    ),
    (
        (
            "You are required to get an Enterprise License from Heron once annual revenue "
            "(for you and your affiliates) is more than CHF 500'000."
        ),
        {"amount": 500000, "currency": "CHF", "period": "year", "effect": "separate_licence"},
    ),
    (
        (
            "If your application has more than 1 million monthly users, or your company has "
            "greater than $20M annual revenue, contact us to get a license."
        ),
        {"amount": 20000000, "currency": "USD", "period": "year", "effect": "separate_licence"},
    ),
    (
        (
            "If you exceed any of the following: (a) 500,000 monthly active users; (b) "
            "annual revenue of $10,000,000; you must obtain a licence."
        ),
        {"amount": 10000000, "currency": "USD", "period": "year", "effect": "separate_licence"},
    ),
    (
        "Commercial entities with annual revenue ≥ $10M must buy a licence.",
        {"amount": 10000000, "currency": "USD", "period": "year", "effect": "separate_licence"},
    ),
    (
        (
            "8.1 If You make Commercial Use and Your attributable revenue in any year is "
            "over the Royalty Threshold of $1,000,000, You shall pay Heron a royalty of 10% "
            "on the excess."
        ),
        {"amount": 1000000, "currency": "USD", "period": "year", "effect": "royalty"},
    ),
    (
        (
            "3. Licensee may use the Model for commercial purposes only where its revenue in "
            "the latest fiscal year does not exceed 1 billion Japanese yen (JPY "
            "1,000,000,000). Otherwise it must conclude a separate license agreement with "
            "Heron."
        ),
        {"amount": 1000000000, "currency": "JPY", "period": "year", "effect": "separate_licence"},
    ),
    (
        ("使用者的年营业收入在 5000 万元人民币以下的，可以免费商用；超过的，请联系我们取得授权。"),
        {"amount": 50000000, "currency": "CNY", "period": "year", "effect": "separate_licence"},
    ),
    (
        (
            "Restrictions: not for companies with market capitalization above $10 billion, "
            "or annual revenue above $1bn, without permission."
        ),
        {"amount": 1000000000, "currency": "USD", "period": "year", "effect": "separate_licence"},
    ),
    (
        "Not available to companies with > $10M annual revenue.",
        {"amount": 10000000, "currency": "USD", "period": "year", "effect": "no_commercial_grant"},
    ),
    (
        (
            "This license is void for any organization with over $10 million in annual gross "
            "revenue."
        ),
        {"amount": 10000000, "currency": "USD", "period": "year", "effect": "licence_terminates"},
    ),
    (
        (
            "If, in any consecutive twelve-month period, Licensee earns gross revenue of "
            "US$2,000,000 or more from products using the Model, Licensee shall notify Heron "
            "and negotiate in good faith a commercial license."
        ),
        {"amount": 2000000, "currency": "USD", "period": "year", "effect": "separate_licence"},
    ),
    (
        (
            "Startups: organizations with less than 10 employees and under EUR 500.000 "
            "turnover may use the Model free of charge."
        ),
        {"amount": 500000, "currency": "EUR", "period": "year", "effect": "no_commercial_grant"},
    ),
    (
        (
            "If annual revenue from the Model exceeds 100,000,000 (one hundred million) RMB, "
            "written authorization is needed."
        ),
        {"amount": 100000000, "currency": "CNY", "period": "year", "effect": "separate_licence"},
    ),
    (
        "Where annual turnover exceeds GBP 2m a licence fee must be paid.",
        {"amount": 2000000, "currency": "GBP", "period": "year", "effect": "separate_licence"},
    ),
    (
        (
            "You have annual gross revenues (together with your affiliates) of less than ten "
            "million U.S. Dollars (US$ 10,000,000). If you fail to meet this condition you "
            "must immediately stop using the model or acquire a commercial license."
        ),
        {"amount": 10000000, "currency": "USD", "period": "year", "effect": "separate_licence"},
    ),
    (
        (
            "Licensee represents that its total annual revenue does not exceed USD "
            "5,000,000, failing which this licence is void."
        ),
        {"amount": 5000000, "currency": "USD", "period": "year", "effect": "licence_terminates"},
    ),
    (
        (
            "Entities that exceed USD 100 million in annual recurring revenue are excluded "
            "from this license."
        ),
        {"amount": 100000000, "currency": "USD", "period": "year", "effect": "no_commercial_grant"},
    ),
    (
        (
            "Commercial users with monthly revenue exceeding 20,000,000 USD shall "
            "prominently display the name “Lark” in the interface."
        ),
        {"amount": 20000000, "currency": "USD", "period": "month", "effect": "display_name"},
    ),
    (
        ("若产品或服务的月活用户超过1亿或月收入超过2000万美元，应在用户界面显著位置展示“海伦”。"),
        {"amount": 20000000, "currency": "USD", "period": "month", "effect": "display_name"},
    ),
    (
        ("年度收入不超过100万美元的个人或组织可免费商业使用。超过该限额的，须获得单独的商业许可。"),
        {"amount": 1000000, "currency": "USD", "period": "year", "effect": "separate_licence"},
    ),
    (
        (
            "If your company's revenue is greater than or equal to $3 million (in the last "
            "12 months) please reach out to us for licensing."
        ),
        {"amount": 3000000, "currency": "USD", "period": "year", "effect": "separate_licence"},
    ),
    (
        (
            "Individuals and businesses with less than $2M in revenue over the preceding 12 "
            "months may use the Model for any purpose."
        ),
        {"amount": 2000000, "currency": "USD", "period": "year", "effect": "no_commercial_grant"},
    ),
    (
        (
            "Licensor may terminate this license if Licensee's yearly revenue rises above "
            "7.5 million euro."
        ),
        {"amount": 7500000, "currency": "EUR", "period": "year", "effect": "licence_terminates"},
    ),
    (
        (
            "Wenn der Jahresumsatz 5 Millionen Euro nicht übersteigt, ist die kommerzielle "
            "Nutzung kostenlos erlaubt."
        ),
        {"amount": 5000000, "currency": "EUR", "period": "year", "effect": "no_commercial_grant"},
    ),
    (
        (
            "Les entreprises dont le chiffre d'affaires annuel est inférieur à 1 million "
            "d'euros peuvent utiliser le modèle, sous réserve d'inscription."
        ),
        {"amount": 1000000, "currency": "EUR", "period": "year", "effect": "registration"},
    ),
    (
        (
            "Solo se permite el uso comercial a empresas con ingresos anuales inferiores a 1 "
            "millón de dólares."
        ),
        {"amount": 1000000, "currency": "USD", "period": "year", "effect": "no_commercial_grant"},
    ),
)


@pytest.mark.parametrize(("text", "value"), CASES)
def test_a_limit_is_read_with_what_happens_beyond_it(text, value):
    assert [value] == values(text)


def test_the_equivalent_in_another_currency_is_no_second_limit():
    text = (
        "If your annual revenue exceeds USD 3,000,000 (or as much in another"
        " currency), you must purchase a commercial licence."
    )
    assert [3_000_000] == [value["amount"] for value in values(text)]


def test_the_operative_clause_is_preferred_to_the_preamble():
    text = LegalText(
        "Our aim is free use for small firms with annual revenue of less than US $2,000,000. Once"
        " a firm makes more than USD $2,000,000 in annual revenue, all its rights under this"
        " agreement terminate on that day."
    )
    (found,) = revenue_threshold.find(text)
    assert found.value["effect"] == "licence_terminates"
    assert text.quote(found.start, found.end).startswith("more than USD $2,000,000")


def test_a_defined_threshold_is_read_where_it_is_used():
    text = (
        '"Threshold" shall mean annual revenue of 4 million euros (EUR 4,000,000) or more. No'
        " commercial rights are granted to a firm that is above the Threshold."
    )
    value = {
        "amount": 4_000_000,
        "currency": "EUR",
        "period": "year",
        "effect": "no_commercial_grant",
    }
    assert [value] == values(text)


def values(text: str) -> list[dict[str, object]]:
    return [found.value for found in revenue_threshold.find(LegalText(text))]


def test_funding_and_revenue_together_are_a_limit_of_revenue() -> None:
    words = (
        "Companies with less than US$ 2.5 million in funding and revenue may use the Model for "
        "free; larger companies must buy a licence."
    )
    expected = {"amount": 2_500_000, "currency": "USD", "period": "year"}
    assert [{**expected, "effect": "separate_licence"}] == values(words)


def test_a_german_abbreviation_of_million_ends_no_sentence() -> None:
    words = (
        "Firmen mit einem Jahresumsatz von mehr als 5 Mio. Euro brauchen eine gesonderte Lizenz."
    )
    expected = {"amount": 5_000_000, "currency": "EUR", "period": "year"}
    assert [{**expected, "effect": "separate_licence"}] == values(words)
