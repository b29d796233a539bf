"""Lineage: which recorded release is the base that another one names. Pure functions."""

from __future__ import annotations

from howopen.lineage.bases import base_entry

__all__ = ["base_entry"]
