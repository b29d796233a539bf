"""Addresses of things on the network, read from their text alone: nothing is fetched."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from howopen.doors import patterns
from howopen.errors import InputError
from howopen.model import Record, SourceKind
from howopen.sources.pasted import unpasted

_HUB_HOSTS = frozenset(("huggingface.co", "www.huggingface.co", "hf.co"))
_CODE_HOSTS = frozenset(("github.com", "www.github.com"))
_HUB_SECTIONS = frozenset(("datasets", "spaces"))
_PAGES = {
    SourceKind.HUGGINGFACE: frozenset(
        (
            *("api", "blog", "collections", "docs", "join", "learn", "login", "models"),
            *("organizations", "papers", "posts", "pricing", "settings", "support", "tasks"),
        )
    ),
    SourceKind.GITHUB: frozenset(
        (
            *("about", "collections", "enterprise", "features", "login", "marketplace", "orgs"),
            *("pricing", "search", "settings", "site", "sponsors", "topics", "users"),
        )
    ),
}
"""First parts of paths that are a host's own pages; nobody there has such a name."""
_NAME = patterns.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}")
_REVISION = patterns.compile(r"[A-Za-z0-9][A-Za-z0-9_./+-]{0,199}")
_PACKAGE = patterns.compile(
    r"pkg:([a-z][a-z0-9.+-]*)/((?:(?:@|%40)?[A-Za-z0-9_.-]+/)?[A-Za-z0-9_.-]+)(?:@(.+))?"
)
_PAGE = patterns.compile(r"https?://[^\s]+")

_PREFIXES = {
    "hf": SourceKind.HUGGINGFACE,
    "gh": SourceKind.GITHUB,
    "pypi": SourceKind.PACKAGE,
}


class RemoteTarget(Record, frozen=True, kw_only=True):
    """Something on the network, named but not looked at."""

    kind: SourceKind
    id: str
    """`OWNER/NAME`, `datasets/OWNER/NAME`, `pypi:NAME`, or the URL of a page."""
    revision: str | None = None

    @property
    def source_id(self) -> str:
        """The id that a `Source` of this thing has."""
        return self.id if self.kind is SourceKind.PACKAGE else f"{self.kind.value}:{self.id}"


def parse_address(text: str) -> RemoteTarget | None:
    """What `text` names: a URL, or `hf:`, `gh:`, `pypi:`, `pkg:` with an id and `@revision`.

    Other spellings of these that people paste are understood, see `pasted`.

    `None` when it is none of these, as a bare `OWNER/NAME` is: it may be a folder. A prefix
    with something behind it that cannot be a name raises `InputError`.
    """
    text = unpasted(text)
    prefix, colon, rest = text.partition(":")
    if colon and prefix.lower() in _PREFIXES:
        found = parse_short_id(rest, _PREFIXES[prefix.lower()])
        if found is None:
            raise InputError(f"{text!r} does not name anything; write {prefix}:{_example(prefix)}")
        return found
    if package := _PACKAGE.fullmatch(text):
        registry, name, version = package.groups()
        return RemoteTarget(
            kind=SourceKind.PACKAGE, id=f"{registry}:{unquote(name or '')}", revision=version
        )
    if _PAGE.fullmatch(text):
        return _parse_url(text)
    return None


def parse_short_id(text: str, kind: SourceKind) -> RemoteTarget | None:
    """`OWNER/NAME[@revision]` (for a package `NAME[@version]`); `None` when it is not one."""
    name, at, revision = text.partition("@")
    parts = name.split("/")
    if not all(_NAME.fullmatch(part) for part in parts) or (
        at and not _REVISION.fullmatch(revision)
    ):
        return None
    if kind is SourceKind.PACKAGE:
        right = len(parts) == 1
    elif kind is SourceKind.HUGGINGFACE:
        right = len(parts) == (3 if parts[0] in _HUB_SECTIONS else 2)
    else:
        right = len(parts) == 2
    if not right:
        return None
    return RemoteTarget(
        kind=kind,
        id=f"pypi:{name}" if kind is SourceKind.PACKAGE else name,
        revision=revision or None,
    )


def _example(prefix: str) -> str:
    return "NAME" if prefix.lower() == "pypi" else "OWNER/NAME"


def _parse_url(url: str) -> RemoteTarget:
    """A hub repository, a code repository (both with their `/tree/REVISION`), or else a page."""
    page = RemoteTarget(kind=SourceKind.PAGE, id=url)
    try:
        split = urlsplit(url)
        host = split.hostname or ""
    except ValueError:
        return page
    parts = [unquote(part) for part in split.path.split("/") if part]
    if host in _CODE_HOSTS:
        kind, length = SourceKind.GITHUB, 2
    elif host in _HUB_HOSTS:
        kind, length = SourceKind.HUGGINGFACE, 3 if parts and parts[0] in _HUB_SECTIONS else 2
    else:
        return page
    if parts and parts[0] in _PAGES[kind]:
        return page
    name = "/".join(parts[:length])
    if kind is SourceKind.GITHUB:
        name = name.removesuffix(".git")
    beyond = parts[length:]
    if len(beyond) > 1 and beyond[0] in ("tree", "blob", "commit", "resolve") and "@" not in name:
        name = f"{name}@{beyond[1]}"
    return parse_short_id(name, kind) or page
