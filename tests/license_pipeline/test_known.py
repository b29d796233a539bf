from __future__ import annotations

import pytest

from howopen.errors import InputError
from howopen.license_pipeline.known import licenses_known
from howopen.licenses import all_licenses


def ids(*words, **filters):
    return [license_.id for license_ in licenses_known(*words, **filters)]


def test_without_a_filter_all_are_given():
    assert all_licenses() == licenses_known()


def test_all_words_must_be_there_whatever_their_case():
    assert "Apache-2.0" in ids("APACHE", "2.0")
    assert [] == ids("apache", "heron")


def test_filters_narrow_together():
    limited = licenses_known(category="restricted-commercial", condition="user-threshold")
    assert limited
    assert all(license_.condition("user_threshold") for license_ in limited)
    assert {"restricted-commercial"} == {license_.category.value for license_ in limited}


def test_a_family_or_maker_is_one():
    assert set(ids(family="llama")) == set(ids(family="Meta")) & set(ids(family="LLAMA"))
    assert ids(family="llama")


def test_only_those_that_the_osi_approved():
    assert "MIT" in ids(osi_approved=True)
    assert all(license_.osi_approved for license_ in licenses_known(osi_approved=True))


def test_a_filter_that_there_is_not_is_told_with_those_that_there_are():
    with pytest.raises(InputError, match="no category is called 'free'; there are: open-source"):
        licenses_known(category="free")
    with pytest.raises(
        InputError, match="no type of condition is called 'herons'; there are: user"
    ):
        licenses_known(condition="herons")
