"""``uncramp questions``: what the check-up asks, and what it takes for an answer."""

import json

import click

from uncramp.exchange.report.asked import asked, asked_lines
from uncramp.knowledge.content import load


@click.command()
@click.option("--json", "as_json", is_flag=True, help="The questions as JSON.")
@click.pass_context
def questions(ctx: click.Context, *, as_json: bool) -> None:
    """List the questions of the check-up, for an ANSWERS.json of your own."""
    known = load(ctx.obj["language"])
    if as_json:
        click.echo(json.dumps(asked(known), indent=2, ensure_ascii=False))
        return
    for line in asked_lines(known):
        click.echo(line)
