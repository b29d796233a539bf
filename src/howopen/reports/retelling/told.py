"""Words for a page in the reader's language, and whether some of them are English after all."""

from __future__ import annotations

from howopen.locale import Say
from howopen.model import Record
from howopen.reports.retelling.forms import NOTE
from howopen.reports.retelling.telling import retold


class Told(Record, frozen=True, kw_only=True):
    """Words for a page, and what of them is English on a page of any language."""

    text: str
    english: bool = False
    """Whether `text` could not be told in the reader's language."""
    note: str = ""
    """What follows `text`: a note that was kept."""
    note_english: bool = False
    """Whether `note` could not be told in the reader's language."""
    findings: tuple[str, ...] = ()
    """Ids of those that a reason rests on."""

    @property
    def whole(self) -> str:
        """The words with what follows them."""
        return f"{self.text} {self.note}".strip()


def told_of(text: str, say: Say, group: str = NOTE) -> Told:
    """A kept text in the reader's language, else as it was kept."""
    words = retold(text, say, group)
    return Told(text=text if words is None else words, english=words is None)


def beside(head: str, kept: str, say: Say, group: str = NOTE) -> Told:
    """`HEAD: kept text`, the head in the reader's language already."""
    words = retold(kept, say, group)
    form = say("{what}: {note}")
    if words is not None:
        return Told(text=form.format(what=head, note=words))
    return Told(text=form.format(what=head, note="").rstrip(), note=kept, note_english=True)
