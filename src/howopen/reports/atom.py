"""What changed, as a feed to subscribe to: Atom 1.0 (RFC 4287).

One entry per release and day. Foreign text is escaped; what XML 1.0 forbids is replaced.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import NamedTuple
from xml.etree import ElementTree as ET

from howopen._version import __version__
from howopen.doors.terminal import printable
from howopen.errors import InputError
from howopen.frameworks.definition import Framework
from howopen.history.causes import Cause
from howopen.history.changed import Changes, Dated, Shift
from howopen.reports import words
from howopen.reports.change_phrases import (
    LICENSES,
    SUFFIXES,
    answered,
    cell_words,
    condition,
    edge,
    several,
    shifted,
)
from howopen.reports.change_words import days, release_title, sections
from howopen.reports.changes import foot_of
from howopen.reports.overview import short_name

ATOM = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://howopen.example/feed")
"""Of the ids of entries: the same release and day give the same id in every feed and version."""
LONGEST_TITLE = 240
"""Characters of what one change has in a title; the content has all of it."""
UNREAL = (Cause.NO_LONGER_SEEN, Cause.SEEN_NOW, Cause.RULES)
"""Causes that say nothing of what the release did."""
_WEB = ("https://", "http://")
_IRI = ("urn:", "tag:", *_WEB)


def feed(
    entries: Iterable[Dated],
    *,
    title: str,
    feed_id: str,
    updated: str,
    frameworks: Mapping[str, Framework] | None = None,
) -> str:
    """The feed as XML, newest first; without entries in which at most revisions moved.

    Several changes of one release on a day make one entry, told in their order. `feed_id` is an
    IRI that stays, best the address where the feed lies; of any other words a `urn:uuid:` is made.
    Raises `InputError` for a time that is none.
    """
    root = ET.Element("feed", {"xmlns": ATOM})
    _add(root, "title", title, type="text")
    _add(root, "id", feed_id if feed_id.startswith(_IRI) else _urn("feed", feed_id))
    if feed_id.startswith(_WEB):
        _add(root, "link", rel="self", href=legal(feed_id))
    _add(root, "updated", _stamp(_moment(updated)))
    _add(_add(root, "author"), "name", "howopen")
    _add(root, "generator", "howopen", version=__version__)
    for group in _by_day(entries):
        root.append(_entry(group, frameworks or {}))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


class _Change(NamedTuple):
    """What changed, and when that was seen."""

    when: datetime
    changes: Changes


def _by_day(entries: Iterable[Dated]) -> list[list[_Change]]:
    """The changes of one release on one day together, in their order; the newest group first."""
    groups: dict[str, list[_Change]] = {}
    for entry in entries:
        moment = _moment(entry.when)
        if not entry.changes.quiet:
            group = groups.setdefault(_entry_id(moment, entry.changes), [])
            group.append(_Change(moment, entry.changes))
    for group in groups.values():
        group.sort(key=lambda each: each.when)
    ordered = sorted(groups.items(), key=lambda item: (_name(item[1]), item[0]))
    return [group for _, group in sorted(ordered, key=lambda item: item[1][-1].when, reverse=True)]


def _name(group: list[_Change]) -> str:
    return group[-1].changes.after.release.name


def _entry_id(moment: datetime, changes: Changes) -> str:
    release = changes.after.release
    return _urn(moment.date().isoformat(), release.id, release.name, release.producer or "")


def _urn(*parts: str) -> str:
    named = "\n".join(part.encode("utf-8", "backslashreplace").decode() for part in parts)
    return uuid.uuid5(_NAMESPACE, named).urn


def _entry(group: list[_Change], frameworks: Mapping[str, Framework]) -> ET.Element:
    entry = ET.Element("entry")
    moment, last = group[-1]
    _add(entry, "title", "; ".join(_headlines(group, frameworks)), type="text")
    _add(entry, "id", _entry_id(moment, last))
    _add(entry, "updated", _stamp(moment))
    _add(entry, "published", _stamp(group[0].when))
    content = _add(entry, "content", type="xhtml")
    body = ET.SubElement(content, "div", {"xmlns": XHTML})
    for _, changes in _once(group):
        _body(body, changes, frameworks)
    return entry


def _once(group: list[_Change]) -> list[_Change]:
    """Each change once, however often it was recorded."""
    return [
        each
        for n, each in enumerate(group)
        if each.changes not in [earlier.changes for earlier in group[:n]]
    ]


def _headlines(group: list[_Change], frameworks: Mapping[str, Framework]) -> Iterator[str]:
    for n, (_, changes) in enumerate(_once(group)):
        said = headline(changes, frameworks)
        yield said if n == 0 else said.removeprefix(f"{release_title(changes)}: ")


def headline(changes: Changes, frameworks: Mapping[str, Framework]) -> str:
    """`Llama-3.1-8B: licence changed, apache-2.0 -> custom`: the release, and what matters most."""
    told = next(_told(changes, frameworks), "nothing differs")
    verdict = changes.verdict
    was, now = words.VERDICTS[verdict.before.id], words.VERDICTS[verdict.after.id]
    if verdict.cause is not None and was != now:
        told = f"{told}; now {now}, was {was}"
    said = f"{release_title(changes)}: {told}"
    return said if len(said) <= LONGEST_TITLE else f"{said[:LONGEST_TITLE].rstrip()}…"


class _Part(NamedTuple):
    """One change, as it may be told in a headline."""

    cause: Cause
    subject: str
    said: str


def _told(changes: Changes, frameworks: Mapping[str, Framework]) -> Iterator[str]:
    """What may be told, the most important first: what the release itself did, if anything."""
    parts = tuple(_headline_parts(changes, frameworks))
    yield from (part.said for part in parts if part.cause not in UNREAL)
    for each in changes.sources:
        if each.before and Shift.GONE in each.shifts:
            yield f"{each.before.id}, {shifted(Shift.GONE, each)}"
    for cause in UNREAL:
        subjects = dict.fromkeys(part.subject for part in parts if part.cause is cause)
        if subjects:
            yield f"{SUFFIXES[cause]}, {several(subjects)}"
    left = [each for each in changes.sources if Shift.GONE not in each.shifts]
    ids = [source.id for each in left if (source := each.after or each.before)]
    if ids:
        yield f"sources changed, {several(ids)}"
    if changes.findings:
        yield f"other words, {several(changes.findings)}"
    if changes.verdict.cause is not None:
        yield f"other reasons for {words.VERDICTS[changes.verdict.after.id]}"


def _headline_parts(changes: Changes, frameworks: Mapping[str, Framework]) -> Iterator[_Part]:
    answers = {name: change for name, change in changes.findings.items() if change.answer}
    for name, called in LICENSES.items():
        if name in answers:
            change = answers.pop(name)
            named = "licence" if name == "weights-license" else called[:1].lower() + called[1:]
            yield _Part(change.cause, named, f"{named} changed, {answered(change)}")
    for each in changes.conditions:
        yield _Part(each.cause, each.kind, condition(each)[1])
    for name, judged in changes.judgements.items():
        framework, whose = frameworks.get(name), short_name(name, frameworks)
        told = [cell_words(n, cell, framework) for n, cell in judged.dimensions.items()]
        said = told[0] if len(told) == 1 else f"{len(told)} grades changed" if told else "total"
        yield _Part(judged.cause, f"grades of {whose}", f"{whose}, {said}")
    for name, change in answers.items():
        yield _Part(change.cause, name, f"{name}, {answered(change)}")
    for step in changes.lineage:
        base = step.after or step.before
        named = f"made from {base.base}" if base else ""
        yield _Part(step.cause, named, edge(step)[1])


def _body(body: ET.Element, changes: Changes, frameworks: Mapping[str, Framework]) -> None:
    _add(body, "p", days(changes))
    for section in sections(changes, frameworks):
        _add(body, "p", section.head)
        lines = _add(body, "ul")
        for line in section.lines:
            shown = _add(lines, "li", f"{line.sign} {line.text}")
            if line.below:
                below = _add(shown, "ul")
                for each in line.below:
                    _add(below, "li", each)
    for note in foot_of(changes, frameworks):
        _add(body, "p", note)


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """A new last child whose text is foreign: on one line, visible, and allowed in XML."""
    child = ET.SubElement(parent, tag, attributes)
    if text:
        child.text = legal(" ".join(text.split()))
    return child


def legal(text: str) -> str:
    """The text with control characters as escapes, and U+FFFD for what XML 1.0 forbids.

    XML 1.0 (Fifth Edition), 2.2 "Characters", production 2.
    """
    return "".join(c if c not in "\ufffe\uffff" else "\ufffd" for c in printable(text))


def _moment(when: str) -> datetime:
    try:
        moment = datetime.fromisoformat(when)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InputError(
            f"{printable(when)!r} is not a time; write it as 2026-11-25T21:03:00Z"
        ) from error


def _stamp(moment: datetime) -> str:
    """RFC 3339, in UTC, to the second."""
    return moment.replace(microsecond=0, tzinfo=None).isoformat() + "Z"
