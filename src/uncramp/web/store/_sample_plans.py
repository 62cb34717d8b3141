"""The plans of the made-up person, one a week, and the evenings that followed from them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from importlib.metadata import version
from typing import Any, Final
from zoneinfo import ZoneInfo

from uncramp.care.assessment import Answers, assess, read_answers
from uncramp.care.plan import CarePlan, PlannedExercise, Wishes, propose, to_plain, wishes_to_plain
from uncramp.knowledge.content import Exercise, KnowledgeBase, load
from uncramp.learn.trials import Protocol
from uncramp.person.nights import Night
from uncramp.person.sessions import Session
from uncramp.web.store._sample_sessions import ROUTINE, sample_sessions

WISHES: Final = Wishes()
_WEEK: Final = 7


@dataclass(slots=True)
class _Weeks:
    """A plan a week, each made from the one before and what was done since."""

    known: KnowledgeBase
    answers: Answers
    trials: Sequence[Protocol]
    made: list[CarePlan] = field(default_factory=list)

    def levels(
        self, night: Night, done: Sequence[Session]
    ) -> Sequence[tuple[Exercise, PlannedExercise]]:
        """What the routine holds on this evening, a new plan made where one is due."""
        if not self.made or (night.evening - self.made[-1].made_on).days >= _WEEK:
            self._renew(night, done)
        wanted = [one.exercise for one in self.known.routines[ROUTINE].exercises]
        held = [one for one in map(self.made[-1].exercise, wanted) if one is not None]
        return [(self.known.exercises[one.exercise], one) for one in held]

    def _renew(self, night: Night, done: Sequence[Session]) -> None:
        day = night.evening
        plan = propose(
            assess(self.answers, self.known, None, day),
            self.known,
            WISHES,
            today=day,
            program=version("uncramp"),
            sessions=done,
            previous=self.made[-1] if self.made else None,
            trial=next((one for one in self.trials if one.first <= night <= one.last), None),
        )
        self.made.append(plan)


def sample_care(
    last: Night,
    zone: ZoneInfo,
    trials: Iterable[Protocol],
    answers: Mapping[str, Any],
    language: str,
) -> tuple[tuple[Session, ...], Mapping[str, Any]]:
    """The sessions, and ``plan.json``: wishes, and the plans that the program itself made."""
    known = load(language)
    tried = tuple(trials)
    weeks = _Weeks(known, read_answers(answers, known), tried)
    sessions = sample_sessions(last, zone, tried, weeks.levels)
    made = [
        {
            "made_at": datetime.combine(one.made_on, time(18), tzinfo=UTC).isoformat(),
            "plan": to_plain(one),
        }
        for one in weeks.made
    ]
    wishes = wishes_to_plain(WISHES)
    return sessions, {"format": 1, "wishes": wishes, "changes": [], "plans": made}
