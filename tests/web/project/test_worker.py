"""The worker's loop: each job in its time, whatever the clock does and whichever job fails."""

import logging
import os
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncramp.web.pages.worked import FILE, Ran, Worked, read_worked, wake, write_worked
from uncramp.web.project.worker import Job, is_due, lazily, wall_clock, work
from uncramp.web.project.worker_bell import Bell
from uncramp.web.project.worker_jobs import JOBS
from uncramp.web.project.worker_lock import Lock
from uncramp.web.project.worker_parent import LONGEST_S, STEADY_S, pause_after

START = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Days(Bell):
    """A bell whose waiting takes no time: the clock goes on by as much instead."""

    def __init__(self, rounds, *said):
        super().__init__()
        self.now, self.rounds, self.said = START, rounds, list(said)

    def wait(self, seconds):
        self.now += timedelta(seconds=seconds)
        self.rounds -= 1
        self.is_stopped = self.rounds <= 0
        return self.said.pop(0) if self.said else ""


def run(folder, bell, *jobs):
    work(jobs, folder, bell, lambda: bell.now)


def test_each_job_runs_at_the_start_and_then_in_its_time(tmp_path):
    seen = {"minute": [], "hour": []}
    jobs = [
        Job("minute", MINUTE, seen["minute"].append),
        Job("hour", timedelta(hours=1), seen["hour"].append),
    ]
    run(tmp_path, Days(2 * 61), *jobs)
    assert seen["minute"][:3] == [START, START + MINUTE, START + 2 * MINUTE]
    assert seen["hour"] == [START, START + timedelta(hours=1)]


def test_a_job_that_fails_is_one_line_and_the_others_go_on(tmp_path, caplog):
    done = []

    def fail(now):
        raise ValueError("cramps on the night of 2026-11-21\nand more")

    with caplog.at_level(logging.ERROR):
        run(tmp_path, Days(3), Job("bad", MINUTE, fail), Job("good", MINUTE, done.append))
    assert len(done) == 2
    assert [r.getMessage() for r in caplog.records] == ["the job bad failed: ValueError"] * 2
    assert read_worked(tmp_path).jobs["bad"] == Ran(START, "ValueError")
    assert read_worked(tmp_path).jobs["good"].done_at == START


def test_when_it_last_went_well_is_kept_while_it_fails(tmp_path):
    turns = iter([None, OSError(), OSError()])

    def job(now):
        if problem := next(turns):
            raise problem

    run(tmp_path, Days(4), Job("backup", 10 * MINUTE, job))
    before = read_worked(tmp_path).jobs["backup"]
    run(tmp_path, Days(1), Job("backup", 10 * MINUTE, job))
    after = read_worked(tmp_path).jobs["backup"]
    assert (before.problem, after.problem) == ("", "OSError")
    assert after.done_at == before.done_at == START


def test_a_job_that_is_called_by_its_name_runs_at_once(tmp_path):
    seen = {"push": [], "backup": []}
    jobs = [Job(name, timedelta(days=1), seen[name].append) for name in seen]
    run(tmp_path, Days(4, "nonsense", "push"), *jobs)
    assert (len(seen["push"]), len(seen["backup"])) == (2, 1)


def test_a_page_wakes_the_worker_by_what_it_wrote(tmp_path):
    bell = Bell()
    write_worked(tmp_path, Worked(1, bell.port, START, {}))
    wake(tmp_path, "push")
    assert bell.wait(10) == "push"
    bell.close()


def test_waking_where_nobody_listens_is_no_error(tmp_path):
    wake(tmp_path, "push")
    (tmp_path / FILE).write_text("[broken")
    wake(tmp_path, "push")
    assert read_worked(tmp_path) == Worked()


def test_it_stops_when_its_parents_end_of_the_pipe_is_closed(tmp_path):
    ours, theirs = os.pipe()
    bell, done = Bell(), []
    bell.stop_with(ours)
    os.close(theirs)
    work([Job("one", MINUTE, done.append)], tmp_path, bell, wall_clock)
    assert bell.is_stopped
    assert len(done) <= 1
    os.close(ours)


def test_what_is_kept_comes_back_as_it_was(tmp_path):
    jobs = {"push": Ran(START, "", START), "backup": Ran(START, "OSError")}
    kept = Worked(7, 4_000, START, jobs)
    write_worked(tmp_path, kept)
    assert read_worked(tmp_path) == kept
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_worker_is_alive_as_long_as_it_writes():
    kept = Worked(7, 4_000, START)
    assert kept.is_alive(START + 9 * MINUTE)
    assert not kept.is_alive(START + 11 * MINUTE)
    assert not Worked().is_alive(START)


def test_the_state_is_written_at_least_as_often_as_a_page_believes_it(tmp_path, monkeypatch):
    written = []
    monkeypatch.setattr(
        "uncramp.web.project.worker.write_worked", lambda _, worked: written.append(worked)
    )
    bell = Days(100)
    run(tmp_path, bell, Job("push", MINUTE / 2, lambda now: None))
    moments = [*(worked.written_at for worked in written), bell.now]
    assert all(b - a <= 6 * MINUTE for a, b in pairwise(moments))
    assert len(written) < 15


def test_a_lock_is_for_one(tmp_path):
    first, second = Lock(tmp_path), Lock(tmp_path)
    assert first.take()
    assert not second.take()
    first.close()
    assert second.take()
    second.close()


@given(st.timedeltas(-timedelta(days=9_000), timedelta(days=9_000)))
def test_no_clock_keeps_a_job_from_running_for_longer_than_it_waits(jump):
    now = START + jump
    job = Job("one", MINUTE, print)
    waits = now < START + MINUTE and now >= START
    assert is_due(job, START, now) is not waits


def test_the_pauses_grow_to_five_minutes_and_begin_anew_after_a_good_while():
    pauses = [0.0]
    for _ in range(12):
        pauses.append(pause_after(pauses[-1], 0.5))
    assert pauses[1:5] == [1, 2, 4, 8]
    assert pauses[-1] == LONGEST_S
    assert pause_after(LONGEST_S, STEADY_S) == 1


def test_the_fixed_moment_of_a_test_is_the_workers_too(monkeypatch):
    monkeypatch.setenv("UNCRAMP_NOW", "2026-11-22T21:31:00+01:00")
    assert wall_clock() == datetime(2026, 11, 22, 20, 31, tzinfo=UTC)
    monkeypatch.delenv("UNCRAMP_NOW")
    assert wall_clock().tzinfo is UTC


def test_every_job_has_a_name_of_its_own():
    names = [job.name for job in JOBS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_every_job_can_be_loaded(job):
    assert callable(job.run)


def test_a_job_is_imported_when_it_runs():
    lazily("nowhere:nothing")
    with pytest.raises(ModuleNotFoundError):
        lazily("nowhere:nothing")(START)
