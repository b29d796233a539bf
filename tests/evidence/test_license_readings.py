from __future__ import annotations

from howopen.evidence.license_readings import reading_of
from howopen.licenses.reading import UNKNOWN

WORDS = "You may not use it for commercial purposes. " * 20


def test_equal_texts_of_one_name_are_read_once():
    assert reading_of("MIT License\n", "a/LICENSE") is reading_of("MIT License\n", "b/LICENSE")


def test_words_that_we_do_not_know_bear_the_title_of_a_licence_that_we_know():
    found = reading_of(f"Llama 2 Community License Agreement\n\n{WORDS}", "LICENSE")
    assert (UNKNOWN, "LicenseRef-scancode-llama-2-license-2023") == (
        found.license_id,
        found.variant_of,
    )


def test_words_that_we_do_not_know_without_a_title_are_unknown():
    found = reading_of(f"Heron License\n\n{WORDS}", "LICENSE")
    assert (UNKNOWN, None) == (found.license_id, found.variant_of)
