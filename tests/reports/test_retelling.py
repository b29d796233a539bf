"""Kept English sentences are told again, whole or not at all, and no name is taken for one."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from time import process_time

import pytest

import howopen
from howopen.licenses import all_licenses
from howopen.locale import LANGUAGES, say_in
from howopen.reports import words
from howopen.reports.retelling import retold, understood
from howopen.reports.retelling.forms import GROUPS, HOLDS, PLACEHOLDER, SENTENCES, VALUES
from howopen.reports.retelling.telling import told
from howopen.reports.retelling.understanding import Number, Said, Several
from howopen.samples import FOLDER

TRANSLATED = [language for language in LANGUAGES if language != "en"]
in_every_language = pytest.mark.parametrize("language", TRANSLATED)
ENGLISH = re.compile(
    r"\b(?:the|is|are|was|were|of|not|and|but|with|without|from|by|which|that|its|it|or|more|"
    r"nothing|found|read|seen|named|training|tuning|weights|card|data|files?)\b",
    re.IGNORECASE,
)
"""Words of ours that neither French nor Spanish has."""
NAME = "§"


@pytest.fixture(scope="module")
def kept():
    """(Text, group) of all that pages tell again, and how often it stands there."""
    samples = [
        howopen.assess(each.parent, frameworks=("osaid-1.0",))
        for each in FOLDER.glob("*/release.yaml")
    ]
    found = Counter()
    for assessment in chain(howopen.load_catalogue(), samples):
        for question, finding in assessment.findings.items():
            found[finding.note, "note"] += 1
            found.update((cited.shows, "shows") for cited in finding.citations)
            if question in VALUES:
                found.update((value, VALUES[question]) for value in finding.value)
        found.update((edge.note, "note") for edge in assessment.lineage)
        found.update((gap, "unseen") for said in words.unseen(assessment) for gap in gaps(said))
    return {each: n for each, n in found.items() if each[0]}


def gaps(said):
    return said.rpartition(": ")[2].split("; ")


def blanked(part):
    """What was understood, with a sign in place of each name."""
    if isinstance(part, str):
        return NAME
    if isinstance(part, Several):
        return part._replace(parts=tuple(map(blanked, part.parts)))
    if isinstance(part, Number):
        return part
    return part._replace(parts={name: blanked(each) for name, each in part.parts.items()})


def english_in(text, group, say):
    """Words of ours that are still English where a text is told again."""
    return ENGLISH.findall(told(blanked(understood(text, group)), say))


def test_there_is_much_to_tell_again(kept):
    assert {"note", "shows", "unseen", *VALUES.values()} >= {group for _, group in kept}
    assert 2500 < len(kept)


@in_every_language
def test_all_that_the_catalogue_and_the_samples_say_is_told_again(kept, language):
    say = say_in(language)
    assert [] == [text for text, group in kept if retold(text, say, group) is None]


@in_every_language
def test_nothing_of_ours_stays_english_in_what_is_told_again(kept, language):
    say = say_in(language)
    left = {text: found for text, group in kept if (found := english_in(text, group, say))}
    assert {} == left


@in_every_language
def test_words_that_stay_english_would_be_seen(language):
    def forgetful(message):
        return message if message == "No card was seen." else say_in(language)(message)

    assert ["card", "was", "seen"] == english_in("No card was seen.", "note", forgetful)


@in_every_language
def test_no_place_for_a_word_or_a_name_stays_open(kept, language):
    say = say_in(language)
    assert [] == [t for t, g in kept if "{" in (retold(t, say, g) or "") and "{" not in t]
    assert not any("\x04" in (retold(t, say, g) or "") for t, g in kept)


def test_english_stays_as_it_was_kept(kept):
    english = say_in("en")
    assert all(text == retold(text, english, group) for text, group in kept)


def test_what_was_understood_says_the_same_in_english(kept):
    """All of a text is in its form and what that holds: nothing is added or lost."""

    def english(message):
        return message

    assert [] == [t for t, g in kept if t != told(understood(t, g), english)]


@pytest.mark.parametrize(
    ("text", "french"),
    [
        ("Training code: a.py, b.py and 2 more.", "Code d’entraînement : a.py, b.py et 2 de plus."),
        (
            "Of its use it tells modalities, integration; not found: limitations.",
            "De son usage sont indiqués : modalités, intégration ; non trouvé : limitations.",
        ),
        (
            "No results. But the card of a/b, c/d could not be read.",
            "Aucun résultat. Mais la fiche de a/b, c/d : impossible à lire.",
        ),
        (
            "It carries Tern Licence (v2) (by x/y, through p/q), MIT (by z).",
            "Il porte Tern Licence (v2) (par x/y, à travers p/q), MIT (par z).",
        ),
    ],
)
def test_the_parts_of_a_sentence_are_told_again_in_turn(text, french):
    assert french == retold(text, say_in("fr")).replace("\xa0", " ")


def test_a_limit_of_a_base_is_told_with_its_way_and_its_number():
    limit = "user threshold: 700,000 users a month (from Tern Licence, by a/b, through c/d)"
    spanish = (
        "umbral de usuarios: 700 000 usuarios al mes (de Tern Licence, por a/b, a través de c/d)"
    )
    assert spanish == re.sub(r"\s", " ", retold(limit, say_in("es"), "limit"))


@in_every_language
def test_all_details_of_the_conditions_of_known_licences_are_told_again(language):
    details = {
        f"{key.replace('_', ' ')} {', '.join(told) if isinstance(told, tuple) else told}"
        for licence in all_licenses()
        for condition in licence.conditions
        for key, told in condition.value.items()
    }
    say = say_in(language)
    assert 50 < len(details)
    assert set() == {each for each in details if retold(each, say, "detail") is None}
    assert set() == {each for each in details if english_in(each, "detail", say)}


HOSTILE = (
    "The weights are open",
    "No report was found.",
    "No report was found. But a/b could not be read.",
    "the training data",
    "{names}",
    "{0.__class__}",
    "%(name)s",
    "<b>the code</b>",
    "a.*b(c|d)+",
    "\x04closed",
    "open source",
    "user threshold: 700,000,000 users a month",
    "\u202eevil\u0000",
)


@in_every_language
@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize(
    "form",
    [
        "Code repository of its own: {}.",
        "For the data: {}.",
        "Its licence, {}, limits use.",
        "Weights in a/b: {}.",
        "The licence of {} is not known.",
        "Named, with an address: {}.",
        "Not known by name: '{}'.",
    ],
)
def test_a_name_stays_as_it_is_whatever_it_says(form, name, language):
    said = retold(form.format(name), say_in(language))
    assert name in said
    assert form.split("{}")[0] not in said


@in_every_language
@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_no_word_of_ours_where_ours_should_stand(name, language):
    for text in (f"No file of {name} in the complete listing.", f"Part of {name} is named, x; y."):
        said = retold(text, say_in(language))
        assert said is None or name == "the training data"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The heron is grey.",
        "No report was found. The heron is grey.",
        "No report was found",
        "no report was found.",
        "Code repository of its own: .",
        "But a/b could not be read. " * 200,
        "a, " * 3000,
        "The terms limit use: " + "use restrictions, " * 150 + "moonlight.",
        "((((" * 900,
    ],
)
def test_what_is_no_sentence_of_ours_is_not_told(text):
    begun = process_time()
    assert retold(text, say_in("fr")) is None
    assert process_time() - begun < 2


def test_all_is_understood_in_a_moment(kept):
    """A site has a hundred pages, each of which says some hundred of these."""
    understood.cache_clear()
    begun = process_time()
    for text, group in kept:
        understood(text, group)
    assert process_time() - begun < 5


def test_placeholders_of_ours_are_known_groups_and_groups_are_held_by_forms():
    used = {m[1] for forms in GROUPS.values() for f in forms for m in PLACEHOLDER.finditer(f)}
    own = {HOLDS[name] for name in used if name in HOLDS}
    assert set(HOLDS.values()) == set(GROUPS)
    assert set() == set(GROUPS) - own - set(SENTENCES) - set(VALUES.values()) - {"detail"}


def test_no_form_stands_in_a_group_twice_and_none_names_a_placeholder_twice():
    for group, forms in GROUPS.items():
        assert len(forms) == len(set(forms)), group
        for form in forms:
            names = [match[1] for match in PLACEHOLDER.finditer(form)]
            assert len(names) == len(set(names)), form


def test_what_several_sentences_say_is_told_one_after_the_other():
    said = understood("No list of the training data was found. A paper is named, and was not read.")
    assert isinstance(said, Several)
    assert 2 == len(said.parts)
    assert all(isinstance(each, Said) for each in said.parts)
