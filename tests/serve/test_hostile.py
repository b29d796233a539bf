"""The hundred hostile words typed, pasted, asked for and come by: the server shows words."""

from __future__ import annotations

import json
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

from howopen.collect import Step
from howopen.errors import Unreachable
from howopen.pipeline import Quoted
from howopen.serve.application import application
from howopen.serve.settings import Settings
from howopen.site import addresses
from tests.serve.conftest import HOST, finished
from tests.site.hostile import HARMLESS, PAYLOADS, quotes, release, steering
from tests.site.markup import Parsed

TEXT = {"content-type": "text/plain"}
PASTED = [word for word in PAYLOADS if "\0" not in word]
"""A text that holds NUL is refused."""
RUNS = ("javascript", "data", "vbscript", "file")


def text_of(words):
    """A licence that forbids one thing for each word, and is called after the first."""
    clauses = "\n".join(
        f"{number}. You may not use the model for military purposes, {word}.\n{word}\n"
        for number, word in enumerate(words, 1)
    )
    return f"Heron {words[0]} License\n\n{clauses}"


def links_of(page):
    """What the addresses of a page's links begin with."""
    return {link.partition(":")[0].lower() for link in page.values("href") if ":" in link}


def shown(answer):
    page = Parsed(answer.text)
    assert [] == page.wrong
    assert not links_of(page) & set(RUNS)
    return page


@pytest.mark.parametrize("start", range(0, len(PASTED), 14))
def test_what_is_pasted_is_shown_as_words(client, start):
    plain, pasted = (
        shown(client.post("/fr/ask.html", data={"text": text_of(words)}))
        for words in ([HARMLESS] * 14, PASTED[start : start + 14])
    )
    assert {("blockquote", ())} <= set(pasted.shape) <= set(plain.shape)
    assert (plain.inline, links_of(plain)) == (pasted.inline, links_of(pasted))


def test_what_is_no_model_is_named_in_words(client, looks):
    plain = shown(client.post("/ask.html", data={"target": "a b"}))
    for word in PASTED:
        assert plain.shape == shown(client.post("/ask.html", data={"target": word})).shape
        answer = client.post("/api/assessments", json={"target": word})
        assert (400, 400) == (answer.status_code, answer.json()["status"])
    assert [] == looks.asked


def test_what_is_asked_for_and_not_there_is_answered_in_kind(client):
    plain = shown(client.get("/nothing"))
    for word in PAYLOADS:
        part = quote(word, safe="")
        assert plain.shape == shown(client.get(f"/{part}")).shape
        answer = client.get(f"/api/jobs/{part}")
        assert (404, "application/json") == (answer.status_code, answer.headers["content-type"])
        picture = client.get(f"/badge/x/{part}.svg")
        if picture.status_code == 200:  # with a slash in its name it is another path
            assert "howopen: not assessed" == ET.fromstring(picture.content).attrib["aria-label"]


def test_where_a_look_is_and_why_it_failed_is_told_in_words(content):
    told = " ".join(PAYLOADS)

    def look(_target, _on_step):
        raise Unreachable(told)

    client = TestClient(application(content, look, Settings(per_minute=0)), base_url=HOST)
    job = finished(client, client.post("/api/assessments", json={"target": "a/b"}).json())
    assert ("failed", told) == (job["state"], job["error"])
    page = shown(client.get(f"/job/{job['id']}.html"))
    plain = shown(client.get("/nothing"))
    assert set(page.shape) - set(plain.shape) <= {("p", ("role",)), ("span", ("lang",))}


def test_no_word_of_a_fault_steers_the_terminal_of_whoever_runs_the_server(client, looks, capsys):
    looks.failing = ZeroDivisionError("\n".join(PAYLOADS))
    finished(client, client.post("/api/assessments", json={"target": "a/b"}).json())
    said = capsys.readouterr().err
    assert "DROP TABLE" in said
    assert steering(said) <= {"\n", "\t"}


@pytest.mark.parametrize("word", [PAYLOADS[0], PAYLOADS[50], PAYLOADS[-3]])
def test_a_release_of_hostile_words_has_its_page_report_card_and_badge(content, word):
    made = release(word)

    def look(_target, on_step):
        on_step(Step(release=word, target=word, found=word, lost=word))
        return Quoted(assessment=made, quotes=quotes(made))

    client = TestClient(application(content, look, Settings(per_minute=0)), base_url=HOST)
    job = finished(client, client.post("/api/assessments", json={"target": "a/b"}).json())
    assert f"/{addresses.release(made.release.id)}" == job["page"]
    shown(client.get(job["page"]))
    assert word == client.get(job["report"]).json()["release"]["name"]
    card = client.get(f"/{addresses.picture(made.release.id)}")
    assert "image/svg+xml" == card.headers["content-type"]
    ET.fromstring(card.content)
    badge = json.loads(client.get("/badge/a/b.json").content)
    assert "open weights with strings" == badge["message"]
