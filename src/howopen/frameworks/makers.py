"""Where the models of each maker stand, whatever the spelling of its name.

Producers are written in different ways ("Heron Lab", "Heron Laboratory"), while a maker publishes
below one account. So releases have one maker when they are published by the same owner or name
the same producer, also by way of a third release.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from statistics import median
from typing import NamedTuple

from howopen.locale import Say, as_written
from howopen.model import Assessment, Record, SourceKind, SourceRole


class Maker(Record, frozen=True, kw_only=True):
    """Where one maker's models stand."""

    name: str
    """The most frequent spelling among its models; of equals the shortest."""
    models: int
    best_rank: int
    worst_rank: int
    median_rank: float
    quantile: float
    """Median of its models' quantiles: 0 is the top of the table, 1 the bottom."""


class Place(NamedTuple):
    """One release and where it stands."""

    assessment: Assessment
    rank: int
    quantile: float


def makers(places: Iterable[Place]) -> tuple[Maker, ...]:
    """Every maker whose name a release gives, best median first, then by name."""
    found = [
        Maker(
            name=name,
            models=len(own),
            best_rank=min(place.rank for place in own),
            worst_rank=max(place.rank for place in own),
            median_rank=float(median(place.rank for place in own)),
            quantile=round(median(place.quantile for place in own), 4),
        )
        for own in _grouped(places)
        if (name := _name(own)) is not None
    ]
    return tuple(sorted(found, key=lambda maker: (maker.quantile, maker.name)))


def owner(assessment: Assessment) -> str | None:
    """The account that publishes a release: of its first hub model, else of its first code."""
    for kind in (SourceKind.HUGGINGFACE, SourceKind.GITHUB):
        for source in assessment.sources:
            account, slash, _ = source.id.removeprefix(f"{kind}:").partition("/")
            is_repository = source.kind is kind and slash and account != "datasets"
            if source.role is SourceRole.PRIMARY and is_repository:
                return account.casefold()
    return None


def _grouped(places: Iterable[Place]) -> list[list[Place]]:
    """The releases of each maker: those that share an owner or a producer, joined."""
    groups: list[tuple[set[tuple[str, str]], list[Place]]] = []
    for place in places:
        marks = _marks(place.assessment)
        members = [place]
        apart = []
        for group in groups:
            if marks & group[0]:
                marks |= group[0]
                members = [*group[1], *members]
            else:
                apart.append(group)
        groups = [*apart, (marks, members)]
    return [members for _, members in groups]


def _marks(assessment: Assessment) -> set[tuple[str, str]]:
    """What tells a release's maker."""
    told = {"owner": owner(assessment), "producer": assessment.release.producer}
    return {(kind, value) for kind, value in told.items() if value}


def _name(own: list[Place]) -> str | None:
    spellings = Counter(filter(None, (place.assessment.release.producer for place in own)))
    return min(spellings, key=lambda name: (-spellings[name], len(name), name), default=None)


def maker_sentence(maker: Maker, of: int, say: Say = as_written) -> str:
    """Where a maker's models stand: "Meta: 12 models, ranks 60 to 150 of 154, ..."."""
    best, worst = maker.best_rank, maker.worst_rank
    if maker.models == 1:
        return say("{name}: 1 model, rank {rank} of {of}.").format(
            name=maker.name, rank=best, of=of
        )
    if best == worst:
        ranks = say("all at rank {rank} of {of}").format(rank=best, of=of)
    else:
        ranks = say("ranks {best} to {worst} of {of}").format(best=best, worst=worst, of=of)
    return say("{name}: {count} models, {ranks}, median in the {quarter}.").format(
        name=maker.name, count=maker.models, ranks=ranks, quarter=quarter(maker.quantile, say)
    )


def quarter(quantile: float, say: Say = as_written) -> str:
    """The quarter of the table that a quantile lies in, in words."""
    names = (
        say("top quarter"),
        say("second quarter"),
        say("third quarter"),
        say("bottom quarter"),
    )
    return names[min(int(quantile * 4), 3)]


def maker_names(assessments: Iterable[Assessment]) -> dict[str, str]:
    """Release id -> the maker's name, by its most frequent spelling; without those that have none.

    Releases whose makers are one by owner or producer share a name.
    """
    groups = _grouped(Place(assessment, 0, 0) for assessment in assessments)
    return {
        place.assessment.release.id: name
        for group in groups
        if (name := _name(group)) is not None
        for place in group
    }
