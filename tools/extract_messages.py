"""Brings the catalogues of all languages up to date with the messages of code, pages and data.

    python -m tools.extract_messages

Writes `src/howopen/locale/LANGUAGE/LC_MESSAGES/howopen.po` and the `.mo` compiled from it. New
messages stand there without a translation; what no longer is a message is dropped. The same
messages give the same bytes: sorted, without dates and line numbers.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import click
from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from howopen.cli import main as howopen_command
from howopen.cli.help import described, translated
from howopen.findings import questions
from howopen.findings.general_purpose import KINDS
from howopen.findings.shared.subject import SAID
from howopen.frameworks import frameworks
from howopen.frameworks.limit_words import AMOUNTS, LIMITS, PERIODS, USERS, one
from howopen.frameworks.mof.reading import Standing
from howopen.frameworks.mof.result import UNFIT
from howopen.frameworks.verdict import MUST
from howopen.licenses import CONDITION_TYPES
from howopen.licenses.binding.reach import ONLY_IF
from howopen.licenses.terms import Category
from howopen.locale import DOMAIN, FOLDER, LANGUAGES
from howopen.model import Outcome, Relation
from howopen.model.judgements import Certainty
from howopen.reports.retelling.forms import messages as kept_sentences
from howopen.reports.words import NOT_SEEN, VERDICTS

PACKAGE: Final = FOLDER.parent
KEYWORDS: Final = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "say": None,
    "to_say": None,
    "plural": (1, 2),
}
PLURALS: Final = {"fr": "nplurals=2; plural=(n > 1);", "es": "nplurals=2; plural=(n != 1);"}
PLACES: Final = ("EEA", "EU", "UK", "multimodal models")
"""Codes of places that another language writes otherwise, and what licences exclude there."""


class Message(NamedTuple):
    """One message of the code, and where it is said."""

    id: str | tuple[str, ...]
    """The English words; with a plural, both."""
    where: str
    context: str | None = None
    """What tells it from the same words elsewhere."""


class _Catalogue(Catalog):
    """A catalogue whose head has no dates."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The head of the file."""
        return [
            ("Language", str(self.locale)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", PLURALS[str(self.locale)]),
        ]

    @mime_headers.setter
    def mime_headers(self, _: object) -> None:
        """The head of a file that is read says nothing that we do not know."""


def main() -> None:
    """Bring the catalogues up to date; say what each lacks."""
    found = list(messages())
    for language in PLURALS:
        catalogue = updated(language, found)
        path_of(language).parent.mkdir(parents=True, exist_ok=True)
        path_of(language).write_bytes(as_po(catalogue))
        path_of(language, ".mo").write_bytes(as_mo(catalogue))
        lacks = sum(not all(strings_of(each)) for each in catalogue if each.id)
        print(f"{LANGUAGES[language]}: {len(catalogue)} messages, {lacks} without a translation")


def messages() -> Iterator[Message]:
    """Every message that a page may show in another language; some come more than once."""
    yield from _in_templates()
    for part in ("frameworks", "history", "reports", "plots", "site", "cli"):
        yield from _in_code(part)
    yield from _in_help(howopen_command, "howopen")
    yield from _in_questions()
    yield from _in_definitions()
    yield from _in_kept_sentences()
    yield from _words()


def updated(language: str, found: Iterable[Message]) -> Catalog:
    """The catalogue of a language with just these messages, and the translations that it had."""
    old = kept(language)
    new = _Catalogue(locale=language, fuzzy=False, header_comment=f"# {LANGUAGES[language]}")
    for id_, where, context in sorted(found, key=_place):
        had = old.get(id_ if isinstance(id_, str) else id_[0], context)
        known = had.string if had is not None else ""
        new.add(id_, known, auto_comments=[where], context=context)
    return new


def _place(message: Message) -> tuple[str, str, str]:
    return str(message.id), message.where, message.context or ""


def kept(language: str) -> Catalog:
    """The catalogue of a language as it lies there; empty where there is none."""
    path = path_of(language)
    return read_po(io.BytesIO(path.read_bytes() if path.exists() else b""), locale=language)


def path_of(language: str, suffix: str = ".po") -> Path:
    """Where the catalogue of a language lies."""
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}{suffix}"


def strings_of(message: Any) -> tuple[str, ...]:
    """The translation of a message: of one with a plural, every form."""
    return message.string if isinstance(message.string, tuple) else (message.string,)


