"""Reads the links of a text and says what each leads to. Addresses are only read, never opened.

Markdown, HTML and reStructuredText need no parser for this: an address begins with its scheme
and ends at a space, a quote or a bracket that it did not open.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import unquote

from packageurl import PackageURL

from howopen.doors import patterns
from howopen.evidence.bibliography import BibEntry, read_citations
from howopen.evidence.shards import FORMATS, extension
from howopen.model import Record

__all__ = ["BibEntry", "Link", "LinkKind", "read_citations", "read_links"]


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


class Link(Record, frozen=True, kw_only=True):
    """One address in a text."""

    url: str
    """As written, without the punctuation around it; of identifiers and commands the words."""
    kind: LinkKind
    target: str
    """As `LinkKind` says; where it says nothing, host and path."""
    line: int
    """Counted from 1."""
    text: str = ""
    """The words that are linked, where markup tells; at most `MAX_TEXT` characters."""


MAX_URL = 2_000
"""Longer addresses are data, not links; they are left out."""
MAX_TEXT = 200

_WIDE = "\uff0c\u3002\uff1b\uff1a\u3001\uff08\uff09\u3010\u3011\u300a\u300b\u300c\u300d\u201c\u201d"
"""Punctuation of texts in Chinese and Japanese, which have no space after an address."""
_URL = r"(?:https?|ftp|gs|s3)://(?:\\_|[^\s<>\"'`\\^{}|" + _WIDE + r"])+"
_PLACE = patterns.compile(
    r"(?P<url>" + _URL + ")"
    r"|(?P<magnet>magnet:\?[^\s<>\"'`)]+)"
    r"|(?P<git>git@[\w.-]+:[\w.-]+/[\w.-]+)"
    r"|(?P<bare>\b(?:www\.)?(?:github\.com|huggingface\.co|hf\.co|arxiv\.org|doi\.org)/[\w./%~+-]+)"
    r"|(?P<purl>\bpkg:[a-z]+/[\w.%@/+-]+)"
    r"|(?P<arxiv>\barxiv(?:[\s:.}\[\]]|preprint){1,12}(?:[a-z-]+/\d{7}|\d{4}\.\d{4,5})\b)"
    r"|(?P<eprint>\beprint\s*=\s*[\"{]*\s*(?:[a-z-]+/\d{7}|\d{4}\.\d{4,5})\b)"
    r"|(?P<doi>\b10\.\d{4,9}/[^\s\"'<>{}\])`,;" + _WIDE + r"]+)"
    r"|(?P<install>\b(?:pip3?|pipx|conda|mamba|npm|uv|poetry)[ \t]+(?:install|add|i)[ \t]+[^\n`]+)",
    ignore_case=True,
)
_IN_COMMAND = patterns.compile(_URL, ignore_case=True)
_ARXIV_ID = patterns.compile(r"(?:[a-z-]+(?:\.[a-z]{2})?/\d{7}|\d{4}\.\d{4,5})", ignore_case=True)
_NAME = patterns.compile(r"[\w][\w.-]*")
_PACKAGE_NAME = patterns.compile(r"([A-Za-z0-9](?:[\w.-]*\w)?)(?:\[[^\]]*\])?(?:[<>=!~@].*)?")


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


def read_links(text: str) -> tuple[Link, ...]:
    """All links of a text, in order; the same address twice gives two links. Never raises."""
    links: list[Link] = []
    line, counted = 1, 0
    for match in _PLACE.finditer(text):
        start, end = match.span()
        line, counted = line + text.count("\n", counted, start), start
        group = next(name for name, words in match.groupdict().items() if words is not None)
        if group == "install":
            links.extend(_links_of_command(text[start:end], line))
            continue
        url = _trimmed(text[start:end])
        if not url or len(url) > MAX_URL:
            continue
        kind, target = _read_identifier(url, group)
        label = _label(text, start, start + len(url)) if group in ("url", "bare") else ""
        links.append(Link(url=url, kind=kind, target=target, line=line, text=label))
    return tuple(links)


def _links_of_command(command: str, line: int) -> Iterator[Link]:
    """The packages that a command installs by name, and the addresses in it."""
    for words, purl in _installed(command):
        yield Link(url=words, kind=LinkKind.INSTALL, target=purl, line=line)
    for match in _IN_COMMAND.finditer(command):
        url = _trimmed(match.group())
        if url and len(url) <= MAX_URL:
            kind, target = classify_url(url)
            yield Link(url=url, kind=kind, target=target, line=line)


def _read_identifier(words: str, group: str) -> tuple[LinkKind, str]:
    """Kind and target of what a group of the pattern found."""
    if group in ("arxiv", "eprint"):
        return LinkKind.ARXIV, _last_arxiv_id(words)
    if group in ("doi", "purl"):
        return _read_doi(words) if group == "doi" else _read_purl(words)
    if group == "magnet":
        return LinkKind.DOWNLOAD, "magnet"
    if group == "git":
        host, _, path = words.removeprefix("git@").partition(":")
        return classify_url(f"ssh://{host}/{path}")
    return classify_url(words if group == "url" else f"https://{words}")


def _trimmed(words: str) -> str:
    """The address without what follows it in the sentence or the markup."""
    depth = 0
    for at, char in enumerate(words):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
            if depth < 0:
                words = words[:at]
                break
    return words.rstrip(".,:;!?*_~(['\"").replace("\\_", "_").replace("&amp;", "&")


def _label(text: str, start: int, end: int) -> str:
    """The words between the brackets before a Markdown link, or inside an HTML or RST one."""
    if text[max(0, start - 2) : start] == "](":
        before = text[max(0, start - 2 - MAX_TEXT) : start - 2]
        depth = 0
        for at in range(len(before) - 1, -1, -1):
            if before[at] == "]":
                depth += 1
            elif before[at] == "[":
                if depth == 0:
                    return " ".join(before[at + 1 :].split())
                depth -= 1
        return ""
    if text[max(0, start - 1) : start] in ('"', "'"):
        after = text[end : end + 2 * MAX_TEXT]
        inner = after.partition(">")[2] if text[max(0, start - 6) : start - 1] == "href=" else ""
        return " ".join(inner.partition("<")[0].split())[:MAX_TEXT]
    if text[max(0, start - 1) : start] == "<" and text[end : end + 2] == ">`":
        return " ".join(text[max(0, start - MAX_TEXT) : start - 1].rpartition("`")[2].split())
    return ""


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
    if _known_host(host, hosts.other_hubs):
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
        found = _last_arxiv_id("/".join(parts[1:]))
        return (LinkKind.ARXIV, found) if found else (LinkKind.OTHER, "/".join([host, *parts]))
    for at, part in enumerate(parts):
        if part.startswith("10.") and at + 1 < len(parts):
            if host in ("doi.org", "dx.doi.org"):
                return _read_doi("/".join(parts[at:]))
            kind = _kind_by_table(host, parts)
            known = kind in (LinkKind.PROCEEDINGS, LinkKind.PREPRINT_SERVER)
            return (kind, "/".join(parts[at:]).lower()) if known else None
    return None


def _last_arxiv_id(words: str) -> str:
    """The identifier in the words, without its version; empty when there is none."""
    found = ""
    for match in _ARXIV_ID.finditer(words):
        found = match.group()
    return found


def _read_doi(words: str) -> tuple[LinkKind, str]:
    doi = words.lower()
    kind = _hosts().doi.get(doi.partition("/")[0], LinkKind.DOI)
    if kind is LinkKind.ARXIV:
        found = _last_arxiv_id(doi)
        return (LinkKind.ARXIV, found) if found else (LinkKind.DOI, doi)
    return kind, doi


def _read_purl(words: str) -> tuple[LinkKind, str]:
    try:
        purl = PackageURL.from_string(words)
    except ValueError:
        return LinkKind.OTHER, words
    return LinkKind.PACKAGE, _purl(purl.type, purl.namespace, purl.name) or words


def _purl(index: str, namespace: str | None, name: str) -> str:
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
    return _as_package("conda", name) if "anaconda" in labels and len(parts) == 2 else None


INDEX_SHAPES = (
    ("pypi", "pypi", "project"),
    ("pypi", "pypi", "p"),
    ("npm", "npmjs", "package"),
    ("cargo", "crates", "crates"),
    ("brew", "brew", "formula"),
)
"""(type of package URL, a label of the host, first part of the path before the name)."""


def _as_package(index: str, name: list[str]) -> tuple[LinkKind, str] | None:
    target = _purl(index, None, name[0]) if name and name[0] else ""
    return (LinkKind.PACKAGE, target) if target else None


IMAGES = frozenset({"svg", "png", "jpg", "jpeg", "gif", "webp", "ico"})
ARCHIVES = frozenset({"tar", "gz", "tgz", "zip", "zst", "torrent", "7z", "xz", "jsonl", "parquet"})


def _kind_by_table(host: str, parts: list[str]) -> LinkKind:
    """Kind by host, by the host's first label, by a word of the path, in this order."""
    hosts = _hosts()
    last = extension(parts[-1]) if parts else ""
    if last in IMAGES:
        return LinkKind.OTHER
    labels = host.split(".")
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


