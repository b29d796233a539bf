"""A code repository, as one archive of a revision: no quota of an API is used.

The archive is read while it arrives and never written; kept are its listing and its texts. Its
commit stands in the archive itself (git-archive, "--format": the pax comment).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import msgspec

from howopen.doors.archives import ArchiveLimits, read_tarball
from howopen.errors import Gated, NotFound, Unreachable
from howopen.model import Completeness, Entry, Record
from howopen.sources.address import RemoteTarget
from howopen.sources.endpoints import Endpoints
from howopen.sources.exchange import Fetched, texts_of, to_json, tree_json, web_address
from howopen.sources.wanted import SETUP, keeps, rank_of, setup_metadata

if TYPE_CHECKING:
    from howopen.doors.http import HttpDoor

MAX_ARCHIVE_BYTES: Final = 500 << 20
"""Of the archive as it is sent; what follows is not read, and the listing is partial."""
READ_AS: Final = "tarball/1"
"""Names what is kept of an archive; a new number makes older extracts be fetched again."""


class _Extract(Record, frozen=True, kw_only=True):
    """What is kept of an archive."""

    commit: str | None
    entries: tuple[Entry, ...]
    files: dict[str, bytes]
    remarks: tuple[str, ...]
    complete: bool
    damaged: bool = False


_EXTRACT: Final = msgspec.msgpack.Decoder(_Extract)
"""Made here, once: two threads that each decode a type for the first time can crash msgspec."""


def fetch_github(
    door: HttpDoor, endpoints: Endpoints, target: RemoteTarget, token: str | None = None
) -> Fetched:
    """The repository at its default branch, or at the target's revision.

    `token` is the user's. Raises `NotFound`, `Gated` or another `SourceError`.
    """
    ref = quote(target.revision or "HEAD", safe="/")
    url = f"{endpoints.github}/{target.id}/archive/{ref}.tar.gz"
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    reply = door.fetch(
        url, headers=headers, max_bytes=MAX_ARCHIVE_BYTES, reduce=_extract, read_as=READ_AS
    )
    if reply.status in (404, 410):
        which = f" at {target.revision}" if target.revision else ""
        raise NotFound(f"{target.id}{which} is not on GitHub, or is private; check the name")
    if reply.status == 401 and token:
        raise Gated(f"{target.id}: GitHub does not take your token; renew GITHUB_TOKEN")
    if reply.status in (401, 403, 451):
        raise Gated(f"{target.id}: GitHub does not let us read it ({reply.status})")
    if reply.status != 200:
        raise Unreachable(f"{target.id}: GitHub answered {reply.status}")
    extract = _EXTRACT.decode(reply.body)
    remarks = list(extract.remarks)
    if extract.commit is None:
        remarks.append("the archive does not say which commit it is of")
    if extract.damaged or extract.commit is None or not extract.entries:
        door.doubt(url, headers=headers, read_as=READ_AS)
    if not extract.entries:
        raise Unreachable(f"{target.id}: the archive that GitHub gave holds no files")
    whole = extract.complete
    owner, _, name = target.id.partition("/")
    layout = {
        "repo.json": to_json(
            {
                "source": "github",
                "owner": owner,
                "name": name,
                "commit": extract.commit,
                "url": web_address(target),
            }
        ),
        "tree.json": tree_json(extract.entries),
        **texts_of(extract.files, remarks),
    }
    return Fetched(
        target=target,
        url=web_address(target),
        files=layout,
        revision=extract.commit,
        read=reply.when[:10],
        card=Completeness.COMPLETE if whole else Completeness.PARTIAL,
        listing=Completeness.COMPLETE if whole else Completeness.PARTIAL,
        remarks=tuple(remarks),
    )


def _extract(chunks: Iterator[bytes]) -> bytes:
    """What is kept of an archive, from its bytes as they arrive."""
    archive = read_tarball(chunks, wanted=keeps, limits=ArchiveLimits(), rank=rank_of)
    files = {}
    for path, content in archive.files.items():
        if path.rpartition("/")[2] != SETUP:
            files[path] = content
        elif (metadata := setup_metadata(content)) is not None:
            files[f"{path}.metadata.json"] = metadata
    extract = _Extract(
        commit=archive.commit,
        entries=archive.entries,
        files=dict(sorted(files.items())),
        remarks=archive.remarks,
        complete=archive.complete,
        damaged=archive.damaged,
    )
    return msgspec.msgpack.encode(extract)
