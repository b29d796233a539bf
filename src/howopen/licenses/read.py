"""Reads a licence text whole: which licence, what differs, what it demands, how far it lets go."""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.licenses.category import category_of, nature_of
from howopen.licenses.condition_types import condition_type
from howopen.licenses.conditions import FoundCondition, locate_conditions
from howopen.licenses.differences import LONG
from howopen.licenses.identify import Identification, Run, TextMatch, identify, rest
from howopen.licenses.index import Entry
from howopen.licenses.prose import licenses_in_prose
from howopen.licenses.reading import (
    NONE,
    UNKNOWN,
    VARIANT,
    Difference,
    LicenseReading,
    Match,
    Span,
    TextKind,
)
from howopen.licenses.short_forms import POINTING, SHORT, Named, named_licenses
from howopen.licenses.terms import Category
from howopen.licenses.text import LegalText
from howopen.licenses.tokens import Tokens

LEAST_SPAN = 12
"""Words of a run that no licence explains, from which on it is shown."""
MOST_SPANS = 20
LEAST_RULE = 5
"""Words of a run from which on it may be a sentence that rules something."""
QUOTED = 6
"""Words of a quote by which its place is told."""
OTHER_TERMS = 2
"""Conditions outside of a licence's words from which on a text has terms of its own."""
FREE_CLASSES = frozenset({"Permissive", "Public Domain", "Copyleft", "Copyleft Limited"})
"""ScanCode's categories of licences without limits of use, commerce or size."""
_TERMS = ("licen", "terms of use", "permission", "许可", "协议", "授权", "許諾", "라이선스")
_RULING = patterns.compile(
    r"\b(?:shall|must|may not|cannot|not (?:be )?(?:used?|permitted|allowed|granted|intended for)"
    r"|prohibited|forbidden|(?:only|solely|exclusively) (?:for|to|by|in)\b|(?:use|purposes?) only"
    r"|restricted|non-?\s?commercial|non-?profit|research|military|requires?|without (?:prior|the)"
    r"|excluding|except|only\b.{1,60}\b(?:may|can|allowed|permitted|entitled))\b|不得|仅限|禁止|仅供|须|商业"
)
_README = patterns.compile(r"(?:^|/)(?:readme|model_?card)[^/]*$", ignore_case=True)


def read_license(
    text: str, path: str = "LICENSE", *, without: frozenset[str] = frozenset()
) -> LicenseReading:
    """What one text says of a licence. `path` is the file's name; `without` are ids not to know.

    Never raises. The same text gives the same reading.
    """
    legal = LegalText(text)
    found = identify(text, without=without)
    conditions = locate_conditions(legal)
    main = _main(found.matches)
    if main is None:
        named = named_licenses(text, path, len(found.tokens.words))
        if named.license is not None and named.license.id in without:
            named = Named(None, (), TextKind.OTHER)
        return _of_named(legal, found, conditions, named, path)
    return _of_match(legal, found, conditions, main)


def _main(matches: tuple[TextMatch, ...]) -> TextMatch | None:
    """The first licence of a text; an exception comes after the licence that it is one to."""
    return next((m for m in matches if not m.entry.exception), matches[0] if matches else None)


def _of_match(
    legal: LegalText,
    found: Identification,
    conditions: tuple[FoundCondition, ...],
    main: TextMatch,
) -> LicenseReading:
    outside = _outside(found, conditions)
    if main.certain and found.nearest and _rules(outside):
        # It holds that licence and more: another one that it is like has words for the rest.
        main = found.nearest
        found = found._replace(matches=(main,), unexplained=rest((main,), len(found.tokens.words)))
        outside = _outside(found, conditions)
    added = tuple(
        Difference(kind="added", found=_clause(legal, c), expected="", line=c.line)
        for c in _rules(outside)
    ) or tuple(_ruling(legal, found, main))
    differences = (*main.differences, *added)
    words = len(found.tokens.words)
    small = main.matched < words / 2
    license_id, variant_of = main.entry.id, None
    other = main.certain and (added or len(outside) >= OTHER_TERMS)
    if small and other and _comes_late(found, main):
        license_id = UNKNOWN
    elif differences or not main.certain:
        license_id, variant_of = VARIANT, main.entry.id
    plain = license_id == main.entry.id
    osi = plain and main.entry.osi_approved
    return LicenseReading(
        license_id=license_id,
        name=main.entry.name if license_id != UNKNOWN else "",
        family=main.entry.family if license_id != UNKNOWN else "",
        variant_of=variant_of,
        kind=TextKind.POLICY if _is_policy(main.entry) else TextKind.LICENSE,
        expression=_expression(license_id, found.matches),
        category=_narrowed(
            _category(legal, main.entry, conditions, plain=plain), differences, main
        ),
        osi_approved=osi,
        matches=tuple(_match(found, m, license_id if m is main else "") for m in found.matches),
        conditions=conditions,
        differences=differences if license_id != UNKNOWN else (),
        unexplained=tuple(_spans(legal, found)),
        cut=legal.cut,
    )


def _outside(
    found: Identification, conditions: tuple[FoundCondition, ...]
) -> tuple[FoundCondition, ...]:
    """Conditions whose words stand where no licence's words are."""
    runs = [_folded(found.tokens.words[run.start : run.end]) for run in found.unexplained]
    return tuple(
        c
        for c in conditions
        if any(_folded(Tokens(c.quote).words[:QUOTED]) in words for words in runs)
    )


def _rules(conditions: tuple[FoundCondition, ...]) -> tuple[FoundCondition, ...]:
    """Those that narrow a licence's category."""
    return tuple(c for c in conditions if condition_type(c.type).category is not None)


