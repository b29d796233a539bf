"""`howopen dev`: what helps to work on howopen itself."""

from __future__ import annotations

from pathlib import Path

import click

from howopen.cli.help import Group


@click.group("dev", cls=Group)
def command() -> None:
    """What helps to work on howopen itself."""


@command.command("hub")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Default: a free one.")
@click.option(
    "--latency", metavar="MS", type=click.FloatRange(0, 60_000), default=0, help="Before answers."
)
def hub(folder: Path, port: int, latency: float) -> None:
    """Serve the recordings below DIR on this machine, as the places they came from would.

    A model hub, GitHub, a package index, arXiv, Crossref and web pages, until you stop it. What
    it prints are shell commands that point howopen, the hub's client and pip at it.
    """
    from howopen.cli.errors import tell
    from howopen.dev import Manners, StandIn

    with StandIn(folder, port=port, manners=Manners(latency_ms=latency)) as standin:
        for remark in standin.library.remarks:
            tell(f"left out: {remark}")
        # One write, so that a reader of the first line can count on the others.
        click.echo("\n".join(_lines(standin.port, standin.environment(), standin.example)))
        standin.closing.wait()


def _lines(port: int, environment: dict[str, str], example: str) -> list[str]:
    """The first line ends in the port; all lines together can be sourced by a shell."""
    exports = [f"export {name}={value}" for name, value in environment.items()]
    return [f"# listening on port {port}", *exports, f"# then, for example: howopen {example}"]
