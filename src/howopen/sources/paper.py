"""A paper by its identifier: title, abstract and venue from the archives' public interfaces.

arXiv: "arXiv API User's Manual" (Atom; the number of a paper, `journal_ref`, `doi`), and its HTML
form for the text, where there is one. Any other DOI: Crossref's REST interface (`/works/DOI`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import msgspec

from howopen.doors.markup import without_tags
from howopen.doors.web_page import read_web_page
from howopen.doors.xml import Element, parse_xml
from howopen.errors import DataError, NotFound, SourceError, Unreachable
from howopen.model import Completeness, Record
from howopen.sources.address import RemoteTarget
from howopen.sources.endpoints import Endpoints
from howopen.sources.exchange import Fetched, to_json
from howopen.sources.page import MAX_EXCERPT, answer

if TYPE_CHECKING:
    from howopen.doors.http import HttpDoor

_ARXIV: Final = "https://arxiv.org/abs/"
_DOI: Final = "https://doi.org/"
_MAX_BYTES: Final = 8 << 20
_TYPES: Final = {
    "journal-article": ("article", "journal"),
    "proceedings-article": ("inproceedings", "booktitle"),
    "book-chapter": ("incollection", "booktitle"),
}
"""Crossref's types of what appeared in something -> BibTeX's type and field."""


class Paper(Record, frozen=True, kw_only=True):
    """What an archive says of a paper."""

    title: str
    abstract: str = ""
    kind: str = "misc"
    """BibTeX's type of the entry."""
    venue: tuple[str, str] = ("", "")
    """BibTeX's field and the words: `("journal", "...")`; empty for a preprint."""
    eprint: str = ""
    doi: str = ""
    year: str = ""
    comment: str = ""
    text: str = ""


def is_paper(target: RemoteTarget) -> bool:
    """Whether a page's address is that of a paper, which has interfaces of its own."""
    return bool(_arxiv_id(target.id) or _doi(target.id))


def fetch_paper(door: HttpDoor, endpoints: Endpoints, target: RemoteTarget) -> Fetched:
    """The paper at an address of arXiv or of a DOI, as a page; raises `SourceError`."""
    remarks: list[str] = []
    number = _arxiv_id(target.id)
    if number:
        paper, day = _from_arxiv(door, endpoints, number, remarks)
    else:
        paper, day = _from_crossref(door, endpoints, _doi(target.id))
    content = {
        "source": "page",
        "url": target.id,
        "title": paper.title,
        "facts": [
            line for line in (_entry(paper), paper.comment and f"Note: {paper.comment}") if line
        ],
        "excerpt": "\n".join(part for part in (paper.abstract, paper.text) if part)[:MAX_EXCERPT],
        "read": day,
    }
    return Fetched(
        target=target,
        url=target.id,
        files={"page.json": to_json(content)},
        read=day,
        card=Completeness.COMPLETE if paper.text else Completeness.PARTIAL,
        remarks=tuple(remarks),
    )


def _arxiv_id(address: str) -> str:
    return address.removeprefix(_ARXIV) if address.startswith(_ARXIV) else ""


def _doi(address: str) -> str:
    return address.removeprefix(_DOI) if address.startswith(_DOI) else ""


def _from_arxiv(
    door: HttpDoor, endpoints: Endpoints, number: str, remarks: list[str]
) -> tuple[Paper, str]:
    url = f"{endpoints.arxiv}/api/query?id_list={quote(number, safe='/')}&max_results=1"
    reply = answer(door, url, f"arXiv:{number}", _MAX_BYTES)
    try:
        feed = parse_xml(reply.body)
    except DataError as error:
        raise Unreachable(
            f"arXiv:{number}: the archive's answer cannot be read: {error}"
        ) from error
    entry = feed.first("entry")
    if entry is None or not entry.words("title") or entry.words("title") == "Error":
        raise NotFound(f"arXiv:{number} is not on arXiv; check the number")
    paper = _of_entry(entry, number)
    try:
        page = answer(
            door, f"{endpoints.arxiv_pages}/html/{number}", f"the text of {number}", _MAX_BYTES
        )
        text = read_web_page(page.body).text
    except NotFound:
        remarks.append("arXiv has no HTML form of this paper: only its abstract was read")
        text = ""
    except (SourceError, DataError) as error:
        remarks.append(f"only the abstract was read: {error}")
        text = ""
    return msgspec.structs.replace(paper, text=text), reply.when[:10]


def _of_entry(entry: Element, number: str) -> Paper:
    venue = entry.words("journal_ref")
    return Paper(
        title=entry.words("title"),
        abstract=entry.words("summary"),
        kind="article" if venue else "misc",
        venue=("journal", venue) if venue else ("", ""),
        eprint=number,
        doi=entry.words("doi"),
        year=entry.words("published")[:4],
        comment=entry.words("comment"),
    )


def _from_crossref(door: HttpDoor, endpoints: Endpoints, doi: str) -> tuple[Paper, str]:
    url = f"{endpoints.crossref}/works/{quote(doi, safe='/')}"
    reply = answer(door, url, f"doi:{doi}", _MAX_BYTES)
    try:
        work = msgspec.json.decode(reply.body, type=dict[str, Any])["message"]
        title, abstract = _first(work.get("title")), work.get("abstract") or ""
    except (msgspec.MsgspecError, ValueError, KeyError, AttributeError, RecursionError) as error:
        raise Unreachable(f"doi:{doi}: the register's answer is not what it should be") from error
    if not title:
        raise NotFound(f"doi:{doi} has no title in Crossref's register")
    kind, field = _TYPES.get(str(work.get("type")), ("misc", ""))
    venue = _first(work.get("container-title"))
    paper = Paper(
        title=title,
        abstract=" ".join(without_tags(str(abstract)).split()),
        kind=kind if venue else "misc",
        venue=(field, venue) if field and venue else ("", ""),
        doi=doi,
        year=_year(work.get("issued")),
    )
    return paper, reply.when[:10]


def _first(value: object) -> str:
    word = value[0] if isinstance(value, list) and value else value
    return " ".join(word.split()) if isinstance(word, str) else ""


def _year(issued: object) -> str:
    try:
        return str(int(issued["date-parts"][0][0]))  # type: ignore[index]
    except (TypeError, KeyError, IndexError, ValueError):
        return ""


def _entry(paper: Paper) -> str:
    """What the archive says as one BibTeX entry, the form in which venues are read."""
    fields = [
        ("title", paper.title),
        paper.venue,
        ("eprint", paper.eprint),
        ("doi", paper.doi),
        ("year", paper.year),
    ]
    said = ", ".join(f"{name}={{{_plain(words)}}}" for name, words in fields if words)
    return f"@{paper.kind}{{paper, {said}}}"


def _plain(words: str) -> str:
    return words.replace("{", "").replace("}", "")