def _clause(legal: LegalText, condition: FoundCondition) -> str:
    """The clause that states a condition, from its beginning, if that still shows the condition."""
    first, last = legal.lines_span(condition.line, condition.line)
    at = legal.words.find(condition.quote[: QUOTED * 4], first, last + len(condition.quote))
    clause = legal.clause_at(at)
    whole = legal.quote(clause.start, clause.end) if at >= 0 else ""
    return whole if condition.quote[: QUOTED * 4] in whole else condition.quote


def _folded(words: list[bytes]) -> bytes:
    return b" %b " % b" ".join(words).lower()


def _ruling(legal: LegalText, found: Identification, main: TextMatch) -> Iterator[Difference]:
    """Sentences within or around a licence that is most of a text, if they rule its use.

    A notice that names that licence again rules nothing.
    """
    most = main.matched >= len(found.tokens.words) / 2
    for run in found.unexplained:
        if run.end - run.start < LEAST_RULE or not (most or run.within):
            continue
        begin, stop = _offsets(legal, found, run)
        match = _RULING.search(legal.plain[begin:stop])
        if match is None and not (run.within and run.end - run.start >= LONG):
            continue
        if any(m.license.id == main.entry.id for m in licenses_in_prose(legal.words[begin:stop])):
            continue
        clause = legal.clause_at(begin + (match.start() if match else 0))
        place = max(begin, clause.start)
        quote = legal.quote(place, min(stop, clause.end))
        yield Difference(kind="added", found=quote, expected="", line=legal.line_of(place))


def _offsets(legal: LegalText, found: Identification, run: Run) -> tuple[int, int]:
    """Where the lines of a run begin and end in the flat text."""
    return legal.lines_span(found.tokens.line_of(run.start), found.tokens.line_of(run.end - 1))


def _comes_late(found: Identification, main: TextMatch) -> bool:
    """Whether most of what is not explained stands before the licence."""
    before = sum(run.end - run.start for run in found.unexplained if run.end <= main.start)
    return before > main.matched / 2


def _of_named(
    legal: LegalText,
    found: Identification,
    conditions: tuple[FoundCondition, ...],
    named: Named,
    path: str,
) -> LicenseReading:
    """A text that holds no licence's words: a notice, a pointer, prose, or terms we do not know."""
    license_ = named.license
    terms = _is_terms(legal, found, conditions, named, path)
    if terms and named.matches and named.matches[0].by != "title":
        license_ = None  # its own terms only mention that licence
    if license_ is None or terms:
        return LicenseReading(
            license_id=UNKNOWN if terms else NONE,
            name=license_.name if license_ else "",
            family=(license_.family or "") if license_ else "",
            variant_of=license_.id if license_ else None,
            kind=TextKind.LICENSE if terms else named.kind,
            category=category_of(conditions, nature=nature_of(legal))
            if terms
            else Category.PROPRIETARY,
            matches=named.matches,
            conditions=conditions,
            unexplained=tuple(_spans(legal, found)) if terms else (),
            cut=legal.cut,
        )
    return LicenseReading(
        license_id=license_.id,
        name=license_.name,
        family=license_.family or "",
        kind=named.kind,
        expression=" AND ".join(dict.fromkeys(m.license_id for m in named.matches)),
        category=license_.category,
        osi_approved=license_.osi_approved,
        matches=named.matches,
        conditions=conditions,
        cut=legal.cut,
    )


def _is_terms(
    legal: LegalText,
    found: Identification,
    conditions: tuple[FoundCondition, ...],
    named: Named,
    path: str,
) -> bool:
    """Whether a text without the words of a licence we know states terms of its own."""
    if named.kind is TextKind.OTHER:
        return bool(conditions) or any(word in legal.plain for word in _TERMS)
    if named.kind is TextKind.POINTER and not named.matches:
        return len(found.tokens.words) > POINTING and bool(conditions)
    if named.matches and named.matches[0].by == "title":
        return bool(conditions)
    points = named.kind is TextKind.POINTER and named.license is None
    long = points or (len(found.tokens.words) > SHORT and not _README.search(path))
    return long and len(conditions) >= OTHER_TERMS


def _is_policy(entry: Entry) -> bool:
    return "use-policy" in entry.id or "prohibited-use" in entry.id


def _category(
    legal: LegalText, entry: Entry, conditions: tuple[FoundCondition, ...], *, plain: bool
) -> Category:
    """That of the licence as we know it, or what its conditions make it."""
    if plain and entry.category and entry.category != Category.PROPRIETARY:
        return Category(entry.category)
    free = entry.osi_approved or entry.class_ in FREE_CLASSES
    if plain and free:
        return category_of((), osi_approved=entry.osi_approved)
    nature = nature_of(legal)
    return category_of(conditions, nature=nature._replace(grants=nature.grants or free))


def _narrowed(category: Category, differences: tuple[Difference, ...], main: TextMatch) -> Category:
    """An open licence with a sentence added is not open, even if no condition we know is in it."""
    free = main.entry.osi_approved or main.entry.class_ in FREE_CLASSES
    if free and category.open and any(d.kind in {"added", "changed"} for d in differences):
        return Category.RESTRICTED_USE
    return category


def _expression(license_id: str, matches: tuple[TextMatch, ...]) -> str:
    ids = [license_id, *(m.entry.id for m in matches if m.certain)]
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


def _spans(legal: LegalText, found: Identification) -> Iterator[Span]:
    """Runs of words that no licence explains, the first twenty of at least twelve words."""
    long = [run for run in found.unexplained if run.end - run.start >= LEAST_SPAN]
    for run in long[:MOST_SPANS]:
        yield Span(
            start_line=found.tokens.line_of(run.start),
            end_line=found.tokens.line_of(run.end - 1),
            quote=legal.quote(*_offsets(legal, found, run)),
        )
