"""Which definitions are meant by what somebody named: an id, another name, or a file of theirs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from howopen.doors.paths import Folder
from howopen.doors.terminal import printable
from howopen.errors import DataError, InputError, SourceError
from howopen.findings import questions
from howopen.frameworks import Framework, frameworks, named
from howopen.frameworks.definition_file import parse_definition

SUFFIX = ".toml"
Named = str | Path | Framework
"""An id, another name, the path of a file, or a definition itself."""


def definitions_of(names: Named | Iterable[Named] | None) -> tuple[Framework, ...]:
    """The definitions meant, in the order given, each once; without names the usual ones.

    A single one may be given as it is. The usual ones are those that come with howopen and that no
    newer version has superseded. Raises what `definition_of` raises.
    """
    if names is None:
        return tuple(f for f in frameworks().values() if not f.superseded_by)
    if isinstance(names, str | Path | Framework):
        names = (names,)
    once: dict[str, Framework] = {}
    for name in names:
        found = definition_of(name)
        other = once.setdefault(found.id, found)
        if other != found:
            raise InputError(f"two definitions have the id {found.id!r}; rename one of them")
    return tuple(once.values())


def definition_of(name: Named) -> Framework:
    """The definition that one name means.

    Raises `InputError` for a name that nothing has, and for a file with the line of what is
    wrong in it.
    """
    if isinstance(name, Framework):
        return name
    if isinstance(name, Path) or name.endswith(SUFFIX) or "/" in name:
        return load_definition(Path(name))
    found = named(name)
    if found is None:
        known = ", ".join(frameworks())
        raise InputError(
            f"no framework is called {name!r}; there are: {known}; a definition of your own is "
            "named by its file, such as ./ours.toml"
        )
    return found


def load_definition(path: str | Path) -> Framework:
    """The definition in a user's own file.

    Raises `InputError`: what is wrong, with the file, and with the line where it has one.
    """
    place = Path(path)
    shown = printable(str(path))
    try:
        document = Folder(place.parent).read_document(place.name)
    except (DataError, SourceError) as error:
        raise InputError(f"{shown} is no definition that can be read: {error}") from error
    if document.truncated or "\ufffd" in document.text:
        why = "is too large" if document.truncated else "is not UTF-8 text"
        raise InputError(f"{shown} {why}; a definition is a page or ten of TOML")
    digest = hashlib.sha256(document.text.encode()).hexdigest()
    asked = {question.id: question.outcomes for question in questions()}
    try:
        found = parse_definition(document.text, shown, asked, digest=digest)
    except DataError as error:
        raise InputError(str(error)) from error
    taken = named(found.id)
    if taken is not None:
        raise InputError(f"{shown}: the id {found.id!r} is that of {taken.name}; choose another")
    return found
