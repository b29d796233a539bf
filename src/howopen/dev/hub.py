"""The stand-in model hub: records, file trees, files and collections, as the hub's client asks.

Forms of addresses and headers: huggingface_hub, `HfApi` and `utils/_http.py` (`X-Error-Code`,
`X-Repo-Commit`, `X-Linked-Size`, `X-Linked-ETag`), and the hub's API documentation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote, urlencode

from howopen.dev.answers import Answer, Request, content, json, redirect, text
from howopen.dev.hub_collections import collection_of
from howopen.dev.hub_files import HubFile, file_of, tree_of
from howopen.dev.hub_info import info_of, recorded_info
from howopen.dev.library import Held
from howopen.model import Completeness, SourceKind

if TYPE_CHECKING:
    from howopen.dev.standin import StandIn

__all__ = ["CDN", "answer_from_cdn", "answer_hub"]

CDN: Final = "_lfs"
"""First segment of a large file's address on the second origin."""
PARTIAL: Final = "X-Howopen-Listing"
CARD: Final = "X-Howopen-Card"
_SECTIONS: Final = {"models": "", "datasets": "datasets/", "spaces": "spaces/"}
_VERBS: Final = ("revision", "tree", "resolve", "raw", "refs")
_MAIN: Final = ("main", "HEAD", "refs/heads/main")
_UNRECORDED: Final = "unrecorded"
"""Leads to the rest of a listing of which only a part was recorded: there is none."""
_DEEPEST: Final = 1000
"""Most rows of a file tree in one answer, whatever a client asks for."""


class _Asked(NamedTuple):
    """What an address means: a repository, what of it, at which revision, and the rest."""

    name: str
    """`OWNER/NAME`, `datasets/OWNER/NAME`, or a name without an owner."""
    action: str = ""
    revision: str = "main"
    path: str = ""


def answer_hub(standin: StandIn, request: Request) -> Answer:
    """What the hub says to a request."""
    parts = request.parts
    if parts[:2] == ["api", "collections"]:
        found = collection_of(standin.library, "/".join(parts[2:]))
        return json(found) if found else _error(404, "Collection not found", "RepoNotFound")
    if parts[:1] == ["api"]:
        if len(parts) < 3 or parts[1] not in _SECTIONS:
            return _error(404, "Sorry, we can't find the page you are looking for.")
        asked = _parsed(standin, _SECTIONS[parts[1]], parts[2:])
    else:
        section = f"{parts[0]}/" if parts[:1] in (["datasets"], ["spaces"]) else ""
        asked = _parsed(standin, section, parts[1:] if section else parts)
    return _of_repository(standin, request, asked)


def _parsed(standin: StandIn, section: str, parts: list[str]) -> _Asked:
    whole = section + "/".join(parts[:2])
    known = standin.library.find(SourceKind.HUGGINGFACE, whole) is not None
    length = 1 if len(parts) > 1 and parts[1] in _VERBS and not known else 2
    name, rest = section + "/".join(parts[:length]), parts[length:]
    if not rest:
        return _Asked(name)
    revision = rest[1] if len(rest) > 1 else "main"
    return _Asked(name, rest[0], revision, "/".join(rest[2:]))


def _of_repository(standin: StandIn, request: Request, asked: _Asked) -> Answer:
    held = standin.library.find(SourceKind.HUGGINGFACE, asked.name)
    if held is None:
        return _not_held(standin, request, asked.name)
    if held.name != asked.name:
        moved = quote(held.name).join(request.target.split(quote(asked.name), 1))
        return redirect(moved, 307)
    if asked.action not in _ACTIONS:
        return _error(404, "Sorry, we can't find the page you are looking for.")
    if asked.revision not in (*_MAIN, held.revision, held.listed.revision):
        return _error(404, f"Invalid rev id: {asked.revision}", "RevisionNotFound")
    return _ACTIONS[asked.action](standin, request, held, asked.path)


def _info(standin: StandIn, request: Request, held: Held, _: str) -> Answer:
    blobs = request.query.get("blobs") == "true"
    mode = standin.manners.gates.get(held.name.lower(), "")
    only = standin.manners.only_recorded
    given = standin.library.remembered(
        (held, "its record", blobs, mode, only),
        lambda: json(
            recorded_info(held) if only else info_of(standin.library, held, blobs=blobs, gated=mode)
        ),
    )
    return given.with_headers(_commit(held.revision) | _partly(held))


def _refs(_standin: StandIn, _request: Request, held: Held, _: str) -> Answer:
    branch = {"name": "main", "ref": "refs/heads/main", "targetCommit": held.revision}
    return json({"branches": [branch], "converts": [], "tags": []})


def _not_held(standin: StandIn, request: Request, name: str) -> Answer:
    if standin.library.is_missing(SourceKind.HUGGINGFACE, name):
        return _error(503, f"{name} could not be had when this was recorded")
    for other in standin.library.names(SourceKind.HUGGINGFACE):
        held = standin.library.find(SourceKind.HUGGINGFACE, other)
        if held is not None and held.info.get("modelId") == name != other:
            return redirect(quote(other).join(request.target.split(quote(name), 1)), 307)
    if standin.manners.missing_as_401 and not request.token:
        return _error(401, "Invalid username or password.", "RepoNotFound")
    return _error(404, "Repository not found", "RepoNotFound")


