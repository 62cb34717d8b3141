"""What the worker does, one row a job: a name, how often, and what.

A job is imported when it first runs, gets the moment (aware, UTC) and must end by itself: the
others wait for it. Whoever adds one writes a row; its name is what ``worked`` tells about.
"""

from datetime import timedelta
from typing import Final

from uncramp.web.project.worker import Job, lazily

JOBS: Final[tuple[Job, ...]] = (
    # One file a day; each hour, so that it holds what the morning brought.
    Job("backups", timedelta(hours=1), lazily("uncramp.web.project.backups:run_backup")),
    Job("push", timedelta(seconds=30), lazily("uncramp.web.project.worker_push:send_due")),
)
