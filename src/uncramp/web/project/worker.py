"""The worker: what has to happen without anybody opening a page, in one loop.

`serve` starts it as a process of its own and keeps it alive (``worker_parent``); a host may
run it as ``uncramp worker``. What it does is a table of jobs (``worker_jobs``).
"""

import logging
import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Final

from uncramp.web.pages.worked import Ran, Worked, read_worked, write_worked
from uncramp.web.project.worker_bell import Bell
from uncramp.web.project.worker_lock import Lock

LONGEST: Final = timedelta(seconds=30)
"""However far the next job is: a laptop that slept counts its waiting from where it stopped."""
WRITTEN: Final = timedelta(minutes=5)
NOW_VARIABLE: Final = "UNCRAMP_NOW"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do every so often: ``run(now)``, ``now`` aware.

    It runs at the start and then ``every``, never twice at once. What it raises is logged
    and ends nothing.
    """

    name: str
    every: timedelta
    run: Callable[[datetime], None]


def lazily(name: str) -> Callable[[datetime], None]:
    """The function ``module:function``, imported when it runs for the first time."""

    def run(now: datetime) -> None:
        module, function = name.split(":")
        getattr(import_module(module), function)(now)

    return run


def is_due(job: Job, last: datetime | None, now: datetime) -> bool:
    """Whether it is time; a clock that was put back makes it time at once."""
    return last is None or now >= last + job.every or now < last


def wall_clock() -> datetime:
    """What time it is, in UTC; the fixed moment of tests and photographs where there is one."""
    fixed = os.environ.get(NOW_VARIABLE)
    return datetime.fromisoformat(fixed).astimezone(UTC) if fixed else datetime.now(UTC)


def work(jobs: Sequence[Job], folder: Path, bell: Bell, clock: Callable[[], datetime]) -> None:
    """Run each job when its time comes, until the bell says that it is over.

    Waits first while another worker has the lock of this folder.
    """
    lock = Lock(folder)
    try:
        if not lock.take():
            log.warning("another worker is at work in this folder: this one waits for its end")
            threading.Thread(target=_take_over, args=(lock, bell), daemon=True).start()
            while not (lock.is_held or bell.is_stopped):
                bell.wait(LONGEST.total_seconds())
        if not bell.is_stopped:
            _Rounds(jobs, folder, clock, bell).go_on()
    finally:
        bell.close()
        # Else the one that waits in a thread would be left with somebody else's file.
        if lock.is_held:
            lock.close()


def _take_over(lock: Lock, bell: Bell) -> None:
    lock.wait()
    bell.ring()


class _Rounds:
    """The loop, with what it remembers from one round to the next."""

    def __init__(
        self, jobs: Sequence[Job], folder: Path, clock: Callable[[], datetime], bell: Bell
    ) -> None:
        self.jobs, self.folder, self.clock, self.bell = jobs, folder, clock, bell
        self.last: dict[str, datetime] = {}
        self.ran: dict[str, Ran] = dict(read_worked(folder).jobs)
        self.written_at: datetime | None = None

    def go_on(self) -> None:
        wanted = ""
        # Before the first job: from here on a page can wake this worker.
        self._write(self.clock(), is_news=True)
        while not self.bell.is_stopped:
            now = self.clock()
            changed = [self._run(j, now) for j in self.jobs if self._is_wanted(j, wanted, now)]
            self._write(now, is_news=any(changed))
            wanted = self.bell.wait(self._pause(self.clock()).total_seconds())

    def _is_wanted(self, job: Job, wanted: str, now: datetime) -> bool:
        if self.bell.is_stopped:
            return False
        return wanted == job.name or is_due(job, self.last.get(job.name), now)

    def _run(self, job: Job, now: datetime) -> bool:
        """Run it; whether it went otherwise than the last time."""
        before = self.ran.get(job.name)
        problem = _problem_of(job, now)
        done_at = now if not problem else before.done_at if before else None
        self.last[job.name] = now
        self.ran[job.name] = Ran(now, problem, done_at)
        return before is None or before.problem != problem or job.every >= WRITTEN

    def _write(self, now: datetime, *, is_news: bool) -> None:
        if not is_news and self.written_at and abs(now - self.written_at) < WRITTEN:
            return
        names = [job.name for job in self.jobs if job.name in self.ran]
        ran = {name: self.ran[name] for name in names}
        self.written_at = now
        try:
            write_worked(self.folder, Worked(os.getpid(), self.bell.port, now, ran))
        except OSError as error:
            reason = error.strerror
            log.error("the state of the worker was not written: %s", reason)  # noqa: TRY400

    def _pause(self, now: datetime) -> timedelta:
        ahead = (self.last.get(job.name, now) + job.every - now for job in self.jobs)
        return max(timedelta(), min([LONGEST, *ahead]))


def _problem_of(job: Job, now: datetime) -> str:
    try:
        job.run(now)
    except Exception as error:  # noqa: BLE001 - one job that fails must not stop the others
        # The kind and no more: what an error says may hold somebody's night.
        problem = type(error).__name__
        log.error("the job %s failed: %s", job.name, problem)  # noqa: TRY400 - one line
        return problem
    return ""
