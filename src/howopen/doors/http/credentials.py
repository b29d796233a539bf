"""Keeps what a request shows to say who asks out of what is kept, said or passed on.

No server has a reason to send a credential back. One that does, as some error pages do, must not
make it part of a cache, a message or an address.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from contextlib import suppress
from typing import TypeVar

from msgspec import structs

from howopen.doors.http.reply import Reply
from howopen.errors import SourceError

__all__ = ["credentials_of", "error_without", "reply_without"]

_LEAST = 8
"""Characters; a shorter word stands in texts by chance."""
_INSTEAD = "(credential)"
_Error = TypeVar("_Error", bound=SourceError)


def credentials_of(headers: Mapping[str, str]) -> tuple[str, ...]:
    """The words in the Authorization header of a request (lower-case names) that are secret."""
    scheme, _, said = headers.get("authorization", "").partition(" ")
    secrets = [said.strip() or scheme]
    if scheme.lower() == "basic":
        with suppress(ValueError):
            secrets.append(b64decode(said).decode().partition(":")[2])
    return tuple(secret for secret in secrets if len(secret) >= _LEAST)


def reply_without(reply: Reply, secrets: tuple[str, ...]) -> Reply:
    """The reply with other words in the place of the secret ones."""
    for secret in secrets:
        said = (reply.final_url, *reply.headers.values())
        if secret.encode() in reply.body or any(secret in text for text in said):
            reply = structs.replace(
                reply,
                final_url=reply.final_url.replace(secret, _INSTEAD),
                headers={k: v.replace(secret, _INSTEAD) for k, v in reply.headers.items()},
                body=reply.body.replace(secret.encode(), _INSTEAD.encode()),
            )
    return reply


def error_without(error: _Error, secrets: tuple[str, ...]) -> _Error:
    """The error with other words in the place of the secret ones in its message."""
    text = str(error)
    for secret in secrets:
        text = text.replace(secret, _INSTEAD)
    return error if text == str(error) else type(error)(text)
