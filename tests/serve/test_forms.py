"""The forms, without a script."""

from __future__ import annotations

import pytest

from howopen.site import addresses
from tests.serve.conftest import finished, names_on_the_hub

FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize("typed", ["Reed 7B", "reed-7b", " REED-7B "])
def test_a_known_model_leads_to_its_page(client, looks, typed):
    answer = client.post("/fr/ask.html", data={"target": typed})
    assert (303, "/fr/release/reed-7b.html") == (answer.status_code, answer.headers["location"])
    assert [] == looks.asked


@pytest.mark.parametrize("written", ["{}", "hf:{}", "https://huggingface.co/{}/tree/main"])
def test_a_known_model_is_known_by_the_address_of_its_source(client, content, looks, written):
    for found, name in names_on_the_hub(content):
        revision = found.release.revisions[f"huggingface:{name}"]
        target = written.format(name).replace("main", revision)
        answer = client.post("/ask.html", data={"target": target})
        assert f"/{addresses.release(found.release.id)}" == answer.headers["location"]
    assert [] == looks.asked


def test_a_new_model_is_looked_at_and_then_shown(client, looks):
    looks.may_go_on.clear()
    place = client.post("/es/ask.html", data={"target": "shore/plover-1b"}).headers["location"]
    page = client.get(place)
    assert (200, True) == (page.status_code, 'http-equiv="refresh"' in page.text)
    assert '<html lang="es">' in page.text
    looks.may_go_on.set()
    job = {"id": place.rpartition("/")[2].removesuffix(".html")}
    finished(client, job)
    shown = client.get(place)
    assert (303, f"/es/{addresses.release('shore--plover-1b')}") == (
        shown.status_code,
        shown.headers["location"],
    )
    assert "shore/plover-1b" in client.get(shown.headers["location"]).text
    assert ["hf:shore/plover-1b"] == looks.asked


def test_why_a_model_could_not_be_judged_is_one_sentence_on_its_page(client):
    place = client.post("/ask.html", data={"target": "gone/model"}).headers["location"]
    finished(client, {"id": place.rpartition("/")[2].removesuffix(".html")})
    page = client.get(place).text
    assert "hf:gone/model gave no whole answer; try again later" in page
    assert "refresh" not in page


@pytest.mark.parametrize(
    "typed",
    [
        *("/etc", "dir:/etc", "..", ".", "~", "src/../../etc/x", "https://intranet.example/x"),
        *("pypi:howopen", "datasets/a/b", "spaces/a/b", "hf:datasets/a/b", "a" * 400, "<b>x</b>"),
    ],
)
def test_what_is_no_model_on_the_network_is_refused_and_never_looked_at(client, looks, typed):
    answer = client.post("/ask.html", data={"target": typed})
    assert (400, True) == (answer.status_code, "is no model id" in answer.text)
    assert "<b>" not in answer.text
    assert [] == looks.asked


def test_a_licence_text_is_read_at_once(client):
    text = "Permission is granted for non-commercial research only."
    answer = client.post("/ask.html", data={"text": text})
    assert (200, True) == (answer.status_code, text in answer.text)
    assert "no-store" == answer.headers["cache-control"]


def test_words_of_a_text_stay_text(client):
    text = "You may not use it for <script>alert(1)</script> military purposes."
    assert "<script>alert" not in client.post("/ask.html", data={"text": text}).text


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"target=&text=+", 400),
        (b"text=a%00b", 415),
        (b"text=%ff%fe", 415),
        ("text=é".encode(), 415),
        (b"&".join([b"a=b"] * 20), 400),
        (b"text=" + b"a" * 5000, 413),
        (b"text=" + b"%20%61" * 500, 413),
    ],
)
def test_a_form_that_is_none_is_told_so_in_a_sentence(serving, body, status):
    client = serving(per_minute=0, form_bytes=4000, text_bytes=900)
    answer = client.post("/ask.html", content=body, headers=FORM)
    assert (status, True) == (answer.status_code, '<p lang="en">' in answer.text)


def test_a_job_that_is_not_there_is_a_page_that_says_so(client):
    assert 404 == client.get("/job/none.html").status_code
