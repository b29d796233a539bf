"""Conditions found against conditions that people labelled.

Which unlabelled findings are false? The README of the cases says which types are complete for
restricted licences: `COMPLETE`. For licences of the OSI's list and of data it labels only some
duties, but none of the *limits* can be in such a licence (Open Source Definition 5, 6 and 10), so
they and `non_commercial` are false there too; `naming` and `display_attribution` are not, since
duties of notice were not labelled. Texts that only name a licence (notices, pointers, mentions)
are labelled for what the name itself says: `non_commercial`. All other types are labelled where
somebody saw them: no finding of these is false, and only their recall is told, apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from benchmarks.license_cases import Case, Label
from howopen.licenses.conditions import FoundCondition

COMPLETE = (
    "user_threshold",
    "usage_threshold",
    "revenue_threshold",
    "non_commercial",
    "research_only",
    "commercial_registration",
    "acceptable_use_policy",
    "no_model_improvement",
    "naming",
    "display_attribution",
    "territory_exclusion",
)
OPEN = frozenset(("open-source", "open-data"))
NAMING_ONLY = frozenset(("notice", "pointer", "reference", "mentions"))
NOTICE_DUTIES = frozenset(("naming", "display_attribution"))

TYPED = frozenset(
    ("users", "count", "amount", "period", "unit", "effect", "currency", "territories")
) | {"prefix", "text", "incorporated"}
"""Keys of a value that are compared for `value_exact`; the others are words of the labeller's."""
DEFAULTS: dict[str, dict[str, object]] = {"user_threshold": {"unit": "users"}}
_QUOTES = str.maketrans(dict.fromkeys("\"'`\u201c\u201d\u2018\u2019\u300c\u300d\u00ab\u00bb", ""))


class Pair(NamedTuple):
    """A label with the finding that meets it."""

    label: Label
    found: FoundCondition
    exact: bool
    """Whether all typed keys of the label are equal."""
    typed: bool
    """Whether the label has a typed key at all."""
    detail: bool | None
    """Whether its other keys are equal too; `None` when it has none."""


class Outcome(NamedTuple):
    """The conditions of one case."""

    case: Case
    pairs: tuple[Pair, ...]
    missed: tuple[Label, ...]
    false: tuple[FoundCondition, ...]


def compare(case: Case, found: tuple[FoundCondition, ...]) -> Outcome:
    """Each label of a complete type with one finding of its type, equal values first."""
    pairs: list[Pair] = []
    missed: list[Label] = []
    false: list[FoundCondition] = []
    for type_ in COMPLETE:
        left = [condition for condition in found if condition.type == type_]
        labels = [label for label in case.labels if label.type == type_]
        waiting: list[Label] = []
        for label in sorted(labels, key=lambda label: not label.read):
            equal = next((c for c in left if _equal_typed(label, c)), None)
            if equal is None:
                waiting.append(label)
            else:
                left.remove(equal)
                pairs += [_pair(label, equal)] if label.read else []
        for label in waiting:
            if left:
                pairs += [_pair(label, left.pop(0))] if label.read else []
            elif label.read:
                missed.append(label)
        if _is_complete(case, type_):
            false += left
    return Outcome(case, tuple(pairs), tuple(missed), tuple(false))


def _is_complete(case: Case, type_: str) -> bool:
    if case.kind in NAMING_ONLY:
        return type_ == "non_commercial"
    return case.category not in OPEN or type_ not in NOTICE_DUTIES


def _pair(label: Label, found: FoundCondition) -> Pair:
    rest = {key: value for key, value in label.value.items() if key not in TYPED}
    return Pair(
        label=label,
        found=found,
        exact=_equal_typed(label, found),
        typed=bool(TYPED & _wanted(label).keys()),
        detail=_holds(rest, label.type, found) if rest else None,
    )


def _equal_typed(label: Label, found: FoundCondition) -> bool:
    typed = {key: value for key, value in _wanted(label).items() if key in TYPED}
    return _holds(typed, label.type, found)


def _wanted(label: Label) -> dict[str, object]:
    return {**DEFAULTS.get(label.type, {}), **label.value}


def _holds(wanted: dict[str, object], type_: str, found: FoundCondition) -> bool:
    value: dict[str, object] = {**DEFAULTS.get(type_, {}), **found.value}
    return all(_folded(value.get(key)) == _folded(wanted[key]) for key in wanted)


def _folded(value: object) -> object:
    """A value without case, quotes and the order of lists; numbers as their digits."""
    if isinstance(value, list | tuple):
        return frozenset(_folded(item) for item in value)
    return " ".join(str(value).lower().translate(_QUOTES).split())


def tell(outcomes: list[Outcome], found: list[tuple[FoundCondition, ...]]) -> dict[str, Any]:
    """The figures of the complete types, and the recall of the others."""
    pairs = [pair for outcome in outcomes for pair in outcome.pairs]
    missed = [label for outcome in outcomes for label in outcome.missed]
    false = [condition for outcome in outcomes for condition in outcome.false]
    typed = [pair for pair in pairs if pair.typed]
    details = [pair.detail for pair in pairs if pair.detail is not None]
    return {
        **_figures(pairs, missed, false),
        "value_exact_where_typed": ratio(sum(pair.exact for pair in typed), len(typed)),
        "value_detail": ratio(sum(details), len(details)),
        "by_type": {
            type_: _figures(
                [pair for pair in pairs if pair.label.type == type_],
                [label for label in missed if label.type == type_],
                [condition for condition in false if condition.type == type_],
            )
            for type_ in COMPLETE
        },
        **_recall_of_others([outcome.case for outcome in outcomes], found),
    }


def _figures(
    pairs: list[Pair], missed: list[Label], false: list[FoundCondition]
) -> dict[str, float | int | None]:
    hits, labels = len(pairs), len(pairs) + len(missed)
    return {
        "labels": labels,
        "found": hits,
        "false": len(false),
        "precision": ratio(hits, hits + len(false)),
        "recall": ratio(hits, labels),
        "f1": ratio(2 * hits, hits + len(false) + labels),
        "value_exact": ratio(sum(pair.exact for pair in pairs), hits),
    }


def _recall_of_others(
    cases: Iterable[Case], found: Iterable[tuple[FoundCondition, ...]]
) -> dict[str, Any]:
    """Labels of other types, of any origin, met by any finding of their type."""
    there: Counter[str] = Counter()
    met: Counter[str] = Counter()
    for case, conditions in zip(cases, found, strict=True):
        types = {condition.type for condition in conditions}
        for label in case.labels:
            if label.type not in COMPLETE:
                there[label.type] += 1
                met[label.type] += label.type in types
    return {
        "other_types_recall": ratio(sum(met.values()), sum(there.values())),
        "other_types": {
            type_: {"labels": there[type_], "found": met[type_]} for type_ in sorted(there)
        },
    }


def misses(outcome: Outcome) -> Iterator[str]:
    """A line for each label missed, false hit and wrong value of a case."""
    name = outcome.case.name
    for label in outcome.missed:
        yield f"{name}: missed {label.type} {label.value}"
    for condition in outcome.false:
        where = f"line {condition.line}: {condition.quote}"
        yield f"{name}: false {condition.type} {condition.value}, {where}"
    for pair in outcome.pairs:
        if not pair.exact:
            yield f"{name}: {pair.label.type} {pair.found.value} for {pair.label.value}"


def ratio(part: int, whole: int) -> float | None:
    """A share with four places; `None` of nothing."""
    return round(part / whole, 4) if whole else None
