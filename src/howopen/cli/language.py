"""In which language a command speaks to people: what it was told to, else what others do here."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping

import click

from howopen.locale import ENGLISH, LANGUAGES, Tongue, say_in

NAME = "--language"
OWN = "HOWOPEN_LANGUAGE"
_LIST = "LANGUAGE"
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
_PLAIN = ("C", "POSIX")
_LETTERS = "éñ"
_KEPT = "howopen.language"
"""Where a run keeps what `--language` says."""


def language_of(environment: Mapping[str, str]) -> str:
    """The first language of the environment that we speak, as gettext reads it; else English.

    https://www.gnu.org/software/gettext/manual/html_node/The-LANGUAGE-variable.html
    """
    return next((code for code in map(_code, _wished(environment)) if code in LANGUAGES), "en")


def _wished(environment: Mapping[str, str]) -> Iterator[str]:
    """The locales that are asked for, the most wanted first."""
    if environment.get(OWN):
        yield from environment[OWN].split(":")
        return
    locale = next(filter(None, map(environment.get, _LOCALE)), "")
    # Who sets the plain locale wants what programs say as they are written.
    if locale in _PLAIN:
        return
    yield from (environment.get(_LIST) or locale).split(":")


def _code(locale: str) -> str:
    """`fr` of `fr_CA.UTF-8@euro`."""
    return locale.partition("_")[0].partition(".")[0].partition("@")[0].lower()


def tongue() -> Tongue:
    """What gives messages in the language of this run."""
    context = click.get_current_context(silent=True)
    named = context.meta.get(_KEPT) if context is not None else None
    if named is not None:
        return say_in(named)
    # A page of escapes helps nobody: a terminal without accents gets English.
    return say_in(language_of(os.environ)) if _can_be_written() else ENGLISH


def _can_be_written() -> bool:
    """Whether stdout takes the letters of all our languages."""
    try:
        _LETTERS.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _keep(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        context.meta[_KEPT] = say_in(value).language


def option(*, hidden: bool = False) -> click.Option:
    """`--language`; raises `InputError` for one that we do not speak."""
    return click.Option(
        [NAME],
        metavar="|".join(LANGUAGES),
        is_eager=True,
        expose_value=False,
        callback=_keep,
        hidden=hidden,
        help="Of the words for people; also HOWOPEN_LANGUAGE. Data is always in English.",
    )
