"""Where each page of the site lies, and which addresses from outside a page may link."""

from __future__ import annotations

import hashlib
from typing import Final
from urllib.parse import quote, urlsplit

from howopen.doors import patterns

_UNFIT = patterns.compile(r"[^a-z0-9.]+")
_MAX_SLUG: Final = 80
_RESERVED: Final = ("", ".", "..")


def slug(name: str) -> str:
    """A name as part of an address: lower case letters, digits, dots and hyphens.

    Two names never share one: what cannot be told apart by these letters gets a piece of its
    hash.
    """
    plain = _UNFIT.sub("-", name.lower()).strip("-.")[:_MAX_SLUG]
    if plain == name and plain not in _RESERVED:
        return plain
    digest = hashlib.sha256(name.encode("utf-8", "backslashreplace")).hexdigest()[:12]
    return f"{plain}-{digest}" if plain not in _RESERVED else digest


def table(framework: str, default: str) -> str:
    """The table under one definition; that of the default one is the first page."""
    return "index.html" if framework == default else f"table/{slug(framework)}.html"


def release(release_id: str) -> str:
    """The page of a release."""
    return f"release/{slug(release_id)}.html"


def report(release_id: str) -> str:
    """The JSON report of a release."""
    return f"release/{slug(release_id)}.json"


def picture(release_id: str, form: str = "svg") -> str:
    """The picture of a release for those who share its address, as `svg` or `png`."""
    return f"release/{slug(release_id)}.{form}"


def plot(name: str) -> str:
    """A picture of all releases."""
    return f"picture/{slug(name)}.svg"


def maker(name: str) -> str:
    """The page of a maker."""
    return f"maker/{slug(name)}.html"


def license_page(license_id: str) -> str:
    """The page of a licence."""
    return f"license/{slug(license_id)}.html"


def definition(framework: str) -> str:
    """The page of a definition."""
    return f"definition/{slug(framework)}.html"


def question(question_id: str) -> str:
    """The page of a question."""
    return f"question/{slug(question_id)}.html"


def in_language(path: str, language: str) -> str:
    """A page or a picture in a language; English ones lie at the root."""
    return path if language == "en" else f"{language}/{path}"


def whole(address: str, path: str) -> str:
    """Where a file of a site lies whose own address is known."""
    return f"{address.rstrip('/')}/{path}"


def dispute(contact: str, title: str, body: str) -> str:
    """Begins a letter, or an entry on a page for them, to those who can mend an answer.

    Without a `contact` it is a letter that the reader addresses.
    """
    if contact.startswith(("https://", "http://")):
        return f"{contact}{'&' if '?' in contact else '?'}title={quote(title)}&body={quote(body)}"
    return f"mailto:{quote(contact, safe='@')}?subject={quote(title)}&body={quote(body)}"


def safe_url(url: str) -> str:
    """An address from outside that a page may link; empty for any but http and https."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]-._")
