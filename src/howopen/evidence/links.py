"""Reads the links of a text and says what each leads to. Addresses are only read, never opened.

Markdown, HTML and reStructuredText need no parser for this: an address begins with its scheme
and ends at a space, a quote or a bracket that it did not open.
"""

from __future__ import annotations

from collections.abc import Iterator

from howopen.doors import patterns
from howopen.evidence.addresses import (
    LinkKind,
    classify_url,
    last_arxiv_id,
    package_url,
    read_doi,
    read_purl,
)
from howopen.evidence.bibliography import BibEntry, read_citations
from howopen.model import Record

__all__ = ["BibEntry", "Link", "LinkKind", "classify_url", "read_citations", "read_links"]


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
    r"|(?P<arxiv>\barxiv(?:[\s:.}\[\]]|preprint){1,12}(?:[a-z-]+/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?\b)"
    r"|(?P<eprint>\beprint\s*=\s*[\"{]*\s*(?:[a-z-]+/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?\b)"
    r"|(?P<doi>\b10\.\d{4,9}/[^\s\"'<>{}\])`,;" + _WIDE + r"]+)"
    r"|(?P<install>\b(?:pip3?|pipx|conda|mamba|npm|uv|poetry)[ \t]+(?:install|add|i)[ \t]+[^\n`]+)",
    ignore_case=True,
)
_IN_COMMAND = patterns.compile(_URL, ignore_case=True)
_PACKAGE_NAME = patterns.compile(r"([A-Za-z0-9](?:[\w.-]*\w)?)(?:\[[^\]]*\])?(?:[<>=!~@].*)?")


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
        return LinkKind.ARXIV, last_arxiv_id(words)
    if group in ("doi", "purl"):
        return read_doi(words) if group == "doi" else read_purl(words)
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
            purl = package_url(index, None, match[1] or "") if match and not local else ""
            if purl:
                yield f"{program} install {match[1] if match else ''}", purl
        skip = argument in WITH_VALUE
        if argument[-1] in ".,;:)" and not argument.startswith("-"):
            return
