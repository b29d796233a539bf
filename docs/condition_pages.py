"""What the pages on conditions say, from the table of condition types; cog calls these.

`python docs/condition_pages.py` writes the frame of each page that is missing.
"""

from __future__ import annotations

from pathlib import Path

from howopen.licenses.condition_types import (
    ConditionType,
    all_condition_types,
    condition_type,
    definition_sources,
)
from howopen.licenses.terms import Category

_FRAME = """\
<!-- [[[cog
from condition_pages import page
page("{id}")
]]] -->
<!-- [[[end]]] -->
"""


def page(id_: str) -> None:
    """Print the page of one condition type."""
    found = condition_type(id_)
    print(f"# {found.title}\n")
    print(f"`{found.id}`: {found.meaning}\n")
    print(f"*Whom it binds.* {found.who}\n")
    print(f"*Which freedoms it limits.* {_freedoms(found)}\n")
    print(f"*How far a licence with it can go.* {_category(found.category)}\n")
    print(f"*What a publisher could do instead.* {found.instead}\n")
    if found.value:
        print("| detail | means |")
        print("| --- | --- |")
        for key, means in found.value.items():
            print(f"| `{key}` | {means} |")
    else:
        print("It has no further details.")
    print("\nWhose definition this is:\n")
    for source in definition_sources():
        title = f"[{source.title}]({source.url})" if source.url else source.title
        print(f"- {source.of}: {title}.")
    print("\n[All condition types](index.md)")


def _freedoms(found: ConditionType) -> str:
    names = ", ".join(found.freedoms) or "None"
    others = [
        f"with the effect `{effect}` only {', '.join(freedoms)}"
        for effect, freedoms in found.freedoms_by_effect.items()
    ]
    return "; ".join([names.capitalize(), *others]) + "."


def _category(category: Category | None) -> str:
    return f"At most `{category}`." if category else "It does not narrow the category."


def table() -> None:
    """Print every condition type with the freedoms that it limits."""
    print("| condition | means | limits | at most |")
    print("| --- | --- | --- | --- |")
    for each in all_condition_types():
        freedoms = ", ".join(each.freedoms)
        print(
            f"| [{each.title}]({each.id}.md), `{each.id}` | {each.meaning} | {freedoms} |"
            f" {each.category or ''} |"
        )


def links() -> None:
    """Print a link to each page, for the index of the docs."""
    for each in all_condition_types():
        print(f"- [{each.title}](conditions/{each.id}.md)")


if __name__ == "__main__":
    folder = Path(__file__).parent / "conditions"
    for each in all_condition_types():
        path = folder / f"{each.id}.md"
        if not path.exists():
            path.write_text(_FRAME.format(id=each.id), encoding="utf-8")
