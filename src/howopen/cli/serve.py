"""`howopen serve`: the site live, with forms, a JSON API and badges."""

from __future__ import annotations

import os
from pathlib import Path

import click

from howopen.cli.asking import cache_option
from howopen.cli.errors import tell
from howopen.cli.help import Command
from howopen.cli.progress import watched

TOKENS = ("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "GITHUB_TOKEN", "GH_TOKEN")
_WITHOUT = {"HF_HUB_DISABLE_IMPLICIT_TOKEN": "1"}


@click.command("serve", cls=Command)
@click.argument(
    "place", metavar="[DIR|FILE]", required=False, type=click.Path(exists=True, path_type=Path)
)
@click.option("--kept", is_flag=True, help="Show what was looked at before and is in the cache.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Listen at this address.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="And port; 0 for a free one.",
)
@click.option(
    "--allow-host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="A name by which browsers may call it, beside localhost and addresses; repeatable.",
)
@click.option(
    "--framework",
    "frameworks",
    multiple=True,
    metavar="ID|FILE",
    help="A definition to show; all that none has superseded when not given.",
)
@click.option("--offline", is_flag=True, help="Look at nothing on the network.")
@click.option(
    "--tokens", is_flag=True, help="Ask with your own tokens: visitors then see what you may see."
)
@click.option(
    "--waiting",
    type=click.IntRange(1),
    default=8,
    show_default=True,
    help="So many releases may wait to be looked at.",
)
@click.option(
    "--rate",
    type=click.FloatRange(0),
    default=30,
    show_default=True,
    metavar="N",
    help="So many requests for work a minute of one client; 0 for no limit.",
)
@cache_option
def command(
    *,
    place: Path | None,
    kept: bool,
    host: str,
    port: int,
    hosts: tuple[str, ...],
    frameworks: tuple[str, ...],
    offline: bool,
    tokens: bool,
    waiting: int,
    rate: float,
    cache: Path | None,
) -> None:
    """The table live, with forms to judge a model or read a licence, an API and badges.

    It shows the recordings below DIR, the assessments in FILE, or the bundled catalogue, from
    memory and until Ctrl-C. Who visits it may have further models looked at, and licence texts
    read.
    """
    from howopen.serve.running import require_installed, serve

    require_installed()
    if kept and place is not None:
        raise click.UsageError("give a place or --kept, not both")
    if not tokens:
        _forget_tokens()

    from howopen.api.site import kept_content, site_content
    from howopen.live import Asking
    from howopen.named_definitions import definitions_of
    from howopen.pipeline import look
    from howopen.serve.settings import Settings

    asking = Asking(offline=offline, cache=cache)
    chosen = definitions_of(frameworks or None)
    with watched() as on_done:
        if kept:
            content = kept_content(asking, frameworks=chosen, on_done=on_done)
        else:
            content = site_content(place, frameworks=chosen, on_done=on_done)
    shown = len(content.assessments)
    serve(
        content,
        lambda target, on_step: look(target, chosen, asking, on_step),
        Settings(hosts=(*hosts, host), waiting=waiting, per_minute=rate),
        address=(host, port),
        on_ready=lambda at: tell(f"{shown} releases are served at {at}; Ctrl-C ends it"),
    )


def _forget_tokens() -> None:
    """Who visits the server must not see what only its owner may."""
    for name in TOKENS:
        os.environ.pop(name, None)
    os.environ.update(_WITHOUT)
