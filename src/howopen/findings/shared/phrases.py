"""The phrases of `findings/data/phrases.toml` as patterns."""

from __future__ import annotations

from functools import partial

from howopen.evidence import phrases as stages

phrases = partial(stages.phrases, stage="findings")
"""The pattern of a table ("weights.gate"); see `howopen.evidence.phrases.phrases`."""
