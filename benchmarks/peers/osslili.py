"""osslili: several methods, of which `get_primary_license` picks the surest."""

from __future__ import annotations

from osslili import LicenseCopyrightDetector

DETECTOR = LicenseCopyrightDetector()


def identify(path: str) -> list[str]:
    """Its ids, the main one first; none is main when it names no primary one."""
    found = DETECTOR.process_local_path(path)
    main = found.get_primary_license()
    ids = [main.spdx_id] if main else [""]
    return ids + [one.spdx_id for one in found.licenses if one.spdx_id not in ids]
