"""What happens once before the first page: folder, tables, static files."""

import logging
from collections.abc import MutableMapping
from datetime import datetime
from pathlib import Path

import django
from django.core.checks import run_checks

from uncramp.knowledge.content import load
from uncramp.knowledge.wording import LANGUAGES
from uncramp.web.project.folder import data_folder, prepare

SETTINGS = "uncramp.web.project.settings"
DEMO_VARIABLE = "UNCRAMP_DEMO"

log = logging.getLogger(__name__)


def begin(
    environment: MutableMapping[str, str], now: datetime, *, demo: str | None = None
) -> Path | None:
    """Make everything ready for a server; the copy that was taken of the diary, if any.

    1. The whole library in every language: nothing starts on half of it. 2. The data folder
    and its key. 3. Django. 4. The tables, after a copy. 5. The static files. 6. With a
    language in ``demo``, the sample diary instead of one's own. Raises a StartError, or a
    ContentError that names the file and the mend.
    """
    for language in LANGUAGES:
        load(language)
    prepare(data_folder(environment))
    if demo is not None:
        environment[DEMO_VARIABLE] = "1"
    environment.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()
    # Only now: Django must have found the tables.
    from uncramp.web.project.checks import TAG  # noqa: PLC0415
    from uncramp.web.project.static import collect  # noqa: PLC0415
    from uncramp.web.store import let_go, migrate, open_sample  # noqa: PLC0415

    for found in run_checks(tags=[TAG]):
        log.warning("%s", found)
    copied = migrate(now)
    collect()
    if demo is not None:
        open_sample(now, demo)
    let_go()
    return copied


def end() -> None:
    """Leave the diary as one whole file; after a server, in the same process as ``begin``."""
    from uncramp.web.store import settle  # noqa: PLC0415

    settle()
