"""When it is time for more of an exercise, for less, or for neither, and why."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from uncramp.care.assessment import SIGN_RULES
from uncramp.care.plan._course import LONG_DAYS, Course, course
from uncramp.care.plan._types import Change, ChangeKind, Reason, Step, Turn
from uncramp.knowledge.content import Exercise, KnowledgeBase
from uncramp.person.sessions import Session

_FACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "criterion-met": ("n",),
    "more-sessions": ("done", "n"),
    "pull-too-strong": ("at_most",),
    "effort-too-strong": ("at_most",),
    "pressure-too-strong": ("at_most",),
    "sore": ("at_most",),
    "hurt": ("day",),
    "wait": ("day",),
    "long-ago": ("n",),
    **dict.fromkeys(("not-whole", "not-clean", "not-answered", "sore-not-answered"), ()),
    **dict.fromkeys(("goal-met", "no-criterion", "trial-runs", "level-asked", "held"), ()),
}

STEP_REASONS: Final = frozenset(_FACTS)
"""Every reason of a step: the sentence is ``session.step.<id>``."""

# What is asked again is what may have come since; what makes a clot likelier has not changed.
_SIGNS: Final = ("S1", "S4", "S13", "S3")


def step(
    exercise: Exercise,
    level: int,
    sessions: Iterable[Session],
    *,
    changes: Iterable[Change] = (),
    today: date,
    trial_runs: bool = False,
) -> Step:
    """Where an exercise goes from ``level``, the one that the plan holds now.

    ``sessions`` and ``changes`` are all there are up to ``today``: everything is replayed, so
    that asking twice gives the same and no session counts twice. While ``trial_runs`` nothing
    goes up by itself; down always works. The criterion is that of the exercise's page
    (``Exercise.progress``).
    """
    way = course(exercise, level, sessions, changes, today)
    to = min(max(level, 1), way.top)
    stopped = trial_runs and way.level > to and way.asked_by is None
    new = to if stopped else way.level
    turn = Turn.UP if new > to else Turn.DOWN if new < to else Turn.STAY
    reasons = (Reason("trial-runs"),) if stopped else tuple(_reasons(way, turn))
    return Step(exercise.id, turn, new, reasons, way.hurt_on if way.held else None)


def levels(
    known: KnowledgeBase,
    sessions: Iterable[Session],
    changes: Iterable[Change],
    today: date,
    *,
    held: Mapping[str, int] | None = None,
    trial_runs: bool = False,
) -> Mapping[str, Step]:
    """Where every exercise stands that was ever tried or whose level somebody chose.

    Each step starts from the level that the plan holds now (``held``), else from that of the
    last session in which it was done.
    """
    done, told = sorted(sessions, key=lambda one: one.started_at), tuple(changes)
    last = {one.exercise: one.level for session in done for one in session.movements}
    for one in told:
        if one.kind is ChangeKind.LEVEL:
            last.setdefault(one.subject, 1)
    last |= {name: level for name, level in (held or {}).items() if name in last}
    return {
        name: step(
            known.exercises[name], at, done, changes=told, today=today, trial_runs=trial_runs
        )
        for name, at in sorted(last.items())
        if name in known.exercises
    }


def step_facts(reason: Reason) -> dict[str, object]:
    """The facts of the sentence ``session.step.<id>``, for a reason of ``STEP_REASONS``."""
    named = zip(_FACTS[reason.id], reason.subjects, strict=False)
    return {name: date.fromisoformat(told) if name == "day" else int(told) for name, told in named}


def which_signs() -> tuple[str, ...]:
    """The questions to ask again after it hurt: signs of a clot, of a burst cyst, of a tear."""
    asked = {rule.id: rule.asks for rule in SIGN_RULES}
    risks = set(asked["S1p"]) - set(asked["S1"])
    every = [question for name in _SIGNS for question in asked[name]]
    return tuple(dict.fromkeys(one for one in every if one not in risks))


def _reasons(way: Course, turn: Turn) -> Iterator[Reason]:
    wanted = way.exercise.progress
    if way.eased:
        yield Reason("long-ago", (str(LONG_DAYS),))
    elif way.hurt_on is not None and (way.held or turn is Turn.DOWN):
        yield Reason("hurt", (way.hurt_on.isoformat(),))
        if way.held:
            yield Reason("held")
    elif way.asked_by is not None:
        yield Reason("level-asked", (way.asked_by,))
    elif wanted is None:
        yield Reason("no-criterion")
    elif way.goal:
        yield Reason("goal-met")
    elif turn is Turn.UP:
        yield Reason("criterion-met", (str(wanted.sessions),))
    elif way.due is not None:
        yield Reason("wait", (way.due.isoformat(),))
    else:
        yield from _lacking(way)


def _lacking(way: Course) -> Iterator[Reason]:
    wanted = way.exercise.progress
    if wanted is None:
        return
    if way.lacks == "sore":
        yield Reason("sore", (str(wanted.sore_at_most),))
    elif way.lacks.endswith("too-strong"):
        yield Reason(way.lacks, (str(wanted.at_most),))
    elif way.lacks:
        yield Reason(way.lacks)
    yield Reason("more-sessions", (str(way.met), str(wanted.sessions)))
