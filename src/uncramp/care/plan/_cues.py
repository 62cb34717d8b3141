"""A session as a row of moments: get ready, hold, rest, change legs, and so on to the end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from uncramp.care.plan._minutes import READY_S, SWITCH_S, rest_s, set_s
from uncramp.care.plan._types import Cue, CueKind, PlannedExercise
from uncramp.errors import UnknownId
from uncramp.knowledge.content import Dose, Exercise, KnowledgeBase

OTHER_POSITION_S: Final = 7.0
"""What getting up, or lying down, takes beside getting ready."""


def cues(
    exercises: Sequence[PlannedExercise], known: KnowledgeBase, *, ready_s: float = READY_S
) -> tuple[Cue, ...]:
    """The cues of these exercises one after the other; the last is always END, of no length.

    ``ready_s`` seconds to get ready before each, more where the position changes. What is
    ``held`` is left out. Left comes before right. Raises UnknownId for an exercise that the
    library does not have.
    """
    parts = [_part(planned, known) for planned in exercises if planned.held is None]
    row: list[Cue] = []
    before = parts[0].position if parts else ""
    for part in parts:
        row.append(part.cue(CueKind.READY, ready_s + OTHER_POSITION_S * (part.position != before)))
        row.extend(part.sides())
        before = part.position
    return (*row, Cue(CueKind.END, 0.0))


def seconds_of(row: Sequence[Cue]) -> float:
    """How long a session takes, from the first cue to the end."""
    return sum(cue.seconds for cue in row)


@dataclass(frozen=True, slots=True)
class _Part:
    """One exercise of a session, with the position it is done in."""

    planned: PlannedExercise
    position: str

    @property
    def dose(self) -> Dose:
        return self.planned.dose

    @property
    def order(self) -> tuple[str, ...]:
        return ("left", "right") if self.dose.sides > 1 else ("both",)

    def sides(self) -> Iterator[Cue]:
        for turn, side in enumerate(self.order):
            if turn:
                yield self.cue(CueKind.SWITCH, SWITCH_S, side)
            for number in range(1, self.dose.sets + 1):
                if number > 1:
                    yield self.cue(CueKind.REST, rest_s(self.dose), side, number)
                yield self.work(side, number)

    def work(self, side: str, number: int) -> Cue:
        moves = self.dose.minutes is not None or self.dose.reps > 1
        kind, reps = (CueKind.MOVE, self.dose.reps) if moves else (CueKind.HOLD, 1)
        return self.cue(kind, set_s(self.dose), side, number, reps)

    def cue(
        self, kind: CueKind, seconds: float, side: str = "", number: int = 1, reps: int = 1
    ) -> Cue:
        """A cue of this exercise; a rest and a change are named by the set they lead to."""
        return Cue(
            kind=kind,
            seconds=seconds,
            exercise=self.planned.exercise,
            form=self.planned.form,
            side=side or self.order[0],
            set_=number,
            sets=self.dose.sets,
            reps=reps,
        )


def _part(planned: PlannedExercise, known: KnowledgeBase) -> _Part:
    exercise = known.exercises.get(planned.exercise)
    if exercise is None:
        raise UnknownId(kind="exercise", wanted=planned.exercise, nearest="")
    return _Part(planned, _position(exercise, planned.form))


def _position(exercise: Exercise, form: str) -> str:
    chosen = (one.position for one in exercise.forms if one.id == form)
    return next(chosen, exercise.position)