def _tree(standin: StandIn, request: Request, held: Held, below: str) -> Answer:
    if held.listing is Completeness.NONE:
        said = _error(501, f"no listing of {held.name} was recorded")
        return said.with_headers({PARTIAL: "none"})
    start = f"{below.strip('/')}/" if below.strip("/") else ""
    rows = [row for row in tree_of(standin.library, held) if row["path"].startswith(start)]
    if start and not rows:
        return _error(404, f"{below} does not exist on main", "EntryNotFound")
    query = request.query
    if query.get("cursor") == _UNRECORDED:
        return _error(501, f"the rest of {held.name}'s listing was not recorded")
    if query.get("recursive", "").lower() != "true":
        rows = [row for row in rows if "/" not in row["path"].removeprefix(start)]
    limit = min(_number(query.get("limit", ""), _DEEPEST), standin.manners.page_size)
    first = _number(query.get("cursor", ""), 0)
    given = json(rows[first : first + limit])
    headers = _commit(held.revision) | _partly(held)
    if first + limit < len(rows):
        more = urlencode({**query, "cursor": str(first + limit)})
        headers["Link"] = f'<{standin.origin}{request.path}?{more}>; rel="next"'
    elif held.listing is Completeness.PARTIAL:
        more = urlencode({**query, "cursor": _UNRECORDED})
        headers["Link"] = f'<{standin.origin}{request.path}?{more}>; rel="next"'
    return given.with_headers(headers)


def _number(word: str, default: int) -> int:
    return int(word) if word.isdecimal() else default


def _resolved(standin: StandIn, request: Request, held: Held, path: str) -> Answer:
    commit = _commit(held.revision)
    if held.name.lower() in standin.manners.gates:
        if not request.token:
            said = f"Access to {held.name} is restricted. You must have access to it and be"
            refused = _error(401, f"{said} authenticated to access it.", "GatedRepo")
            return refused.with_headers(commit)
        if request.token not in standin.manners.tokens:
            said = f"Access to {held.name} is restricted and you are not in the authorized list."
            return _error(403, said, "GatedRepo").with_headers(commit)
    found = file_of(standin.library, held, path)
    if found is None or (standin.manners.only_recorded and not _is_recorded(held, found)):
        return _error(404, "Entry not found", "EntryNotFound").with_headers(commit)
    if found.is_lfs:
        return _elsewhere(standin, held, found).with_headers(commit)
    given = content(found.body, _type_of(path), etag=f'"{found.oid}"')
    if path.lower() == "readme.md" and held.card is Completeness.PARTIAL:
        commit[CARD] = held.card.value
    return given.with_headers(commit)._replace(ranges=True)


def _is_recorded(held: Held, found: HubFile) -> bool:
    return found.path in held.kept or found.is_lfs


def _elsewhere(standin: StandIn, held: Held, found: HubFile) -> Answer:
    """A redirect to a signed address on the second origin, as the hub gives for large files."""
    place = f"{CDN}/{held.name}/{found.path}"
    name = found.path.rpartition("/")[2]
    signed = {
        "response-content-disposition": f'attachment; filename="{name}"',
        "Expires": "4102444800",
        "Signature": standin.signature,
    }
    answer = redirect(f"{standin.cdn_origin}/{quote(place)}?{urlencode(signed)}")
    return answer.with_headers(
        {
            "X-Linked-Size": str(found.body.size_bytes),
            "X-Linked-ETag": f'"{found.sha256}"',
            "Accept-Ranges": "bytes",
        }
    )


def answer_from_cdn(standin: StandIn, request: Request) -> Answer:
    """A large file by its signed address. Like a real store it takes a signature or a token."""
    if "authorization" in request.headers:
        return text("InvalidArgument: only one way to authenticate is allowed", status=400)
    if request.query.get("Signature") != standin.signature:
        return text("AccessDenied", status=403)
    parts = request.parts[1:]
    length = 3 if parts[:1] in (["datasets"], ["spaces"]) else 2
    held = standin.library.find(SourceKind.HUGGINGFACE, "/".join(parts[:length]))
    found = held and file_of(standin.library, held, "/".join(parts[length:]))
    if not found:
        return text("NoSuchKey", status=404)
    given = content(found.body, "application/octet-stream", etag=f'"{found.sha256}"')
    return given._replace(ranges=True)


_ACTIONS: Final = {
    "": _info,
    "revision": _info,
    "tree": _tree,
    "resolve": _resolved,
    "raw": _resolved,
    "refs": _refs,
}
"""What follows a repository's name -> who answers."""


def _error(status: int, message: str, code: str = "") -> Answer:
    """A refusal as the hub words it: in JSON and in headers."""
    headers = {"X-Error-Message": message} | ({"X-Error-Code": code} if code else {})
    return json({"error": message}, status=status).with_headers(headers)


def _commit(commit: str) -> dict[str, str]:
    return {"X-Repo-Commit": commit}


def _partly(held: Held) -> dict[str, str]:
    whole = held.listing is Completeness.COMPLETE
    return {} if whole else {PARTIAL: held.listing.value}


def _type_of(path: str) -> str:
    suffix = path.rpartition(".")[2].lower()
    if suffix == "json":
        return "application/json"
    return "text/plain; charset=utf-8"
