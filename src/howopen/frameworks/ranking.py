"""Where each release stands among others under one framework, and what that says in words.

Order: class where there are classes, score descending, then name by code point, as the Radboud
table publishes it; the European index orders names from the end. Equal
scores share a rank (1, 2, 2, 4). The quantile uses the middle of a tie, so that a maker is not
placed better or worse by how many others have the same score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fnmatch import fnmatchcase

from howopen.errors import InputError
from howopen.frameworks.definition import Framework, Scoring, Tone
from howopen.frameworks.makers import Maker, Place, maker_sentence, makers
from howopen.locale import Say, as_written
from howopen.model import Assessment, Cell, Judgement, Outcome, Record, Release, Verdict, VerdictId

TOP_RANKS = 3
"""Releases with a rank up to this are named in the first headline."""
MAKER_MODELS = 3
"""A maker with fewer models has no position worth a headline; it still has its rows."""
NOT_SEEN = "not-seen"
"""What to filter by, in place of a grade, for cells that rest on nothing seen."""
DOES_NOT_APPLY = Outcome.NOT_APPLICABLE.value
"""The grade of a part that a release does not have, in the frameworks that have such a grade."""


class Row(Record, frozen=True, kw_only=True):
    """One release in the ranking."""

    rank: int
    """1 is best; equal scores share it."""
    quantile: float
    """Share of the releases before it, between 0 (top) and 1 (bottom)."""
    release: Release
    verdict: Verdict
    judgement: Judgement


class Leader(Record, frozen=True, kw_only=True):
    """One of the releases at the top, and what keeps it from the full score."""

    release: str
    name: str
    rank: int
    score: float
    lacks: tuple[str, ...]
    """Ids of the dimensions that were seen and are not fully open."""
    not_seen: tuple[str, ...]
    """Ids of the dimensions that rest on nothing seen."""
    does_not_apply: tuple[str, ...] = ()
    """Ids of the dimensions of parts that the release does not have."""


class Best(Record, frozen=True, kw_only=True):
    """The best score of all, and who is near it."""

    score: float
    out_of: float
    perfect: int
    """How many releases have the full score, or the best class where there are classes."""
    leaders: tuple[Leader, ...]


class Headline(Record, frozen=True, kw_only=True):
    """One fact that the order shows, in words."""

    text: str
    points: tuple[str, ...]
    """What it rests on, one sentence each."""


class Ranking(Record, frozen=True, kw_only=True):
    """Releases in order, with the two facts that the order shows."""

    framework: str
    of: int
    """How many releases were ranked; `rows` may hold a selection of them."""
    headlines: tuple[Headline, ...]
    """How near the best come to the full score; where each maker's models stand."""
    best: Best | None
    """`None` when there is nothing to rank."""
    makers: tuple[Maker, ...]
    """Every maker, best median first, then by name."""
    rows: tuple[Row, ...]


def rank(assessments: Iterable[Assessment], framework: Framework) -> Ranking:
    """The ranking of all assessments that carry a judgement under `framework`."""
    judged = [
        (found.judgements[framework.id], found)
        for found in assessments
        if framework.id in found.judgements
    ]
    judged.sort(
        key=lambda pair: (pair[1].release.name, pair[1].release.id),
        reverse=framework.descending_ties,
    )
    judged.sort(key=lambda pair: _standing(pair[0], framework))
    ties = Counter(_standing(judgement, framework) for judgement, _ in judged)
    rows: list[Row] = []
    for position, (judgement, found) in enumerate(judged, start=1):
        standing = _standing(judgement, framework)
        tied = bool(rows) and _standing(rows[-1].judgement, framework) == standing
        place = rows[-1].rank if tied else position
        middle = place + (ties[standing] - 1) / 2
        rows.append(
            Row(
                rank=place,
                quantile=round((middle - 0.5) / len(judged), 4),
                release=found.release,
                verdict=found.verdict,
                judgement=judgement,
            )
        )
    best = _best(rows, framework)
    by_maker = makers(
        Place(found, row.rank, row.quantile) for row, (_, found) in zip(rows, judged, strict=True)
    )
    return Ranking(
        framework=framework.id,
        of=len(rows),
        headlines=headlines(best, by_maker, len(rows), framework),
        best=best,
        makers=by_maker,
        rows=tuple(rows),
    )


