"""Where each public place is asked: the well-known addresses, or those that the user configured.

A mirror, a company's proxy and a stand-in for tests are all named by the same variables.
"""

from __future__ import annotations

import os
from typing import Final
from urllib.parse import urlsplit

from howopen.doors.terminal import printable
from howopen.errors import InputError
from howopen.model import Record

HUB: Final = "https://huggingface.co"
ARXIV: Final = "https://export.arxiv.org"


class Endpoints(Record, frozen=True, kw_only=True):
    """Base addresses, without a slash at their end."""

    hub: str = HUB
    github: str = "https://github.com"
    arxiv: str = ARXIV
    crossref: str = "https://api.crossref.org"
    pages: str = ""
    """Put before the address of a page, as web archives have it; empty to ask the page itself."""
    trusted: tuple[str, ...] = ()
    """Origins that the user configured: there, plain HTTP and private addresses are meant."""

    @property
    def arxiv_pages(self) -> str:
        """Where arXiv's papers are read as pages; its interface has a host of its own."""
        return "https://arxiv.org" if self.arxiv == ARXIV else self.arxiv


VARIABLES: Final = {
    "hub": "HF_ENDPOINT",
    "github": "HOWOPEN_GITHUB_URL",
    "arxiv": "HOWOPEN_ARXIV_URL",
    "crossref": "HOWOPEN_CROSSREF_URL",
    "pages": "HOWOPEN_PAGES_URL",
}
"""The environment variable of each; `HOWOPEN_TRUSTED` lists further origins."""


def endpoints() -> Endpoints:
    """The endpoints by the environment of now. `InputError` for what is no address."""
    set_here = {
        name: os.environ[variable].strip().rstrip("/")
        for name, variable in VARIABLES.items()
        if os.environ.get(variable, "").strip()
    }
    configured = [(VARIABLES[name], address) for name, address in set_here.items()]
    more = os.environ.get("HOWOPEN_TRUSTED", "").split()
    configured += [("HOWOPEN_TRUSTED", address) for address in more]
    trusted = tuple(dict.fromkeys(origin_of(address, name) for name, address in configured))
    if "pages" in set_here:
        set_here["pages"] += "/"
    return Endpoints(**set_here, trusted=trusted)


def origin_of(address: str, variable: str) -> str:
    """`scheme://host[:port]` of an address that the user configured, without user and password.

    `InputError` names `variable` where it is none.
    """
    try:
        split = urlsplit(address)
        fits = split.scheme in ("http", "https") and split.hostname
        port = f":{split.port}" if split.port else ""
    except ValueError:
        fits, port = False, ""
    if not fits:
        shown = printable(address.rpartition("@")[2])  # a password may stand before it
        raise InputError(f"{variable} is {shown!r}, which is no http(s) address")
    host = f"[{split.hostname}]" if ":" in (split.hostname or "") else split.hostname
    return f"{split.scheme}://{host}{port}"
