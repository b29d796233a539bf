"""What the three limits have in common: what is none, labelled texts, hostile input."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from howopen.licenses.conditions import revenue_threshold, usage_threshold, user_threshold
from howopen.licenses.conditions.thresholds import MOST_LIMITS
from howopen.licenses.text import LegalText

ROOT = Path(__file__).parents[3]
SHARED = Path(os.environ.get("HOWOPEN_SHARED", ROOT.parent / "shared")) / "licences"
LIMITS = {
    "user_threshold": user_threshold,
    "usage_threshold": usage_threshold,
    "revenue_threshold": revenue_threshold,
}
NONE = (
    "Our chatbot is loved by more than 100 million monthly active users worldwide.",
    "We ask that services with more than 1 million monthly active users credit Heron.",
    "The dataset holds conversations of over 2 million users, collected in 2023.",
    (
        "IN NO EVENT SHALL LIABILITY FOR LOSS OF REVENUE EXCEED ONE HUNDRED THOUSAND "
        "DOLLARS ($100,000)."
    ),
    "Licensee shall pay a fine of more than $1,000,000.",
    "The model was trained on more than 2,000 GPUs with 15 trillion tokens.",
    "You may install the software on up to 2 devices.",
    (
        "Our package has over 3 million downloads and 10,000 users. You must obtain "
        "permission for logos."
    ),
    ("The aggregate liability shall not exceed the greater of the revenue received or $50,000."),
    (
        "The model reaches 86% with more than 671 billion parameters. Users must agree "
        "to the license."
    ),
    (
        "Heron raised more than $100 million in funding in 2023 and is used by over 1 "
        "million developers."
    ),
    (
        "The training set comes from over 500,000 users of the Marsh forum under a "
        "license agreement."
    ),
    ("For more than 20 years we have served users; the agreement of 1 January 2024 applies."),
    "Inference requires more than 8 devices with 80 GB of memory each.",
    "Do not use the Model to harass more than 1,000 users or to influence elections.",
    (
        "You must not generate revenue from the Model. Penalties of up to $250,000 may "
        "apply under criminal law."
    ),
    "The price of the enterprise license is $25,000 per year plus 5% of revenue.",
    "You acknowledge that income above $10,000 is taxable.",
    (
        "Provider shall give notice to users within thirty (30) days; more than 1,000 "
        "characters are not allowed."
    ),
    (
        "Benchmark: the recommender was tested with more than 1,000,000 users and may "
        "only be compared on equal hardware."
    ),
    (
        "Very large online platforms with more than 45 million monthly active users in "
        "the Union are regulated by the DSA."
    ),
    ("Your use of the Output to train models with more than 70 billion parameters is prohibited."),
    "Any fine of up to 4% of annual revenue or EUR 20 million is borne by the user.",
    (
        "We had revenue of more than $5 million. The software is free, provided that the "
        "notice is kept."
    ),
    "You must keep records of income over $600 and you may not sublicense.",
    (
        "the model supports 1,000,000 token contexts for users; you may not exceed the "
        "limits of the API."
    ),
    "Commercial license needed? Yes, if yearly revenue > 1M USD.",
    (
        "We thank our 2 million users. If you use the model, you must obtain consent of "
        "persons shown; more than 10,000 images were removed."
    ),
    (
        "Export rules apply to shipments of more than $2,500 in value; you must obtain a "
        "license from the authorities for users abroad."
    ),
    (
        "The dataset contains over 1,000,000 conversations by users who gave permission "
        "under a separate agreement."
    ),
    "You shall not use the Model to decide on loans to persons with income below $20,000.",
    "Sales of more than 10,000 copies require a report of sales.",
    "A sale of assets of more than $10,000,000 terminates the agreement.",
    ("For users in the EU, more than 16 years of age is needed; users under 13 must not register."),
    "Contact sales at +1 (650) 967-4675 to obtain a licence for over 5 servers.",
    (
        "The Bloom model has 176,000,000,000 parameters, exceeding all others, for users "
        "who accept the license."
    ),
)


@pytest.mark.parametrize("text", NONE)
def test_a_number_beside_users_or_money_is_not_yet_a_limit(text):
    read = LegalText(text)
    assert [] == [found.value for module in LIMITS.values() for found in module.find(read)]


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not here")
@pytest.mark.parametrize("type_", LIMITS)
def test_the_shared_texts_give_what_their_labels_say_and_no_more(type_):
    expected, actual = {}, {}
    for path in sorted(SHARED.glob("*/label.yaml")):
        label = yaml.safe_load(path.read_text(encoding="utf-8"))
        if path.with_name(label["file"]).suffix == ".pdf":
            continue
        content = path.with_name(label["file"]).read_text(encoding="utf-8", errors="replace")
        found = [place.value for place in LIMITS[type_].find(LegalText(content))]
        conditions = label.get("conditions") or []
        expected[path.parent.name] = [c["value"] for c in conditions if c["type"] == type_]
        actual[path.parent.name] = found
    assert expected == actual


@pytest.mark.parametrize(
    "part",
    [
        "revenue exceeds 1,000,000 dollars (1) ",
        "users (a) more than 5000 users (b) ",
        '"ab" means users of more than 5000. ',
        "income of more than million million ",
        "devices;",
    ],
)
def test_a_text_of_nothing_but_limits_is_read_to_an_end(part):
    text = LegalText(part * (200_000 // len(part)))
    assert all(len(list(module.find(text))) <= MOST_LIMITS for module in LIMITS.values())


def test_what_a_list_of_conditions_leads_to_counts_for_its_items():
    text = LegalText(
        "For commercial use make sure of this:\n"
        "1. The daily active users (DAU) of your service are less than 2 million.\n"
        "2. You are no provider of cloud services.\n"
        "3. You pass no rights on to others without our permission.\n\n"
        "If all of the above holds, send us the application form."
    )
    expected = {"users": 2_000_000, "period": "day", "effect": "registration"}
    assert [expected] == [found.value for found in user_threshold.find(text)]


def test_a_list_takes_its_side_and_its_effect_from_what_leads_to_it():
    text = LegalText(
        "You must obtain a licence if you exceed any of the following limits:\n"
        "1. 400,000 monthly active users.\n"
        "2. Annual revenue of $7,000,000.\n"
    )
    users = {"users": 400_000, "period": "month", "effect": "separate_licence"}
    revenue = {
        "amount": 7_000_000,
        "currency": "USD",
        "period": "year",
        "effect": "separate_licence",
    }
    assert [users] == [found.value for found in user_threshold.find(text)]
    assert [revenue] == [found.value for found in revenue_threshold.find(text)]


def test_the_end_of_rights_for_a_breach_is_not_the_effect_of_a_limit():
    text = LegalText(
        "Commercial use is granted only to firms with annual revenue below $3,000,000."
        " If you breach any of the above, this licence terminates."
    )
    (found,) = revenue_threshold.find(text)
    assert "no_commercial_grant" == found.value["effect"]
