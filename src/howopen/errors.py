"""Every exception that howopen raises on purpose.

    HowopenError
    ├── InputError        what you typed: a path, an id, a question, an option
    ├── SourceError       the world: a source could not be read
    │   ├── NotFound      it is not there
    │   ├── Gated         it is there, and only those who were let in may read it
    │   ├── Refused       an address that we do not connect to
    │   ├── RateLimited   asked to come back later than we can wait
    │   ├── Unreachable   no whole answer after all attempts
    │   ├── TooLarge      more than we take
    │   ├── BudgetSpent   this run has asked for all that it may
    │   └── Offline       not kept from an earlier run, and this one does not ask
    ├── StoreError        the cache: what was fetched cannot be kept or read back
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


class Gated(SourceError):
    """It is there, and only those who were let in may read it."""


class Refused(SourceError):
    """An address that we do not connect to: private, not encrypted, or spelled oddly."""


class RateLimited(SourceError):
    """The server asks to come back later than this run can wait."""


class Unreachable(SourceError):
    """No whole answer after all attempts."""


class TooLarge(SourceError):
    """More than we take of one thing."""


class BudgetSpent(SourceError):
    """A run has asked for all that it may."""


class Offline(SourceError):
    """Not kept from an earlier run, and this run asks nobody."""


class StoreError(HowopenError):
    """What was fetched cannot be kept or read back."""


class DataError(HowopenError):
    """A file or document is not what it says it is."""
