"""What all formats say alike of licences: the verdict in a sentence, and conditions in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from howopen.licenses.reading import NONE, UNKNOWN, VARIANT, TextKind
from howopen.licenses.terms import CONDITION_TYPES, Category
from howopen.reports.condition_words import as_a_limit

if TYPE_CHECKING:
    from howopen.license_pipeline import (
        FolderReading,
        Part,
        StatedAnswer,
        StatedCondition,
        TermsReading,
    )
    from howopen.licenses.reading import Difference, Match


class Mark(NamedTuple):
    """How an answer is shown."""

    sign: str
    word: str
    style: str


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

COMPONENTS = {"": "what no file is named for", "weights": "the weights", "code": "the code"}
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
    return f"{called(reading)}: {CATEGORIES[reading.category]}{limits}"


def _limits(conditions: Iterable[tuple[StatedCondition, str]]) -> str:
    """The heaviest of conditions as the end of a headline, each with its place."""
    ranked = sorted(conditions, key=lambda pair: _rank(pair[0].type))
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
    """What a person calls the licence of a text."""
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
    left = sorted(conditions, key=lambda c: (_rank(c.type), c.path, c.line))
    for title, types in GROUPS:
        own = tuple(c for c in left if c.type in types)
        if own:
            yield title, own
            left = [c for c in left if c.type not in types]
    if left:
        yield NOTICES, tuple(left)


def _rank(type_: str) -> int:
    return CONDITION_TYPES.index(type_) if type_ in CONDITION_TYPES else len(CONDITION_TYPES)


def style(category: Category | None) -> str:
    """The colour of a headline."""
    return STYLES[category] if category is not None else "bold"


def folder_headline(folder: FolderReading) -> str:
    """What a folder's terms come to, as a sentence."""
    if folder.category is None:
        return "No licence is named here."
    alone = len(folder.parts) == 1
    said = [
        f"{part_name(part.component, alone=alone)} under {under(part, folder)}"
        for part in folder.parts
    ]
    limits = _limits(
        (condition, _in_file(reading, condition))
        for reading in folder.files
        for condition in reading.conditions
        if any(reading.path in part.paths for part in folder.parts)
    )
    return f"{'; '.join(said)}: {CATEGORIES[folder.category]}{limits}"


def _in_file(reading: TermsReading, condition: StatedCondition) -> str:
    return place(condition) if condition.path else f"{reading.path}, {place(condition)}"


def under(part: Part, folder: FolderReading, *, places: bool = False) -> str:
    """What people call the licences of one component; with `places` each with its files."""
    files: dict[str, list[str]] = {}
    for reading in folder.files:
        if reading.path in part.paths:
            mentions = reading.kind is TextKind.MENTIONS
            name = part.expression if mentions else _within(called(reading))
            files.setdefault(name, []).append(reading.path)
    return (", " if places else " and ").join(
        f"{name} ({', '.join(paths)})" if places else name for name, paths in files.items()
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
    """Each freedom that is limited, with what limits it."""
    return [
        f"{FREEDOMS[freedom]}: {', '.join(type_.replace('_', ' ') for type_ in types)}"
        for freedom, types in reading.freedoms_limited.items()
        if types
    ]


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


BOUND = {
    "yes": Mark("!", "yes", "yellow"),
    "cannot tell": Mark("?", "cannot tell", "cyan"),
    "no": Mark("✓", "no", "green"),
}
"""How an answer is shown: a sign, a word and a colour; what binds first."""


def bound(reading: TermsReading) -> list[tuple[StatedCondition, StatedAnswer]]:
    """The conditions with whether they bind: those that do first, those that do not last."""
    pairs = zip(reading.conditions, reading.binding, strict=False)
    return sorted(pairs, key=lambda pair: (list(BOUND).index(pair[1].answer), _rank(pair[0].type)))
