from __future__ import annotations

import random
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.licenses.by_text.identify import identify, identify_tokens
from howopen.licenses.by_text.tokens import Tokens
from tests.licenses.by_text.invented_index import HERON, MARSH, invented_index

ROOT = Path(__file__).resolve().parents[3]
APACHE = (ROOT / "LICENSE").read_text(encoding="utf-8")
CC_BY = (ROOT / "LICENSES" / "CC-BY-4.0.txt").read_text(encoding="utf-8")
INDEX = invented_index()
README = """# Lark

Lark is a small tool that lists birds by the sound they make. Install it with the package
manager of your choice and start it in a folder of recordings; it writes a table of what it heard.
"""


def found(text: str, **options):
    return identify_tokens(Tokens(text), INDEX, **options).matches


def differences(text: str) -> list[tuple[str, str, str, int]]:
    return [
        (d.kind, d.found, d.expected, d.line) for match in found(text) for d in match.differences
    ]


def test_the_same_text_is_certain_and_whole():
    (match,) = found(HERON)
    assert ("LicenseRef-howopen-heron", True, 1.0, 1.0) == (
        match.entry.id,
        match.certain,
        match.score,
        match.coverage,
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("700 million", "100 million", ("number", "100", "700", 6)),
        ("March 3, 2023", "April 9, 2024", ("date", "april 9 2024", "march 3 2023", 1)),
        ("within 30 days", "within 90 days", ("number", "90", "30", 10)),
        ("Version 1.0", "Version 2.0", ("number", "2", "1", 1)),
        ("worldwide right", "worldwide right outside of the EU", ("territory",)),
        ("tuned from Heron", "tuned from Stork", ("name", "Stork", "Heron", 8)),
        ("as they are", "as they are not", ("changed", "not", "", 11)),
    ],
)
def test_what_matters_makes_a_variant_and_is_shown(old, new, expected):
    text = HERON.replace(old, new)
    assert [False] == [match.certain for match in found(text)]
    assert expected == differences(text)[0][: len(expected)]


def test_a_missing_sentence_is_shown_with_its_place():
    text = HERON.replace(
        "2. Size. If the products of your group had more than 700 million monthly active users in "
        "the\nmonth before, ask Lark Works for another licence before you go on.\n",
        "",
    )
    assert text != HERON
    assert ("number", "", "2 700 million", 6) in differences(text)
    assert ["missing"] == [d[0] for d in differences(text) if d[0] == "missing"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("THE MARSH LICENCE", "Copyright (c) 2024 Lark Works. All rights reserved."),
        ("Keep the line", "2) Keep the line"),
        ("holder gives", "holders give"),
        ("these files", "these Files"),
    ],
)
def test_names_years_and_numbering_do_not_matter(old, new):
    assert [True] == [match.certain for match in found(MARSH.replace(old, new))]


def test_several_licences_in_one_file_are_told_in_order():
    text = f"{README}\n{MARSH}\n\nThe weights are under:\n\n{HERON}"
    matches = found(text)
    assert ["Marsh-1.0", "LicenseRef-howopen-heron"] == [m.entry.id for m in matches]
    assert [True, True] == [m.certain for m in matches]


def test_a_licence_inside_of_another_is_found_and_the_other_stays_whole():
    before, after = HERON.split("3. Names.")
    matches = found(f"{before}{MARSH}\n3. Names.{after}")
    assert {"Marsh-1.0", "LicenseRef-howopen-heron"} == {m.entry.id for m in matches}


def test_a_text_that_is_cut_short_is_still_that_licence():
    words = HERON.split(" ")
    (match,) = found(" ".join(words[: int(len(words) * 0.6)]))
    assert (True, "LicenseRef-howopen-heron") == (match.certain, match.entry.id)
    assert 0.5 < match.coverage < 0.7


def test_other_words_are_nothing():
    assert () == found(README)


def test_a_licence_that_is_left_out_is_not_known():
    assert () == found(HERON, without=frozenset({"LicenseRef-howopen-heron"}))


def noisy(text: str, kind: str) -> str:
    lines = text.split("\n")
    changed = {
        "comment": lambda: "\n".join(f"// {line}" for line in lines),
        "quoted": lambda: "\n".join(f"> {line}" for line in lines),
        "crlf": lambda: "\r\n".join(lines),
        "one line": lambda: " ".join(text.split()),
        "wrapped": lambda: textwrap.fill(" ".join(text.split()), 50),
        "html": lambda: "".join(f"<p>{line}</p>\n" for line in lines),
        "yaml": lambda: "prompt: |\n" + "\n".join(f"  {line}" for line in lines),
        "escaped": lambda: 'prompt: "' + text.replace('"', '\\"').replace("\n", "\\n") + '"',
        "upper": text.upper,
        "lower": text.lower,
        "mojibake": lambda: text.replace("'", "\u00e2\u20ac\u2122"),
        "bold": lambda: "\n".join(f"**{line.strip()}**" if line else "" for line in lines),
    }
    return changed[kind]()


@pytest.mark.parametrize("text", [APACHE, CC_BY], ids=["Apache-2.0", "CC-BY-4.0"])
@pytest.mark.parametrize(
    "kind",
    [
        "comment",
        "quoted",
        "crlf",
        "html",
        "yaml",
        "escaped",
        "upper",
        "lower",
        "mojibake",
        "bold",
        "wrapped",
        "one line",
    ],
)
def test_noise_changes_no_answer(text, kind):
    plain = identify(text).matches
    again = identify(noisy(text, kind)).matches
    assert [(m.entry.id, m.certain) for m in plain] == [(m.entry.id, m.certain) for m in again]
    assert [True] == [m.certain for m in plain]


@given(st.integers(0, 1000), st.floats(0.0, 0.02))
def test_damaged_letters_never_make_another_licence(seed, share):
    rng = random.Random(seed)
    text = "".join(
        "\ufffd" if letter.isalpha() and rng.random() < share / 5 else letter for letter in APACHE
    )
    assert {"Apache-2.0"} >= {m.entry.id for m in identify(text).matches if m.certain}


@given(st.text(max_size=300))
def test_any_text_is_read(text):
    found = identify(text)
    assert all(0 <= m.start < m.end <= len(found.tokens.words) for m in found.matches)
