"""Addresses as people paste them, in the one spelling that `address` reads."""

from __future__ import annotations

from typing import Final

from howopen.doors import patterns

_HOSTS: Final = patterns.compile(
    r"(?:www\.)?(?:huggingface\.co|hf\.co|github\.com|arxiv\.org|doi\.org)/.+", ignore_case=True
)
_SCHEME: Final = patterns.compile(r"(https?)://([^/?#\s]*)(\S*)", ignore_case=True)
_LONG: Final = {"huggingface": "hf:", "github": "gh:"}
_PAPERS: Final = {"arxiv": "https://arxiv.org/abs/", "doi": "https://doi.org/"}
_AROUND: Final = (("<", ">"), ('"', '"'), ("'", "'"), ("`", "`"))
"""What people leave around an address that they copy."""


def unpasted(text: str) -> str:
    """The text in its usual spelling; what is no address comes back without blanks around it.

    `huggingface:ORG/NAME`, `github.com/ORG/NAME`, `HTTPS://HF.co/ORG/NAME/`, `arXiv:2407.21783`,
    `<https://...>` and the like are understood.
    """
    text = text.strip()
    for opening, closing in _AROUND:
        if len(text) > 2 and text.startswith(opening) and text.endswith(closing):
            text = text[1:-1].strip()
    prefix, colon, rest = text.partition(":")
    if colon and not rest.startswith("//"):
        rest = rest.strip()
        if prefix.lower() in _LONG:
            return _LONG[prefix.lower()] + rest.rstrip("/")
        if prefix.lower() in _PAPERS and rest:
            return _PAPERS[prefix.lower()] + rest
        if prefix.lower() in ("hf", "gh"):
            return f"{prefix}:{rest.rstrip('/')}"
    if is_bare_url(text):
        text = f"https://{text}"
    if found := _SCHEME.fullmatch(text):
        scheme, host, beyond = (found[1] or "", found[2] or "", found[3] or "")
        return f"{scheme.lower()}://{host.lower()}{beyond}"
    return text


def is_bare_url(text: str) -> bool:
    """Whether a text is a known host's address without `https://`; a folder may be called so."""
    return _HOSTS.fullmatch(text) is not None