WITH_VALUE = frozenset(
    {
        *("-r", "-f", "-i", "-c", "-e", "-t", "-n", "--requirement", "--index-url", "--prefix"),
        *("--extra-index-url", "--find-links", "--channel", "--constraint", "--editable"),
        *("--target", "--name", "--python", "--group", "--extra"),
    }
)
"""Options of installers whose next word is not a package."""
PROSE = frozenset(
    {
        *("and", "to", "the", "or", "from", "with", "for", "in", "then", "on", "using", "via"),
        *("if", "first", "of", "as", "it", "this", "command", "is", "will", "package"),
    }
)
"""Words that tell that the command is over and the sentence goes on."""
INDEXES = {"conda": "conda", "mamba": "conda", "npm": "npm"}


def _installed(command: str) -> Iterator[tuple[str, str]]:
    """(words, package URL) of each package that a command installs by name."""
    program, _, *arguments = command.split()
    index = INDEXES.get(program.lower(), "pypi")
    skip = False
    for argument in arguments:
        if argument[0] in "&|;#\\(" or argument.lower() in PROSE:
            return
        word = argument.strip("\"'*,;.:)" + _WIDE)
        if not skip and not argument.startswith("-") and not argument.startswith("."):
            match = _PACKAGE_NAME.fullmatch(word)
            local = "/" in word or word.endswith((".txt", ".whl", ".gz", ".zip"))
            if match is None and not local:
                return
            purl = _purl(index, None, match[1] or "") if match and not local else ""
            if purl:
                yield f"{program} install {match[1] if match else ''}", purl
        skip = argument in WITH_VALUE
        if argument[-1] in ".,;:)" and not argument.startswith("-"):
            return
