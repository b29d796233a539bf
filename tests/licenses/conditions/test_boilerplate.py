from __future__ import annotations

import pytest

from howopen.licenses.conditions import locate_conditions
from howopen.licenses.conditions.boilerplate import FINDERS, TABLE
from howopen.licenses.terms import CONDITION_TYPES
from howopen.licenses.text import LegalText

STATED = (
    ("revocable", "Marsh grants you a non-exclusive, revocable, royalty-free license."),
    ("revocable", "许可方授予您非独家的、可撤销、免版税的许可。"),
    ("revocable", "The Licensor may revoke this license at any time."),
    ("non_sublicensable", "a worldwide, non-sublicensable license"),
    ("non_sublicensable", "You may not sell, assign or sublicense the Heron Model."),
    ("non_sublicensable", "非独占的、不可再许可的许可"),
    (
        "remote_restriction",
        "Marsh reserves the right to restrict (remotely or otherwise) usage of the Model.",
    ),
    ("must_update", "You shall undertake reasonable efforts to use the latest version of Heron."),
    ("indemnity", "You will indemnify and hold harmless Marsh from any claim by any third party."),
    ("indemnity", "您应当赔偿许可方因此遭受的全部损失。"),
    ("no_endorsement", "The name of Marsh may not be used to endorse products without permission."),
    ("no_endorsement", "You may not imply that your model is endorsed by Marsh."),
    ("no_reverse_engineering", "You shall not reverse engineer or decompile the Model."),
    ("no_reverse_engineering", "不得对本模型进行反向工程或反编译。"),
    ("revocable", "We may withdraw this licence at our discretion without notice."),
    ("remote_restriction", "We may disable the Model remotely if you breach these terms."),
    ("must_update", "You must stop using older versions of Heron."),
    ("must_update", "You must upgrade within 14 days of a new release."),
    ("indemnity", "You agree to compensate us for any damage caused by your use."),
    ("no_circumvention", "a) work around any technical limitations in the Materials;"),
    ("no_circumvention", "You must not disable any safety mechanism of the Model."),
    ("no_circumvention", "You may not bypass or circumvent any safety guardrail of the Model."),
)
UNSTATED = (
    ("revocable", "We may not withdraw this licence at our discretion."),
    ("remote_restriction", "We may not remotely disable the Model."),
    ("must_update", "You must not stop using older versions."),
    ("indemnity", "You will not compensate us for any damage."),
    ("no_circumvention", "You may work around technical limitations of the Model."),
    ("revocable", "You may withdraw this consent at your discretion; we may not."),
    ("must_update", "You must use reasonable endeavours to comply with the current version."),
    ("must_update", "You must follow and use the latest version of the Acceptable Use Policy."),
    ("remote_restriction", "You may not remotely disable the Model."),
    ("indemnity", "You agree to compensate your employees."),
    ("no_circumvention", "You must not remove the notice."),
    ("revocable", "a worldwide, irrevocable, non-revocable and perpetual license"),
    ("revocable", "许可方授予您不可撤销的许可。"),
    ("revocable", "취소 불가능한 라이선스"),
    ("non_sublicensable", "rights to use, copy, publish, distribute, sublicense, and/or sell"),
    ("non_sublicensable", "without limitation the rights to copy, sublicense, and sell"),
    ("must_update", "The latest version of these terms is on our website."),
    ("indemnity", "only if You agree to indemnify each Contributor for any liability"),
    ("no_endorsement", "Marsh does not control or endorse any Third Party Materials."),
    ("no_reverse_engineering", "You may reverse engineer the Heron Model for research."),
    (
        "no_reverse_engineering",
        "terms that do not restrict modification and reverse engineering for debugging",
    ),
    ("no_circumvention", "No work shall be deemed to circumvent under laws fulfilling a treaty."),
)


@pytest.mark.parametrize(("type_", "text"), STATED)
def test_a_stated_condition_is_found(type_, text):
    assert 1 == len(list(FINDERS[type_](LegalText(text))))


@pytest.mark.parametrize(("type_", "text"), UNSTATED)
def test_what_only_looks_like_it_is_not(type_, text):
    assert [] == list(FINDERS[type_](LegalText(text)))


def test_every_type_of_the_table_is_a_condition_type():
    assert [] == sorted(set(TABLE) - set(CONDITION_TYPES))


def test_the_types_of_the_table_are_among_the_conditions_of_a_text():
    (found,) = locate_conditions("Marsh grants you a non-sublicensable right to the Heron weights.")
    assert ("non_sublicensable", {}) == (found.type, found.value)


def test_what_must_not_be_circumvented_is_said_where_it_is_safety():
    (found,) = FINDERS["no_circumvention"](LegalText("You must not bypass any safety guardrail."))
    assert {"of": "safety guardrails"} == found.value
