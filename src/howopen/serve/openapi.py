"""The OpenAPI description of the JSON API, made from the types that it gives and takes."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from howopen._version import __version__
from howopen.frameworks.ranking import Ranking
from howopen.licenses.reading import LicenseReading
from howopen.model import Assessment
from howopen.serve.shapes import Asked, Badge, Health, Job, Listed, Problem

_TYPES: Final = (
    *(Asked, Assessment, Badge, Health, Job, LicenseReading, Listed, Problem, Ranking),
)
_PROBLEMS: Final = {
    "400": "The request is not what this takes; the sentence says why.",
    "403": "Another site asked.",
    "404": "There is no such thing.",
    "408": "The body came too slowly.",
    "413": "The body is too large.",
    "415": "The body is of another type, or no text in UTF-8.",
    "421": "The server is not called so.",
    "429": "This client asks too often; `Retry-After` says when it may again.",
    "503": "Too many releases wait already; `Retry-After` says when to try again.",
}
_OF_WORK: Final = ("400", "403", "408", "413", "415", "421", "429")
_NAME: Final = {"type": "string", "minLength": 1}


def document() -> dict[str, Any]:
    """The document, OpenAPI 3.1."""
    _, schemas = msgspec.json.schema_components(_TYPES, ref_template="#/components/schemas/{name}")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "howopen",
            "version": __version__,
            "description": "How open AI models really are, from evidence.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": _paths(),
        "components": {"schemas": schemas},
    }


def _paths() -> dict[str, Any]:
    a_list = {"type": "array", "items": _ref("Listed")}
    text = {"type": "string", "pattern": "^[^\\u0000]*$"}
    return {
        "/health": _get("health", "Whether the server is there.", _ref("Health")),
        "/api/releases": _get("releases", "All releases.", a_list),
        "/api/releases/{id}": _get("release", "One release.", _ref("Assessment"), "id"),
        "/release/{slug}.json": _get(
            "report", "One release, by its path.", _ref("Assessment"), "slug"
        ),
        "/api/table/{framework}": _get(
            "table", "The table under one definition.", _ref("Ranking"), "framework"
        ),
        "/api/licenses/identify": _post(
            "identify",
            "Which licence a text is, and what it demands.",
            ("text/plain", text),
            {"200": _answer("The reading.", _ref("LicenseReading"))},
        ),
        "/api/assessments": _post(
            "assess",
            "Has a release looked at; one that is known is done at once.",
            ("application/json", _ref("Asked")),
            {
                "200": _answer("It is known.", _ref("Job")),
                "202": _answer("It is in the queue.", _ref("Job"), "Location"),
                **_problems("503"),
            },
        ),
        "/api/jobs/{id}": _get("job", "How far a look is.", _ref("Job"), "id"),
        "/badge/{owner}/{name}.json": _get(
            "badge", "The badge for Shields.", _ref("Badge"), "owner", "name"
        ),
        "/badge/{owner}/{name}.svg": _get(
            "picture", "The badge.", {"type": "string"}, "owner", "name", media="image/svg+xml"
        ),
    }


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _get(
    name: str,
    summary: str,
    schema: dict[str, Any],
    *parameters: str,
    media: str = "application/json",
) -> dict[str, Any]:
    """A path that is read; what has parameters may not be there."""
    lost = ("404", "421") if parameters else ("421",)
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "parameters": [
                {"name": each, "in": "path", "required": True, "schema": _NAME}
                for each in parameters
            ],
            "responses": {"200": _answer(summary, schema, media=media), **_problems(*lost)},
        }
    }


def _post(
    name: str, summary: str, body: tuple[str, dict[str, Any]], answers: dict[str, Any]
) -> dict[str, Any]:
    media, schema = body
    return {
        "post": {
            "operationId": name,
            "summary": summary,
            "requestBody": {"required": True, "content": {media: {"schema": schema}}},
            "responses": {**answers, **_problems(*_OF_WORK)},
        }
    }


def _answer(
    summary: str, schema: dict[str, Any], *headers: str, media: str = "application/json"
) -> dict[str, Any]:
    given = {"headers": {each: {"schema": {"type": "string"}} for each in headers}}
    return {
        "description": summary,
        "content": {media: {"schema": schema}},
        **(given if headers else {}),
    }


def _problems(*statuses: str) -> dict[str, Any]:
    return {
        each: _answer(
            _PROBLEMS[each],
            _ref("Problem"),
            *(("Retry-After",) if each in ("429", "503") else ()),
        )
        for each in statuses
    }
