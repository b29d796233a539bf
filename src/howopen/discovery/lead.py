"""A lead: a place that a release names and that was not looked at yet."""

from __future__ import annotations

from enum import StrEnum

from howopen.model import Citation, Record, SourceRole
from howopen.sources.address import RemoteTarget


class Kind(StrEnum):
    """What a lead leads to; the words of `--without`."""

    MODEL = "model"
    CODE = "code"
    DATA = "data"
    PAPER = "paper"
    PACKAGE = "package"
    PAGE = "page"
    COLLECTION = "collection"
    BASE = "base"


class Lead(Record, frozen=True, kw_only=True):
    """One place to look at next."""

    kind: Kind
    target: RemoteTarget
    role: SourceRole
    """Whose it is: the release's own, or one that it only names."""
    named: Citation
    """The place that names it."""

    @property
    def found(self) -> str:
        """The place that names it, in a line: `SOURCE PATH:LINE`."""
        line = f":{self.named.lines[0]}" if self.named.lines else ""
        return f"{self.named.source} {self.named.path}{line}".rstrip()
