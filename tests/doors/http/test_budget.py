"""A run spends no more requests, bytes and seconds than it may."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from howopen.doors.http import Budget
from howopen.errors import BudgetSpent
from tests.doors.http.conftest import answer, moved


def test_each_request_counts_redirects_and_retries_too(server, new_door):
    door = new_door(budget=Budget(requests=5))
    server.on("/y", answer(b"", 503), answer(b"1"))
    door.fetch(server.on("/x", moved("/y")))
    assert (4, 1, 1) == (door.budget.sent, door.budget.retried, door.budget.seconds_left() > 0)
    door.fetch(server.on("/z", answer()))
    with pytest.raises(BudgetSpent, match="may send 5 requests"):
        door.fetch(f"{server.url}/z")
    assert 5 == len(server.asked)


def test_a_spent_budget_is_no_failure_of_the_server(server, new_door, notes):
    door = new_door(budget=Budget(requests=0), memory=notes)
    with pytest.raises(BudgetSpent):
        door.fetch(server.on("/x", answer()))
    assert ({}, []) == (notes.last, server.asked)


def test_bytes_are_counted_as_they_come(server, new_door):
    door = new_door(budget=Budget(bytes=150))
    url = server.on("/x", answer(b"x" * 100))
    door.fetch(url)
    assert (100, 50) == (door.budget.received_bytes, door.budget.bytes_left())
    with pytest.raises(BudgetSpent, match="may receive 150 bytes and 100 have come"):
        door.fetch(url)
    assert 100 == door.budget.received_bytes


def test_bytes_that_were_not_announced_are_counted_too(server, new_door):
    door = new_door(budget=Budget(bytes=150))
    with pytest.raises(BudgetSpent, match="may receive 150 bytes"):
        door.fetch(server.on("/x", answer(b"x" * 1000, length=-1, close=True)))
    assert 1000 == door.budget.received_bytes


def test_a_stream_is_counted_too(server, new_door):
    door = new_door(budget=Budget(bytes=150))
    url = server.on("/x", answer(b"x" * 1000))
    with door.stream(url) as streamed, pytest.raises(BudgetSpent):
        list(streamed.chunks())


def test_nothing_is_asked_once_the_time_is_spent(server, new_door, clock):
    door = new_door(budget=Budget(seconds=60, clock=clock))
    url = server.on("/x", answer())
    door.fetch(url)
    clock.now += 61
    for ask in (lambda: door.fetch(url), lambda: door.stream(url).__enter__()):
        with pytest.raises(BudgetSpent, match="may take 60 seconds"):
            ask()
    assert (1, 0) == (len(server.asked), door.budget.seconds_left())


def test_a_budget_is_exact_among_threads(server, new_door):
    door = new_door(budget=Budget(requests=40))
    url = server.on("/x", answer(b"0123456789"))
    spent = []

    def ask() -> None:
        for _ in range(10):
            try:
                door.fetch(url)
            except BudgetSpent as error:
                spent.append(error)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (40, 40, 400) == (len(server.asked), door.budget.sent, door.budget.received_bytes)
    assert 40 == len(spent)


def test_no_more_connections_are_made_than_may_be_at_once(server, new_door):
    door = new_door(concurrency=3)
    together = threading.Barrier(3)

    def slowly(_asked):
        together.wait(5)
        return answer(b"1")

    url = server.on("/x", slowly)
    threads = [threading.Thread(target=door.fetch, args=(url,)) for _ in range(9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (9, 3) == (len(server.asked), server.connections)


def test_a_request_costs_a_few_milliseconds_at_most(server, new_door, notes):
    door = new_door(memory=notes)
    urls = [server.on(f"/{number}", answer(b"x" * 2000, ETag='"1"')) for number in range(300)]
    door.fetch(urls[0])
    begun = time.process_time()
    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(door.fetch, urls))
    assert time.process_time() - begun < 2, "with the server's part, on one core: over 150 a second"
    assert (urls, 9) >= ([reply.url for reply in replies], server.connections)


def test_nothing_heavy_is_loaded_before_the_first_request():
    code = """
import sys
from howopen.doors.http import Freshness, HttpDoor
from howopen.errors import Offline
try:
    HttpDoor(freshness=Freshness.OFFLINE).fetch("https://one.example/")
except Offline:
    print(*sorted({"httpcore2", "httpx2", "stamina", "ssl", "h11", "email"} & sys.modules.keys()))
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert "" == done.stdout.strip()
