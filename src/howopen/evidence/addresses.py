"""Says what an address leads to, by its host and path alone. Nothing is opened."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import unquote

from packageurl import PackageURL

from howopen.doors import patterns
from howopen.evidence.shards import FORMATS, extension

_ARXIV_ID = patterns.compile(r"(?:[a-z-]+(?:\.[a-z]{2})?/\d{7}|\d{4}\.\d{4,5})", ignore_case=True)
_NAME = patterns.compile(r"[\w][\w.-]*")


class LinkKind(StrEnum):
    """What a link leads to, and what `Link.target` then holds."""

    HUB_MODEL = "hub-model"
    """`OWNER/NAME`."""
    HUB_DATASET = "hub-dataset"
    """`OWNER/NAME`, or `NAME` for one of the hub's oldest."""
    HUB_SPACE = "hub-space"
    HUB_COLLECTION = "hub-collection"
    OTHER_HUB = "other-hub"
    """A hub that is not Hugging Face: `OWNER/NAME` where the address shows it."""
    CODE_HOST = "code-host"
    """`OWNER/NAME`."""
    ARXIV = "arxiv"
    """The identifier without a version: `2301.00001`."""
    DOI = "doi"
    """Lower case, from `10.` on."""
    PROCEEDINGS = "proceedings"
    """Published after review: a DOI, or host and path."""
    PREPRINT_SERVER = "preprint-server"
    """An archive other than arXiv: a DOI, or host and path."""
    PACKAGE = "package"
    """A page of a package index, or a package URL: `pkg:pypi/NAME`."""
    INSTALL = "install"
    """A command that installs a package by name: `pkg:pypi/NAME`."""
    CONTAINER = "container"
    DEMO = "demo"
    API = "api"
    BLOG = "blog"
    KAGGLE = "kaggle"
    DOWNLOAD = "download"
    """A file, a drive, a bucket or a torrent."""
    LICENSE = "license"
    OTHER = "other"


class _Hosts:
    """The tables of `data/hosts.toml`, ready for look-up."""

    def __init__(self) -> None:
        text = files("howopen").joinpath("evidence/data/hosts.toml").read_text("utf-8")
        data = tomllib.loads(text)
        self.kinds = _by_word(data["hosts"])
        self.labels = _by_word(data["labels"])
        self.segments = _by_word(data["segments"])
        self.doi = _by_word(data["doi"])
        self.code = frozenset(data["code"]["hosts"])
        self.raw = frozenset(data["code"]["raw"])
        self.not_code_owners = frozenset(data["code"]["not_owners"])
        self.hubs = frozenset(data["hub"]["hosts"])
        self.other_hubs = frozenset(data["hub"]["others"])
        self.not_hub_owners = frozenset(data["hub"]["not_owners"])


def _by_word(table: dict[str, list[str]]) -> dict[str, LinkKind]:
    return {word: LinkKind(kind) for kind, words in table.items() for word in words}


@cache
def _hosts() -> _Hosts:
    return _Hosts()


@lru_cache(maxsize=1 << 14)
def classify_url(url: str) -> tuple[LinkKind, str]:
    """Kind and target of an absolute address. Never raises."""
    scheme, _, rest = url.partition("://")
    place, _, query = rest.partition("#")[0].partition("?")
    host, _, path = place.partition("/")
    host = host.rpartition("@")[2].partition(":")[0].lower().removeprefix("www.")
    parts = [unquote(part) for part in path.split("/") if part]
    everything = "/".join([host, *parts])
    if scheme.lower() in ("gs", "s3"):
        return LinkKind.DOWNLOAD, everything
    for read in (_read_hub, _read_code_host, _read_archive, _read_index):
        found = read(host, parts)
        if found is not None:
            return found
    kind = _kind_by_table(host, parts)
    if kind is LinkKind.PROCEEDINGS and query:
        everything = f"{everything}?{query}"
    return kind, everything


def _known_host(host: str, table: frozenset[str]) -> bool:
    return host in table or any(host.endswith(f".{known}") for known in table)


SHELVES = {
    "datasets": LinkKind.HUB_DATASET,
    "spaces": LinkKind.HUB_SPACE,
    "collections": LinkKind.HUB_COLLECTION,
}
"""First part of a hub's path -> what lies there; models lie at its root."""


def _read_hub(host: str, parts: list[str]) -> tuple[LinkKind, str] | None:
    """Addresses of model hubs."""
    hosts = _hosts()
    if _known_host(host, hosts.other_hubs) and extension(parts[-1] if parts else "") not in IMAGES:
        named = parts[1:3] if parts[:1] in (["models"], ["datasets"]) else parts[:2]
        return LinkKind.OTHER_HUB, "/".join(named)
    if host not in hosts.hubs or not parts:
        return None
    first = parts[0].lower()
    if first in SHELVES:
        named = parts[1:3] if first != "datasets" or len(parts) > 2 else parts[1:2]
        kind = SHELVES[first]
        long_enough = len(named) == 2 or (first == "datasets" and named)
    elif first in hosts.not_hub_owners or first == "papers":
        return _read_hub_page(host, parts)
    else:
        kind, named, long_enough = LinkKind.HUB_MODEL, parts[:2], len(parts) > 1
    if long_enough and _named(named):
        return kind, "/".join(named)
    return LinkKind.OTHER, "/".join([host, *parts])


def _read_hub_page(host: str, parts: list[str]) -> tuple[LinkKind, str]:
    """Pages of a hub that are no repositories: papers by their arXiv id, its blog, the rest."""
    if parts[0] == "papers" and len(parts) > 1 and _ARXIV_ID.fullmatch(parts[1]):
        return LinkKind.ARXIV, parts[1]
    kind = LinkKind.BLOG if parts[0] == "blog" else LinkKind.OTHER
    return kind, "/".join([host, *parts])


