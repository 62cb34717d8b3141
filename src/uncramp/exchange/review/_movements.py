"""Rules for what a plan is made of: levels, criteria, forms, what is planned, the routines."""

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Final

from uncramp.care.assessment import CONTRIBUTORS
from uncramp.exchange.review._library import file_of
from uncramp.exchange.review._words import forbidden
from uncramp.knowledge.content import (
    Exercise,
    Flaw,
    Form,
    Kind,
    Measure,
    Routine,
    Survey,
    dead_ids,
)
from uncramp.knowledge.wording import knows

_ROUTINES: Final = "routines.toml"


def check_movements(found: Survey) -> Iterator[Flaw]:
    """Everything in exercises, measures and routines that would mislead a plan."""
    for item in found.items.values():
        if isinstance(item, Exercise):
            yield from _cautions(item)
            yield from _levels(item)
            yield from _labels(item)
        elif isinstance(item, Measure):
            yield from outside(file_of(item), "ask_first", item.ask_first, item.care_if)
            yield from _planned(item, found)
    for routine in found.routines.values():
        yield from _titled(routine, found)
        yield from _allowed(routine, found)


def outside(
    file: str, key: str, wanted: Collection[str], care_if: Collection[str]
) -> Iterator[Flaw]:
    """One flaw for each of ``wanted`` that ``care_if`` does not name."""
    # What not_if names stays shut, whoever was asked and in whatever form.
    for name in wanted:
        if name not in care_if:
            yield Flaw(file, key, "not-in-care-if", name, ", ".join(care_if))


def _cautions(item: Exercise) -> Iterator[Flaw]:
    file = file_of(item)
    yield from outside(file, "ask_first", item.ask_first, item.care_if)
    names = [form.id for form in item.forms]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Flaw(file, f"forms.{name}", "id-twice", name)
    for form in item.forms:
        yield from outside(file, f"forms.{form.id}.answers", form.answers, item.care_if)
        yield from outside(file, f"forms.{form.id}.not_if", form.not_if, item.care_if)
        for name in set(form.answers) & set(form.not_if):
            yield Flaw(file, f"forms.{form.id}", "both-ways", name)


def _levels(item: Exercise) -> Iterator[Flaw]:
    for level, (before, after) in enumerate(pairwise(item.doses), 2):
        if after.work_s < before.work_s or after == before:
            yield Flaw(file_of(item), "levels", "level-less", str(level))
    further = item.levels or item.harder or any(form.harder for form in item.forms)
    if item.progress and not further:
        yield Flaw(file_of(item), "progress", "progress-nowhere")
    if item.levels and not item.progress:
        yield Flaw(file_of(item), "progress", "missing-key")


def _labels(item: Exercise) -> Iterator[Flaw]:
    places = [item.position, *(form.position for form in item.forms)]
    things = [*item.equipment, *(name for form in item.forms for name in form.equipment)]
    needed = [
        *(f"position.{name}" for name in places),
        *(f"equipment.{name}" for name in things),
        *(f"form.{form.id}" for form in item.forms),
    ]
    if item.progress:
        needed.append(f"felt.{item.progress.felt}")
    if item.progress and item.progress.clean:
        needed.append(f"clean.{item.progress.clean}")
    for name in dict.fromkeys(needed):
        if not knows(f"movement.{name}"):
            yield Flaw(file_of(item), name.partition(".")[0], "no-label", f"movement.{name}")


def _planned(item: Measure, found: Survey) -> Iterator[Flaw]:
    file = file_of(item)
    named = [found.items.get((Kind.EXERCISES, name)) for name in item.exercises]
    exercises = [one for one in named if isinstance(one, Exercise)]
    if item.planned and not item.when:
        yield Flaw(file, "when", "missing-key")
    if item.planned and item.exercises and not item.activity:
        yield Flaw(file, "activity", "missing-key")
    kinds = {one.activity for one in exercises}
    if item.activity and kinds and item.activity not in kinds:
        yield Flaw(file, "activity", "not-allowed", item.activity, ", ".join(sorted(kinds)))
    yield from dead_ids(file, "fits", item.fits, {rule.subject for rule in CONTRIBUTORS})
    forms = [form.id for one in exercises for form in one.forms]
    yield from dead_ids(file, "form", (item.form,) if item.form else (), forms)


def _titled(routine: Routine, found: Survey) -> Iterator[Flaw]:
    for language in found.languages:
        title = routine.title.get(language, "")
        if not title.strip():
            yield Flaw(_ROUTINES, f"{routine.id}.title", "phrase-missing", language)
        for rule, said in forbidden(title, language):
            yield Flaw(_ROUTINES, f"{routine.id}.title.{language}", f"says-{rule}", said)


def _allowed(routine: Routine, found: Survey) -> Iterator[Flaw]:
    for one in routine.exercises:
        item = found.items.get((Kind.EXERCISES, one.exercise))
        if not isinstance(item, Exercise):
            continue
        form = next((form for form in item.forms if form.id == one.form), None)
        where = f"{routine.id}.{one.exercise}"
        for name in _ruled_out(item, form, routine):
            yield Flaw(_ROUTINES, where, "routine-rules-out", name)
        position = form.position if form else item.position
        if routine.positions and position not in routine.positions:
            allowed = ", ".join(routine.positions)
            yield Flaw(_ROUTINES, where, "not-allowed", position, allowed)
        if form and form.harder:
            yield Flaw(_ROUTINES, where, "routine-too-hard", form.id)


def _ruled_out(item: Exercise, form: Form | None, routine: Routine) -> list[str]:
    shut = {*item.not_if, *(form.not_if if form else ())}
    return [name for name in routine.for_cautions if name in shut]
