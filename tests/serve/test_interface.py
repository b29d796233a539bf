"""The JSON API."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import msgspec
import pytest

import howopen
from howopen.licenses.reading import LicenseReading
from howopen.serve.openapi import document
from howopen.site import addresses
from tests.serve.conftest import finished, links_within, names_on_the_hub

TEXT = {"content-type": "text/plain"}


def ask(client, target):
    return client.post("/api/assessments", json={"target": target})


def test_the_list_leads_to_every_page_and_report(client):
    rows = client.get("/api/releases").json()
    places = [row[key] for row in rows for key in ("page", "report")]
    assert (4, []) == (len(rows), [each for each in places if client.get(each).is_error])


def test_a_release_is_an_assessment_that_can_be_read_back(client):
    answer = client.get("/api/releases/reed-7b")
    assert "reed-7b" == howopen.read_report(answer.content).release.id


def test_a_table_is_the_ranking_under_a_definition(client):
    table = client.get("/api/table/radboud").json()
    assert ("radboud", 4) == (table["framework"], len(table["rows"]))


@pytest.mark.parametrize(
    "path", ["/api/releases/x", "/api/table/x", "/api/jobs/x", "/api/x", "/x.json"]
)
def test_what_is_not_there_is_said_as_json(client, path):
    answer = client.get(path)
    assert (404, 404) == (answer.status_code, answer.json()["status"])


def test_health_tells_what_there_is(client):
    assert ("ok", 4, 0) == tuple(
        client.get("/health").json()[key] for key in ("status", "releases", "waiting")
    )


def test_a_licence_text_is_identified(client):
    text = "SPDX-License-Identifier: MIT\n"
    answer = client.post(
        "/api/licenses/identify", content=text, headers={"content-type": "text/plain"}
    )
    assert "MIT" == msgspec.json.decode(answer.content, type=LicenseReading).license_id


@pytest.mark.parametrize(
    ("media", "body", "status"),
    [
        ("application/json", b"{}", 415),
        ("", b"x", 415),
        ("text/plain; charset=latin-1", b"x", 415),
        ("text/plain; charset=utf-8", b"a\x00b", 415),
        ("text/plain", b"\xff\xfe", 415),
        ("text/plain", b"a" * 2000, 413),
    ],
)
def test_a_text_that_cannot_be_taken_is_told_so_in_a_sentence(serving, media, body, status):
    client = serving(per_minute=0, text_bytes=1000)
    answer = client.post("/api/licenses/identify", content=body, headers={"content-type": media})
    assert (status, status) == (answer.status_code, answer.json()["status"])


def test_a_body_that_does_not_say_its_size_is_cut_off_at_the_limit(serving):
    def endless():
        for _ in range(100):
            yield b"a" * 100

    headers = {"content-type": "text/plain"}
    client = serving(per_minute=0, text_bytes=1000)
    assert (
        413 == client.post("/api/licenses/identify", content=endless(), headers=headers).status_code
    )


def test_a_new_release_is_accepted_looked_at_and_then_had_everywhere(client):
    answer = ask(client, "shore/plover-1b@main")
    assert 202 == answer.status_code
    assert f"/api/jobs/{answer.json()['id']}" == answer.headers["location"]
    job = finished(client, answer.json())
    assert ("done", "shore--plover-1b@main") == (job["state"], job["release"])
    assert 200 == client.get(job["report"]).status_code
    assert 5 == len(client.get("/api/releases").json())
    again = ask(client, "SHORE/plover-1b@main")
    assert (200, "done") == (again.status_code, again.json()["state"])


def test_what_the_page_of_a_new_release_links_is_there_and_leads_back(client):
    job = finished(client, ask(client, "shore/plover-1b").json())
    links = links_within(client, job["page"])
    assert [] == [each for each in links if client.get(each).status_code != 200]
    (maker,) = [each for each in links if each.startswith("/maker/")]
    assert job["page"] in links_within(client, maker)


def test_beside_the_page_of_a_new_release_lie_its_report_and_its_card(client, content):
    own = content.assessments[0].release.id
    job = finished(client, ask(client, "shore/plover-1b").json())
    for release_id in (own, job["release"]):
        shown = client.get(f"/{addresses.release(release_id)}").text
        picture, report = addresses.picture(release_id), addresses.report(release_id)
        assert f'<meta property="og:image" content="../{picture}">' in shown
        assert 200 == client.get(f"/{report}").status_code
        drawn = client.get(f"/{picture}")
        assert (200, "image/svg+xml") == (drawn.status_code, drawn.headers["content-type"])
        assert "{http://www.w3.org/2000/svg}svg" == ET.fromstring(drawn.content).tag


def test_who_asks_for_the_same_meanwhile_gets_the_same_job(client, looks):
    looks.may_go_on.clear()
    first, second = ask(client, "a/b").json(), ask(client, "hf:a/b").json()
    assert first["id"] == second["id"]


def test_so_many_wait_and_no_more(serving, looks):
    looks.may_go_on.clear()
    client = serving(per_minute=0, waiting=2)
    answers = [ask(client, f"a/model-{number}") for number in range(5)]
    full = answers[-1]
    assert (503, True) == (full.status_code, int(full.headers["retry-after"]) > 0)
    assert [202, 202] == [each.status_code for each in answers[:2]]
    looks.may_go_on.set()
    finished(client, answers[1].json())
    assert 202 == ask(client, "a/another").status_code


def test_a_release_that_was_asked_for_long_ago_is_forgotten(serving):
    client = serving(per_minute=0, looked=2)
    for number in range(3):
        finished(client, ask(client, f"a/model-{number}").json())
    states = [client.get(f"/api/releases/a--model-{number}").status_code for number in range(3)]
    assert [404, 200, 200] == states
    assert 6 == client.get("/health").json()["releases"]
    assert 202 == ask(client, "a/model-0").status_code


def test_a_bug_ends_one_look_and_says_nothing_of_the_inside(client, looks, capsys):
    looks.failing = ZeroDivisionError("secret")
    job = finished(client, ask(client, "a/b").json())
    assert ("failed", False) == (job["state"], "secret" in job["error"])
    assert "ZeroDivisionError: secret" in capsys.readouterr().err
    looks.failing = None
    assert "done" == finished(client, ask(client, "a/c").json())["state"]


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"target": 1}', b'{"target": "x"}', b"[" * 4000]
)
def test_a_request_for_no_release_is_told_so(client, body):
    answer = client.post(
        "/api/assessments", content=body, headers={"content-type": "application/json"}
    )
    assert (400, True) == (answer.status_code, bool(answer.json()["error"]))


def test_the_badge_says_the_verdict_in_words(client, content):
    found, name = names_on_the_hub(content)[0]
    badge = client.get(f"/badge/{name}.json").json()
    assert {"schemaVersion": 1, "label": "howopen"}.items() <= badge.items()
    assert "%" not in badge["message"]
    picture = client.get(f"/badge/{name.upper()}.svg")
    assert "image/svg+xml" == picture.headers["content-type"]
    assert "cross-origin" == picture.headers["cross-origin-resource-policy"]
    root = ET.fromstring(picture.content)
    assert f"howopen: {badge['message']}" == root.attrib["aria-label"]
    assert found.verdict.id.startswith(badge["message"].partition(" with")[0].replace(" ", "-"))


@pytest.mark.parametrize("name", ["a/b", "a/<b>", "%22/x", "Reed 7B/x"])
def test_the_badge_of_an_unknown_model_says_that_it_was_not_assessed(client, name):
    assert "not assessed" == client.get(f"/badge/{name}.json").json()["message"]
    ET.fromstring(client.get(f"/badge/{name}.svg").content)


def test_a_badge_has_two_forms_only(client):
    assert [404, 404] == [client.get(f"/badge/a/b{end}").status_code for end in ("", ".png")]


def test_the_description_tells_of_every_type_that_it_refers_to(client):
    assert json.loads(json.dumps(document())) == client.get("/openapi.json").json()
    text = json.dumps(document())
    known = set(document()["components"]["schemas"])
    used = {part.partition('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert set() == used - known
