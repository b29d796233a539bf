"""No spelling of a private place is ever connected to, or even looked up."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from howopen.doors.http.addresses import origins_of, place_of, shown
from howopen.doors.http.hosts import unfit_address
from howopen.errors import InputError, Refused


def words(text: str) -> list[str]:
    return text.split()


LOOPBACK = words(
    """
127.0.0.1 127.1 127.0.1 127.255.255.254 2130706433 0x7f000001 0X7F000001 0x7f.0.0.1 0x7f.1
0177.0.0.1 0177.1 017700000001 127.0.0.01 127.000.000.001 127.0.0.0x1 0 0.0.0.0 00.0.0.0 0x0
１２７.０.０.１ 127。0。0。1 127．0．0．1 ①②⑦.⓪.⓪.① 127.0.0.1. 127.0.0.1..
%31%32%37.0.0.1 127%2e0.0.1
localhost LOCALHOST localhost. a.localhost a.b.localhost localhost.localdomain ip6-localhost
ip6-loopback loopback ｌｏｃａｌｈｏｓｔ locaIhost%00 127.0.0.1%00.one.example [::1]
[0:0:0:0:0:0:0:1] [0000:0000:0000:0000:0000:0000:0000:0001] [::] [::1%25lo] [::1%lo]
[::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:7f00:0001] [::127.0.0.1]
[::ffff:0:127.0.0.1] [64:ff9b::7f00:1] [64:ff9b::127.0.0.1] [64:ff9b:1::7f00:1]
[2002:7f00:1::] [2002:7f00:0001::1] [2001:0:7f00:1::1] [2001:0:53aa:64c:0:7d:80ff:fffe]
[2606:4700::5efe:127.0.0.1] [2606:4700::200:5efe:7f00:1] [::1 ::1 [::1]x [] [127.0.0.1]
[v1.127] [:::1]
"""
)
PRIVATE = words(
    """
10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255 192.168.0.1 192.168.1.1. 169.254.169.254
169.254.0.1 2852039166 0xa9fea9fe 0251.0376.0251.0376 169.254.43518 100.64.0.1
100.100.100.200 192.0.0.192 192.0.0.8 192.0.2.1 198.18.0.1 198.19.255.255 198.51.100.7
203.0.113.9 192.88.99.1 168.63.129.16 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
0.1.2.3 256.1.1.1 1.2.3.4.5 8.8.8 134744072 [fe80::1] [fe80::1%25eth0] [fe80::1%eth0]
[fc00::1] [fd00:ec2::254] [fec0::1] [ff02::1] [ff0e::1] [2001:db8::1] [3fff::1] [5f00::1]
[100::1] [2001:2::1] [2001:10::1] [::ffff:169.254.169.254] [::ffff:a9fe:a9fe]
[64:ff9b::a9fe:a9fe] [64:ff9b::10.0.0.1] [2002:a9fe:a9fe::1] [2002:0a00:0001::]
metadata.google.internal metadata.google.internal. metadata router.local printer.lan
nas.home nas.home.arpa intra.corp wiki.intranet x.private
kubernetes.default.svc.cluster.local host.docker.internal hidden.onion
METADATA.Google.Internal
"""
)
ODD = words(
    """
one.example:8443 one.example:80 one.example:0443 one.example: one.example:99999
one.example:-1 one.example:４４３ one.example:443x one.example:443:443
one.example:99999999999999999999999 user@one.example user:pw@one.example @one.example
:@one.example 127.0.0.1@one.example one.example@127.0.0.1 one.example:443@127.0.0.1
one.example\\@127.0.0.1 127.0.0.1\\.one.example one.example\\.two.example -one.example
one-.example one..example .one.example one.example. one.example.. bücher.example one.éxample
one.example;x one.example,two.example one.1 one.0x1 one*.example one.exa+mple ＠one.example
one.example＃ a。example one%2eexample
"""
)
OTHER_URLS = [
    "http://one.example/",
    "http://one.example:443/",
    "ftp://one.example/",
    "file:" + "///etc/passwd",
    "gopher://127.0.0.1:70/x",
    "data:text/html,x",
    "javascript:alert(1)",
    "//one.example/",
    "one.example",
    "",
    "https:",
    "https:/one.example/",
    "https:one.example",
    "https:///one.example/",
    "https://",
    "https://?x",
    "https://#x",
    "https://one.example\r\nHost: two.example/",
    "https://one.exa\tmple/",
    "https://one.example\0/",
    "https://one.example/\x7f",
    "https://one.example/\ud800",
    " https://one.example/",
    "https:// one.example/",
    "https://one.example /",
    "https:\\\\one.example\\",
    "hTTp://127.0.0.1/",
    "https://" + "a" * 64 + ".example/",
    "https://" + "a." * 130 + "example/",
    "https://one.example/" + "a" * 9000,
    "view-source:https://one.example/",
    "unix:///run/docker.sock",
    "http+unix://%2Frun%2Fdocker.sock/info",
]
FORBIDDEN = [f"https://{host}/latest/meta-data" for host in (*LOOPBACK, *PRIVATE, *ODD)] + [
    f"http://{host}:8123/" for host in ("127.1", "localhost", "[::1]", "0x7f.1", "127.0.0.2")
]


def test_there_are_spellings_enough():
    assert len({*FORBIDDEN, *OTHER_URLS}) > 200


@pytest.mark.parametrize("url", [*FORBIDDEN, *OTHER_URLS])
def test_a_forbidden_address_is_refused_without_a_connection_or_a_look_up(
    url, door, knocks, resolver
):
    with pytest.raises(Refused, match="was not asked"):
        door.fetch(url)
    with pytest.raises(Refused, match="was not asked"), door.stream(url):
        pass
    assert ([], []) == (knocks, resolver.asked)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "https://huggingface.co/api/models/a/b?x=1#y",
            "https://huggingface.co/api/models/a/b?x=1",
        ),
        ("HTTPS://HuggingFace.CO", "https://huggingface.co/"),
        ("https://one.example:443/", "https://one.example/"),
        ("https://a.b.c-d.example?q", "https://a.b.c-d.example/?q"),
        ("https://foo_bar.github.io/", "https://foo_bar.github.io/"),
        ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/"),
        ("https://1.one.example/", "https://1.one.example/"),
        ("https://one.xn--p1ai/", "https://one.xn--p1ai/"),
        ("https://8.8.8.8/", "https://8.8.8.8/"),
        ("https://[2606:4700:0::1111]/", "https://[2606:4700::1111]/"),
        ("https://one.example/a b/é?ü=%20", "https://one.example/a%20b/%C3%A9?%C3%BC=%20"),
        ("https://one.example/@user/x@y", "https://one.example/@user/x@y"),
        ("https://one.example/\\..\\x", "https://one.example/%5C..%5Cx"),
    ],
)
def test_a_public_address_is_taken_in_its_plain_form(url, expected):
    assert expected == place_of(url).url


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "1.1.1.1", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)
def test_a_public_ip_address_is_fit(address):
    assert "" == unfit_address(address)


@pytest.mark.parametrize(
    "address", ["", "localhost", "8.8.8.8/32", "1.2.3", "fe80::1%eth0", "2002:808:808::%1"]
)
def test_what_is_no_plain_ip_address_is_unfit(address):
    assert unfit_address(address)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://0x7f.1/", "its host is a number written in an unusual way"),
        ("https://10.0.0.1/", r"10\.0\.0\.1 is not a public address"),
        ("https://a.internal/", "its host is private"),
        ("https://metadata/", "its host is a name without a dot"),
        ("https://one.exam9/", "its host ends in no domain that there is"),
        ("http://one.example/", "it is not encrypted"),
        ("https://one.example:80/", "port 80 is not the usual one"),
        ("https://a:b@one.example/", "a user or password stands in it"),
    ],
)
def test_a_refusal_says_why(url, reason):
    with pytest.raises(Refused, match=f"was not asked: {reason}; only public"):
        place_of(url)


def test_a_trusted_origin_may_be_private_and_plain(server):
    trusted = origins_of([f"{server.url}/hub/"])
    assert place_of(f"{server.url}/x", trusted).trusted
    for other in ("127.1", "localhost", "127.0.0.2"):
        with pytest.raises(Refused):
            place_of(f"http://{other}:{server.port}/x", trusted)
    with pytest.raises(Refused):
        place_of(f"https://127.0.0.1:{server.port}/x", trusted)


@pytest.mark.parametrize("url", ["", "127.0.0.1:8123", "ftp://x", "http://", "http://u:secret@h:x"])
def test_what_is_no_origin_cannot_be_trusted(url):
    with pytest.raises(InputError, match="cannot be trusted") as caught:
        origins_of([url])
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "https://user:secret@one.example/x",
        "https://user:secret@localhost/x",
        "https://user:se/secret@one.example/x",
        "https:/user:secret@one.example/",
        "user:secret@one.example",
        "https:\\\\user:secret@one.example\\",
        "https://user:secret@one.example:x/",
        "https://user:sec\nsecret@one.example/",
    ],
)
def test_a_password_in_an_address_is_never_said(url):
    with pytest.raises(Refused) as caught:
        place_of(url)
    assert "secret" not in str(caught.value)


def test_what_is_said_of_an_address_is_one_short_line():
    said = shown("https://one.example/\x1b[2J\n\u202e" + "x" * 9000)
    assert said.isprintable()
    assert len(said) < 310


@given(st.text(max_size=40) | st.text("htps:/@[]%.\\#?0123456789abcdefx１。", max_size=40))
def test_any_text_is_either_a_place_or_refused(text):
    for url in (text, f"https://{text}", f"http://{text}"):
        try:
            place = place_of(url)
        except Refused:
            continue
        assert ("https", 443, False) == (place.scheme, place.port, place.trusted)
        assert place.url.isascii()
        assert place == place_of(place.url)


@given(st.ip_addresses())
def test_no_address_is_taken_that_python_calls_private(ip):
    if not ip.is_global or ip.is_multicast or ip.is_reserved:
        inner = getattr(ip, "ipv4_mapped", None)
        if ip in ipaddress.ip_network("64:ff9b::/96"):  # the address inside it counts
            inner = ipaddress.ip_address(int(ip) & 0xFFFFFFFF)
        assert unfit_address(str(ip)) or (inner is not None and inner.is_global)
