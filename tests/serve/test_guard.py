"""Who may ask, as whom, and how often."""

from __future__ import annotations

import pytest

from howopen.serve.limits import Buckets, client_of

TEXT = {"content-type": "text/plain"}
IDENTIFY = "/api/licenses/identify"


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000", "192.0.2.7", "localhost."],
)
def test_names_of_this_machine_and_addresses_are_answered(client, host):
    assert 200 == client.get("/", headers={"host": host}).status_code


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "",
        "127.0.0.1.evil.example",
        "[::1",
        "a@localhost:x@y",
    ],
)
def test_a_name_that_another_site_points_here_is_not(client, host):
    assert 421 == client.get("/", headers={"host": host}).status_code


def test_a_name_that_was_allowed_is_answered(serving):
    client = serving(hosts=("Table.example",))
    assert 200 == client.get("/", headers={"host": "table.example:443"}).status_code


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://localhost:8000", 200),
        ("http://localhost:9000", 403),
        ("https://evil.example", 403),
        ("null", 403),
    ],
)
def test_another_site_cannot_send_a_form_from_a_visitors_browser(client, origin, status):
    answer = client.post(IDENTIFY, content="MIT", headers={**TEXT, "origin": origin})
    assert status == answer.status_code


def test_who_asks_too_often_is_told_when_to_come_back_and_may_still_read(serving):
    client = serving(per_minute=6)
    answers = [client.post(IDENTIFY, content="MIT", headers=TEXT) for _ in range(4)]
    assert [200, 200, 429] == [each.status_code for each in answers[:3]]
    assert 1 <= int(answers[2].headers["retry-after"]) <= 10
    assert 200 == client.get("/").status_code


def test_a_bucket_fills_again_with_time():
    now = [0.0]
    buckets = Buckets(60, 10, lambda: now[0])
    assert [0] * 20 == [buckets.wait_seconds("a") for _ in range(20)]
    assert 1 == buckets.wait_seconds("a")
    now[0] += 1
    assert [0, 1] == [buckets.wait_seconds("a") for _ in range(2)]


def test_a_server_remembers_a_bounded_number_of_clients():
    buckets = Buckets(60, 10)
    for number in range(1000):
        buckets.wait_seconds(str(number))
    assert 10 == len(buckets)


def test_all_addresses_of_one_network_of_ipv6_are_one_client():
    assert client_of("2001:db8::1") == client_of("2001:db8::ffff:2")
    assert client_of("2001:db8:0:1::1") != client_of("2001:db8::1")
    assert "192.0.2.1" == client_of("192.0.2.1")
