"""ScanCode: detections of one or more matches; the licence with most words is the main one."""

from __future__ import annotations

from collections import Counter

from licensedcode.cache import get_licenses_db
from scancode.api import get_licenses


def identify(path: str) -> list[str]:
    """Its ids, the main one first, without those that name no licence ("other permissive")."""
    licenses = get_licenses_db()
    words: Counter[str] = Counter()
    for detection in get_licenses(path)["license_detections"]:
        for match in detection["matches"]:
            for key in _keys(match["license_expression"]):
                license_ = licenses[key]
                if not license_.is_generic and not license_.is_unknown:
                    words[license_.spdx_license_key or key] += match["matched_length"]
    return [id_ for id_, _ in words.most_common()]


def _keys(expression: str) -> list[str]:
    words = expression.replace("(", " ").replace(")", " ").split()
    return [word for word in words if word.lower() not in {"and", "or", "with"}]
