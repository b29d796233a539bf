"""What all formats say alike of licences: the verdict in a sentence, and conditions in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from howopen.licenses.reading import NONE, UNKNOWN, VARIANT, TextKind
from howopen.licenses.terms import CONDITION_TYPES, Category
from howopen.licenses.text import MAX_TEXT
from howopen.locale import ENGLISH, Tongue
from howopen.reports import phrases
from howopen.reports.condition_words import as_a_limit, in_short
from howopen.reports.license_tables import (
    BUT_LIMITED,
    CATEGORIES,
    COMPONENTS,
    CUT,
    FREEDOMS,
    GROUPS,
    NOTICES,
    SO_FAR,
    STYLES,
)

if TYPE_CHECKING:
    from howopen.license_pipeline import (
        FolderReading,
        Part,
        StatedCondition,
        TermsReading,
    )
    from howopen.licenses.reading import Difference, Match


def headline(reading: TermsReading, say: Tongue = ENGLISH) -> str:
    """What a text is, as a sentence: name, category, and what limits most with its line."""
    mentions = reading.kind is TextKind.MENTIONS
    if mentions or (reading.license_id == NONE and not reading.conditions):
        return f"{called(reading, say)}."
    limits = _limits(((c, place(c, say)) for c in reading.conditions), say)
    if reading.kind is TextKind.POLICY:
        what = say("rules of use, no grant of rights")
    else:
        what = _category(reading.category, limits, say, cut=reading.cut)
    return phrases.beside(called(reading, say), _limited(what, limits, say), say)


def _category(category: Category, limits: str, say: Tongue, *, cut: bool) -> str:
    """A category in words; no approval is told in one breath with a limit or a cut."""
    if cut and category.open:
        return say(SO_FAR)
    approved = category in {Category.OPEN_SOURCE, Category.OPEN_DATA}
    return say(BUT_LIMITED if limits and approved else CATEGORIES[category])


def _limited(what: str, limits: str, say: Tongue) -> str:
    return phrases.beside(what, limits, say) if limits else what


def _limits(conditions: Iterable[tuple[StatedCondition, str]], say: Tongue) -> str:
    """The heaviest of conditions as the end of a headline, each with its place."""
    ranked = sorted(conditions, key=lambda pair: rank(pair[0].type))
    said = [
        f"{limit} ({where})" if where else limit
        for condition, where in ranked
        if (limit := as_a_limit(condition, say))
    ]
    shown = list(dict.fromkeys(said))[:MOST_LIMITS]
    return phrases.joined(shown, say)


MOST_LIMITS = 3
"""In the headline; all of them follow below it."""


def called(reading: TermsReading, say: Tongue = ENGLISH) -> str:
    """What a person calls the licence of a text, and that not all of it was read."""
    name = _called(reading, say)
    if not reading.cut:
        return name
    count = f"{MAX_TEXT:,}".replace(",", say(","))
    return say(CUT).format(name=name, count=count)


def _called(reading: TermsReading, say: Tongue) -> str:
    if reading.kind is TextKind.POLICY:
        return reading.name or say("A use policy")
    if reading.kind is TextKind.MENTIONS:
        named = dict.fromkeys(found.license_id for found in reading.matches)
        return say("A document that mentions {names}").format(
            names=_joined(named, say) or say("a licence")
        )
    if reading.license_id == VARIANT:
        known = reading.name or reading.variant_of or reading.family or say("licence")
        return say("A changed {licence}").format(licence=known)
    if reading.license_id == UNKNOWN:
        return say("A licence that we do not know")
    if reading.license_id == NONE:
        named_none = say("No licence is named here")
        return say("Terms without a name") if reading.conditions else named_none
    return reading.name or reading.license_id


def place(condition: StatedCondition, say: Tongue = ENGLISH) -> str:
    """Where a condition stands: `line 34`, `USE_POLICY.md, line 3`, or the part of an expression.

    Empty for what is known of a single licence.
    """
    line = phrases.lines((condition.line, condition.line), say) if condition.line else ""
    return ", ".join(filter(None, (condition.license_id, condition.path, line)))


def groups(
    conditions: Iterable[StatedCondition],
) -> Iterator[tuple[str, tuple[StatedCondition, ...]]]:
    """Conditions by what they limit: who and how much, what for, where; notices last."""
    left = sorted(conditions, key=lambda c: (rank(c.type), c.path, c.line))
    for title, types in GROUPS:
        own = tuple(c for c in left if c.type in types)
        if own:
            yield title, own
            left = [c for c in left if c.type not in types]
    if left:
        yield NOTICES, tuple(left)


def rank(type_: str) -> int:
    """The place of a type among all, the heaviest first."""
    return CONDITION_TYPES.index(type_) if type_ in CONDITION_TYPES else len(CONDITION_TYPES)


def style(category: Category | None) -> str:
    """The colour of a headline."""
    return STYLES[category] if category is not None else "bold"


def style_of(reading: TermsReading) -> str:
    """The colour of the headline of one text: no green where something limits or is not read."""
    open_ = reading.category.open
    doubtful = reading.cut or BUT_LIMITED in headline(reading)
    return "bold yellow" if open_ and doubtful else style(reading.category)


def folder_headline(folder: FolderReading, say: Tongue = ENGLISH) -> str:
    """What a folder's terms come to, as a sentence."""
    if folder.category is None:
        return say("No licence is named here.")
    alone = len(folder.parts) == 1
    said = [
        say("{part} under {licences}").format(
            part=part_name(part.component, say, alone=alone), licences=under(part, folder, say)
        )
        for part in parts(folder)
    ]
    heavy = (
        (condition, _in_file(reading, condition, say))
        for reading in folder.files
        for condition in reading.conditions
        if any(reading.path in part.paths for part in folder.parts)
    )
    limits = _limits(heavy, say)
    cut = any(reading.cut for reading in folder.files)
    what = _category(folder.category, limits, say, cut=cut)
    return phrases.beside(phrases.joined(said, say), _limited(what, limits, say), say)


