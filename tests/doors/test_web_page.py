"""A web page is its title, its words and its links; nothing in it is run, however it is written."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.doors.web_page import MAX_CHARACTERS, read_anchors, read_web_page
from howopen.errors import DataError
from tests.doors.growth import LINEAR, growth

MIB = 1 << 20


def text(markup: str) -> str:
    return read_web_page(markup.encode()).text


def anchors(markup: str) -> list[tuple[str, str]]:
    return [(link.words, link.address) for link in read_anchors(markup.encode())]


def test_a_page_is_its_title_and_its_lines():
    page = read_web_page(
        b"<!DOCTYPE html><html><head><title> Heron\n &amp; tides </title></head><body>"
        b"<nav>Skip</nav><h1>Terms</h1><p>You may <b>count</b>\nherons.<p>Not sell them."
        b"<ul><li>one<li>two</ul><table><tr><td>a<td>b</table></body></html>"
    )
    assert "Heron & tides" == page.title
    assert [
        *("Skip", "Terms", "You may count", "herons.", "Not sell them."),
        *("one", "two", "a", "b"),
    ] == page.text.split("\n")
    assert False is page.cut


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert('evil')</script>",
        "<SCRIPT type='module'>evil()</SCRIPT >",
        '<script>var a = "</style><p>evil</p>";</script>',
        '<script>var a = "<style>"; evil()</script>',
        "<style>p { content: 'evil' }</style>",
        "<noscript><style>a{}</style>evil</noscript>",
        "<template><p>evil</p></template>",
        "<svg><style>a{}</style><text>evil</text></svg>",
        "<head><script>a</script><title>evil</title></head>",
        "<head><meta name='description' content='evil'><title>evil</title></head>",
        "<!-- <p>evil</p> -->",
        "<p title='evil'></p>",
        '<p title="a > b evil">',
        '<img alt="evil" src="x">',
        "<iframe src='https://evil.example/'></iframe>",
    ],
)
def test_what_a_reader_does_not_see_is_no_text(markup):
    assert "one\ntwo" == text(f"<p>one</p>{markup}<p>two</p>")


def test_a_script_that_is_never_closed_takes_the_rest_as_in_a_browser():
    assert "one" == text("<p>one</p><script>evil()<p>two")


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>one<p>two", "one\ntwo"),
        ("<div><div><div>one", "one"),
        ("</p></div>one</b>", "one"),
        ("<p><b>one</p></b>", "one"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<p class='it's'>one", "one"),
        ("<p class=>one", "one"),
        ("<title>one", "one"),
        ("one <b", "one <b"),
        ("see <a href='https://lab.example/'>the terms</a>.", "see the terms."),
        ("a < b and b > c", "a < b and b > c"),
        ("&lt;p&gt; &eacute; &#233; &#x1F426;", "<p> \u00e9 \u00e9 \U0001f426"),
        ("<header>one</header><head>no</head>", "one"),
        ("plain words\n\nof a text", "plain words\nof a text"),
        ("", ""),
    ],
)
def test_a_page_that_is_written_badly_keeps_its_words(markup, expected):
    assert expected == text(markup)


def test_the_title_is_the_pages_own_and_not_one_in_a_picture_or_a_script():
    page = read_web_page(
        b"<svg><title>Logo</title></svg><script>'<title>no</title>'</script><title>Heron</title>"
    )
    assert "Heron" == page.title


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "latin-1"])
def test_a_page_is_read_in_the_encoding_that_it_is_kept_in(encoding):
    assert "h\u00e9ron" == read_web_page("<p>h\u00e9ron</p>".encode(encoding)).text


def test_a_picture_is_no_page():
    with pytest.raises(DataError, match="an image"):
        read_web_page(b"\x89PNG\r\n\x1a\n" + b"\0" * 20)


def test_a_longer_page_is_read_to_the_limit_and_that_is_told():
    page = read_web_page(b"<p>" + "\u00e9".encode() * (MAX_CHARACTERS + 1))
    assert (True, "\u00e9" * (MAX_CHARACTERS - 3)) == (page.cut, page.text)


def test_bytes_beyond_the_limit_do_not_spoil_the_character_at_it():
    page = read_web_page("<p>\u00e9".encode() + b"\xf0\x9f\x90\xa6" * (MAX_CHARACTERS + 9))
    assert (True, "\u00e9\U0001f426\U0001f426") == (page.cut, page.text[:3])


def test_two_megabytes_of_brackets_are_read_in_linear_time():
    assert growth(read_web_page, b"<" * (MIB // 8), b"<" * (2 * MIB)) < LINEAR


@pytest.mark.parametrize(
    "piece",
    ["</", "<!--", "<a href=", "<a href='", "<script>", "<p ", '<p "', "&#", "<!-- -->", "<>"],
)
def test_the_worst_markup_is_read_in_linear_time(piece):
    small, large = (piece.encode() * (size // len(piece)) for size in (MIB // 256, MIB // 16))
    assert growth(read_web_page, small, large) < LINEAR


@pytest.mark.parametrize("piece", ["<", "<a href=x>", "<a href='", "<a b='", "<a href=x></a>"])
def test_links_are_read_in_linear_time(piece):
    small, large = (piece.encode() * (size // len(piece)) for size in (MIB // 256, MIB // 16))
    assert growth(read_anchors, small, large) < LINEAR


def test_links_are_given_in_order_as_they_are_written():
    assert [("one & two", "a.whl#sha256=0"), ("b", "../b&c"), ("", "d")] == anchors(
        "<a href='a.whl#sha256=0'>one &amp; <b>two</b></a><A\nclass=x HREF=\"../b&amp;c\" >b</A >"
        "<a name=e>no address</a><a href=d><img src=x></a>"
    )


@pytest.mark.parametrize(
    "tag",
    [
        '<a data-requires-python=">=3.8" href="h.whl">',
        '<a href="h.whl" data-requires-python=">=3.8,!=3.9">',
        "<a href=h.whl data-requires-python='&gt;=3.8'>",
        '<a href="h.whl" title="left open>',
    ],
)
def test_a_bracket_in_an_attribute_does_not_end_the_link(tag):
    found = anchors(f'{tag}h.whl</a> <p id="x">')
    assert [("h.whl", "h.whl")] == found


def test_a_link_tells_which_further_attributes_it_has():
    (link,) = read_anchors(b'<a data-yanked="broken > bad" href="h.whl" DATA-X=y z>h.whl</a>')
    assert {"data-yanked", "data-x", "z"} == link.marks


def test_all_links_of_a_long_page_are_given():
    page = b"<a href=x>%b</a>" % (b"y" * 900) * 3_000
    assert 3_000 == len(read_anchors(page))


MARKUP = st.text(st.sampled_from("<>/!-\"'= \n&#;apbrscithef"), max_size=80)


@given(MARKUP)
def test_no_markup_breaks_the_reader(markup):
    page = read_web_page(markup.encode())
    read_anchors(markup.encode())
    assert [] == [line for line in page.text.split("\n")[1:] if not line.strip()]


@given(st.binary(max_size=60))
def test_no_bytes_break_the_reader(data):
    with contextlib.suppress(DataError):
        read_web_page(data)
    with contextlib.suppress(DataError):
        read_anchors(data)
