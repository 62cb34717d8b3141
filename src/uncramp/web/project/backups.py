"""The daily backup, as one job of the worker."""

import logging
from datetime import datetime

from uncramp.errors import UncrampError
from uncramp.web.pages.backed_up import back_up_when_due
from uncramp.web.store import Shelf, people_on

log = logging.getLogger(__name__)


def run_backup(now: datetime) -> None:
    """Back up everybody whose diary changed since their last backup; never the sample.

    ``now`` is aware. One person's full disk or missing stick does not stop the others; the
    last trouble is raised at the end.
    """
    trouble: UncrampError | None = None
    for person in people_on(Shelf.MINE):
        try:
            back_up_when_due(person, now)
        except UncrampError as error:
            # The id and no more: a path may hold somebody's name.
            log.error("a backup was not made: %s", error.id)  # noqa: TRY400
            trouble = error
    if trouble is not None:
        raise trouble
