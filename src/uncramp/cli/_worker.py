"""`uncramp worker`: reminders and backups without a page being open."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import click
import django

from uncramp.knowledge.wording import say
from uncramp.web.project.begin import SETTINGS, begin
from uncramp.web.project.folder import data_folder
from uncramp.web.project.worker_bell import Bell


@click.command()
@click.option("--with-parent", is_flag=True, hidden=True, help="End when standard input does.")
@click.pass_context
def worker(ctx: click.Context, with_parent: bool) -> None:
    """Send reminders and make backups, until it is stopped.

    `uncramp serve` runs it by itself. This is for whoever runs the app under another server.
    """
    os.umask(0o077)
    bell = Bell()
    bell.stop_on_signals()
    if with_parent:
        bell.stop_with(sys.stdin.fileno())
        # The parent has made the folder and the tables.
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
        django.setup()
    else:
        begin(os.environ, datetime.now(UTC))
        click.echo(say("push.worker.at", ctx.obj["language"]))
    _work(data_folder(os.environ), bell)


def _work(folder: Path, bell: Bell) -> None:
    # Only now: Django must have found the tables.
    from uncramp.web.project.worker import wall_clock, work  # noqa: PLC0415
    from uncramp.web.project.worker_jobs import JOBS  # noqa: PLC0415

    work(JOBS, folder, bell, wall_clock)
