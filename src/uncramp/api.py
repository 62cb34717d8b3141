"""The Python surface: what a notebook or a script calls."""

from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from random import SystemRandom

from uncramp.exchange.record import Problem, Read, read_diary, read_trial, write_trial
from uncramp.exchange.report.shown import Shown
from uncramp.knowledge.content import load
from uncramp.learn.inference import Finding, Posterior, fit
from uncramp.learn.inference import analyse as _analyse
from uncramp.learn.trials import Arm, Outcome, Protocol, Question, Unit, drawable
from uncramp.learn.trials import design as _design
from uncramp.person.diary import Diary
from uncramp.person.nights import Night

__all__ = [
    "Arm",
    "Diary",
    "Finding",
    "Night",
    "Outcome",
    "Posterior",
    "Problem",
    "Protocol",
    "Question",
    "Read",
    "Unit",
    "analyse",
    "design",
    "fit",
    "read_diary",
    "read_trial",
    "write_trial",
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


def design(
    question: Question, *, seed: int | None = None, drawn_at: datetime | None = None
) -> Protocol:
    """Toss every coin of a trial once; ``write_trial`` keeps what came out.

    ``seed`` decides all coins and is stored, so that anybody can toss them again; drawn from
    the system when not given. ``drawn_at`` is now when not given, and needs its zone. Raises
    ProtocolError where the question contradicts itself, comes to less than five fair coins,
    or is about a medicine: a coin never decides about one.
    """
    drawable(question.measure, load("en").measures)
    moment = drawn_at or datetime.now(UTC).replace(microsecond=0)
    return _design(question, SystemRandom(), drawn_at=moment, seed=seed)
