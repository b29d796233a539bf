from __future__ import annotations

import time

import pytest

from howopen.licenses import licenses_in_prose


def read(text: str) -> list[tuple[str, str]]:
    return [(match.license.id, match.component.value) for match in licenses_in_prose(text)]


LLAMA_2 = "LicenseRef-scancode-llama-2-license-2023"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme is released under CC BY-NC-SA 4.0.", [("CC-BY-NC-SA-4.0", "unknown")]),
        ("License: MIT", [("MIT", "unknown")]),
        ("Our model is licensed under the Apache 2.0 license.", [("Apache-2.0", "weights")]),
        (
            "Both the code and the model weights are released under the Apache License\n2.0.",
            [("Apache-2.0", "code"), ("Apache-2.0", "weights")],
        ),
        (
            "The code is MIT-licensed, while weights are under the Llama 2 Community License.",
            [("MIT", "code"), (LLAMA_2, "weights")],
        ),
        (
            "The dataset is under CC BY 4.0 and the code under Apache-2.0.",
            [("CC-BY-4.0", "data"), ("Apache-2.0", "code")],
        ),
        (
            "- Code License: Apache 2.0\n- Data License: CC BY-NC 4.0",
            [("Apache-2.0", "code"), ("CC-BY-NC-4.0", "data")],
        ),
        ("This repository is released under [MIT](LICENSE).", [("MIT", "code")]),
        (
            "The model is under the Creative Commons license ([CC BY 4.0](x)).",
            [("CC-BY-4.0", "weights")],
        ),
        (
            "The model is licensed under [these terms](https://ai.google.dev/gemma/terms).",
            [("LicenseRef-scancode-gemma-tou-2024-04-01", "weights")],
        ),
    ],
)
def test_a_statement_gives_the_licence_and_what_it_covers(text, expected):
    assert expected == read(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is not released under Apache 2.0.",
        "Acme is based on Foo, which is licensed under the MIT license.",
        "We release it under a MIT-style license.",
        "It is released under a modified MIT License.",
        "We serve gemma under load.",
        "Llama 2 is a model. We tested under Llama 2 prompts.",
        "JSON output is under way.",
        "See Apache Spark 2.0.",
    ],
)
def test_denials_other_projects_and_mere_names_are_left_out(text):
    assert [] == read(text)


def test_a_narrowed_open_licence_is_a_variant():
    (match,) = licenses_in_prose("The weights are under Apache 2.0 for research only.")
    assert match.variant


def test_the_line_is_where_the_name_begins_and_front_matter_is_skipped():
    text = "---\nlicense: mit\n---\n# Acme\n\nThe code is under\nthe Apache 2.0 license.\n"
    assert [("Apache-2.0", 7)] == [(m.license.id, m.line) for m in licenses_in_prose(text)]


def test_the_words_are_those_of_the_text():
    (match,) = licenses_in_prose("Released under the **Apache License, Version 2.0**.")
    assert "Apache License, Version 2.0" == match.words


def test_a_hostile_text_is_read_in_bounded_time():
    text = "under license " * 20_000
    start = time.perf_counter()
    licenses_in_prose(text)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The code is MIT. The weights are CC-BY-NC-4.0.",
            [("MIT", "code"), ("CC-BY-NC-4.0", "weights")],
        ),
        (
            "代码采用 Apache-2.0 许可证,模型权重采用 CC BY-NC 4.0",
            [("Apache-2.0", "code"), ("CC-BY-NC-4.0", "weights")],
        ),
        ("本项目遵循 MIT 协议", [("MIT", "code")]),
        ("本项目遵循MIT协议。", [("MIT", "code")]),
        ("本モデルはApache License 2.0の下で公開されています。", [("Apache-2.0", "weights")]),
        ("이 모델은 MIT 라이선스로 배포됩니다.", [("MIT", "weights")]),
        (
            "Heron is under CC0-1.0, parts of the project have separate licence terms: Lark: MIT.",
            [("CC0-1.0", "code"), ("MIT", "code")],
        ),
        ("Our MIT-licensed code is on the hub.", [("MIT", "code")]),
    ],
)
def test_short_and_eastern_statements_are_read_as_well(text, expected):
    assert expected == read(text)


@pytest.mark.parametrize(
    "text",
    [
        "We use the MIT-licensed tokenizer from Marsh.",
        "Heron relies on an Apache-2.0-licensed parser.",
        "本项目使用了采用 MIT 许可证的分词器。",
        "本项目不再采用 MIT 许可证。",
        "The model is Gemma.",
        "ChatGLM-6B 开源模型旨在推动发展,恳请大家遵守协议。",
        'Retain this attribution notice in all copies: "Lark is licensed under the MIT License".',
        "You must include the following notice:\n\n\u201cLark is under the MIT License.\u201d",
    ],
)
def test_borrowed_parts_and_notices_to_pass_on_say_nothing_of_this(text):
    assert [] == read(text)


def test_a_quotation_that_is_no_notice_still_tells():
    assert [("MIT", "unknown")] == read('The authors say: "Lark is under the MIT License".')
    assert [("MIT", "weights")] == read('The "Model" is licensed under the MIT License.')


@pytest.mark.parametrize("exception", ["except that commercial use is not", "but only for schools"])
def test_a_statement_with_an_exception_is_no_plain_licence(exception):
    (match,) = licenses_in_prose(f"The weights are under the MIT License, {exception}.")
    assert match.variant
