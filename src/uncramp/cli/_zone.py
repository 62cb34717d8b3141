"""Where this computer is: its zone, and the night it is now."""

import os
from datetime import UTC, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from uncramp.person.nights import Night

EARLY = time(4)
"""Until then somebody who is up has not been to bed yet, or is back from it."""


def system_zone(localtime: Path = Path("/etc/localtime")) -> str:
    """The zone that this computer is set to; UTC where it does not say."""
    named = os.environ.get("TZ", "").removeprefix(":")
    linked = str(localtime.resolve()).rpartition("zoneinfo/")[2] if localtime.exists() else ""
    for name in (named, linked):
        try:
            return ZoneInfo(name).key
        # Not a zone, a path, or nothing at all: each has its own exception.
        except (OSError, ValueError, KeyError):
            continue
    return "UTC"


def tonight() -> Night:
    """The night that somebody means who asks now: by day the coming one."""
    return Night.of(datetime.now(UTC), ZoneInfo(system_zone()), EARLY)
