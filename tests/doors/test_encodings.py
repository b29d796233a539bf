from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.doors.encodings import decode_any
from howopen.errors import DataError

WORDS = "Herons may be counted.\nNot sold.\n"
FRENCH = "Les hérons peuvent être comptés à l'été, même près des marais protégés.\n"
JAPANESE = "このモデルは研究のために使用することができます。商用の利用には許可が必要です。\n"
KOREAN = "이 모델은 연구 목적으로만 사용할 수 있다. 상업적 이용에는 허가를 받아야 한다.\n"
TAIWANESE = "本授權條款適用於鷺模型，使用者的行為須合法。商業的使用須先取得許可。\n"
RUSSIAN = "Модель можно использовать только для исследований.\n"
CHINESE = "本许可的条款，适用于鹭模型。使用者的行为，须合法。\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (WORDS.encode(), "utf-8"),
        (codecs.BOM_UTF8 + WORDS.encode(), "utf-8"),
        (WORDS.replace("\n", "\r\n").encode(), "utf-8"),
        (WORDS.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), "utf-16"),
        (WORDS.encode("utf-16-le"), "utf-16"),
        (WORDS.encode("utf-16-be"), "utf-16"),
        (WORDS.encode("utf-32"), "utf-32"),
    ],
)
def test_a_text_is_the_same_whatever_it_is_kept_in(data, encoding):
    assert (WORDS, encoding) == decode_any(data)


@pytest.mark.parametrize(
    ("text", "kept", "told"),
    [
        (FRENCH, "latin-1", "latin-1"),
        ("“Herons” – it’s fine, “Herons” – it’s fine\n", "cp1252", "latin-1"),
        (CHINESE, "gb18030", "gb18030"),
        (JAPANESE, "shift_jis", "shift_jis"),
        (JAPANESE, "euc_jp", "euc_jp"),
        (KOREAN, "euc_kr", "euc_kr"),
        (TAIWANESE, "big5", "big5"),
        (CHINESE, "utf-8", "utf-8"),
        (FRENCH, "utf-8", "utf-8"),
    ],
)
def test_older_encodings_are_recognised(text, kept, told):
    assert (text, told) == decode_any(text.encode(kept))


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_an_encoding_that_is_not_known_is_refused_and_not_guessed(encoding):
    with pytest.raises(DataError, match="in no encoding that howopen knows; save it as UTF-8"):
        decode_any(RUSSIAN.encode(encoding))


def test_one_wrong_byte_does_not_change_the_encoding():
    data = FRENCH.encode() * 3 + b"\xff"
    assert ("utf-8", 1) == (decode_any(data).encoding, decode_any(data).text.count("\ufffd"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "gb18030"])
def test_a_character_that_the_end_cuts_in_two_is_dropped(encoding):
    text = (WORDS if encoding == "utf-16-le" else CHINESE) * 3
    assert (
        text[:-1]
        == decode_any(
            (text[:-1] + "é鷺"[encoding != "utf-16-le"]).encode(encoding)[:-1], cut=True
        ).text
    )


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04rest", "a ZIP archive or an office document"),
        (b"LICENSE".ljust(257, b"\0") + b"ustar\0", "a tar archive"),
        (b"\x1f\x8b\x08rest", "a gzip archive"),
        (b"{\\rtf1 herons}", "an RTF document"),
        (b"\x89PNG\r\n", "an image"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0", "a Git LFS pointer"),
    ],
)
def test_what_is_no_text_is_called_by_its_name_with_what_to_do(data, name):
    with pytest.raises(DataError, match=f"^is {name}, not a text; [a-z]"):
        decode_any(data)


@pytest.mark.parametrize("data", [b"\0\1\2" * 50, b"\x07\x1b\x05heron" * 50, b"ab\0cd\0\0ef" * 9])
def test_bytes_without_words_are_binary(data):
    with pytest.raises(DataError, match=r"^is binary, not a text"):
        decode_any(data)


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_are_a_text_or_told_in_a_sentence(data, cut):
    told = ""
    try:
        text = decode_any(data, cut=cut).text
    except DataError as error:
        text, told = "", str(error)
    assert not {"\r", "\0"} & set(text)
    assert told == "" or told.startswith("is ")