_TONES = (Tone.GOOD, Tone.MIXED, Tone.OPEN, Tone.BAD)
"""What a class says, best first; what could not be told stands before what is known to fail."""


def _standing(judgement: Judgement, framework: Framework) -> tuple[int, int, float]:
    """What is ordered by: the class, best first, then the total, highest first."""
    for place, result in enumerate(framework.results):
        if result.id == judgement.grade:
            return _TONES.index(result.tone), place, -judgement.score
    return len(_TONES), 0, -judgement.score


def only(ranking: Ranking, conditions: Iterable[tuple[str, str]], framework: Framework) -> Ranking:
    """The same ranking with the rows that meet every condition; ranks stay those among all.

    A condition is a key and a pattern: `maker` and `name` (`*` and `?` stand for anything, case
    does not matter), `verdict` (an id), or a dimension's id with a grade or `not-seen`. Raises
    `InputError` for anything else.
    """
    rows = ranking.rows
    for key, wanted in conditions:
        _check_condition(key, wanted, framework)
        rows = tuple(row for row in rows if _meets(row, key, wanted))
    return Ranking(**{name: getattr(ranking, name) for name in _ALL_BUT_ROWS}, rows=rows)


def ordered(ranking: Ranking, key: str, framework: Framework) -> Ranking:
    """The same ranking ordered by `score`, `name`, `maker` or a dimension's id (best first)."""
    dimensions = {dimension.id for dimension in framework.dimensions}
    if key not in {"score", "name", "maker"} | dimensions:
        known = ", ".join(["score", "name", "maker", *(d.id for d in framework.dimensions)])
        raise InputError(f"cannot sort by {key!r}; sort by one of: {known}")
    rows = ranking.rows
    if key == "name":
        rows = tuple(sorted(rows, key=lambda row: (row.release.name.casefold(), row.release.id)))
    elif key == "maker":
        rows = tuple(sorted(rows, key=lambda row: (row.release.producer or "\uffff").casefold()))
    elif key in dimensions:
        rows = tuple(sorted(rows, key=lambda row: -_points(row, key)))
    return Ranking(**{name: getattr(ranking, name) for name in _ALL_BUT_ROWS}, rows=rows)


_ALL_BUT_ROWS = tuple(name for name in Ranking.__struct_fields__ if name != "rows")


def number(value: float) -> str:
    """A score as it is written: 12.5, 4 rather than 4.0, and no more than four figures."""
    return f"{value:.4g}"


def _points(row: Row, dimension: str) -> float:
    cell = row.judgement.dimensions.get(dimension)
    return cell.points if cell else 0.0


def _check_condition(key: str, wanted: str, framework: Framework) -> None:
    dimensions = [dimension.id for dimension in framework.dimensions]
    if key in {"maker", "name"}:
        return
    if key == "verdict":
        allowed = [verdict.value for verdict in VerdictId]
    elif key in dimensions:
        allowed = [*(grade.id for grade in framework.grades), NOT_SEEN]
    else:
        known = ", ".join(["maker", "name", "verdict", *dimensions])
        raise InputError(f"cannot select by {key!r}; select by one of: {known}")
    if wanted not in allowed:
        raise InputError(f"{key} is never {wanted!r}; it is one of: {', '.join(allowed)}")


def _meets(row: Row, key: str, wanted: str) -> bool:
    if key == "maker":
        return fnmatchcase((row.release.producer or "").casefold(), wanted.casefold())
    if key == "name":
        return fnmatchcase(row.release.name.casefold(), wanted.casefold())
    if key == "verdict":
        return row.verdict.id == wanted
    cell = row.judgement.dimensions.get(key)
    if cell is None:
        return wanted == NOT_SEEN
    return wanted == (cell.grade if cell.seen else NOT_SEEN)


