"""What a plan is made of: how much of each exercise, for whom not, in which sessions."""

from collections.abc import Iterable, Iterator

from uncramp.exchange.review._tables._markdown import (
    by_row,
    in_order,
    link,
    state,
    table,
    under_each_other,
)
from uncramp.knowledge.content import Dose, Exercise, Form, KnowledgeBase, Measure, Routine
from uncramp.knowledge.wording import say


def level_table(known: KnowledgeBase) -> Iterator[str]:
    """Every exercise with its levels, its criterion and the cautions that shut it."""
    columns = ("rows", "exercise", "levels", "criterion", "never", "ask-first", "review")
    exercises = sorted(known.exercises.values(), key=by_row)
    yield from table(_head(columns, known), (_exercise(one, known) for one in exercises))


def form_table(known: KnowledgeBase) -> Iterator[str]:
    """Every other way to do an exercise, and whom it is for and not for."""
    columns = ("exercise", "form", "at-hand", "answers", "never")
    rows = (
        _form(form, one, known)
        for one in sorted(known.exercises.values(), key=by_row)
        for form in one.forms
    )
    yield from table(_head(columns, known), rows)


def session_table(known: KnowledgeBase) -> Iterator[str]:
    """Every session, in the order in which they are offered."""
    columns = ("session", "practice", "minutes", "measures", "whom")
    rows = (_session(one, known) for one in known.routines.values())
    yield from table(_head(columns, known), rows)


def offer_table(known: KnowledgeBase) -> Iterator[str]:
    """Every measure: whether a plan may offer it, what speaks for it, and what holds it."""
    columns = ("rows", "measure", "offered", "fits", "held-by", "never", "ask-first", "review")
    measures = sorted(known.measures.values(), key=by_row)
    yield from table(_head(columns, known), (_measure(one, known) for one in measures))


def _head(columns: Iterable[str], known: KnowledgeBase) -> list[str]:
    return [say(f"review.column.{column}", known.language) for column in columns]


def _exercise(one: Exercise, known: KnowledgeBase) -> tuple[str, ...]:
    return (
        ", ".join(sorted(one.rows, key=in_order)) or "–",
        link(one),
        under_each_other(_dose(dose, known.language) for dose in one.doses),
        under_each_other(_criterion(one, known)),
        _cautions(one.not_if),
        _cautions(one.ask_first),
        state(one, known.language),
    )


def _dose(dose: Dose, language: str) -> str:
    if dose.minutes is not None:
        # A whole number is told without a decimal.
        minutes = int(dose.minutes) if dose.minutes.is_integer() else dose.minutes
        told = say("review.dose.minutes", language, sets=dose.sets, minutes=minutes)
    else:
        shape = "holds" if dose.reps == 1 else "reps" if dose.hold_s == 1 else "held"
        facts = {"sets": dose.sets, "reps": dose.reps, "hold_s": dose.hold_s}
        told = say(f"review.dose.{shape}", language, **facts)
    if dose.sides == 2:
        told = say("review.dose.each-leg", language, told=told)
    return told


def _criterion(one: Exercise, known: KnowledgeBase) -> Iterator[str]:
    rule, language = one.progress, known.language
    for name in one.after:
        yield say("review.criterion.after", language, exercise=link(known.exercises[name]))
    if rule is None:
        return
    felt = say(f"review.felt.{rule.felt}", language)
    facts = {"sessions": rule.sessions, "felt": felt, "at_most": rule.at_most}
    yield say("review.criterion.felt", language, **facts)
    if rule.clean:
        question = say(f"movement.clean.{rule.clean}", language)
        answer = say("assess.given.yes", language)
        yield say("review.told", language, question=question, answer=answer)
    if rule.sore_at_most is not None:
        yield say("review.criterion.sore", language, at_most=rule.sore_at_most)


def _form(form: Form, one: Exercise, known: KnowledgeBase) -> tuple[str, ...]:
    language = known.language
    named = say(f"movement.form.{form.id}", language)
    return (
        link(one),
        say("review.harder", language, form=named) if form.harder else named,
        ", ".join(say(f"movement.equipment.{name}", language) for name in form.equipment) or "–",
        _cautions(form.answers),
        _cautions(form.not_if),
    )


def _session(one: Routine, known: KnowledgeBase) -> tuple[str, ...]:
    language = known.language
    parts = []
    for part in one.exercises:
        way = f" ({say(f'movement.form.{part.form}', language)})" if part.form else ""
        parts.append(f"{link(known.exercises[part.exercise])}{way}")
    places = [say(f"movement.position.{name}", language) for name in one.positions]
    only = [say("review.only", language, positions=", ".join(places))] if places else []
    whom = [*(f"`{name}`" for name in one.for_cautions), *only]
    return (
        one.title[language],
        under_each_other(parts),
        f"{one.minutes:g}",
        ", ".join(link(known.measures[name]) for name in one.measures) or "–",
        ", ".join(whom) or say("review.everybody", language),
    )


def _measure(one: Measure, known: KnowledgeBase) -> tuple[str, ...]:
    language = known.language
    items = (known.claims.get(name) or known.conditions[name] for name in one.fits)
    return (
        ", ".join(sorted(one.rows, key=in_order)) or "–",
        link(one),
        say(f"assess.given.{'yes' if one.planned else 'no'}", language),
        under_each_other(link(item) for item in items),
        say(f"review.activity.{one.activity}", language) if one.activity else "–",
        _cautions(one.not_if),
        _cautions(one.ask_first),
        state(one, language),
    )


def _cautions(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "–"
