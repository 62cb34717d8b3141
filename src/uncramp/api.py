"""The Python surface: what a notebook or a script calls."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from random import SystemRandom
from typing import Any

from uncramp.care.assessment import Answers, read_answers
from uncramp.care.assessment import assess as _assess
from uncramp.care.plan import (
    By,
    CarePlan,
    Change,
    ChangeKind,
    Found,
    Wishes,
    cramping,
)
from uncramp.care.plan import propose as _propose
from uncramp.exchange.record import (
    Problem,
    Read,
    read_answers_file,
    read_diary,
    read_trial,
    write_trial,
)
from uncramp.exchange.report.assessed import Assessed
from uncramp.exchange.report.planned import Planned
from uncramp.exchange.report.shown import Shown
from uncramp.knowledge.content import KnowledgeBase, load
from uncramp.learn.inference import Finding, Posterior, Verdict, fit
from uncramp.learn.inference import analyse as _analyse
from uncramp.learn.trials import Arm, Outcome, Protocol, Question, Unit, drawable
from uncramp.learn.trials import design as _design
from uncramp.person.diary import Diary
from uncramp.person.nights import Night
from uncramp.person.sessions import Session

__all__ = [
    "Answers",
    "Arm",
    "Assessed",
    "By",
    "CarePlan",
    "Change",
    "ChangeKind",
    "Diary",
    "Finding",
    "Found",
    "Night",
    "Outcome",
    "Planned",
    "Posterior",
    "Problem",
    "Protocol",
    "Question",
    "Read",
    "Unit",
    "Verdict",
    "Wishes",
    "analyse",
    "assess",
    "design",
    "fit",
    "propose",
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


def assess(
    answers: Answers | Mapping[str, Any] | str | Path,
    diary: Diary | str | Path | None = None,
    *,
    today: date | None = None,
    language: str = "en",
) -> Assessed:
    """What the answers of the check-up come to: warning signs first.

    ``answers`` may be the path of an ``ANSWERS.json``, what it holds, or only the table of
    answers by question (``uncramp questions`` lists them). ``diary`` may be the path of a diary
    CSV; it only adds. ``today`` is the system's date when not given. Raises UnknownId and
    BadAnswer, with the question. Gives an assessment that shows itself in a notebook.
    """
    known = load(language)
    told = _told(answers, known)
    if isinstance(diary, str | Path):
        diary = read_diary(Path(diary)).diary
    # A door: below it the date is an argument.
    day = today or date.today()  # noqa: DTZ011
    found = _assess(told, known, diary, day, program=version("uncramp"))
    return Assessed(found, told, known)


def propose(  # noqa: PLR0913 - what a plan looks at, each by its name
    answers: Answers | Mapping[str, Any] | str | Path,
    wishes: Wishes | None = None,
    *,
    diary: Diary | str | Path | None = None,
    found: Iterable[Found] = (),
    changes: Iterable[Change] = (),
    sessions: Iterable[Session] = (),
    previous: CarePlan | None = None,
    trial: Protocol | None = None,
    today: date | None = None,
    language: str = "en",
) -> Planned:
    """A plan of a few measures that fit, with what was left out and why.

    ``answers``, ``diary`` and ``today`` as in ``assess``. ``wishes`` are minutes, equipment and
    the rest; where they name no muscle it is what the answers say. ``found`` is what trials
    showed, ``changes`` and ``sessions`` all there are; ``previous`` is the plan in use and
    ``trial`` one that may run. Gives a plan that shows itself in a notebook.
    """
    assessed = assess(answers, diary, today=today, language=language)
    plan = _propose(
        assessed.assessment,
        assessed.known,
        _wished(wishes or Wishes(), assessed.answers),
        # A door: below it the date is an argument.
        today=today or date.today(),  # noqa: DTZ011
        program=version("uncramp"),
        found=found,
        changes=changes,
        sessions=sessions,
        previous=previous,
        trial=trial,
    )
    return Planned(plan, assessed.known, assessed.answers.country)


def _wished(wishes: Wishes, answers: Answers) -> Wishes:
    return wishes if wishes.muscles else replace(wishes, muscles=cramping(answers))


def _told(answers: Answers | Mapping[str, Any] | str | Path, known: KnowledgeBase) -> Answers:
    if isinstance(answers, str | Path):
        return read_answers_file(Path(answers), known)
    if isinstance(answers, Answers):
        return answers
    whole = isinstance(answers.get("answers"), Mapping)
    return read_answers(answers if whole else {"answers": answers}, known)


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
