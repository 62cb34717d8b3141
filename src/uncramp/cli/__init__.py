"""The door for a shell: each command is imported only when it is called."""

import os
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final

import click

from uncramp.errors import UncrampError
from uncramp.knowledge.wording import LANGUAGES, explain

COMMANDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "analyse": "_analyse:analyse",
        "assess": "_assess:assess",
        "backup": "_backup:backup",
        "calibrate": "_calibrate:calibrate",
        "content": "_content:content",
        "draw": "_draw:draw",
        "export": "_record:export",
        "import": "_record:import_file",
        "passphrase": "_passphrase:passphrase",
        "plan": "_plan:plan",
        "questions": "_questions:questions",
        "relief-card": "_relief_card:card",
        "rehearse": "_backup:rehearse_command",
        "restore": "_restore:restore",
        "serve": "_serve:serve",
        "trial": "_trial:trial",
        "worker": "_worker:worker",
    }
)
REFUSED = 2


class _Commands(click.Group):
    """A group that looks its commands up by name, so that one never loads another."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(f"uncramp.cli.{module}"), attribute)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except UncrampError as error:
            language = (ctx.obj or {}).get("language", "en")
            click.echo(explain(error, language), err=True)
            ctx.exit(REFUSED)


@click.group(cls=_Commands, invoke_without_command=True)
@click.option(
    "--language", type=click.Choice(LANGUAGES), help="en or es; your system's if not given."
)
@click.version_option(package_name="uncramp")
@click.pass_context
def main(ctx: click.Context, language: str | None) -> None:
    """Release the cramp you have, have fewer of them, know what works for you.

    Without a command this opens the app in your browser.
    """
    # Set before NumPy is ever imported: two threads on two busy cores are forty times slower.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    ctx.obj = {"language": language or _system_language()}
    if ctx.invoked_subcommand is None:
        serve = main.get_command(ctx, "serve")
        if serve is not None:
            ctx.invoke(serve)


def _system_language() -> str:
    wanted = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG", "")
    return next((language for language in LANGUAGES if wanted.startswith(language)), "en")