def _best(rows: list[Row], framework: Framework) -> Best | None:
    if not rows:
        return None
    top = rows[0].judgement
    full = {d.id: framework.grades[0].points * d.weight for d in framework.dimensions}

    def short_of(cell: Cell | None, dimension: str) -> bool:
        if cell is None or not cell.seen or cell.grade == DOES_NOT_APPLY:
            return False
        return cell.points < full[dimension]

    leaders = tuple(
        Leader(
            release=row.release.id,
            name=row.release.name,
            rank=row.rank,
            score=row.judgement.score,
            lacks=tuple(d for d in full if short_of(row.judgement.dimensions.get(d), d)),
            not_seen=tuple(
                d for d, cell in row.judgement.dimensions.items() if not cell.seen and d in full
            ),
            does_not_apply=tuple(
                d
                for d, cell in row.judgement.dimensions.items()
                if cell.seen and cell.grade == DOES_NOT_APPLY and d in full
            ),
        )
        for row in rows
        if row.rank <= TOP_RANKS
    )
    if framework.results:
        perfect = sum(row.judgement.grade == framework.results[0].id for row in rows)
    else:
        perfect = sum(row.judgement.score >= row.judgement.out_of for row in rows)
    return Best(score=top.score, out_of=top.out_of, perfect=perfect, leaders=leaders)


def headlines(
    best: Best | None,
    standing: tuple[Maker, ...],
    of: int,
    framework: Framework,
    say: Say = as_written,
) -> tuple[Headline, ...]:
    """What `Ranking.headlines` holds, in a language by `say`."""
    if best is None:
        return ()
    first = Headline(
        text=_best_sentence(best, of, framework, say),
        points=_points_of(best, framework, say),
    )
    large = tuple(maker for maker in standing if maker.models >= MAKER_MODELS)
    if not large or framework.scoring is Scoring.NONE:  # a test that is met or not ranks nobody
        return (first,)
    return (
        first,
        Headline(
            text=_makers_sentence(large, of, say),
            points=tuple(maker_sentence(maker, of, say) for maker in large),
        ),
    )


def _points_of(best: Best, framework: Framework, say: Say) -> tuple[str, ...]:
    """Who is at the top, and what keeps them from the full score; a class that is met is whole."""
    titles = {dimension.id: say(dimension.title) for dimension in framework.dimensions}
    if framework.scoring is Scoring.NONE:
        return tuple(f"{leader.name}." for leader in best.leaders) if best.perfect else ()
    return tuple(_leader_sentence(leader, titles, say) for leader in best.leaders)


def _best_sentence(best: Best, of: int, framework: Framework, say: Say) -> str:
    full = number(best.out_of)
    if framework.results:
        says = say(framework.results[0].says)
        return say("{count} of {of} models: {says}.").format(count=best.perfect, of=of, says=says)
    if best.perfect:
        one = say("1 of {of} models has the full score of {full}.")
        many = say("{count} of {of} models have the full score of {full}.")
        return (one if best.perfect == 1 else many).format(count=best.perfect, of=of, full=full)
    none = say("No model is perfect: the best of {of} scores {score} of {full}.")
    return none.format(of=of, score=number(best.score), full=full)


def _makers_sentence(large: tuple[Maker, ...], of: int, say: Say) -> str:
    highest, lowest = large[0], large[-1]
    if highest is lowest:
        one = say("One maker has at least {least} of the {of} models: {name}.")
        return one.format(least=MAKER_MODELS, of=of, name=highest.name)
    return say(
        "Of {count} makers with at least {least} models, {highest} stands highest (median rank "
        "{high} of {of}), {lowest} lowest (median rank {low})."
    ).format(
        count=len(large),
        least=MAKER_MODELS,
        highest=highest.name,
        high=number(highest.median_rank),
        of=of,
        lowest=lowest.name,
        low=number(lowest.median_rank),
    )


def _leader_sentence(leader: Leader, titles: dict[str, str], say: Say) -> str:
    told = (
        (say("is not fully open in {names}"), leader.lacks),
        (say("nothing was seen for {names}"), leader.not_seen),
        (say("does not apply: {names}"), leader.does_not_apply),
    )
    parts = [part.format(names=_listed(names, titles)) for part, names in told if names]
    said = parts[0] if parts else say("lacks nothing")
    for part in parts[1:]:
        said = say("{first}; {second}").format(first=said, second=part)
    return f"{leader.name} ({number(leader.score)}) {said}."


def _listed(dimensions: tuple[str, ...], titles: dict[str, str]) -> str:
    return ", ".join(_within_a_sentence(titles[dimension]) for dimension in dimensions)


def _within_a_sentence(title: str) -> str:
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
