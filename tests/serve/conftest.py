"""The samples served to a client in this process, and looks that the test decides on."""

from __future__ import annotations

import re
import threading
from urllib.parse import urljoin, urlsplit

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from howopen import pipeline
from howopen.api.site import site_content
from howopen.collect import Step
from howopen.errors import Unreachable
from howopen.named_definitions import definitions_of
from howopen.samples import FOLDER, sample
from howopen.serve.application import application
from howopen.serve.settings import Settings

HOST = "http://localhost:8000"


class Looks:
    """A look at a release that waits until it may go on, and gives a sample under that name."""

    def __init__(self):
        self.asked = []
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.failing = None

    def __call__(self, target, on_step):
        self.asked.append(target)
        on_step(Step(release="x", target=f"seen {target}", found=""))
        assert self.may_go_on.wait(30)
        if self.failing:
            raise self.failing
        name = target.partition(":")[2]
        if name.startswith("gone/"):
            raise Unreachable(f"{target} gave no whole answer; try again later")
        quoted = pipeline.quoted(pipeline.gather(sample("reed-7b")), definitions_of(None))
        found = quoted.assessment
        release = replace(found.release, id=name.replace("/", "--").lower(), name=name)
        return replace(quoted, assessment=replace(found, release=release))


@pytest.fixture
def looks():
    made = Looks()
    yield made
    made.may_go_on.set()


@pytest.fixture(scope="session")
def content():
    return site_content(FOLDER)


@pytest.fixture
def serving(content, looks):
    """Makes a client of a server with these settings."""

    def make(**settings):
        return TestClient(
            application(content, looks, Settings(**settings)),
            base_url=HOST,
            follow_redirects=False,
        )

    return make


@pytest.fixture
def client(serving):
    return serving(per_minute=0)


def finished(client, job):
    """The job once nothing more comes; the server says how far it is as often as it is asked."""
    for _ in range(100_000):
        found = client.get(f"/api/jobs/{job['id']}").json()
        if found["state"] in ("done", "failed"):
            return found
    raise AssertionError("the look does not end")


def names_on_the_hub(content):
    """(Assessment, its model's name on the hub) of every release that has one."""
    return [
        (found, source.id.partition(":")[2])
        for found in content.assessments
        for source in found.sources
        if source.role == "primary"
        and source.id.startswith("huggingface:")
        and not source.id.startswith("huggingface:datasets/")
    ]


def links_within(client, start):
    """The paths within the site that a page links."""
    led_to = re.findall(r'(?:href|src)="([^"#]+)[#"]', client.get(start).text)
    return list({urlsplit(urljoin(start, each)).path for each in led_to if ":" not in each})
