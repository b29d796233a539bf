"""What is known is asked for as the run wants it: whether it changed, once, or not at all."""

from __future__ import annotations

import pytest

from howopen.doors.http import Freshness
from howopen.errors import InputError, Offline, RateLimited, TooLarge, Unreachable
from tests.doors.http.conftest import Sent, answer

NOON = 1795608000.0
WHEN = "2026-11-25T12:00:00Z"
LATER = "2026-11-25T12:00:05Z"


@pytest.fixture
def time() -> list[float]:
    return [NOON]


@pytest.fixture
def new_kept(new_door, notes, time):
    """Makes doors with one memory and one wall clock."""

    def make(**settings):
        return new_door(memory=notes, wall_clock=lambda: time[0], **settings)

    return make


def conditional(asked) -> Sent:
    if asked.headers.get("if-none-match") == '"1"':
        return answer(b"", 304, length=-1, ETag='"1"')
    return answer(b"hello", ETag='"1"', Last_Modified="Wed, 25 Nov 2026 10:00:00 GMT")


def test_an_answer_says_where_and_when_it_was_had(server, new_kept):
    url = server.on("/x", answer(b"hello", 404, X_Error_Code="RepoNotFound", Server="x"))
    reply = new_kept().fetch(f"{url}?a=1#b")
    assert (f"{url}?a=1#b", f"{url}?a=1#b", 404, WHEN, "") == (
        reply.url,
        reply.final_url,
        reply.status,
        reply.when,
        reply.failure,
    )
    assert {"content-length": "5", "x-error-code": "RepoNotFound"} == reply.headers


def test_what_is_known_is_asked_for_as_a_change(server, new_kept, notes, time):
    url = server.on("/x", conditional)
    door = new_kept()
    first = door.fetch(url)
    time[0] += 5
    second = door.fetch(url)
    assert (WHEN, LATER) == (first.when, second.when)
    assert (first.body, first.headers, 200) == (second.body, second.headers, second.status)
    assert "Wed, 25 Nov 2026 10:00:00 GMT" == server.asked[1].headers["if-modified-since"]
    assert (1, 2) == (door.budget.not_modified, door.budget.sent)
    assert LATER == notes.last[f"GET {url}"].when


@pytest.mark.parametrize("mark", ['"' + "e" * 2000 + '"', '"é"'])
def test_a_mark_that_no_server_would_take_back_is_not_sent(server, new_kept, mark):
    url = server.on("/x", answer(b"hello", ETag=mark))
    door = new_kept()
    door.fetch(url)
    assert b"hello" == door.fetch(url).body
    assert "if-none-match" not in server.asked[1].headers


def test_a_change_is_taken(server, new_kept):
    url = server.on("/x", answer(b"old", ETag='"1"'), answer(b"new", ETag='"2"'))
    door = new_kept()
    assert [b"old", b"new"] == [door.fetch(url).body for _ in range(2)]
    assert 0 == door.budget.not_modified


def test_two_empty_answers_are_two_answers(server, new_kept, time):
    url = server.on("/x", answer(b"", ETag='"1"', Content_Type="a"), answer(b"", Content_Type="b"))
    door = new_kept()
    assert ["a", "b"] == [door.fetch(url).headers["content-type"] for _ in range(2)]


def test_what_has_no_mark_is_asked_for_whole(server, new_kept):
    url = server.on("/x", answer(b"hello"))
    door = new_kept()
    door.fetch(url)
    door.fetch(url)
    assert not {"if-none-match", "if-modified-since"} & server.asked[1].headers.keys()


def test_a_known_body_outlives_a_failure(server, new_kept):
    url = server.on("/x", conditional, answer(b"", 404), conditional)
    door = new_kept()
    assert [200, 404, 200] == [door.fetch(url).status for _ in range(3)]
    assert 1 == door.budget.not_modified


def test_a_condition_of_the_callers_own_is_left_to_it(server, new_kept, notes):
    url = server.on("/x", conditional)
    door = new_kept()
    door.fetch(url)
    reply = door.fetch(url, headers={"If-None-Match": '"1"'})
    assert (304, b"") == (reply.status, reply.body)
    assert 200 == notes.last[f"GET {url}"].status


def test_a_304_that_nobody_asked_for_is_said(server, new_kept):
    assert 304 == new_kept().fetch(server.on("/x", answer(b"", 304, length=-1))).status


