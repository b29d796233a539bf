"""Tells what was understood in the reader's language, through the catalogue."""

from __future__ import annotations

from functools import lru_cache

from howopen.locale import ENGLISH, Say, apart, as_written
from howopen.reports.retelling.forms import MORE, NOTE, has_words, message
from howopen.reports.retelling.understanding import KEPT, Number, Part, Said, Several, understood


@lru_cache(maxsize=KEPT)
def retold(text: str, say: Say, group: str = NOTE) -> str | None:
    """A kept English text of ours in the reader's language; `None` when it is none of ours.

    `group` is what it is said of: `note` of a finding, `shows` of a citation, `limit` of terms,
    `unseen` of a source. English comes back as it is. Never raises for a text, whatever it is.
    """
    if say in (ENGLISH, as_written):
        return text
    part = understood(text, group)
    return None if part is None else told(part, say)


def told(part: Part, say: Say) -> str:
    """The words for what was understood."""
    if isinstance(part, str):
        return part
    if isinstance(part, Number):
        return f"{int(part.digits.replace(',', '')):,}".replace(",", say(","))
    if isinstance(part, Several):
        shown = part.between.join(told(each, say) for each in part.parts)
        return say(MORE).format(shown=shown, n=part.more) if part.more else shown
    held = {name: told(each, say) for name, each in part.parts.items()}
    return _worded(part, say).format(**held)


def _worded(said: Said, say: Say) -> str:
    """The form in the reader's language, before anything stands for its placeholders."""
    if not has_words(said.form):
        return said.form
    return apart(say(message(said.form, said.group).key))
