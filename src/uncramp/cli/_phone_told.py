"""What the terminal says about phones: where they find this computer, and a code to scan."""

import sys
from io import StringIO

import click
import segno

from uncramp.knowledge.wording import say
from uncramp.web.project.phone.addresses import Place
from uncramp.web.project.phone.pairing import Pairing


def tell_pairing(
    pairing: Pairing, place: Place, language: str, *, has_moved: bool, is_new: bool
) -> None:
    """Say where a phone begins, with a code where the terminal can show one."""
    click.echo()
    if has_moved:
        click.echo(say("phone.cli.moved", language))
    click.echo(say("phone.cli.phone-at", language, address=pairing.trust))
    drawn = _code(pairing.trust)
    if drawn:
        click.echo(say("phone.cli.scan", language))
        click.echo(drawn)
    click.echo(say("phone.cli.then", language, address=pairing.app))
    if pairing.app_by_name:
        click.echo(say("phone.cli.by-name", language, address=pairing.app_by_name))
    if place.others:
        click.echo(say("phone.cli.others", language, found=", ".join(place.others)))
    if is_new:
        click.echo(say("phone.cli.new-authority", language))
    click.echo(say("phone.cli.fingerprint", language, fingerprint=pairing.fingerprint))


def _code(address: str) -> str:
    """The code in half blocks; empty where they would come out as something else."""
    if not sys.stdout.isatty():
        return ""
    written = StringIO()
    segno.make(address, error="l").terminal(written, border=2, compact=True)
    drawn = written.getvalue()
    try:
        drawn.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return ""
    return drawn
