from __future__ import annotations

import pytest

from howopen.licenses.conditions import ip_retaliation, patent_retaliation_all_rights
from howopen.licenses.text import LegalText

PATENTS = (
    "If You institute patent litigation against any entity alleging that the Heron Model "
    "constitutes infringement, then any patent licenses granted to You shall terminate."
)
ANY_IP = (
    "If you institute litigation against Marsh alleging that the Heron Materials infringe "
    "intellectual property owned by you, any licenses granted under this Agreement terminate."
)
ALL_RIGHTS = (
    "If you file a lawsuit against any person asserting that the Heron Materials infringe any "
    "patent, then all rights and grants made to you are terminated."
)
CHINESE = "如果您对我们提起诉讼,声称本模型侵犯了您拥有的知识产权,则授予您的所有许可将终止。"


@pytest.mark.parametrize(
    ("text", "scope"),
    [(PATENTS, "patent"), (ANY_IP, "ip"), (ALL_RIGHTS, "ip"), (CHINESE, "ip")],
)
def test_the_scope_is_what_the_suit_is_about_and_what_it_ends(text, scope):
    found = ip_retaliation.find(LegalText(text))
    assert [{"scope": scope}] == [place.value for place in found]


def test_a_suit_that_ends_nothing_is_none():
    text = "If you file a lawsuit alleging infringement, the courts of Marshland have jurisdiction."
    assert [] == list(ip_retaliation.find(LegalText(text)))


@pytest.mark.parametrize(("text", "count"), [(ALL_RIGHTS, 1), (PATENTS, 0), (ANY_IP, 0)])
def test_only_a_patent_suit_that_ends_everything_is_patent_retaliation_of_all_rights(text, count):
    assert count == len(list(patent_retaliation_all_rights.find(LegalText(text))))


@pytest.mark.parametrize(
    "text",
    [
        "If you bring a patent claim against Marsh over the Materials, your license ends.",
        "The rights terminate automatically if you file any litigation against Marsh.",
        "Should you sue us for patent infringement, all rights granted here end at once.",
    ],
)
def test_a_suit_against_the_maker_may_end_the_licence(text):
    assert [{"scope": "ip"}] == [found.value for found in ip_retaliation.find(LegalText(text))]


@pytest.mark.parametrize(
    "text",
    [
        "If you file a lawsuit against us, this licence does not end.",
        "It terminates if a bankruptcy proceeding is filed by or against you.",
        "If you file a lawsuit against us, the courts of Marshland decide; terms do not end.",
    ],
)
def test_bankruptcy_and_courts_are_no_retaliation(text):
    assert [] == list(ip_retaliation.find(LegalText(text)))
