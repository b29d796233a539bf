"""Every exception that howopen raises on purpose.

    HowopenError
    ├── InputError        what you typed: a path, an id, a question, an option
    ├── SourceError       the world: a source could not be read
    │   └── NotFound      it is not there
    └── DataError         a file is not what it says it is

The message says what happened, to which thing, and what to do next. Anything else that
escapes is a bug and shows its traceback.
"""

from __future__ import annotations


class HowopenError(Exception):
    """Base of everything raised on purpose; its text is a sentence for the user."""


class InputError(HowopenError):
    """Something in the call itself is wrong; trying again unchanged cannot help."""


class SourceError(HowopenError):
    """A source could not be read."""


class NotFound(SourceError):
    """There is nothing at that place."""


class DataError(HowopenError):
    """A file or document is not what it says it is."""
