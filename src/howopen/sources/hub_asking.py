"""Asks the hub through its client, and turns what that raises into our errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, TypeVar

from howopen.errors import Gated, InputError, NotFound, SourceError, Unreachable
from howopen.sources.hub_answers import name_of

if TYPE_CHECKING:
    from huggingface_hub.errors import HfHubHTTPError

    from howopen.doors.http.hub_session import Session

_T = TypeVar("_T")

CLOSED: Final = (401, 403, 451)
"""Statuses of a repository or file that not everybody may read."""

# What parsing an answer of another shape raises in the client; it checks none of it.
_MISSHAPEN = (
    *(ValueError, TypeError, KeyError, AttributeError),
    *(IndexError, RecursionError, OverflowError),
)


def asked(session: Session, what: str, ask: Callable[[], _T]) -> _T:
    """What the client gives; what it raises becomes one of our errors.

    An answer that is not what it should be is doubted: it is not taken for the hub's word again.
    """
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, SafetensorsParsingError

    from howopen.doors.http.client_transport import CLIENT_ERRORS

    shown = name_of(what)
    try:
        return ask()
    except SourceError:
        raise
    except HfHubHTTPError as error:
        raise _refusal(shown, error, with_token=session.with_token) from error
    except HFValidationError as error:
        raise InputError(f"{shown} is no name of the hub; write ORG/NAME") from error
    except SafetensorsParsingError as error:
        session.doubt()
        raise Unreachable(f"{shown} does not begin as a safetensors file does") from error
    except (*_MISSHAPEN, *CLIENT_ERRORS) as error:
        session.doubt()
        raise Unreachable(f"{shown}: the hub's answer is not what it should be") from error


def each(session: Session, what: str, items: Iterator[_T]) -> Iterator[_T]:
    """The items one by one, for each of which the client may ask the hub."""
    end = object()
    while (item := asked(session, what, lambda: next(items, end))) is not end:
        yield item  # type: ignore[misc]


def closed(what: str, status: int, *, with_token: bool) -> Gated:
    """What a refusal means for who asked with a token, or as nobody."""
    if status == 401 and with_token:
        return Gated(f"{what} is not shown: the hub does not take your token; renew HF_TOKEN")
    return Gated(f"{what} is behind a gate: only those let in may read it")


def _refusal(shown: str, error: HfHubHTTPError, *, with_token: bool) -> SourceError:
    from huggingface_hub.errors import (
        GatedRepoError,
        RepositoryNotFoundError,
        RevisionNotFoundError,
    )

    status = error.response.status_code if error.response is not None else 0
    if isinstance(error, RevisionNotFoundError):
        return NotFound(f"{shown} has no such revision; check what stands behind the @")
    # A gate is a kind of not being there, in the client's own tree of errors.
    if isinstance(error, RepositoryNotFoundError) and not isinstance(error, GatedRepoError):
        return NotFound(f"{shown} is not on the hub, or is private; check the name")
    if status in (404, 410):
        return NotFound(f"{shown} is not on the hub")
    if isinstance(error, GatedRepoError) or status in CLOSED:
        return closed(shown, status, with_token=with_token)
    return Unreachable(f"{shown}: the hub answered {status}")
