from __future__ import annotations

import pytest

from howopen.licenses import license_of_title

MIT_WORDS = (
    "Permission is hereby granted, free of charge, to any person obtaining a copy\n"
    "of this thing.\n\nThe above copyright notice and this permission notice stay.\n"
)


@pytest.mark.parametrize(
    ("text", "expected", "lines"),
    [
        ("\n   Apache License\n   Version 2.0, January 2004\n", "Apache-2.0", (2, 3)),
        ("MIT License\n\nCopyright (c) 2020 Acme\n" + MIT_WORDS, "MIT", (1, 1)),
        ("Copyright 2020 Acme\n" + MIT_WORDS, "MIT", (2, 2)),
        ("GNU GENERAL PUBLIC LICENSE\n  Version 3, 29 June 2007\n", "GPL-3.0-only", (1, 2)),
        ("Attribution-NonCommercial 4.0 International\n=====\n", "CC-BY-NC-4.0", (1, 1)),
        ("# **LLAMA 3.1 COMMUNITY LICENSE AGREEMENT**\n", None, (1, 1)),
        ("<h1>Mozilla Public License Version 2.0</h1>", "MPL-2.0", (1, 1)),
        ("// SPDX-License-Identifier: BSD-3-Clause\n", "BSD-3-Clause", (1, 1)),
        ("See https://creativecommons.org/licenses/by/4.0/ for the terms\n", "CC-BY-4.0", (1, 1)),
    ],
)
def test_the_head_of_a_file_names_its_licence(text, expected, lines):
    found = license_of_title(text, "LICENSE")
    assert (expected or "LicenseRef-scancode-llama-3.1-license-2024") == found.license.id
    assert lines == (found.first_line, found.last_line)
    assert not found.variant


@pytest.mark.parametrize(
    "text",
    [
        "Modified MIT License\n\nCopyright Acme\n" + MIT_WORDS,
        "MIT License\n" + MIT_WORDS + "Our only modification is that you shall say so.\n",
        "Apache License\nVersion 2.0, January 2004\nfor non-commercial use\n",
        "MIT License\n" + MIT_WORDS + "For research purposes only.\n",
    ],
)
def test_words_that_change_a_licence_make_it_a_variant(text):
    assert license_of_title(text, "LICENSE").variant


def test_the_gnu_licence_may_speak_of_noncommercial_distribution():
    text = "GNU GENERAL PUBLIC LICENSE\nVersion 3, 29 June 2007\nconvey noncommercially\n"
    assert not license_of_title(text, "COPYING").variant


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Our own terms\nNobody may read this.\n", "LICENSE"),
        ("Llama 5 Community License Agreement\n", "LICENSE"),
        ("# Gemma\nA model.\n", "LICENSE"),
        ("Apache License\nVersion 2.0\n", "main.py"),
        ("", "LICENSE"),
        ("\x00\ufffd" * 50, "LICENSE"),
    ],
)
def test_a_head_that_names_none_gives_none(text, path):
    assert license_of_title(text, path) is None


def test_a_file_name_can_stand_for_the_title():
    found = license_of_title("Part one.\n", "docs/CC-BY-4.0.txt")
    assert ("CC-BY-4.0", "file name") == (found.license.id, found.by)
