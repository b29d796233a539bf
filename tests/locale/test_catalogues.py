"""The catalogues hold every message of code, pages and data, translated, and nothing else."""

from __future__ import annotations

import re
from functools import cache

import pytest
from tools import extract_messages as catalogues

from howopen.errors import InputError
from howopen.locale import LANGUAGES, say_in, translation

TRANSLATED = [language for language in LANGUAGES if language != "en"]
PARTS = re.compile(r"%\(\w+\)s|%%|\{\w+\}|`[^`]+`")
"""What a translation takes over as it is: placeholders and names in code."""
in_every_language = pytest.mark.parametrize("language", TRANSLATED)


@cache
def found():
    return tuple(catalogues.messages())


@cache
def translated(language):
    """(The English words, the translation) of every message; each form of a plural is one."""
    pairs = []
    for message in catalogues.kept(language):
        ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
        if ids[0]:
            pairs += zip(ids, catalogues.strings_of(message), strict=True)
    return pairs


@in_every_language
def test_a_catalogue_has_just_the_messages_that_there_are(language):
    """When this fails, `make messages` brings the catalogue up to date."""
    wanted = catalogues.as_po(catalogues.updated(language, found())).decode()
    assert wanted == catalogues.path_of(language).read_text(encoding="utf-8")


@in_every_language
def test_every_message_has_a_translation(language):
    assert [] == [said for said, words in translated(language) if not words]


@in_every_language
def test_a_compiled_catalogue_is_that_of_the_words_beside_it(language):
    compiled = catalogues.as_mo(catalogues.updated(language, found()))
    assert compiled == catalogues.path_of(language, ".mo").read_bytes()


@in_every_language
def test_a_translation_has_the_placeholders_of_its_message(language):
    differ = [
        (said, words)
        for said, words in translated(language)
        if sorted(PARTS.findall(said)) != sorted(PARTS.findall(words))
    ]
    assert [] == differ


@in_every_language
def test_a_translation_ends_as_its_message_does(language):
    ends = tuple(".:?")
    differ = [
        (said, words)
        for said, words in translated(language)
        if said.endswith(ends) and said[-1] != words[-1]
    ]
    assert [] == differ


@in_every_language
def test_a_translation_has_no_space_at_its_ends_and_none_twice(language):
    odd = [
        words
        for said, words in translated(language)
        if said != "," and (words != words.strip() or "  " in words or "'" in words)
    ]
    assert [] == odd


def test_french_puts_a_space_that_does_not_break_before_high_signs():
    breaking = re.compile(r" (?:[:;!»]|%%)|\w \?|« |[^\W\d_][;?!]|\w:(?= )")
    text = [re.sub(r"`[^`]+`", "", words) for _, words in translated("fr")]
    assert [] == [words for words in text if breaking.search(words)]


def test_spanish_opens_its_questions():
    asked = re.compile(r"\w\?")  # a sign that is explained stands alone
    odd = [w for _, w in translated("es") if len(asked.findall(w)) != w.count("¿")]
    assert [] == odd


def test_what_cannot_be_told_apart_is_not_made_one():
    """Verdicts and answers are words of their own in every language."""
    for language in TRANSLATED:
        say = say_in(language)
        words = ("open source", "open weights", "open weights with strings", "closed")
        assert 4 == len({say(word) for word in words})
        answers = ("yes", "partly", "no", "unclear", "unreachable", "conflicting")
        assert 6 == len({say(word) for word in answers})


def test_english_is_what_the_code_says():
    assert "closed" == say_in("en")("closed")


def test_what_has_no_translation_is_said_in_english():
    assert "Heron's own word" == say_in("fr")("Heron's own word")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_for_nothing(language):
    assert "" == say_in(language)("")


def test_an_unknown_language_is_refused():
    with pytest.raises(InputError, match="no language is called 'tlh'"):
        translation("tlh")
