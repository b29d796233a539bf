"""`python -m howopen`: the command line."""

from __future__ import annotations

from howopen.cli import main

main(prog_name="howopen")
