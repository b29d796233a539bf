"""Model files of invented models."""

from __future__ import annotations

from collections.abc import Mapping

from howopen.frameworks.mof.components import components

HEAD = """\
framework:
  name: Model Openness Framework
  version: '1.0'
  date: '2024-12-15'
release:
  name: Heron 1B
  producer: Estuary Lab
"""


def required(*classes: int, license_: str | None = "OpenMDW-1.0") -> dict[str, str | None]:
    """Every component that these classes ask for, under one licence."""
    return {
        id_: license_
        for id_, component in components().items()
        if component.required and component.enters in classes
    }


def model_file(entries: Mapping[str, str | None], licenses: str = "  license: {}\n") -> str:
    """A file that lists these components by name; `None` leaves the licence out."""
    lines = [HEAD, licenses, "  components:\n" if entries else "  components: []\n"]
    for name, license_ in entries.items():
        lines.append(f"  - name: {name}\n    description: invented\n")
        if license_ is not None:
            lines.append(f"    license: {license_}\n")
    return "".join(lines)
