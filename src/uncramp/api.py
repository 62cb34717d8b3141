"""The Python surface: what a notebook or a script calls."""

from datetime import date
from importlib.metadata import version
from pathlib import Path

from uncramp.exchange.record import Problem, Read, read_diary, read_trial
from uncramp.exchange.report.shown import Shown
from uncramp.learn.inference import Finding, Posterior, fit
from uncramp.learn.inference import analyse as _analyse
from uncramp.learn.trials import Outcome, Protocol
from uncramp.person.diary import Diary
from uncramp.person.nights import Night

__all__ = [
    "Diary",
    "Finding",
    "Outcome",
    "Posterior",
    "Problem",
    "Protocol",
    "Read",
    "analyse",
    "fit",
    "read_diary",
    "read_trial",
]


def analyse(
    diary: Diary | str | Path,
    protocol: Protocol | str | Path | None = None,
    *,
    yes_no: bool = False,
    today: date | None = None,
    language: str = "en",
) -> Shown:
    """What a diary shows, with or without the trial that it holds.

    ``diary`` and ``protocol`` may be paths of a diary CSV and a ``TRIAL.toml``; rows that
    cannot be read are left out, ``read_diary`` names them. ``yes_no`` declares that the
    diary only says whether there was a cramp. ``today`` is the date to see the trial from, the
    day after the diary's last night when not given: a trial that was given up ends only by
    the calendar. Gives a finding that shows itself in a
    notebook, in ``language``.
    """
    if not isinstance(diary, Diary):
        diary = read_diary(Path(diary)).diary
    if isinstance(protocol, str | Path):
        protocol = read_trial(Path(protocol))
    outcome = Outcome.YES_NO if yes_no else None
    until = Night(today) + -1 if today else None
    found = _analyse(diary, protocol, outcome=outcome, program=version("uncramp"), until=until)
    return Shown(found, diary, language, protocol.measure if protocol else "")
