"""`uncramp passphrase`: choose the passphrase for phones, have one made, forget phones."""

import os
import sys

import click

from uncramp.knowledge.wording import say
from uncramp.web.project.folder import data_folder, prepare
from uncramp.web.project.phone.passphrase import forget_phones, make_words, set_passphrase


@click.command()
@click.option("--make", is_flag=True, help="Have one of five words made for you.")
@click.option("--forget-phones", "forget", is_flag=True, help="Only end the sessions of phones.")
@click.pass_context
def passphrase(ctx: click.Context, make: bool, forget: bool) -> None:
    """Set the passphrase that opens your diary from a phone or through a proxy.

    It is asked for twice; from a pipe, one line is read. Every phone has to enter it anew.
    """
    language: str = ctx.obj["language"]
    os.umask(0o077)
    folder = data_folder(os.environ)
    prepare(folder)
    if forget:
        forget_phones(folder)
        click.echo(say("phone.cli.forgotten", language))
        return
    typed = make_words(language) if make else _ask(language)
    set_passphrase(folder, typed)
    if make:
        click.echo(say("phone.cli.made", language))
        click.echo(f"\n    {typed}\n")
    click.echo(say("phone.cli.set", language))


def _ask(language: str) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    asked = say("phone.cli.ask", language)
    typed: str = click.prompt(asked, hide_input=True)
    again: str = click.prompt(say("phone.cli.again", language), hide_input=True)
    if typed != again:
        raise click.ClickException(say("phone.cli.differ", language))
    return typed
