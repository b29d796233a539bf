"""A paper by its identifier: title, abstract and venue from the archives' public interfaces.

arXiv: "arXiv API User's Manual" (Atom; the number of a paper, `journal_ref`, `doi`), and its HTML
form for the text, where there is one. Any other DOI: Crossref's REST interface (`/works/DOI`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import msgspec

from howopen.doors import patterns
from howopen.doors.markup import without_tags
from howopen.doors.terminal import printable
from howopen.doors.xml import Element, parse_xml
from howopen.errors import DataError, NotFound, SourceError, Unreachable
from howopen.model import Completeness, Record
from howopen.sources.address import RemoteTarget
from howopen.sources.endpoints import Endpoints
from howopen.sources.exchange import Fetched, to_json
from howopen.sources.page import MAX_EXCERPT, answer, read_page

if TYPE_CHECKING:
    from howopen.doors.http import HttpDoor

_ARXIV = patterns.compile(
    r"https?://(?:(?:(?:www|export)\.)?arxiv\.org/(?:abs|pdf|html)|huggingface\.co/papers)/"
    r"([a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?|\d{4}\.\d{4,5}(?:v\d+)?)(?:\.pdf)?/?(?:[?#].*)?"
)
_DOI = patterns.compile(r"https?://(?:dx\.)?doi\.org/(10\.\d{4,9}/[^\s?#]+)")
_ARXIV_DOI = patterns.compile(r"10\.48550/arxiv\.(.+)", ignore_case=True)
"""arXiv registers its papers with DataCite, which Crossref does not know."""
_MAX_BYTES: Final = 8 << 20
_TYPES: Final = {
    "journal-article": ("article", "journal"),
    "proceedings-article": ("inproceedings", "booktitle"),
    "book-chapter": ("incollection", "booktitle"),
}
"""Crossref's types of what appeared in something -> BibTeX's type and field."""
_VERSION = patterns.compile(r"v\d+$")
_WORD = patterns.compile(r"[\p{L}\p{N}]{3,}")
_OPENING: Final = 20_000
"""Characters of a paper's text in which its title stands."""
_MOST_MISSING: Final = 0.5
"""Share of a title's words that its text may write in another way, such as formulas."""


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
        card=Completeness.COMPLETE if paper.text and not remarks else Completeness.PARTIAL,
        remarks=tuple(remarks),
    )


def _arxiv_id(address: str) -> str:
    match = _ARXIV.fullmatch(address) or _ARXIV_DOI.fullmatch(_doi(address))
    return (match[1] or "") if match else ""


def _doi(address: str) -> str:
    match = _DOI.fullmatch(address)
    return (match[1] or "") if match else ""


def _from_arxiv(
    door: HttpDoor, endpoints: Endpoints, number: str, remarks: list[str]
) -> tuple[Paper, str]:
    url = f"{endpoints.arxiv}/api/query?id_list={quote(number, safe='/')}&max_results=1"
    shown = f"arXiv:{printable(number)}"
    reply = answer(door, url, shown, _MAX_BYTES)
    try:
        entry = _entry_of(reply.body, number)
    except DataError as error:
        door.doubt(url)
        raise Unreachable(f"{shown}: the archive's answer cannot be read: {error}") from error
    if entry is None:
        raise NotFound(f"{shown} is not on arXiv; check the number")
    paper = _of_entry(entry, number)
    text = _text(door, endpoints, number, paper.title, remarks)
    return msgspec.structs.replace(paper, text=text), reply.when[:10]


def _entry_of(body: bytes, number: str) -> Element | None:
    """The entry of a paper in arXiv's feed; `None` when it has none of that number."""
    feed = parse_xml(body)
    if feed.local != "feed":
        raise DataError("it is no feed")
    entry = feed.first("entry")
    if entry is None or not entry.words("title") or entry.words("title") == "Error":
        return None
    if _VERSION.sub("", number) not in entry.words("id"):
        raise DataError("it is about another paper")
    return entry


def _text(door: HttpDoor, endpoints: Endpoints, number: str, title: str, remarks: list[str]) -> str:
    """The words of a paper's HTML form; empty, with a remark, where they cannot be had."""
    url = f"{endpoints.arxiv_pages}/html/{quote(number, safe='/')}"
    shown = f"the text of arXiv:{printable(number)}"
    try:
        page = read_page(door, url, answer(door, url, shown, _MAX_BYTES), shown, remarks)
    except NotFound:
        remarks.append("arXiv has no HTML form of this paper: only its abstract was read")
        return ""
    except SourceError as error:
        remarks.append(f"only the abstract was read: {error}")
        return ""
    words = _words(title)
    missing = words - _words(f"{page.title} {page.text[:_OPENING]}")
    if len(missing) > _MOST_MISSING * len(words):
        door.doubt(url)
        remarks.append(f"only the abstract was read: {shown} does not bear its title")
        return ""
    return page.text


def _words(text: str) -> set[str]:
    return {match.group() for match in _WORD.finditer(text.lower())}


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
    shown = f"doi:{printable(doi)}"
    reply = answer(door, url, shown, _MAX_BYTES)
    try:
        work = msgspec.json.decode(reply.body, type=dict[str, Any])["message"]
        title, abstract = _first(work.get("title")), work.get("abstract") or ""
        if not title:
            raise ValueError("it names no work")  # noqa: TRY301
    except (msgspec.MsgspecError, ValueError, KeyError, AttributeError, RecursionError) as error:
        door.doubt(url)
        raise Unreachable(f"{shown}: the register's answer is not what it should be") from error
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
