"""The model of which a listing's GGUF files are quantised, by their names.

Custom: ggml-org/ggml, docs/gguf.md, "GGUF Naming Convention": the model's name, then the encoding
(`Q4_K_M`, `IQ2_XS`, `F16`), then the number of the part.
"""

from __future__ import annotations

from collections.abc import Iterable

from howopen.doors import patterns
from howopen.evidence.base_models.reference import BaseReference
from howopen.model import ReadFrom, Relation

_GGUF = patterns.compile(
    r"(?:^|/)([^/]+?)[-._](?:i1-)?(?:UD-)?"
    r"((?:I?Q\d|TQ\d|MXFP4|NVFP4|BF16|FP?16|FP?32)[A-Z0-9_]*)"
    r"(?:-\d{5}-of-\d{5})?\.gguf$",
    ignore_case=True,
)
_WHOLE = ("bf16", "f16", "fp16", "f32", "fp32")
"""Encodings that only change the form: a listing with none but these holds nothing quantised."""


def read_gguf_names(paths: Iterable[str]) -> tuple[BaseReference, ...]:
    """The models named by quantised GGUF files, each once, with the first file that names it.

    A name with no word before the encoding is none.
    """
    found: dict[str, BaseReference] = {}
    for path in paths:
        match = _GGUF.search(path)
        if match is None or match.group(2).lower() in _WHOLE:
            continue
        name = match.group(1)
        if any(character.isalpha() for character in name):
            found.setdefault(
                name.lower(),
                BaseReference(
                    name=name,
                    relation=Relation.QUANTIZED,
                    read_from=ReadFrom.FILE_NAMES,
                    path=path,
                    line=0,
                ),
            )
    return tuple(found.values())
