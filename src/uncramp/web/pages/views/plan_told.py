"""The measures and exercises of a plan, ready to be shown, and what may be changed of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from uncramp.care.plan import CarePlan, ChangeKind, PlanItem, PlannedExercise, levels
from uncramp.exchange.report.drawn import drawn
from uncramp.exchange.report.plan_sentences import Sentences
from uncramp.exchange.report.planned import ExerciseWords, ItemWords
from uncramp.knowledge.content import Exercise, Kind
from uncramp.knowledge.wording import say
from uncramp.web.pages.planned import Planned

Way = tuple[str, str]
"""What it is called, and its address."""


@dataclass(frozen=True, slots=True)
class ExerciseTold:
    """An exercise of the plan: its words, its page, and its drawing as SVG, empty for none."""

    words: ExerciseWords
    address: str
    drawing: str


@dataclass(frozen=True, slots=True)
class ItemTold:
    """A measure of the plan; ``drawing`` is empty where its exercises bring their own.

    ``reasons`` are those of the measure and of its exercises; one that is not for all of these
    names its own.
    """

    words: ItemWords
    address: str
    drawing: str
    exercises: tuple[ExerciseTold, ...]
    reasons: tuple[str, ...]
    changes: tuple[Way, ...]


def items_told(plan: CarePlan, words: Iterable[ItemWords], said: Sentences) -> Iterator[ItemTold]:
    """Every measure of the plan, in its order."""
    for item, told in zip(plan.items, words, strict=True):
        exercises = tuple(_exercise(one, said) for one in told.exercises)
        yield ItemTold(
            words=told,
            address=library_address(Kind.MEASURES, item.measure),
            drawing="" if exercises else drawing_of(told.drawing, said.known.language),
            exercises=exercises,
            reasons=tuple(dict.fromkeys((*told.reasons, *_reasons(told, said)))),
            changes=tuple(_changes(item, said)),
        )


def _reasons(told: ItemWords, said: Sentences) -> Iterator[str]:
    """Those of the exercises, with the name where *this exercise* could be another."""
    for one in told.exercises:
        for reason in one.reasons:
            if all(reason in other.reasons for other in told.exercises):
                yield reason
            else:
                facts = {"what": one.title, "label": reason}
                yield say("planpage.change-of.named", said.known.language, **facts)


def drawing_of(pose: str, language: str) -> str:
    """The moving drawing of a pose as SVG; empty where there is none."""
    found = drawn(pose, language, moves=True) if pose else None
    return found.svg if found else ""


def library_address(kind: Kind, name: str) -> str:
    """The page of an item in the library."""
    return reverse("library-item", args=[kind.value, name])


def change_address(kind: ChangeKind, subject: str) -> str:
    """Where a change is made."""
    return reverse("plan-change", args=[kind.value, subject])


def hurting(held: Planned) -> Mapping[str, date]:
    """The exercises that hurt, and the day, where the signs were not asked again since.

    Also those that are in no plan any more: what is near them rests until somebody has looked.
    """
    every = levels(held.known, held.done, held.care.changes, held.today)
    return {name: one.hurt_on for name, one in every.items() if one.hurt_on is not None}


def say_hurt(held: Planned) -> str:
    """What hurt, and on which day it last did."""
    said, hurt = Sentences(held.known), hurting(held)
    what = said.listed(map(said.exercise, hurt), "and")
    day = max(hurt.values(), default=held.today)
    return say("planpage.look.hurt", held.known.language, what=what, day=day)


def _exercise(words: ExerciseWords, said: Sentences) -> ExerciseTold:
    return ExerciseTold(
        words=words,
        address=library_address(Kind.EXERCISES, words.id),
        drawing=drawing_of(words.drawing, said.known.language),
    )


def _changes(item: PlanItem, said: Sentences) -> Iterator[Way]:
    """What may be changed of a measure and of each of its exercises."""
    language, several = said.known.language, len(item.exercises) > 1
    kinds = [
        (one.exercise, kind)
        for one in item.exercises
        for kind in _kinds(said.known.exercises[one.exercise], one, several=several)
    ]
    for subject, kind in kinds:
        label = say(f"planpage.change-of.{kind}", language)
        what = said.exercise(subject)
        yield (
            say("planpage.change-of.named", language, what=what, label=label),
            change_address(kind, subject),
        )
    label = say("planpage.change-of.remove", language)
    title = said.known.measures[item.measure].title
    named = say("planpage.change-of.named", language, what=title, label=label)
    yield named, change_address(ChangeKind.REMOVE, item.measure)


def _kinds(exercise: Exercise, one: PlannedExercise, *, several: bool) -> Iterator[ChangeKind]:
    if one.levels > 1:
        yield ChangeKind.LEVEL
    if exercise.forms:
        yield ChangeKind.FORM
    if exercise.easier or exercise.harder:
        yield ChangeKind.SWAP
    if several:
        yield ChangeKind.REMOVE
