"""What the worker did last, as it keeps it beside the diary; and how to wake it.

The worker writes this file and every page may read it. It holds names of jobs and moments,
nothing of anybody.
"""

import json
import socket
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

FILE: Final = "worker.json"
FORMAT: Final = 1
RECENT: Final = timedelta(minutes=10)
"""The worker writes at least every five minutes: an older file is of one that ended."""


@dataclass(frozen=True, slots=True)
class Ran:
    """The last run of a job: when, whether it went well, and since when it has not.

    ``problem`` is the kind of error in English, for logs, empty when it went well.
    ``done_at`` is the last run that went well, None when none ever did.
    """

    at: datetime
    problem: str = ""
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Worked:
    """Which process works, where it listens, and the last run of each job by its name."""

    pid: int = 0
    port: int = 0
    written_at: datetime | None = None
    jobs: Mapping[str, Ran] = field(default_factory=dict)

    def is_alive(self, now: datetime) -> bool:
        """Whether the worker has written within ten minutes of ``now``, either side of it."""
        return self.written_at is not None and abs(now - self.written_at) <= RECENT


def read_worked(folder: Path) -> Worked:
    """What is kept in this data folder; what is missing or cannot be read is as if it never ran."""
    try:
        told = json.loads((folder / FILE).read_text(encoding="ascii"))
        return Worked(
            int(told["pid"]),
            int(told["port"]),
            datetime.fromisoformat(told["written_at"]),
            {name: _ran(one) for name, one in told["jobs"].items()},
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return Worked()


def write_worked(folder: Path, worked: Worked) -> None:
    """Put this in place of what was kept, whole or not at all."""
    plain = {"format": FORMAT} | asdict(worked)
    with NamedTemporaryFile(
        "w", dir=folder, prefix=".worker-", encoding="ascii", delete=False
    ) as draft:
        json.dump(plain, draft, indent=1, default=datetime.isoformat)
    Path(draft.name).replace(folder / FILE)


def wake(folder: Path, job: str) -> None:
    """Ask the worker to run this job now; where none listens, it runs when its time comes."""
    port = read_worked(folder).port
    if not port:
        return
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as bell:
        try:
            bell.sendto(job.encode(), ("127.0.0.1", port))
        except OSError:
            return


def _ran(plain: Mapping[str, Any]) -> Ran:
    done_at = plain["done_at"]
    return Ran(
        datetime.fromisoformat(plain["at"]),
        str(plain["problem"]),
        datetime.fromisoformat(done_at) if done_at else None,
    )
