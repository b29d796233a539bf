"""Templates become pages: every word from outside is text, in every language."""

from __future__ import annotations

from functools import cache, partial
from importlib import resources
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from howopen.doors.terminal import printable
from howopen.frameworks.definition import Framework, Tone
from howopen.frameworks.ranking import DOES_NOT_APPLY, number
from howopen.licenses import License
from howopen.locale import ENGLISH, LANGUAGES, Tongue, say_in, translation
from howopen.model import Cell, Record
from howopen.plots import Drawing
from howopen.plots.palette import stylesheet
from howopen.reports import sentences, words
from howopen.reports.condition_words import as_a_limit, in_words
from howopen.reports.retelling import NOTE, Told, retold
from howopen.site import addresses
from howopen.site.pictures import Picture

PLOTS: Final = "plots.css"
ASSETS: Final = ("site.css", PLOTS, "table.js", "compare.js")
LONG_QUOTE: Final = 240
"""A quote of more characters is folded behind its beginning."""
_BEGINNING: Final = 110
MAX_QUOTE: Final = 1200
"""Characters of a quote that a page shows; its place is linked."""
_UNSAID: Final = {"address": "", "contact": "", "card": "svg"}
"""What `render` may be told of the site, where it is not."""
TONES: Final = {Tone.GOOD: "good", Tone.MIXED: "mixed", Tone.BAD: "bad", Tone.OPEN: "open"}
"""Class of a cell in the style sheet; the sign and the word beside it say the same."""


class Page(Record, frozen=True, kw_only=True):
    """One page, before it is written in a language."""

    path: str
    """Within the site, without the language."""
    template: str
    context: dict[str, Any]


@cache
def environment(language: str) -> Environment:
    """The templates in one language. What they print is escaped, and shows what it hides."""
    made = Environment(
        loader=PackageLoader("howopen.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(translation(language), newstyle=True)  # type: ignore[attr-defined]
    say = say_in(language)
    point = say("{whole}.{part}").removeprefix("{whole}").removesuffix("{part}")
    made.filters |= {
        "number": partial(_number, point),
        "points": partial(_points, point),
        "shortened": _shortened,
        "is_long": _is_long,
        "code": _with_code,
        "beginning": _beginning,
        "safe_url": addresses.safe_url,
    }
    made.globals |= {
        "language": language,
        "point": point,
        "languages": LANGUAGES,
        "at": addresses,
        "words": words,
        "tone": tone,
        "grade_tone": grade_tone,
        "say": say,
        "sentence_of": partial(sentences.sentence, say=say),
        "reasons_of": partial(sentences.reasons, say=say),
        "in_words": partial(in_words, say=say),
        "limits_of": partial(_limits, say),
        "duties_of": partial(_duties, say),
        "headlines_of": partial(sentences.headline_texts, say=say),
        "clause_of": partial(sentences.clause, say=say),
        "unseen_of": partial(sentences.unseen, say=say),
        "values_of": partial(sentences.values, say=say),
        "again": partial(_again, say),
        "own": _own,
        "said": partial(_said, say),
        "drawn": partial(_drawn, language),
        "told_of": partial(_told, language),
    }
    return made


def render(page: Page, language: str, **more: Any) -> str:
    """The page as HTML. Links in it are relative, so that the site may lie anywhere.

    `more` is put before what the page says of itself, `here` and `root` too.
    """
    depth = page.path.count("/")
    here = "../" * depth
    root = here if language == "en" else f"../{here}"
    template = environment(language).get_template(page.template)
    place = {"here": here, "root": root, "path": page.path}
    return template.render(_UNSAID | place | page.context | more)


def asset(name: str) -> bytes:
    """One of the site's own files."""
    if name == PLOTS:
        return stylesheet().encode()
    return resources.files(__package__).joinpath("assets", name).read_bytes()


def _again(say: Tongue, kept: str, group: str = NOTE) -> str:
    """Words that were kept in English, in the language of the page as far as they are ours."""
    told = retold(kept, say, group)
    return _in_english(kept) if told is None else told


def _said(say: Tongue, message: str) -> str:
    """A message of a definition; of a user's own one, which no catalogue holds, as it is."""
    told = say(message)
    return _in_english(message) if told == message and say is not ENGLISH else told


def _own(*told: Told) -> Markup:
    """Words with the notes behind them; what could not be told is marked as English."""
    return Markup(", ").join(
        Markup(" ").join(
            _in_english(words) if english else printable(words, lines=True)
            for words, english in ((each.text, each.english), (each.note, each.note_english))
            if words
        )
        for each in told
    )


def _in_english(words: str) -> Markup:
    return Markup('<span lang="en">{}</span>').format(printable(words, lines=True))


def _limits(say: Tongue, license_: License) -> list[str]:
    """What a licence limits, each once."""
    return list(dict.fromkeys(filter(None, (as_a_limit(c, say) for c in license_.conditions))))


def _duties(say: Tongue, license_: License) -> list[str]:
    """The kinds of its conditions that limit nothing."""
    kinds = (c.type for c in license_.conditions if not as_a_limit(c))
    return [say.word(kind) for kind in dict.fromkeys(kinds)]


def _drawn(language: str, picture: Picture) -> Markup:
    """A picture as a part of a page."""
    return Markup(picture.drawn(language, standalone=False).svg)  # noqa: S704 - we wrote it


def _told(language: str, picture: Picture) -> Drawing:
    """A picture that the page only refers to: its size, and what it says."""
    return picture.drawn(language)


def tone(cell: Cell | None, framework: Framework | None) -> str:
    """The class of a cell; what rests on nothing seen has one of its own."""
    if cell is None or not cell.seen:
        return "unseen"
    return grade_tone(cell.grade, framework)


def grade_tone(grade: str, framework: Framework | None) -> str:
    """The class of a grade, whatever a definition calls it."""
    if grade == DOES_NOT_APPLY:
        return "apart"
    return TONES[framework.tone(grade)] if framework is not None else "open"


def _shown(value: object) -> object:
    """What is printed: text shows control characters as escapes; our own markup stays."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return printable(value, lines=True)


def _number(point: str, value: float) -> str:
    """A number with the decimal point of the language."""
    return number(value).replace(".", point)


def _points(point: str, score: float) -> str:
    """A total as people read it: at most two decimals."""
    return _number(point, round(score, 2))


def _with_code(text: str) -> Markup:
    """Our own words, what stands in backquotes as code."""
    parts = (escape(part) for part in text.split("`"))
    tags = (Markup("<code>{}</code>"), Markup("{}"))
    return Markup("").join(tags[at % 2 == 0].format(part) for at, part in enumerate(parts))


def _shortened(text: str) -> str:
    """Quoted words; of many lines the beginning, and that there is more."""
    return text if len(text) <= MAX_QUOTE else f"{text[:MAX_QUOTE]} [...]"


def _is_long(text: str) -> bool:
    """Whether quoted words are better folded."""
    return len(text) > LONG_QUOTE or text.count("\n") > 3


def _beginning(text: str) -> str:
    """The first words of a long quote, on one line."""
    line = " ".join(text[: 4 * _BEGINNING].split())
    return f"{line[:_BEGINNING].rstrip()} [...]"
