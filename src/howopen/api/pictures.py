"""Draw pictures of assessments."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from howopen.api.assessing import DEFAULT_FRAMEWORK

if TYPE_CHECKING:
    from howopen.model import Assessment
    from howopen.named_definitions import Named


def plot(
    kind: str,
    assessments: Iterable[Assessment],
    *,
    framework: Named = DEFAULT_FRAMEWORK,
    language: str = "en",
    limit: int | None = None,
    standalone: bool = True,
) -> str:
    """A picture as SVG: `ranking`, `heat`, `agreement`, `licenses`, `lineage`, `disclosure`.

    Also `changes`, of the assessments of one release on several days, and `release-card`, of one
    assessment. `framework` is for those by one definition, `limit` for those with a row for each
    release. One that is not `standalone` is a part of a page, which then brings the stylesheet.
    Raises `InputError`.
    """
    from howopen.named_definitions import definition_of
    from howopen.plots import Wanted, draw

    wanted = Wanted(definition_of(framework), language, limit, standalone)
    return draw(kind, assessments, wanted).svg


def picture_as_png(svg: str) -> bytes:
    """What `plot` gave, as PNG in its own size, with the fonts of this machine.

    Raises `InputError` where `howopen[png]` is not installed.
    """
    from howopen.plots.png import to_png

    return to_png(svg)
