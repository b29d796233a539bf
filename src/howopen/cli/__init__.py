"""The command line: one module per command; each parses, calls the public face, prints, exits.

Exit codes: 0 done, 1 a requirement is not met, 2 usage, 3 could not assess, 4 assessed but
sources are missing (with --strict), 130 stopped by Ctrl-C, 141 nobody read the output.
"""

from __future__ import annotations

from howopen.cli.commands import main

__all__ = ["main"]
