"""What all formats say alike of licences: the verdict in a sentence, and conditions in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from howopen.licenses.reading import NONE, UNKNOWN, VARIANT, TextKind
from howopen.licenses.terms import CONDITION_TYPES, Category
from howopen.licenses.text import MAX_TEXT
from howopen.reports.condition_words import as_a_limit, in_short

if TYPE_CHECKING:
    from howopen.license_pipeline import (
        FolderReading,
        Part,
        StatedCondition,
        TermsReading,
    )
    from howopen.licenses.reading import Difference, Match


NOT_ADVICE = "Not legal advice."

CATEGORIES = {
    Category.OPEN_SOURCE: "open source, approved by the OSI",
    Category.OPEN_DATA: "open, made for data and content",
    Category.OPEN_WEIGHTS_UNRESTRICTED: "open to any use, not on the OSI's list",
    Category.RESTRICTED_USE: "some uses are forbidden, not open source",
    Category.RESTRICTED_COMMERCIAL: "restricted for commercial use, not open source",
    Category.RESEARCH_ONLY: "for research only, not open source",
    Category.PROPRIETARY: "proprietary, not open source",
}
BUT_LIMITED = "open by its licence, with words beside it that limit it"
"""Said in place of an open category where a limit follows it."""
CUT = f"of which only the first {MAX_TEXT:,} characters were read"
SO_FAR = "open so far, and the rest was not read and may limit it"
"""Said in place of an open category where the text was cut."""
STYLES = {
    Category.OPEN_SOURCE: "bold green",
    Category.OPEN_DATA: "bold green",
    Category.OPEN_WEIGHTS_UNRESTRICTED: "bold green",
    Category.RESTRICTED_USE: "bold yellow",
    Category.RESTRICTED_COMMERCIAL: "bold yellow",
    Category.RESEARCH_ONLY: "bold red",
    Category.PROPRIETARY: "bold red",
}

FREEDOMS = {
    "use": "use it for any purpose",
    "study": "study how it works",
    "modify": "modify it",
    "share": "share it, changed or not",
}

COMPONENTS = {"": "the rest", "weights": "the weights", "code": "the code"}
COMPONENTS |= {"data": "the data", "documents": "the documents"}

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Who, and how much",
        (
            *("user_threshold", "usage_threshold", "revenue_threshold", "non_commercial"),
            *("research_only", "commercial_registration", "gated_access"),
        ),
    ),
    (
        "What for",
        (
            *("use_restrictions", "acceptable_use_policy", "military_ban", "field_of_use"),
            *("no_model_improvement", "output_restriction", "no_reverse_engineering"),
            "no_circumvention",
        ),
    ),
    ("Where", ("territory_exclusion",)),
    (
        "Passing it on",
        (
            *("redistribution_ban", "no_derivatives_sharing", "non_sublicensable", "copyleft"),
            *("flow_down", "base_model_terms", "naming"),
        ),
    ),
    (
        "How it can change or end",
        (
            *("revocable", "termination_on_breach", "ip_retaliation"),
            *("patent_retaliation_all_rights", "remote_restriction", "must_update", "indemnity"),
        ),
    ),
)
NOTICES = "Notices"
"""The group of all other types; shown last."""


def headline(reading: TermsReading) -> str:
    """What a text is, as a sentence: name, category, and what limits most with its line."""
    mentions = reading.kind is TextKind.MENTIONS
    if mentions or (reading.license_id == NONE and not reading.conditions):
        return f"{called(reading)}."
    limits = _limits((c, place(c)) for c in reading.conditions)
    if reading.kind is TextKind.POLICY:
        return f"{called(reading)}: rules of use, no grant of rights{limits}"
    return f"{called(reading)}: {_category(reading.category, limits, cut=reading.cut)}{limits}"


def _category(category: Category, limits: str, *, cut: bool) -> str:
    """A category in words; no approval is told in one breath with a limit or a cut."""
    if cut and category.open:
        return SO_FAR
    approved = category in {Category.OPEN_SOURCE, Category.OPEN_DATA}
    return BUT_LIMITED if limits and approved else CATEGORIES[category]


def _limits(conditions: Iterable[tuple[StatedCondition, str]]) -> str:
    """The heaviest of conditions as the end of a headline, each with its place."""
    ranked = sorted(conditions, key=lambda pair: rank(pair[0].type))
    said = [
        f"{limit} ({where})" if where else limit
        for condition, where in ranked
        if (limit := as_a_limit(condition))
    ]
    shown = list(dict.fromkeys(said))[:MOST_LIMITS]
    return f": {'; '.join(shown)}" if shown else ""


MOST_LIMITS = 3
"""In the headline; all of them follow below it."""


def called(reading: TermsReading) -> str:
    """What a person calls the licence of a text, and that not all of it was read."""
    name = _called(reading)
    return f"{name}, {CUT}" if reading.cut else name


def _called(reading: TermsReading) -> str:
    if reading.kind is TextKind.POLICY:
        return reading.name or "A use policy"
    if reading.kind is TextKind.MENTIONS:
        named = dict.fromkeys(found.license_id for found in reading.matches)
        return f"A document that mentions {' and '.join(named) or 'a licence'}"
    if reading.license_id == VARIANT:
        return f"A changed {reading.name or reading.variant_of or reading.family or 'licence'}"
    if reading.license_id == UNKNOWN:
        return "A licence that we do not know"
    if reading.license_id == NONE:
        return "Terms without a name" if reading.conditions else "No licence is named here"
    return reading.name or reading.license_id


def place(condition: StatedCondition) -> str:
    """Where a condition stands: `line 34`, `USE_POLICY.md, line 3`, or the part of an expression.

    Empty for what is known of a single licence.
    """
    line = f"line {condition.line}" if condition.line else ""
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


def folder_headline(folder: FolderReading) -> str:
    """What a folder's terms come to, as a sentence."""
    if folder.category is None:
        return "No licence is named here."
    alone = len(folder.parts) == 1
    said = [
        f"{part_name(part.component, alone=alone)} under {under(part, folder)}"
        for part in parts(folder)
    ]
    limits = _limits(
        (condition, _in_file(reading, condition))
        for reading in folder.files
        for condition in reading.conditions
        if any(reading.path in part.paths for part in folder.parts)
    )
    cut = any(reading.cut for reading in folder.files)
    return f"{'; '.join(said)}: {_category(folder.category, limits, cut=cut)}{limits}"


