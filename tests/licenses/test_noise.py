"""Wrapping, line ends, quoting marks and capitals of headings change no answer."""

from __future__ import annotations

import os
import re
import textwrap
from pathlib import Path

import pytest
import yaml

from howopen.licenses import read_license

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("HOWOPEN_SHARED", ROOT.parent / "shared")) / "licences"


def paragraphs(text: str) -> list[str]:
    return re.split(r"\n\s*\n", text)


def wrapped(text: str, width: int) -> str:
    # As an editor does it: an address, or a line of Chinese, is not broken.
    return "\n\n".join(
        textwrap.fill(part, width, break_long_words=False, break_on_hyphens=False)
        for part in paragraphs(text)
    )


NOISE = {
    "wrapped": lambda text: wrapped(text, 60),
    "wide": lambda text: wrapped(text, 400),
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "quoted": lambda text: "\n".join(f"> {line}" for line in text.split("\n")),
    "headings": lambda text: "\n".join(
        line.upper() if line.startswith("#") else line for line in text.split("\n")
    ),
}


def answers(text: str, path: str) -> tuple[object, ...]:
    reading = read_license(text, path)
    said = sorted((c.type, repr(sorted(c.value.items()))) for c in reading.conditions)
    return reading.license_id, reading.variant_of, reading.category, said


@pytest.mark.parametrize("kind", NOISE)
def test_noise_changes_no_answer_on_real_licences(kind):
    if not SHARED.is_dir():
        pytest.skip("needs the labelled licences beside the checkout (../shared/licences)")
    changed = []
    for place in sorted(SHARED.glob("*/label.yaml")):
        label = yaml.safe_load(place.read_text(encoding="utf-8"))
        text = (place.parent / label["file"]).read_text(encoding="utf-8", errors="replace")
        if label["kind"] == "licence" and "noise" not in label:
            before, after = answers(text, label["file"]), answers(NOISE[kind](text), label["file"])
            changed += [] if before == after else [place.parent.name]
    assert [] == changed
