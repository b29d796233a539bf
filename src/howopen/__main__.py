"""`python -m howopen`: the command line."""

from __future__ import annotations

from howopen.cli import main

if __name__ == "__main__":  # a worker process imports this module too
    main(prog_name="howopen")
