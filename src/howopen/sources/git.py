"""What a checkout's `.git` says of itself, read as text: no git is run, no hook, no filter."""

from __future__ import annotations

from typing import Final, NamedTuple
from urllib.parse import urlsplit

from howopen.doors import patterns
from howopen.doors.paths import Folder, decode
from howopen.errors import DataError, NotFound

_MAX_BYTES: Final = 4 << 20
_COMMIT = patterns.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_SECTION = patterns.compile(r"\s*\[([^\]]*)\]")
_URL = patterns.compile(r"\s*url\s*=\s*(\S+)\s*")
_SSH = patterns.compile(r"(?:[A-Za-z0-9_.-]+@)?([A-Za-z0-9.-]+):([^/].*)")


class Checkout(NamedTuple):
    """Where a checkout came from."""

    commit: str | None = None
    url: str = ""
    """Of the remote `origin`, as a web address without user or password; empty when unknown."""


def read_checkout(folder: Folder) -> Checkout:
    """The commit and origin of the git checkout whose top is `folder`; never raises."""
    return Checkout(_commit(folder), web_address(_origin(_text(folder, ".git/config"))))


def web_address(url: str) -> str:
    """A git remote as `https://HOST/PATH`, with no user, password or `.git`; else empty."""
    if "://" not in url and (ssh := _SSH.fullmatch(url)):
        host, path = ssh[1], ssh[2]
    else:
        try:
            split = urlsplit(url)
            host, path = split.hostname, split.path
        except ValueError:
            return ""
        if split.scheme not in ("https", "http", "ssh", "git"):
            return ""
    if not host or not path:
        return ""
    return f"https://{host}/{path.strip('/').removesuffix('.git')}"


def _commit(folder: Folder) -> str | None:
    head = _text(folder, ".git/HEAD").strip()
    if head.startswith("ref:"):
        name = head.removeprefix("ref:").strip()
        if not name.startswith("refs/"):
            return None
        head = _text(folder, f".git/{name}").strip() or _packed(folder, name)
    return head if _COMMIT.fullmatch(head) else None


def _packed(folder: Folder, name: str) -> str:
    for line in _text(folder, ".git/packed-refs").split("\n"):
        commit, _, ref = line.partition(" ")
        if ref == name:
            return commit
    return ""


def _origin(config: str) -> str:
    inside = False
    for line in config.split("\n"):
        if section := _SECTION.match(line):
            inside = section[1] == 'remote "origin"'
        elif inside and (url := _URL.fullmatch(line)):
            return url[1] or ""
    return ""


def _text(folder: Folder, path: str) -> str:
    try:
        data, _ = folder.read_data(path, _MAX_BYTES)
    except (DataError, NotFound):
        return ""
    return decode(data)
