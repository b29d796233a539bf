"""The site's Atom feed: what each release was judged to be, the latest look first.

An entry is new when another recording or other rules gave the verdict. What has changed in words
is in the feed of `howopen watch`.
"""

from __future__ import annotations

import uuid
from typing import Final
from xml.etree import ElementTree as ET

from howopen.doors import patterns
from howopen.model import Assessment
from howopen.reports.atom import ATOM, legal
from howopen.site import addresses
from howopen.site.content import Content

FEED: Final = "feed.xml"
NEWEST: Final = 50
"""So many entries are in the feed."""
_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "https://howopen.example/site")
_BEFORE_ALL: Final = "1970-01-01"
_DAY: Final = patterns.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def feed(content: Content, address: str) -> bytes:
    """The feed as XML; links are relative where the site's `address` is not known."""
    newest = sorted(content.assessments, key=lambda a: (_day(a), a.release.id), reverse=True)
    root = ET.Element("feed", {"xmlns": ATOM})
    ET.SubElement(root, "title").text = "howopen"
    ET.SubElement(root, "id").text = uuid.uuid5(_NAMESPACE, address).urn
    ET.SubElement(root, "updated").text = _moment(newest[0]) if newest else _moment_of(_BEFORE_ALL)
    ET.SubElement(ET.SubElement(root, "author"), "name").text = "howopen"
    for assessment in newest[:NEWEST]:
        root.append(_entry(assessment, address))
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _entry(assessment: Assessment, address: str) -> ET.Element:
    release = assessment.release
    entry = ET.Element("entry")
    ET.SubElement(entry, "title").text = legal(f"{release.name}: {assessment.verdict.sentence}")
    told = f"{release.id} {assessment.recording} {assessment.tool.rules}"
    ET.SubElement(entry, "id").text = uuid.uuid5(_NAMESPACE, told).urn
    ET.SubElement(entry, "updated").text = _moment(assessment)
    path = addresses.release(release.id)
    ET.SubElement(entry, "link", href=addresses.whole(address, path) if address else path)
    reasons = " ".join(reason.text for reason in assessment.verdict.reasons)
    ET.SubElement(entry, "summary").text = legal(reasons)
    return entry


def _day(assessment: Assessment) -> str:
    """The last day on which a source was read, ISO 8601; what is no day counts as none."""
    read = (source.read[:10] for source in assessment.sources if source.read)
    return max(filter(_DAY.fullmatch, read), default=_BEFORE_ALL)


def _moment(assessment: Assessment) -> str:
    return _moment_of(_day(assessment))


def _moment_of(day: str) -> str:
    return f"{day}T00:00:00Z"
