"""The routines: exercises in the order in which a session has them."""

from collections.abc import Collection, Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Final

from uncramp.knowledge.content import _values as values
from uncramp.knowledge.content._flaw import Flaw
from uncramp.knowledge.content._kinds import Exercise
from uncramp.knowledge.content._links import dead_ids
from uncramp.knowledge.content._movement import Routine, RoutineExercise
from uncramp.knowledge.content._schema import FORMS, POSITIONS, WHEN
from uncramp.knowledge.content._tables import read_rows
from uncramp.knowledge.content._types import Item, Kind
from uncramp.knowledge.content._values import Key

FILE = "routines.toml"
_ROUTINE: Final[Mapping[str, Key]] = {
    "id": Key(values.text),
    "title": Key(values.labels),
    "when": Key(values.one_of(WHEN)),
    "minutes": Key(values.between(1, 60)),
    "exercises": Key(
        values.tables(
            RoutineExercise,
            {"exercise": Key(values.text), "form": Key(values.one_of(FORMS), False)},
        )
    ),
    "measures": Key(values.ids, False),
    "for_cautions": Key(values.ids, False),
    "positions": Key(values.some_of(POSITIONS), False),
}


def read_routines(folder: Traversable) -> tuple[Mapping[str, Routine], list[Flaw]]:
    """The routines by id, in the order in which they are offered, and what is wrong."""
    rows, flaws = read_rows(folder, FILE, "routine", _ROUTINE)
    routines: dict[str, Routine] = {}
    for row in rows:
        if row["id"] in routines:
            flaws.append(Flaw(FILE, row["id"], "id-twice", row["id"]))
        routines[row["id"]] = Routine(**row)
    return routines, flaws


def dead_parts(
    routines: Collection[Routine], items: Collection[Item], cautions: Collection[str]
) -> Iterator[Flaw]:
    """Every exercise, form, measure and caution of a routine that is not there."""
    exercises = {item.id: item for item in items if isinstance(item, Exercise)}
    measures = [item.id for item in items if item.kind is Kind.MEASURES]
    for routine in routines:
        named = [one.exercise for one in routine.exercises]
        yield from dead_ids(FILE, f"{routine.id}.exercises", named, exercises)
        yield from dead_ids(FILE, f"{routine.id}.measures", routine.measures, measures)
        yield from dead_ids(FILE, f"{routine.id}.for_cautions", routine.for_cautions, cautions)
        for one in routine.exercises:
            if one.form and one.exercise in exercises:
                forms = [form.id for form in exercises[one.exercise].forms]
                where = f"{routine.id}.{one.exercise}.form"
                yield from dead_ids(FILE, where, (one.form,), forms)
