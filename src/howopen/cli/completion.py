"""`howopen completion`: shell completion."""

from __future__ import annotations

import click

from howopen.cli.help import Command


@click.command("completion", cls=Command)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """A script that completes howopen's words in your shell.

    bash and zsh: put `source <(howopen completion bash)` (or zsh) in your startup file. fish: put
    `howopen completion fish | source` in yours.
    """
    from click.shell_completion import get_completion_class

    from howopen.cli.commands import main

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"nothing is known of {shell}")
    completer = kind(main, {}, "howopen", "_HOWOPEN_COMPLETE")
    # Not `source()`: for bash that runs a shell to ask for its version.
    click.echo(completer.source_template % completer.source_vars())
