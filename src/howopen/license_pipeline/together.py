"""What the texts of a folder, or of several files, come to together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from howopen.doors.terminal import printable
from howopen.license_pipeline.named import expression_id
from howopen.license_pipeline.placed import judged
from howopen.license_pipeline.policies import is_policy, with_policies
from howopen.license_pipeline.terms_reading import Declared, FolderReading, Part, TermsReading
from howopen.licenses.reading import NONE, TextKind
from howopen.licenses.terms import Category
from howopen.sources.license_files import LicenseFile

if TYPE_CHECKING:
    from howopen.licenses.binding.situation import Situation


def together(
    readings: Sequence[TermsReading],
    *,
    declared: Sequence[Declared] = (),
    remarks: Sequence[str] = (),
    unread: Sequence[str] = (),
    situation: Situation | None = None,
) -> FolderReading:
    """All texts of a folder as one answer, each use policy with the licences it belongs to."""
    parts = _parts(readings)
    terms = [r for r in readings if not is_policy(r)]
    return FolderReading(
        expression=_joined(part.expression for part in parts),
        category=_narrowest(part.category for part in parts) if parts else None,
        osi_approved=bool(terms) and all(r.osi_approved for r in terms),
        parts=parts,
        declared=tuple(declared),
        conflicts=_conflicts(declared, terms),
        files=tuple(judged(each, situation) for each in with_policies(readings)),
        unread=tuple(unread),
        remarks=tuple(remarks),
    )


def _parts(readings: Iterable[TermsReading]) -> tuple[Part, ...]:
    """What each component is under: by licence files, then by what only mentions a licence.

    A mention counts for a component that no file is for, and only where it names a licence that
    no file holds.
    """
    files: dict[str, list[TermsReading]] = {}
    mentions: dict[str, list[TermsReading]] = {}
    held: set[str] = set()
    for reading in filter(_counts, readings):
        mentioning = reading.kind is TextKind.MENTIONS
        if not mentioning:
            held |= {reading.license_id, *(match.license_id for match in reading.matches)}
        said = {match.component for match in reading.matches} - {""}
        for component in sorted(said) or [reading.component]:
            (mentions if mentioning else files).setdefault(component, []).append(reading)
    for component, mentioning_it in mentions.items():
        named = {match.license_id for each in mentioning_it for match in each.matches}
        if component not in files and (component or not files) and not named <= held:
            files[component] = mentioning_it
    return tuple(_part(component, own) for component, own in sorted(files.items()))


def _counts(reading: TermsReading) -> bool:
    """Whether a text says under what something is; terms without a name do."""
    if is_policy(reading):
        return False
    if reading.kind is TextKind.MENTIONS:
        return bool(reading.matches)
    if reading.license_id == NONE and not reading.conditions:
        return reading.kind is TextKind.POINTER
    return True


def _part(component: str, readings: list[TermsReading]) -> Part:
    expressions = []
    for reading in readings:
        own = [m.license_id for m in reading.matches if component and m.component == component]
        expressions += own or [reading.expression or reading.license_id]
    return Part(
        component=component,
        expression=_joined(expressions),
        category=_narrowest(reading.category for reading in readings),
        paths=tuple(reading.path for reading in readings),
    )


def _joined(expressions: Iterable[str]) -> str:
    distinct = [name for name in dict.fromkeys(expressions) if name]
    if len(distinct) == 1:
        return distinct[0]
    return " AND ".join(f"({name})" if " OR " in name else name for name in distinct)


def _narrowest(categories: Iterable[Category]) -> Category:
    return max(categories, key=lambda category: category.rank)


_KEYS = ("license", "license_name")
_NOT_A_NAME = frozenset(("other", "unknown", "none", "custom", "n/a"))


def declared_in(cards: Iterable[LicenseFile]) -> tuple[Declared, ...]:
    """The licences that the cards' front matter names."""
    return tuple(each for card in cards if card.text.startswith("---") for each in _declared(card))


def _declared(card: LicenseFile) -> Iterator[Declared]:
    from howopen.evidence.front_matter import read_front_matter
    from howopen.licenses import parse_expression

    head = read_front_matter(card.text).front_matter
    if head is None:
        return
    for key in _KEYS:
        for value in head.values.get(key, ()):
            parsed = parse_expression(value) if value.lower() not in _NOT_A_NAME else None
            yield Declared(
                path=card.path,
                line=head.lines.get(key, 1),
                value=value,
                license_id=expression_id(parsed) if parsed is not None else "",
            )


def _conflicts(declared: Iterable[Declared], readings: Iterable[TermsReading]) -> tuple[str, ...]:
    """Where a known licence is declared and the texts are all of others."""
    texts = [r for r in readings if r.kind is not TextKind.MENTIONS and _counts(r)]
    found = {m.license_id for r in texts for m in r.matches} | {r.license_id for r in texts}
    return tuple(
        f"{printable(each.path)}:{each.line} declares {each.license_id}, and the texts are of "
        + ", ".join(dict.fromkeys(f"{r.license_id} ({printable(r.path)})" for r in texts))
        for each in declared
        if texts and each.license_id and each.license_id not in found
    )
