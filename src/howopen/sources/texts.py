"""Reading many texts of one source under a common limit, and the digest of what was read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final

import msgspec

from howopen.doors.bundle import BundleFolder
from howopen.doors.paths import Folder
from howopen.doors.terminal import printable
from howopen.errors import DataError, NotFound
from howopen.model import Document, Entry, HubInfo

MAX_DOCUMENTS: Final = 2_000
MAX_DOCUMENT_BYTES: Final = 16 << 20
"""Of all texts of one source together; one text has the path door's own limit."""


def read_documents(
    folder: Folder | BundleFolder, paths: Iterable[str], remarks: list[str]
) -> tuple[Document, ...]:
    """The texts at `paths`, sorted by path; those named first are read first.

    What is not text, was cut or is beyond the limits is told in `remarks`.
    """
    documents: list[Document] = []
    left_bytes, left_out = MAX_DOCUMENT_BYTES, 0
    for path in paths:
        if left_bytes <= 0 or len(documents) >= MAX_DOCUMENTS:
            left_out += 1
            continue
        try:
            document = folder.read_document(path)
        except (DataError, NotFound) as error:
            remarks.append(f"{error}; it was left out")
            continue
        if document.truncated:
            remarks.append(
                f"{printable(document.path)} has {document.size_bytes} bytes;"
                f" only its first {len(document.text.encode())} were read"
            )
        left_bytes -= len(document.text)
        documents.append(document)
    if left_out:
        remarks.append(
            f"{left_out} texts were left out: at most {MAX_DOCUMENTS} texts and"
            f" {MAX_DOCUMENT_BYTES} bytes are read of one source"
        )
    return tuple(sorted(documents, key=lambda document: document.path))


def content_digest(
    entries: tuple[Entry, ...], documents: tuple[Document, ...], info: HubInfo | None
) -> str:
    """SHA-256 over a source's content; both tuples are sorted, so the order on disk is no part."""
    digest = hashlib.sha256(msgspec.json.encode((entries, info)))
    for document in documents:
        text = hashlib.sha256(document.text.encode()).hexdigest()
        digest.update(msgspec.json.encode((document.path, document.size_bytes, text)))
    return digest.hexdigest()
