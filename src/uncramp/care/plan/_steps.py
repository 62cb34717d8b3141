"""At which level each exercise is."""

from collections.abc import Iterable, Mapping

from uncramp.care.plan._types import CarePlan, Change, ChangeKind, Reason, Step, Turn
from uncramp.knowledge.content import KnowledgeBase


def steps(
    known: KnowledgeBase, changes: Iterable[Change], previous: CarePlan | None
) -> Mapping[str, Step]:
    """The level of every exercise that is not at its first."""
    found = {
        one.exercise: Step(one.exercise, Turn.STAY, one.level)
        for item in (previous.items if previous else ())
        for one in item.exercises
    }
    for one in changes:
        exercise = known.exercises.get(one.subject)
        if one.kind is ChangeKind.LEVEL and exercise and one.value.isdecimal():
            level = min(max(int(one.value), 1), len(exercise.doses))
            found[exercise.id] = Step(
                exercise.id, Turn.STAY, level, (Reason("level-asked", (one.by,)),)
            )
    return found