def as_po(catalogue: Catalog) -> bytes:
    """The bytes of the `.po` file."""
    written = io.BytesIO()
    write_po(written, catalogue, width=100, sort_output=True, ignore_obsolete=True)
    return written.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """The bytes of the `.mo` file."""
    written = io.BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


def _in_templates() -> Iterator[Message]:
    for path in sorted((PACKAGE / "site" / "templates").glob("*.html")):
        yield from _extracted("jinja2.ext:babel_extract", path)


def _in_code(part: str) -> Iterator[Message]:
    for path in sorted((PACKAGE / part).rglob("*.py")):
        yield from _extracted("python", path)


def _extracted(method: str, path: Path) -> Iterator[Message]:
    where = path.relative_to(PACKAGE).as_posix()
    with path.open("rb") as file:
        for _, said, _, _ in extract(method, file, KEYWORDS, options={"silent": "false"}):
            yield Message(said, where)


def _in_help(command: click.Command, name: str) -> Iterator[Message]:
    """What a command's help says, paragraph by paragraph, and that of the commands below it."""
    said: list[str] = []

    def collect(message: str) -> str:
        said.append(message)
        return message

    translated(command.help or "", collect)
    for option in command.params:
        if isinstance(option, click.Option) and not option.hidden:
            described(option.help or "", collect)
    yield from (Message(each, f"help of {name}") for each in dict.fromkeys(filter(None, said)))
    if not isinstance(command, click.Group):
        return
    context = click.Context(command)
    for below in command.list_commands(context):
        found = command.get_command(context, below)
        if found is not None:
            yield from _in_help(found, f"{name} {below}")


def _in_questions() -> Iterator[Message]:
    for question in questions():
        for said in (question.asks, question.why, question.looks, question.change):
            yield Message(said, f"question {question.id}")
        for outcome, said in question.outcomes.items():
            yield Message(said, f"question {question.id}, {outcome}")


def _in_definitions() -> Iterator[Message]:
    for name, framework in frameworks().items():
        where = f"definition {name}"
        for grade in framework.grades:
            if not grade.id.isdigit():
                yield Message(grade.id.replace("-", " "), f"{where}, a grade")
        for result in framework.results:
            yield Message(result.id.replace("-", " "), f"{where}, a result")
            yield Message(result.says, f"{where}, behind the number of models of that result")
        yield from (Message(s, where) for s in (framework.about, framework.criticism) if s)
        for dimension in framework.dimensions:
            yield Message(dimension.title, f"{where}, {dimension.id}")
            yield Message(dimension.short, f"{where}, {dimension.id}: head of a narrow column")
            yield Message(dimension.group, f"{where}, a group")
            for given, when in dimension.criteria.items():
                yield Message(when, f"{where}, {dimension.id}: {given}")


def _in_kept_sentences() -> Iterator[Message]:
    """The forms in which an assessment's sentences are told again."""
    for words, group in kept_sentences():
        yield Message(words, "a kept sentence", group or None)


def _words() -> Iterator[Message]:
    """Single words and ends of sentences that data stands for."""
    tables: dict[str, Iterable[str]] = {
        "a verdict": VERDICTS.values(),
        "a cell": (NOT_SEEN.word,),
        "an answer": _plain(Outcome),
        "how a model was made from another": _plain(Relation),
        "a kind of licence": _plain(Category),
        "a condition of a licence": _plain(CONDITION_TYPES),
        "how firmly a cell stands": _plain(Certainty),
        "what the licence of a component comes to": (*_plain(Standing), UNFIT),
        "what must happen before a condition costs anything": ONLY_IF.values(),
        "what differs in a licence": ("number", "date", "name", "territory"),
        "what a model generates": KINDS,
        "what is no model": SAID.values(),
        "what open source needs, within a sentence": MUST.values(),
        "behind `the licence`": LIMITS.values(),
        "an amount": (*_amounts(), *PERIODS.values()),
        "where a licence is not granted": PLACES,
    }
    for where, said in tables.items():
        yield from (Message(each, where) for each in said)


def _amounts() -> Iterator[str]:
    for forms in (AMOUNTS, *USERS.values()):
        yield from forms
        yield from map(one, forms[1:])


def _plain(ids: Iterable[str]) -> Iterator[str]:
    """Ids as pages show them."""
    return (str(each).replace("-", " ").replace("_", " ") for each in ids)


if __name__ == "__main__":
    main()
