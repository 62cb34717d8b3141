"""What could not be read of a diary, said beside the answer."""

import click

from uncramp.exchange.record import Problem
from uncramp.knowledge.wording import say

MOST_PROBLEMS = 20


def tell_problems(problems: tuple[Problem, ...], language: str) -> None:
    """Name the first problems on standard error, and how many more there are."""
    click.echo(say("analyse.left-out", language, n=len(problems)), err=True)
    for problem in problems[:MOST_PROBLEMS]:
        click.echo("  " + problem.said(language), err=True)
    more = len(problems) - MOST_PROBLEMS
    if more > 0:
        click.echo("  " + say("analyse.more-problems", language, n=more), err=True)
