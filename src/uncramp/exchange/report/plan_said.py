"""From a plan to its words."""

from collections.abc import Iterable, Iterator
from datetime import date
from math import ceil
from typing import Final

from uncramp.care.plan import CarePlan, Later, PlanItem, PlannedExercise, Withheld
from uncramp.exchange.report.plan_sentences import Sentences, drawing_of
from uncramp.exchange.report.plan_words import (
    ExerciseWords,
    ItemWords,
    Named,
    PlannedWords,
    WaitingWords,
    WithheldWords,
)
from uncramp.knowledge.content import Kind, KnowledgeBase
from uncramp.knowledge.wording import say

MOST_SPELLED: Final = 12


def plan_words(plan: CarePlan, known: KnowledgeBase, country: str = "") -> PlannedWords:
    """Every sentence of a plan; ``country`` is for the number to call in an emergency."""
    said = Sentences(known)
    made = plan.made_by
    return PlannedWords(
        headline=_headline(plan, said),
        lead=_lead(plan, said),
        signs=tuple(_sign(name, known, country) for name in plan.signs if name in known.signs),
        items=tuple(_item(item, said) for item in plan.items),
        withheld=tuple(_withheld(plan.withheld, said)),
        waiting=tuple(
            WaitingWords(one.measure, said.title(one.measure), one.later, said.why_waiting(one))
            for one in plan.waiting
        ),
        beside=tuple(Named(name, _beside(name, plan, known)) for name in plan.beside),
        asks=_questions(plan.asks, said),
        questions=_questions(plan.questions, said),
        followed=tuple(said.change(one) for one in plan.followed),
        refused=tuple(said.refused(one) for one in plan.refused),
        made=said.say(
            "made",
            day=plan.made_on,
            program=made.program,
            content=made.content,
            rules=made.rules,
        ),
    )


def _headline(plan: CarePlan, said: Sentences) -> str:
    if not plan.items:
        return said.say("empty-trial" if _is_off(plan) else "empty")
    things = said.say(f"thing.{len(plan.items)}")
    whole = ceil(plan.minutes)
    if whole == 0:
        return said.say("no-time", things=things)
    if plan.minutes < 1:
        spelled = "page.half"
    else:
        spelled = f"minute.{whole}" if whole <= MOST_SPELLED else "minute.more"
    return said.say("headline", things=things, minutes=said.say(spelled, n=whole))


def _lead(plan: CarePlan, said: Sentences) -> str:
    if not plan.items and _is_off(plan):
        return said.say("empty-trial-lead")
    tried = any(reason.id == "trial-runs" for item in plan.items for reason in item.reasons)
    if tried or any(one.later is Later.TRIAL_RUNS for one in plan.waiting):
        return said.say("trial")
    if plan.items:
        return ""
    return said.say("empty-wishes" if plan.waiting else "empty-lead")


def _is_off(plan: CarePlan) -> bool:
    return any(one.later is Later.TRIAL_OFF for one in plan.waiting)


def _sign(name: str, known: KnowledgeBase, country: str) -> Named:
    sign = known.signs[name]
    number = known.emergency_number(country)
    urgency = say(f"assess.urgency.{sign.urgency}", known.language, number=number)
    return Named(name, f"{sign.title}. {urgency}")


def _item(item: PlanItem, said: Sentences) -> ItemWords:
    measure = said.known.measures.get(item.measure)
    sections = measure.sections if measure else {}
    reasons = (said.reason(one) for one in item.reasons)
    return ItemWords(
        id=item.measure,
        title=said.title(item.measure),
        sentence=" ".join(sections.get("in-one-sentence", "").split()),
        minutes=_minutes(item.minutes, said),
        when=said.say(f"when.{item.when}"),
        since=said.say("page.since", day=item.since),
        drawing=measure.drawing if measure else "",
        reasons=tuple(line for line in reasons if line),
        care=said.care(item.cares),
        exercises=tuple(_exercise(one, said) for one in item.exercises),
    )


def _minutes(minutes: float, said: Sentences) -> str:
    if 0 < minutes < 1:
        return said.say("page.half")
    whole, rest = divmod(minutes, 1)
    return said.say("page.minutes-half" if rest else "page.minutes", n=int(whole))


def _exercise(one: PlannedExercise, said: Sentences) -> ExerciseWords:
    dose, level = said.dose(one.dose), said.level(one)
    reasons = (said.exercise_reason(reason) for reason in one.reasons)
    return ExerciseWords(
        id=one.exercise,
        title=said.exercise(one.exercise),
        form=said.form(one.form),
        dose=dose,
        level=level,
        line=said.say("dose.line", dose=dose, level=level) if level else dose,
        drawing=drawing_of(said.known.exercises.get(one.exercise), one.form),
        reasons=tuple(line for line in reasons if line),
        care=said.care(one.cares),
        held=_held(one, said),
    )


def _held(one: PlannedExercise, said: Sentences) -> str:
    if one.held is None:
        return ""
    day = next(iter(one.held.subjects), "")
    return said.say(f"held.{one.held.id}", day=date.fromisoformat(day) if day else "")


def _withheld(every: tuple[Withheld, ...], said: Sentences) -> Iterator[WithheldWords]:
    """One for each reason: what is left out for the same one stands together."""
    groups: dict[object, list[Withheld]] = {}
    for one in every:
        groups.setdefault((one.because, one.cautions, one.signs, one.questions), []).append(one)
    for same in groups.values():
        first = same[0]
        names = [
            said.exercise(one.subject) if one.kind is Kind.EXERCISES else said.title(one.subject)
            for one in same
        ]
        yield WithheldWords(
            subjects=tuple(Named(one.subject, name) for one, name in zip(same, names, strict=True)),
            kinds=tuple(one.kind for one in same),
            because=first.because,
            why=said.why_withheld(first),
            signs=tuple(Named(name, said.title(name)) for name in first.signs),
            questions=_questions(first.questions, said),
        )


def _questions(names: Iterable[str], said: Sentences) -> tuple[Named, ...]:
    asked = said.known.questions
    return tuple(Named(one, asked[one].title if one in asked else one) for one in names)


def _beside(name: str, plan: CarePlan, known: KnowledgeBase) -> str:
    said = Sentences(known)
    if name == "answer-questions":
        return said.say("beside.answer-questions", n=len(plan.questions))
    urgent = (known.signs[one].urgency.cannot_wait for one in plan.signs if one in known.signs)
    if name == "see-someone" and any(urgent) and not plan.items:
        return said.say("beside.see-someone-today")
    return said.say(f"beside.{name}")