def _named(parts: list[str]) -> bool:
    return bool(parts) and all(_NAME.fullmatch(part) for part in parts)


def _read_code_host(host: str, parts: list[str]) -> tuple[LinkKind, str] | None:
    hosts = _hosts()
    if host not in hosts.code and host not in hosts.raw:
        return None
    if len(parts) < 2 or parts[0].lower() in hosts.not_code_owners:
        return LinkKind.OTHER, "/".join([host, *parts])
    owner, name = parts[0].lstrip("~"), parts[1].removesuffix(".git").rstrip(".")
    return (LinkKind.CODE_HOST, f"{owner}/{name}") if _named([owner, name]) else None


def _read_archive(host: str, parts: list[str]) -> tuple[LinkKind, str] | None:
    """Addresses that carry an identifier of arXiv or a DOI."""
    if host.endswith(("arxiv.org", "alphaxiv.org", "ar5iv.org")) and not host.endswith(
        "xarxiv.org"
    ):
        found = last_arxiv_id("/".join(parts[1:]))
        return (LinkKind.ARXIV, found) if found else (LinkKind.OTHER, "/".join([host, *parts]))
    for at, part in enumerate(parts):
        if part.startswith("10.") and at + 1 < len(parts):
            if host in ("doi.org", "dx.doi.org"):
                return read_doi("/".join(parts[at:]))
            kind = _kind_by_table(host, parts)
            known = kind in (LinkKind.PROCEEDINGS, LinkKind.PREPRINT_SERVER)
            return (kind, "/".join(parts[at:]).lower()) if known else None
    return None


def last_arxiv_id(words: str) -> str:
    """The identifier in the words, without its version; empty when there is none."""
    found = ""
    for match in _ARXIV_ID.finditer(words):
        found = match.group()
    return found


def read_doi(words: str) -> tuple[LinkKind, str]:
    """Kind and identifier of a DOI, by who registers its prefix; one of arXiv gives that id."""
    doi = words.lower()
    kind = _hosts().doi.get(doi.partition("/")[0], LinkKind.DOI)
    if kind is LinkKind.ARXIV:
        found = last_arxiv_id(doi)
        return (LinkKind.ARXIV, found) if found else (LinkKind.DOI, doi)
    return kind, doi


def read_purl(words: str) -> tuple[LinkKind, str]:
    """Kind and normal form of a package URL."""
    try:
        purl = PackageURL.from_string(words)
    except ValueError:
        return LinkKind.OTHER, words
    return LinkKind.PACKAGE, package_url(purl.type, purl.namespace, purl.name) or words


def package_url(index: str, namespace: str | None, name: str) -> str:
    """`pkg:INDEX/NAME` as the purl specification normalises names; empty for no such name."""
    try:
        return PackageURL(
            index, namespace, name.replace(".", "-") if index == "pypi" else name
        ).to_string()
    except ValueError:
        return ""


def _read_index(host: str, parts: list[str]) -> tuple[LinkKind, str] | None:
    """Pages of package indexes, by the shape of their addresses."""
    labels = host.split(".")
    name = parts[1:2]
    if "docker" in labels and labels[0] in ("hub", "docker"):
        return LinkKind.CONTAINER, "/".join(part for part in parts if part not in ("r", "_"))
    if parts[:1] == ["package"] and len(parts) > 2 and parts[1].startswith("@"):
        name = ["/".join(parts[1:3])]
    for index, label, first in INDEX_SHAPES:
        if label in labels and parts[:1] == [first]:
            return _as_package(index, name)
    if labels[0] == "anaconda" and len(parts) == 2 and not parts[1].endswith((".sh", ".exe")):
        return _as_package("conda", name)
    return None


INDEX_SHAPES = (
    ("pypi", "pypi", "project"),
    ("pypi", "pypi", "p"),
    ("npm", "npmjs", "package"),
    ("cargo", "crates", "crates"),
    ("brew", "brew", "formula"),
)
"""(type of package URL, a label of the host, first part of the path before the name)."""


def _as_package(index: str, name: list[str]) -> tuple[LinkKind, str] | None:
    target = package_url(index, None, name[0]) if name and name[0] else ""
    return (LinkKind.PACKAGE, target) if target else None


IMAGES = frozenset({"svg", "png", "jpg", "jpeg", "gif", "webp", "ico"})
BADGES = frozenset({"shields", "badgen", "badge"})
ARCHIVES = frozenset({"tar", "gz", "tgz", "zip", "zst", "torrent", "7z", "xz", "jsonl", "parquet"})


def _kind_by_table(host: str, parts: list[str]) -> LinkKind:
    """Kind by host, by the host's first label, by a word of the path, in this order."""
    hosts = _hosts()
    last = extension(parts[-1]) if parts else ""
    labels = host.split(".")
    if last in IMAGES or not BADGES.isdisjoint(labels):
        return LinkKind.OTHER
    for at in range(len(labels) - 1):
        kind = hosts.kinds.get(".".join(labels[at:]))
        if kind is not None:
            return kind
    if last in ARCHIVES or last in FORMATS or "storage" in parts or labels[0] in ("s3", "gs"):
        return LinkKind.DOWNLOAD
    if labels[0] in hosts.labels:
        return hosts.labels[labels[0]]
    for part in parts:
        if part.lower() in hosts.segments:
            return hosts.segments[part.lower()]
    return (
        LinkKind.LICENSE
        if last in ("", "txt", "html", "md") and _license_page(parts)
        else LinkKind.OTHER
    )


def _license_page(parts: list[str]) -> bool:
    return any(word in part.lower() for part in parts for word in ("license", "licence"))
