from __future__ import annotations

import pytest

from howopen.catalogue.agreement import Agreement, Share
from howopen.reports.agreement import agreement_to_terminal, agreements_to_terminal, percent
from howopen.reports.page import Page
from tests.reports.invented import framework

SHORE = Agreement(
    framework="radboud",
    labels="labels of the shore's keepers",
    license="CC0-1.0",
    measured="2026-11-25",
    rules="ab" * 32,
    releases=2,
    all=Share(cells=28, equal=21),
    kappa=0.5,
    spearman=0.875,
    baseline=0.5,
    certainty={"certain": Share(cells=10, equal=9), "not-seen": Share(cells=0, equal=0)},
    dimensions={"code": Share(cells=2, equal=1), "unheard-of": Share(cells=2, equal=2)},
    remarks=("Two keepers disagreed.",),
)
KNOWN = {"radboud": framework()}


def test_all_frameworks_are_a_table(snapshot):
    assert snapshot == agreements_to_terminal((SHORE,), KNOWN, Page())


def test_one_framework_in_full_looks_like_this(snapshot):
    assert snapshot == agreement_to_terminal(SHORE, KNOWN, Page())


@pytest.mark.parametrize(("share", "said"), [(None, "-"), (0.0, "0.0 %"), (0.7225, "72.2 %")])
def test_a_share_is_told_in_per_cent(share, said):
    assert said == percent(share)


def test_no_cell_has_no_share():
    assert Share(cells=0, equal=0).accuracy is None
