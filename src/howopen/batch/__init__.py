"""Many releases in one go: a list that is worked off, and that goes on where it was stopped.

What is done is kept by target, and every answer as it arrives: after a kill, the same command
repeats no request but those that were under way. Whoever begins a list that another process is
working on shares the work.
"""

from __future__ import annotations

from howopen.batch.recording import (
    Batched,
    BatchInterrupted,
    OnDone,
    Outcome,
    read_targets,
    record_all,
)

__all__ = ["BatchInterrupted", "Batched", "OnDone", "Outcome", "read_targets", "record_all"]