def _in_file(reading: TermsReading, condition: StatedCondition, say: Tongue) -> str:
    if condition.path:
        return place(condition, say)
    return ", ".join(filter(None, (reading.path or reading.license_id, place(condition, say))))


def parts(folder: FolderReading) -> list[Part]:
    """The components of a folder, what no file's name assigns last."""
    return sorted(folder.parts, key=lambda part: not part.component)


def under(part: Part, folder: FolderReading, say: Tongue = ENGLISH, *, places: bool = False) -> str:
    """What people call the licences of one component; with `places` each with its files."""
    files: dict[str, list[str]] = {}
    for reading in folder.files:
        if reading.path in part.paths:
            mentions = reading.kind is TextKind.MENTIONS
            name = part.expression if mentions else _within(reading, say)
            files.setdefault(name, []).append(reading.path)
    if not places:
        return _joined(files, say)
    return ", ".join(
        f"{name} ({', '.join(paths)})" if any(paths) else name for name, paths in files.items()
    )


def _joined(names: Iterable[str], say: Tongue) -> str:
    """`a and b and c`; empty for none."""
    first, *others = (*names, "")
    for name in others[:-1]:
        first = say("{first} and {last}").format(first=first, last=name)
    return first


def _within(reading: TermsReading, say: Tongue) -> str:
    """What a text is called, within a sentence; words of our own begin small then."""
    name = called(reading, say)
    own = called(reading).startswith(("A ", "No ", "Terms "))
    return f"{name[0].lower()}{name[1:]}" if own else name


def part_name(component: str, say: Tongue = ENGLISH, *, alone: bool) -> str:
    """A component as people say it."""
    if alone and not component:
        return say("all of it")
    return say(COMPONENTS[component]) if component in COMPONENTS else component


def match(found: Match, say: Tongue = ENGLISH) -> str:
    """One of several licences of a text, with its lines."""
    name = found.license_id
    if found.variant_of:
        name = say("{variant} of {licence}").format(variant=name, licence=found.variant_of)
    if found.component:
        part = part_name(found.component, say, alone=False)
        name = say("{licence}, for {part}").format(licence=name, part=part)
    return phrases.beside(phrases.lines((found.start_line, found.end_line), say), name, say)


def limited(reading: TermsReading, say: Tongue = ENGLISH) -> list[str]:
    """Each freedom that is limited, with the sentences that limit it."""
    return [
        phrases.beside(
            say(FREEDOMS[freedom]),
            phrases.joined(_sentences(reading.conditions, types, say), say),
            say,
        )
        for freedom, types in reading.freedoms_limited.items()
        if types
    ]


def _sentences(
    conditions: Iterable[StatedCondition], types: Iterable[str], say: Tongue
) -> dict[str, None]:
    """What the conditions of some types say, once each, the heaviest first."""
    own = sorted((c for c in conditions if c.type in types), key=lambda c: rank(c.type))
    return dict.fromkeys(in_short(condition, say) for condition in own)


def differs(reading: TermsReading, say: Tongue = ENGLISH) -> str:
    """The heading of what differs."""
    known = reading.variant_of or reading.license_id
    return say("What differs from {licence}").format(licence=known)


def difference(found: Difference, say: Tongue = ENGLISH) -> str:
    """One difference, with its line."""
    if not found.expected:
        told = say("added: “{found}”").format(found=found.found)
    elif not found.found:
        told = say("missing: “{expected}”").format(expected=found.expected)
    else:
        told = say("{kind} “{found}”, where the licence has “{expected}”").format(
            kind=say.word(found.kind), found=found.found, expected=found.expected
        )
    if not found.line:
        return told
    return phrases.beside(phrases.lines((found.line, found.line), say), told, say)


def unexplained(reading: TermsReading, say: Tongue = ENGLISH) -> list[str]:
    """Lines that nothing explains; none of a licence that we do not know, where all are such."""
    if reading.license_id == UNKNOWN:
        return []
    return [
        phrases.beside(
            phrases.lines((span.start_line, span.end_line), say),
            say("“{words}”").format(words=span.quote),
            say,
        )
        for span in reading.unexplained
    ]


def sentences(remarks: Iterable[str]) -> list[str]:
    """Remarks as whole sentences."""
    return [f"{remark}." for remark in remarks]
