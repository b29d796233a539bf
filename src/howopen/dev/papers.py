"""The stand-in archives of papers: arXiv's Atom feed and HTML texts, and Crossref's register.

arXiv API User's Manual, sections 3 and 4; Crossref REST API, `/works/DOI`. What they say comes
from the recorded pages of `arxiv.org/abs/...` and `doi.org/...`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

from howopen.dev.answers import Answer, Request, content, html, json, text
from howopen.dev.library import Page
from howopen.dev.pages import markup_of
from howopen.doors import patterns

if TYPE_CHECKING:
    from howopen.dev.standin import StandIn

__all__ = ["ARXIV", "CROSSREF", "answer_arxiv", "answer_crossref"]

ARXIV: Final = "_arxiv"
CROSSREF: Final = "_crossref"

_NUMBER = patterns.compile(r"(?:[a-z-]+(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?")
_ARXIV_ADDRESS = patterns.compile(r"https?://(?:www\.)?arxiv\.org/(?:abs|pdf|html)/([^?#]+)")
_DOI_ADDRESS = patterns.compile(r"https?://(?:dx\.)?doi\.org/([^?#]+)")
_FIELD = patterns.compile(r"\b([a-z]+)=\{([^{}]*)\}")
_VERSION = patterns.compile(r"v\d+$")
_BIBTEX: Final = "@"


def answer_arxiv(standin: StandIn, request: Request) -> Answer:
    """A feed of the papers in `id_list`, or a paper's text in HTML."""
    parts = request.parts[1:]
    if parts[:2] == ["api", "query"]:
        return _feed(standin, request)
    if parts[:1] in (["html"], ["abs"]):
        page = _paper(standin, _ARXIV_ADDRESS, _unversioned("/".join(parts[1:])))
        if page is not None and (parts[0] == "abs" or page.text):
            return html(markup_of(page))
        return html("<!DOCTYPE html><title>404</title><p>No HTML for this paper.", status=404)
    return text("Not Found", status=404)


def answer_crossref(standin: StandIn, request: Request) -> Answer:
    """The register's record of a DOI."""
    parts = request.parts[1:]
    doi = "/".join(parts[1:])
    page = _paper(standin, _DOI_ADDRESS, doi.lower()) if parts[:1] == ["works"] else None
    if page is None:
        return text("Resource not found.", status=404)
    said = _bibliography(page)
    journal = said.get("journal") or said.get("booktitle")
    kind = "journal-article" if said.get("journal") else "proceedings-article"
    message: dict[str, Any] = {
        "DOI": doi.lower(),
        "URL": f"https://doi.org/{doi.lower()}",
        "type": kind if journal else "posted-content",
        "title": [page.title],
        "container-title": [journal] if journal else [],
        "abstract": f"<jats:p>{escape(_summary(page))}</jats:p>",
    }
    if said.get("year", "").isdecimal():
        message["issued"] = {"date-parts": [[int(said["year"])]]}
    head = {"status": "ok", "message-type": "work", "message-version": "1.0.0"}
    return json({**head, "message": message})


def _feed(standin: StandIn, request: Request) -> Answer:
    asked = [word for word in request.query.get("id_list", "").split(",") if word]
    wrong = [word for word in asked if not _NUMBER.fullmatch(word)]
    if wrong:
        entry = f"<entry><title>Error</title><summary>incorrect id format for {escape(wrong[0])}"
        return _atom(f"{entry}</summary></entry>", 1, 400)
    limit = request.query.get("max_results", "10")
    found = [(word, _paper(standin, _ARXIV_ADDRESS, _unversioned(word))) for word in asked]
    entries = [_entry(word, page) for word, page in found if page is not None]
    entries = entries[: int(limit) if limit.isdecimal() else 10]
    return _atom("\n".join(entries), len(entries))


def _atom(entries: str, count: int, status: int = 200) -> Answer:
    feed = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom">\n<title type="html">ArXiv Query</title>\n'
        '<opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">'
        f"{count}</opensearch:totalResults>\n{entries}\n</feed>\n"
    )
    return content(feed.encode(), "application/atom+xml; charset=utf-8", status=status)


def _entry(number: str, page: Page) -> str:
    said = _bibliography(page)
    year = said.get("year") or f"20{number[:2]}"
    lines = [
        f"<id>http://arxiv.org/abs/{escape(_unversioned(number))}v1</id>",
        f"<published>{escape(year)}-01-01T00:00:00Z</published>",
        f"<title>{escape(page.title)}</title>",
        f"<summary>{escape(_summary(page))}</summary>",
    ]
    for field, name in (("doi", "doi"), ("journal", "journal_ref")):
        if said.get(field):
            schema = 'xmlns:arxiv="http://arxiv.org/schemas/atom"'
            lines.append(f"<arxiv:{name} {schema}>{escape(said[field])}</arxiv:{name}>")
    return "<entry>\n" + "\n".join(lines) + "\n</entry>"


def _paper(standin: StandIn, address: patterns.Pattern, wanted: str) -> Page | None:
    """The recorded page whose address has this number or DOI."""
    for page in standin.library.pages():
        match = address.fullmatch(page.address)
        if match is not None and _unversioned(match.group(1)).lower() == wanted.lower():
            return page
    return None


def _unversioned(number: str) -> str:
    return _VERSION.sub("", number.removesuffix(".pdf"))


def _summary(page: Page) -> str:
    """The facts in one paragraph; of a page that howopen recorded, its first line of text."""
    facts = [fact for fact in page.facts if not fact.startswith(_BIBTEX)]
    return " ".join(facts) or next(iter(page.text), "")


def _bibliography(page: Page) -> dict[str, str]:
    """The fields of the BibTeX entry that howopen keeps of a paper; empty where it is none."""
    entry = next((fact for fact in page.facts if fact.startswith(_BIBTEX)), "")
    return {match.group(1): match.group(2) for match in _FIELD.finditer(entry)}
