"""The stand-in code host: one archive per repository, behind a redirect, as GitHub gives it.

GitHub Docs, "Downloading source code archives": `/OWNER/NAME/archive/REF.tar.gz`; the archive is
one of `git archive`, whose global head has the commit as its comment.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import msgspec

from howopen.dev.answers import Answer, Body, Request, content, redirect, text
from howopen.dev.library import Held, Item
from howopen.doors.archive_writing import Member, tar_gz
from howopen.model import SourceKind

if TYPE_CHECKING:
    from howopen.dev.standin import StandIn

__all__ = ["PREFIX", "answer_github", "archive_of", "setup_of"]

PREFIX: Final = "_github"
_CODELOAD: Final = "codeload"
_SUFFIX: Final = ".tar.gz"
_HEAD: Final = ("HEAD", "main", "refs/heads/main")
_LEAST_DIGITS: Final = 7
"""Of a commit that is abbreviated."""
_METADATA: Final = ".metadata.json"
_COMPUTED: Final = "(computed)"
"""What a recording says of an argument of setup() that is no literal."""


def answer_github(standin: StandIn, request: Request) -> Answer:
    """What the code host says to a request."""
    parts = request.parts[1:]
    if parts[:1] == [_CODELOAD] and parts[3:4] == ["tar.gz"]:
        return _archive(standin, parts[1], parts[2], "/".join(parts[4:]))
    if parts[2:3] == ["archive"] and parts[-1].endswith(_SUFFIX):
        ref = "/".join(parts[3:]).removesuffix(_SUFFIX)
        found = _archive(standin, parts[0], parts[1], ref)
        if found.status != 200:
            return found
        place = "/".join((PREFIX, _CODELOAD, parts[0], parts[1], "tar.gz", ref))
        return redirect(f"{standin.origin}/{quote(place)}")
    return text("Not Found", status=404)


def _archive(standin: StandIn, owner: str, name: str, ref: str) -> Answer:
    full = f"{owner}/{name.removesuffix('.git')}"
    held = standin.library.find(SourceKind.GITHUB, full)
    if held is None:
        if standin.library.is_missing(SourceKind.GITHUB, full):
            return text(f"{full} could not be had when this was recorded", status=503)
        return text("404: Not Found", status=404)
    commit = held.revision
    by_commit = len(ref) >= _LEAST_DIGITS and commit.startswith(ref.lower())
    if not by_commit and ref not in (*_HEAD, held.listed.revision):
        return text("404: Not Found", status=404)
    packed = standin.library.remembered((held, "its archive"), lambda: archive_of(held))
    top = f"{held.name.partition('/')[2]}-{commit}"
    given = content(Body(packed, len(packed)), "application/x-gzip", etag=f'W/"{commit}"')
    named = {"Content-Disposition": f"attachment; filename={top}{_SUFFIX}"}
    return given.with_headers(named)._replace(chunked=True)


def archive_of(held: Held) -> bytes:
    """The archive: what is kept as it is, the rest as zeros of the recorded size."""
    commit = held.revision
    top = f"{held.name.partition('/')[2]}-{commit}"
    members = [Member(f"{top}/", type="tree")]
    for item in held.items.values():
        path = f"{top}/{item.path}"
        if item.type in ("tree", "submodule"):
            members.append(Member(f"{path}/", type="tree"))
        elif item.type == "symlink":
            leads = held.content(item.path) if item.path in held.kept else b"elsewhere"
            members.append(Member(path, leads, type="symlink"))
        elif item.listed or not item.path.endswith(_METADATA):
            members.append(_file(held, item, path))
    return tar_gz(members, comment=commit, modified=_modified(held))


def _file(held: Held, item: Item, path: str) -> Member:
    """Kept bytes; a setup.py that says what was kept of one; else nothing but zeros.

    The size of kept bytes differs from the listed one where the recorder rewrote links.
    """
    if item.path in held.kept:
        return Member(path, held.content(item.path))
    if f"{item.path}{_METADATA}" in held.kept:
        size = item.size_bytes or 0
        made = setup_of(held.content(f"{item.path}{_METADATA}"))
        return Member(path, made.ljust(size, b"\n"))
    return Member(path, size_bytes=item.size_bytes)


def setup_of(metadata: bytes) -> bytes:
    """A `setup.py` whose call has these arguments: literals, or a call where one was computed."""
    said: dict[str, Any] = msgspec.json.decode(metadata, type=dict[str, Any])
    lines = [
        f"    {name}={'computed()' if value == _COMPUTED else repr(value)},"
        for name, value in said.items()
        if name.isidentifier()
    ]
    return "\n".join(("from setuptools import setup", "", "setup(", *lines, ")", "")).encode()


def _modified(held: Held) -> int:
    try:
        return int(datetime.fromisoformat(str(held.repo.get("commit_date"))).timestamp())
    except ValueError:
        return 0
