"""How often howopen agrees with people, as it was last measured and published.

The figures are those of `python -m benchmarks.agreement`; `make agreement` measures them again and
writes them here. They hold numbers and identifiers, no label and no word of anybody's.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec

from howopen.errors import DataError
from howopen.model import Record

FILE = "agreement.json"


class Share(Record, frozen=True, kw_only=True):
    """How many of some cells agree."""

    cells: int
    equal: int

    @property
    def accuracy(self) -> float | None:
        """Share of the cells that agree; `None` for none."""
        return self.equal / self.cells if self.cells else None


class Agreement(Record, frozen=True, kw_only=True):
    """What was measured under one framework."""

    framework: str
    labels: str
    """Whose labels, and of which version."""
    license: str
    measured: str
    """Day, ISO 8601, UTC."""
    rules: str
    """Digest of the rules that were measured, as in `Tool.rules`."""
    releases: int
    all: Share
    """What is compared is a cell; where people labelled whole releases, a release."""
    kappa: float | None = None
    """Cohen's kappa with linear weights."""
    spearman: float | None = None
    """Rank correlation of the totals."""
    f1: float | None = None
    """Of presence, for a framework whose labels say only what is there."""
    baseline: float | None = None
    """Accuracy of always answering the commonest grade of each dimension."""
    certainty: dict[str, Share] = msgspec.field(default_factory=dict)
    """`certain`, `likely`, `not-seen` -> the cells that stand so firmly."""
    dimensions: dict[str, Share] = msgspec.field(default_factory=dict)
    remarks: tuple[str, ...] = ()


@cache
def load_agreement() -> tuple[Agreement, ...]:
    """What was measured, in the order of the frameworks; empty when the package ships nothing."""
    file = resources.files(__package__).joinpath("data", FILE)
    if not file.is_file():
        return ()
    try:
        return msgspec.json.decode(file.read_bytes(), type=tuple[Agreement, ...])
    except msgspec.DecodeError as error:
        raise DataError(f"the published agreement cannot be read: {error}") from error