def test_without_a_memory_each_request_is_asked(server, door):
    url = server.on("/x", conditional)
    door.fetch(url)
    door.fetch(url)
    assert 2 == len(server.asked)


def test_a_resumed_run_does_not_ask_for_what_it_had(server, new_kept, time):
    url = server.on("/x", conditional)
    new_kept().fetch(url)
    time[0] += 60
    door = new_kept(freshness=Freshness.RESUME, since=WHEN)
    assert (b"hello", WHEN) == (door.fetch(url).body, door.fetch(url).when)
    assert (1, 2, 0) == (len(server.asked), door.budget.replayed, door.budget.sent)


@pytest.mark.parametrize("since", [LATER, "2026-11-25T13:00:05+01:00", "2026-11-25T12:00:05.9"])
def test_a_resumed_run_asks_for_what_is_older_and_then_no_more(server, new_kept, time, since):
    url = server.on("/x", conditional)
    new_kept().fetch(url)
    time[0] += 60
    door = new_kept(freshness=Freshness.RESUME, since=since)
    door.fetch(url)
    door.fetch(url)
    assert (1, 1) == (door.budget.not_modified, door.budget.replayed)


def test_a_time_that_is_none_is_said(new_kept):
    with pytest.raises(InputError, match="yesterday is no time"):
        new_kept(freshness=Freshness.RESUME, since="yesterday")


FAILURES = [
    (answer(b"", 503), Unreachable, 503),
    (Sent(b"", close=True), Unreachable, 0),
    (answer(b"", 429, Retry_After="1"), RateLimited, 429),
    (answer(b"", 429, Retry_After="99999"), RateLimited, 429),
    (answer(b"x" * 9), TooLarge, 0),
]


@pytest.mark.parametrize("freshness", [Freshness.RESUME, Freshness.OFFLINE])
@pytest.mark.parametrize("failure", FAILURES)
def test_a_failure_is_given_again_as_it_was(server, new_kept, notes, freshness, failure):
    sent, error, status = failure
    url = server.on("/x", sent)
    with pytest.raises(error) as first:
        new_kept().fetch(url, max_bytes=8)
    asked = len(server.asked)
    door = new_kept(freshness=freshness)
    with pytest.raises(error) as again:
        door.fetch(url, max_bytes=8)
    assert (str(first.value), type(first.value)) == (str(again.value), type(again.value))
    assert (asked, 1) == (len(server.asked), door.budget.replayed)
    kept = notes.last[f"GET {url}"]
    assert (str(first.value), status, WHEN) == (kept.failure, kept.status, kept.when)


def test_a_failure_is_asked_for_again_by_a_new_run(server, new_kept):
    url = server.on("/x", *[answer(b"", 503)] * 4, answer(b"up"))
    with pytest.raises(Unreachable):
        new_kept().fetch(url)
    assert b"up" == new_kept().fetch(url).body


def test_no_server_can_say_which_failure_it_is(server, new_kept, notes):
    url = server.on("/x", answer(b"", 503, Failure="Refused"))
    with pytest.raises(Unreachable):
        new_kept().fetch(url)
    new_kept().fetch(server.on("/y", answer(b"", 404, Failure="Refused")))
    assert [{"failure": "Unreachable"}, {"content-length": "0"}] == [
        reply.headers for reply in notes.last.values()
    ]


def test_offline_nothing_is_asked(server, new_kept, knocks, resolver):
    door = new_kept(freshness=Freshness.OFFLINE)
    for url in (server.on("/x", answer()), "https://one.example/"):
        with pytest.raises(Offline, match="was not kept from an earlier run"):
            door.fetch(url)
        with pytest.raises(Offline), door.stream(url):
            pass
    assert ([], [], 0) == (knocks, resolver.asked, door.budget.sent)


def test_offline_what_was_kept_is_given_however_old(server, new_kept, time, knocks):
    url = server.on("/x", conditional)
    new_kept().fetch(url)
    time[0] += 1e8
    knocks.clear()
    reply = new_kept(freshness=Freshness.OFFLINE, since=LATER).fetch(url)
    assert (b"hello", WHEN, []) == (reply.body, reply.when, knocks)


def test_offline_without_a_memory_nothing_is_had(new_door):
    with pytest.raises(Offline):
        new_door(freshness=Freshness.OFFLINE).fetch("https://one.example/")


