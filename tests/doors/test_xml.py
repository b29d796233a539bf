"""XML is read as elements with their words; whatever could cost or do more is refused."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.doors.xml import MAX_BYTES, MAX_DEPTH, MAX_ELEMENTS, parse_xml
from howopen.errors import DataError
from tests.doors.growth import LINEAR, growth

FEED = b"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
  <entry a="1"><title>Herons
    &amp; tides</title><arxiv:doi>10.5555/heron</arxiv:doi><empty/></entry>
  <entry><title>Egrets</title></entry>
</feed>
"""


def nested(depth: int) -> bytes:
    return b"<a>" * depth + b"</a>" * depth


def test_an_element_has_its_words_its_attributes_and_its_children():
    entry = parse_xml(FEED).first("entry")
    assert ({"a": "1"}, "Herons & tides") == (entry.attributes, entry.words("title"))
    assert ["title", "doi", "empty"] == [child.local for child in entry.children]


def test_a_name_is_found_in_whatever_namespace_it_is():
    entry = parse_xml(FEED).first("entry")
    assert "10.5555/heron" == entry.words("doi")
    assert "{http://arxiv.org/schemas/atom}doi" == entry.first("doi").name


def test_what_is_not_there_has_no_words():
    feed = parse_xml(FEED)
    assert (None, "", "") == (
        feed.first("author"),
        feed.words("author"),
        feed.first("entry").words("empty"),
    )


def test_the_words_of_an_element_are_its_own_and_not_those_of_its_children():
    assert "one three" == parse_xml(b"<a><b>one <c>two</c> three</b></a>").words("b")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "koi8-r"])
def test_the_encoding_that_it_states_is_the_one_it_is_read_in(encoding):
    word = "\u0446\u0430\u043f\u043b\u044f" if encoding == "koi8-r" else "h\u00e9ron"
    text = f'<?xml version="1.0" encoding="{encoding}"?><a>{word}</a>'
    assert word == parse_xml(text.encode(encoding)).text


BILLION_LAUGHS = (
    b'<!DOCTYPE lolz [<!ENTITY a "lol">'
    + b"".join(b'<!ENTITY %c "%b">' % (97 + n, b"&%c;" % (96 + n) * 10) for n in range(1, 10))
    + b"]><lolz>&j;</lolz>"
)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(BILLION_LAUGHS, id="entities within entities"),
        pytest.param(
            b'<!DOCTYPE a [<!ENTITY x "%b">]><a>%b</a>' % (b"x" * 50_000, b"&x;" * 50_000),
            id="one long entity many times",
        ),
        pytest.param(b'<!DOCTYPE a [<!ENTITY x SYSTEM "/etc/hostname">]><a>&x;</a>', id="a file"),
        pytest.param(
            b'<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd"><a/>', id="a type from elsewhere"
        ),
        pytest.param(
            b'<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:1/a.dtd">%x;]><a/>',
            id="a parameter entity",
        ),
        pytest.param(b'<!DOCTYPE a [<!ATTLIST a b CDATA "c">]><a/>', id="an attribute by default"),
        pytest.param(b"<!DOCTYPE html><html></html>", id="a plain web page"),
    ],
)
def test_a_document_type_is_refused_whatever_is_in_it(data):
    with pytest.raises(DataError, match="XML with a document type is not read"):
        parse_xml(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0",
        b"words",
        b"\xff\xfe",
        b"<a>",
        b"<a></b>",
        b"<a/><b/>",
        b"<a>&herons;</a>",
        b"<a>&#0;</a>",
        b'<a b="1" b="2"/>',
        b"<p:a/>",
        b"<a>\xff</a>",
        b'<?xml version="1.0" encoding="heron"?><a/>',
        b'<?xml version="1.0" encoding="rot13"?><a/>',
        b'<?xml version="1.0" encoding="idna"?><a/>',
        b'<?xml version="1.0" encoding="utf-7"?><a/>',
        b"\xef\xbb\xbf",
        b"<!-- only a comment -->",
    ],
)
def test_what_is_no_xml_is_said_to_be_none(data):
    with pytest.raises(DataError, match="it is not XML: "):
        parse_xml(data)


def test_so_much_nesting_is_read_and_no_more():
    assert "a" == parse_xml(nested(MAX_DEPTH)).name
    with pytest.raises(DataError, match="nested deeper or holds more"):
        parse_xml(nested(MAX_DEPTH + 1))


def test_a_million_open_elements_end_at_the_limit_and_not_on_the_stack():
    with pytest.raises(DataError, match="nested deeper or holds more"):
        parse_xml(b"<a>" * 1_000_000)


def test_so_many_elements_are_read_and_no_more():
    assert MAX_ELEMENTS - 1 == len(
        parse_xml(b"<a>%b</a>" % (b"<b/>" * (MAX_ELEMENTS - 1))).children
    )
    with pytest.raises(DataError, match="nested deeper or holds more"):
        parse_xml(b"<a>%b</a>" % (b"<b/>" * MAX_ELEMENTS))


def test_so_many_bytes_are_read_and_no_more():
    with pytest.raises(DataError, match=f"{MAX_BYTES + 1} bytes is over the limit of {MAX_BYTES}"):
        parse_xml(b" " * (MAX_BYTES + 1))


def in_pieces(count: int) -> bytes:
    """An element whose words come in so many pieces."""
    return b"<a>%b</a>" % ((b"x" * 80 + b"<b/>") * count)


def test_words_in_many_pieces_are_joined_in_linear_time():
    assert growth(parse_xml, in_pieces(5_000), in_pieces(80_000)) < LINEAR


@given(st.binary(max_size=60), st.sampled_from([b"", b"<a>", b"<a b='"]))
def test_no_bytes_break_it(data, before):
    with contextlib.suppress(DataError):
        parse_xml(before + data)
