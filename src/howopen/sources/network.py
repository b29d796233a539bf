"""One network, as a run sees it: the door, where each place is asked, and as whom."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from howopen.errors import InputError, NotFound, SourceError
from howopen.model import Completeness, SourceKind
from howopen.sources.address import RemoteTarget
from howopen.sources.endpoints import HUB, Endpoints, endpoints, origin_of
from howopen.sources.exchange import Fetched, to_json

if TYPE_CHECKING:
    from howopen.doors.http import HttpDoor

_COLLECTIONS = f"{HUB}/collections/"


class Network:
    """Fetches any target through one door. Safe to use from several threads."""

    def __init__(self, door: HttpDoor, places: Endpoints | None = None) -> None:
        self.door = door
        self.endpoints = places or endpoints()

    def fetch(self, target: RemoteTarget) -> Fetched:
        """What is public of one target; raises `NotFound` or another `SourceError`."""
        how: dict[SourceKind, Callable[[RemoteTarget], Fetched]] = {
            SourceKind.HUGGINGFACE: self._hub,
            SourceKind.GITHUB: self._github,
            SourceKind.PACKAGE: self._package,
            SourceKind.PAGE: self._page,
        }
        return how[target.kind](target)

    def _hub(self, target: RemoteTarget) -> Fetched:
        from howopen.sources.hub import Hub

        if target.id.startswith("spaces/"):
            raise NotFound(f"{target.id} is a demo, no model; give the model that it shows")
        return Hub(self.door, self.endpoints, self._hub_token()).fetch(target)

    def _github(self, target: RemoteTarget) -> Fetched:
        from howopen.sources.github import fetch_github

        token = os.environ.get("GITHUB_TOKEN") or os.environ.get("GH_TOKEN")
        return fetch_github(self.door, self.endpoints, target, token)

    def _package(self, target: RemoteTarget) -> Fetched:
        from howopen.sources.package import fetch_package, index_address

        if not target.id.startswith("pypi:"):
            raise InputError(f"{target.id} is of an index that is not asked; only pypi: is")
        index = index_address()
        self.door.trust(origin_of(index, "the address of pip's index"))
        return fetch_package(self.door, index, target)

    def _page(self, target: RemoteTarget) -> Fetched:
        from howopen.sources.page import fetch_page
        from howopen.sources.paper import fetch_paper, is_paper

        if target.id.startswith(_COLLECTIONS):
            return self._collection(target)
        if is_paper(target):
            return fetch_paper(self.door, self.endpoints, target)
        return fetch_page(self.door, self.endpoints, target)

    def _collection(self, target: RemoteTarget) -> Fetched:
        """A collection of the hub as a page that lists its models."""
        from howopen.sources.hub import Hub

        slug = target.id.removeprefix(_COLLECTIONS)
        found = Hub(self.door, self.endpoints, self._hub_token()).collection(slug)
        page = {
            "source": "page",
            "url": target.id,
            "title": f"Collection {slug}",
            "facts": list(found.models),
            "read": found.read,
        }
        return Fetched(
            target=target,
            url=target.id,
            files={"page.json": to_json(page)},
            read=found.read,
            card=Completeness.COMPLETE,
        )

    def _hub_token(self) -> str | None:
        """The user's token, as the hub's own client finds it; it may ask the hub to renew it."""
        from howopen.doors.http.hub_session import hub_session

        with hub_session(self.door, self.endpoints.hub):
            from huggingface_hub import constants, get_token

            if constants.HF_HUB_DISABLE_IMPLICIT_TOKEN:
                return None
            try:
                return get_token()
            except (SourceError, OSError, ValueError):
                return None
