"""A release as one HTML file: style inside, no script, and nothing that it asks anybody for."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from howopen.findings import questions
from howopen.frameworks.definition import Framework
from howopen.frameworks.quotes import Quote
from howopen.model import Assessment
from howopen.site.content import Content
from howopen.site.pages import releases
from howopen.site.rendering import asset, render


def assessment_to_html(
    assessment: Assessment,
    frameworks: Mapping[str, Framework],
    quotes: Iterable[Quote] = (),
    *,
    language: str = "en",
) -> str:
    """The page of a release by itself, with the cited words where `quotes` has them."""
    words = list(quotes)
    given = {assessment.release.id: words} if words else {}
    content = Content((assessment,), frameworks, questions(), (), given)
    (page,) = releases.pages(content)
    style = asset("site.css").decode()
    alone = {
        "layout": "alone.html",
        "alone": True,
        "style": Markup(style),  # noqa: S704 - our own style sheet
        "digest": f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}",
    }
    return render(page, language, **alone)