def test_what_never_changes_is_asked_for_once(server, new_kept):
    commit = server.on("/resolve/" + "c" * 40, answer(b"same"))
    main = server.on("/resolve/main", answer(b"same"))
    door = new_kept(immutable=lambda url: url.endswith("c" * 40))
    for url in (commit, main, commit, main):
        assert b"same" == door.fetch(url).body
    assert (3, 1) == (len(server.asked), door.budget.replayed)


def test_that_something_is_not_there_may_change(server, new_kept):
    url = server.on("/x", answer(b"", 404), answer(b"here"))
    door = new_kept(immutable=lambda _: True)
    assert [404, 200, 200] == [door.fetch(url).status for _ in range(3)]
    assert 2 == len(server.asked)


def test_what_was_kept_is_not_too_large_either(server, new_kept):
    url = server.on("/x", conditional)
    new_kept().fetch(url)
    for freshness in Freshness:
        with pytest.raises(TooLarge):
            new_kept(freshness=freshness).fetch(url, max_bytes=4)


def test_requests_that_differ_are_remembered_apart(server, new_kept, notes):
    url = server.on("/x", lambda asked: answer(str(sorted(asked.headers.items())).encode()))
    door = new_kept()
    for headers in (
        {},
        {"Range": "bytes=0-7"},
        {"accept": "application/json"},
        {"Accept": "application/json", "range": "bytes=0-7"},
        {"Authorization": "Bearer a"},
        {"AUTHORIZATION": "Bearer b"},
        {"User-Agent": "me", "X-Request-Id": "17"},
    ):
        door.fetch(url, headers=headers)
    door.fetch(f"{url}#part")
    door.fetch(f"{url}?a=1")
    assert [
        f"GET {url}",
        f"GET {url} range=bytes=0-7",
        f"GET {url} accept=application/json",
        f"GET {url} range=bytes=0-7 accept=application/json",
        f"GET {url} auth",
        f"GET {url}?a=1",
    ] == list(notes.last)


def test_a_range_is_asked_for_as_it_is(server, new_kept):
    part = answer(b"he", 206, Content_Range="bytes 0-1/5", ETag='"1"')
    reply = new_kept().fetch(server.on("/x", part), headers={"Range": "bytes=0-1"})
    assert (206, b"he", "bytes 0-1/5") == (reply.status, reply.body, reply.headers["content-range"])
    assert "identity" == server.asked[0].headers["accept-encoding"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("", "bytes 0-1/5"),
        ("", ""),
        ("bytes=0-1", ""),
        ("bytes=0-1", "bytes 2-3/5"),
        ("bytes=0-1", "bytes 0-2/5"),
        ("bytes=0-1", "bytes 0-0/5"),
        ("bytes=2-", "bytes 0-1/5"),
        ("bytes=-2", "bytes 2-4/5"),
        ("bytes=0-1", "pages 0-1/5"),
    ],
)
def test_a_part_that_was_not_asked_for_is_no_answer(server, new_kept, asked, said):
    url = server.on("/x", answer(b"he", 206, Content_Range=said), answer(b"all"))
    headers = {"Range": asked} if asked else {}
    assert b"all" == new_kept().fetch(url, headers=headers).body


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("bytes=0-1", "bytes 0-1/5"),
        ("bytes=0-9", "bytes 0-1/2"),
        ("bytes=3-", "bytes 3-4/*"),
        ("bytes=-2", "bytes 3-4/5"),
        ("bytes=0-1", "BYTES 0-1/*"),
    ],
)
def test_the_part_that_was_asked_for_is_an_answer(server, new_kept, asked, said):
    url = server.on("/x", answer(b"he", 206, Content_Range=said))
    assert 206 == new_kept().fetch(url, headers={"Range": asked}).status


@pytest.mark.parametrize("headers", [{"X-Y": "a\r\nHost: b"}, {"X Y": "a"}, {"": "a"}, {"X": "é"}])
def test_a_header_that_could_be_two_is_not_sent(server, new_kept, headers):
    with pytest.raises(InputError, match="holds what no header may"):
        new_kept().fetch(f"{server.url}/x", headers=headers)
    assert [] == server.asked


def test_a_secret_is_not_said_where_its_header_cannot_be_sent(server, new_kept):
    with pytest.raises(InputError) as caught:
        new_kept().fetch(f"{server.url}/x", headers={"Authorization": "Bearer verysecret\n"})
    assert "verysecret" not in str(caught.value)


def test_the_time_of_a_door_is_that_of_its_replies(new_kept):
    assert WHEN == new_kept().now()
