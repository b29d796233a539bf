"""Reads a licence text whole: which licence, what differs, what it demands, how far it lets go."""

from __future__ import annotations

from howopen.licenses.by_text.added import Beside
from howopen.licenses.by_text.identify import Identification, TextMatch, identify, rest
from howopen.licenses.by_text.index import Entry
from howopen.licenses.category import category_of, nature_of
from howopen.licenses.conditions import FoundCondition, Placed, place_conditions
from howopen.licenses.reading import (
    UNKNOWN,
    VARIANT,
    Difference,
    LicenseReading,
    Match,
    TextKind,
)
from howopen.licenses.terms import Category
from howopen.licenses.text import LegalText

OTHER_TERMS = 2
"""Conditions outside of a licence's words from which on a text has terms of its own."""
FREE_CLASSES = frozenset({"Permissive", "Public Domain", "Copyleft", "Copyleft Limited"})
"""ScanCode's categories of licences without limits of use, commerce or size."""


def read_license(
    text: str, path: str = "LICENSE", *, without: frozenset[str] = frozenset()
) -> LicenseReading:
    """What one text says of a licence. `path` is the file's name; `without` are ids not to know.

    Never raises. The same text gives the same reading.
    """
    legal = LegalText(text)
    found = identify(text, without=without)
    placed = place_conditions(legal)
    main = _main(found)
    if main is None:
        from howopen.licenses.unmatched import read_unmatched

        conditions = tuple(place.condition for place in placed)
        return read_unmatched(legal, path, found, conditions, without)
    return _of_match(legal, found, placed, main)


def _main(found: Identification) -> TextMatch | None:
    """The first licence of a text.

    An exception comes after the licence that it is one to, and a few words that a licence
    nobody knows shares with many others are not what a longer text is.
    """
    whole = len(found.tokens.words) / 2
    matches = [m for m in found.matches if not (m.obscure and m.matched < whole)]
    return next((m for m in matches if not m.entry.exception), matches[0] if matches else None)


def _of_match(
    legal: LegalText, found: Identification, placed: tuple[Placed, ...], main: TextMatch
) -> LicenseReading:
    beside = Beside(legal, found, placed)
    if main.certain and found.nearest and beside.other_terms:
        # It holds that licence and more: another one that it is like has words for the rest.
        main = found.nearest
        found = found._replace(matches=(main,), unexplained=rest((main,), len(found.tokens.words)))
        beside = Beside(legal, found, placed)
    added = tuple(beside.differences(main))
    differences = (*main.differences, *added)
    license_id, variant_of = main.entry.id, None
    other = main.certain and (added or len(beside.outside) >= OTHER_TERMS)
    small = main.matched < len(found.tokens.words) / 2
    if small and other and _comes_late(found, main):
        license_id = UNKNOWN
    elif differences or not main.certain:
        license_id, variant_of = VARIANT, main.entry.id
    plain = license_id == main.entry.id
    conditions = tuple(place.condition for place in placed)
    others = [m for m in found.matches if m is not main]
    return LicenseReading(
        license_id=license_id,
        name=main.entry.name if license_id != UNKNOWN else "",
        family=main.entry.family if license_id != UNKNOWN else "",
        variant_of=variant_of,
        kind=TextKind.POLICY if _is_policy(main.entry) else TextKind.LICENSE,
        expression=_expression(license_id, others),
        category=_narrowest(
            _narrowed(_category(legal, main.entry, conditions, plain=plain), differences, main),
            others,
            conditions,
        ),
        osi_approved=plain and not legal.cut and all(m.entry.osi_approved for m in (main, *others)),
        matches=tuple(_match(found, m, license_id if m is main else "") for m in found.matches),
        conditions=conditions,
        differences=differences if license_id != UNKNOWN else (),
        unexplained=tuple(beside.spans()),
        cut=legal.cut,
    )


def _narrowest(
    category: Category, others: list[TextMatch], conditions: tuple[FoundCondition, ...]
) -> Category:
    """The narrowest of a file's licences, for one that holds several."""
    if not any(m.entry.category and not m.entry.osi_approved for m in others):
        return category
    known = [Category(m.entry.category) for m in others if m.entry.category]
    return max([category, category_of(conditions), *known], key=lambda c: c.rank)


def _comes_late(found: Identification, main: TextMatch) -> bool:
    """Whether most of what is not explained stands before the licence."""
    before = sum(run.end - run.start for run in found.unexplained if run.end <= main.start)
    return before > main.matched / 2


def _is_policy(entry: Entry) -> bool:
    return bool(entry.family) and ("Use Policy" in entry.name or "Usage Policy" in entry.name)


def _category(
    legal: LegalText, entry: Entry, conditions: tuple[FoundCondition, ...], *, plain: bool
) -> Category:
    """That of the licence as we know it, or what its conditions make it."""
    if plain and entry.category and entry.category != Category.PROPRIETARY:
        return Category(entry.category)
    free = entry.osi_approved or entry.class_ in FREE_CLASSES
    if plain and free:
        return category_of((), osi_approved=entry.osi_approved)
    nature = nature_of(legal, conditions)
    category = category_of(conditions, nature=nature._replace(grants=nature.grants or free))
    return Category.PROPRIETARY if plain and entry.class_ and category.open else category


def _narrowed(category: Category, differences: tuple[Difference, ...], main: TextMatch) -> Category:
    """An open licence with a sentence added is not open, even if no condition we know is in it."""
    free = main.entry.osi_approved or main.entry.class_ in FREE_CLASSES
    if free and category.open and any(d.kind in {"added", "changed"} for d in differences):
        return Category.RESTRICTED_USE
    return category


def _expression(license_id: str, others: list[TextMatch]) -> str:
    ids = [license_id, *(m.entry.id for m in others if m.certain)]
    return " AND ".join(dict.fromkeys(ids))


def _match(found: Identification, match: TextMatch, license_id: str) -> Match:
    tokens = found.tokens
    sure = match.certain and license_id in {"", match.entry.id, UNKNOWN}
    return Match(
        license_id=match.entry.id if sure else VARIANT,
        score=match.score,
        coverage=match.coverage,
        start_line=tokens.line_of(match.start),
        end_line=tokens.line_of(match.end - 1),
        variant_of=None if sure else match.entry.id,
    )