def _in_file(reading: TermsReading, condition: StatedCondition) -> str:
    if condition.path:
        return place(condition)
    return ", ".join(filter(None, (reading.path or reading.license_id, place(condition))))


def parts(folder: FolderReading) -> list[Part]:
    """The components of a folder, what no file's name assigns last."""
    return sorted(folder.parts, key=lambda part: not part.component)


def under(part: Part, folder: FolderReading, *, places: bool = False) -> str:
    """What people call the licences of one component; with `places` each with its files."""
    files: dict[str, list[str]] = {}
    for reading in folder.files:
        if reading.path in part.paths:
            mentions = reading.kind is TextKind.MENTIONS
            name = part.expression if mentions else _within(called(reading))
            files.setdefault(name, []).append(reading.path)
    return (", " if places else " and ").join(
        f"{name} ({', '.join(paths)})" if places and any(paths) else name
        for name, paths in files.items()
    )


def _within(name: str) -> str:
    """A name within a sentence."""
    return f"{name[0].lower()}{name[1:]}" if name.startswith(("A ", "No ", "Terms ")) else name


def part_name(component: str, *, alone: bool) -> str:
    """A component as people say it."""
    return "all of it" if alone and not component else COMPONENTS.get(component, component)


def match(found: Match) -> str:
    """One of several licences of a text, with its lines."""
    of = f" of {found.variant_of}" if found.variant_of else ""
    for_ = f", for {COMPONENTS.get(found.component, found.component)}" if found.component else ""
    return f"{_lines(found.start_line, found.end_line)}: {found.license_id}{of}{for_}"


def _lines(first: int, last: int) -> str:
    return f"line {first}" if first == last else f"lines {first}-{last}"


def limited(reading: TermsReading) -> list[str]:
    """Each freedom that is limited, with the sentences that limit it."""
    return [
        f"{FREEDOMS[freedom]}: {'; '.join(_sentences(reading.conditions, types))}"
        for freedom, types in reading.freedoms_limited.items()
        if types
    ]


def _sentences(conditions: Iterable[StatedCondition], types: Iterable[str]) -> dict[str, None]:
    """What the conditions of some types say, once each, the heaviest first."""
    own = sorted((c for c in conditions if c.type in types), key=lambda c: rank(c.type))
    return dict.fromkeys(map(in_short, own))


def differs(reading: TermsReading) -> str:
    """The heading of what differs."""
    of = reading.variant_of or reading.license_id
    return f"What differs from {of}"


def difference(found: Difference) -> str:
    """One difference, with its line."""
    line = f"line {found.line}: " if found.line else ""
    if not found.expected:
        return f"{line}added: “{found.found}”"
    if not found.found:
        return f"{line}missing: “{found.expected}”"
    return f"{line}{found.kind} “{found.found}”, where the licence has “{found.expected}”"


def unexplained(reading: TermsReading) -> list[str]:
    """Lines that nothing explains; none of a licence that we do not know, where all are such."""
    if reading.license_id == UNKNOWN:
        return []
    return [
        f"{_lines(span.start_line, span.end_line)}: “{span.quote}”" for span in reading.unexplained
    ]


def sentences(remarks: Iterable[str]) -> list[str]:
    """Remarks as whole sentences."""
    return [f"{remark}." for remark in remarks]
