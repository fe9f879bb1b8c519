"""``legomena completion``: what a shell needs to complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that makes a shell complete commands and options.

    \b
    Examples:
      echo 'eval "$(legomena completion bash)"' >> ~/.bashrc
      echo 'eval "$(legomena completion zsh)"' >> ~/.zshrc
      legomena completion fish > ~/.config/fish/completions/legomena.fish
    """
    kind = get_completion_class(shell)
    if kind is None:  # pragma: no cover - the three shells come with click
        raise click.UsageError(f"no completion for {shell}.", ctx)
    click.echo(kind(ctx.find_root().command, {}, "legomena", "_LEGOMENA_COMPLETE").source())
