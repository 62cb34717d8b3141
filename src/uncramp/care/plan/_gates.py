"""What never comes into a plan: the gates, each a short function, the gravest first.

A gate that is shut gives the reason. What is not known keeps a gate shut like a *yes*. Nothing
opens one but an answer, a check of the sign, or, where the content says *ask first*, that
somebody was asked.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Final

from uncramp.care.assessment import SIGN_RULES, Standing, raised_by
from uncramp.care.plan._case import Case, Item
from uncramp.care.plan._left_out import Because, Withheld
from uncramp.care.plan._progress import which_signs
from uncramp.care.plan._types import ChangeKind
from uncramp.knowledge.content import Activity, Exercise, Form, Kind

# Chosen here and on the careful side: no source says how long such an agreement holds.
AGREED_DAYS: Final = 180
WARMS: Final = frozenset({Activity.HEAT, Activity.COMPRESSION})
_ASKS: Final = {rule.id: rule.asks for rule in SIGN_RULES}


def gate(item: Item, case: Case) -> Withheld | None:
    """Why a measure or an exercise is kept back; None when nothing speaks against it."""
    return next((shut for look in GATES if (shut := look(item, case))), None)


def under_age(item: Item, case: Case) -> Withheld | None:
    """Under 18 there is information only, and no measure and no exercise."""
    young = case.assessment.information_only
    return Withheld(item.kind, item.id, Because.UNDER_AGE) if young else None


def cannot_wait(item: Item, case: Case) -> Withheld | None:
    """While a sign is open that has to be seen today at the latest, everything else can wait."""
    urgent = tuple(
        hit.subject
        for hit in case.assessment.signs
        if hit.urgency is not None and hit.urgency.cannot_wait
    )
    return Withheld(item.kind, item.id, Because.SIGN, signs=urgent) if urgent else None


def on_hold(item: Item, case: Case) -> Withheld | None:
    """An open warning sign puts this kind of activity on hold until somebody has looked."""
    if item.activity not in case.assessment.stops:
        return None
    signs = (hit.subject for hit in case.assessment.signs)
    stopping = tuple(s for s in signs if item.activity in case.known.signs[s].stops)
    return Withheld(item.kind, item.id, Because.SIGN, signs=stopping)


def ruled_out(item: Item, case: Case) -> Withheld | None:
    """An answer, a medicine or an open sign raises a caution that rules it out (``not_if``)."""
    raised = case.those(item.not_if, Standing.RAISED)
    if not raised:
        return None
    return Withheld(item.kind, item.id, Because.RAISED, raised, signs_behind(raised, case))


def not_agreed(item: Item, case: Case) -> Withheld | None:
    """A caution holds for which somebody has to be asked first, and nobody is known to have been.

    An agreement names this very measure or exercise and this very caution; it holds 180 days.
    """
    raised = case.those(item.ask_first, Standing.RAISED)
    missing = tuple(name for name in raised if not is_agreed(item, name, case))
    return Withheld(item.kind, item.id, Because.ASK_FIRST, missing) if missing else None


def not_known(item: Item, case: Case) -> Withheld | None:
    """A caution that would shut one of the gates above is not known to be clear.

    That the person is 18 or more has to be known, too.
    """
    open_ones = [*case.those(item.not_if, Standing.UNKNOWN)]
    doubtful = case.those(item.ask_first, Standing.UNKNOWN)
    open_ones += [name for name in doubtful if not is_agreed(item, name, case)]
    if not case.assessment.age_known:
        open_ones.append("under-18")
    if not open_ones:
        return None
    named = tuple(dict.fromkeys(open_ones))
    return Withheld(
        item.kind, item.id, Because.UNKNOWN, named, questions=questions_behind(named, case)
    )


def not_looked_at(item: Item, case: Case) -> Withheld | None:
    """Something hurt, and until the signs were asked again nobody knows that it is no clot."""
    if not case.hurting or item.activity not in WARMS:
        return None
    named = ("possible-leg-clot",)
    return Withheld(item.kind, item.id, Because.UNKNOWN, named, questions=which_signs())


def made_worse(item: Item, case: Case) -> Withheld | None:
    """A trial on oneself showed more cramps with this measure."""
    if item.kind is not Kind.MEASURES or item.id not in case.worse:
        return None
    return Withheld(item.kind, item.id, Because.MADE_WORSE)


GATES: Final[tuple[Callable[[Item, Case], Withheld | None], ...]] = (
    under_age,
    cannot_wait,
    on_hold,
    ruled_out,
    not_agreed,
    not_known,
    not_looked_at,
    made_worse,
)
"""Every gate, in the order in which they are looked at."""


def form_gate(exercise: Exercise, form: Form, case: Case) -> Withheld | None:
    """A caution that is raised or not known rules this form out, and not the exercise."""
    raised = case.those(form.not_if, Standing.RAISED)
    if raised:
        return Withheld(Kind.EXERCISES, exercise.id, Because.RAISED, raised)
    unknown = case.those(form.not_if, Standing.UNKNOWN)
    if not unknown:
        return None
    asked = questions_behind(unknown, case)
    return Withheld(Kind.EXERCISES, exercise.id, Because.UNKNOWN, unknown, questions=asked)


def is_agreed(item: Item, caution: str, case: Case) -> bool:
    """Whether somebody was asked about this caution for this item, and not too long ago."""
    latest = case.today - timedelta(days=AGREED_DAYS)
    return any(
        one.kind is ChangeKind.ASKED
        and one.subject == item.id
        and one.value == caution
        and latest <= one.on <= case.today
        for one in case.changes
    )


def signs_behind(cautions: Iterable[str], case: Case) -> tuple[str, ...]:
    """The open signs that raise these cautions, gravest first."""
    held = (case.assessment.cautions[name].rules for name in cautions)
    rules = frozenset(rule for named in held for rule in named)
    return tuple(hit.subject for hit in case.assessment.signs if hit.rule in rules)


def questions_behind(cautions: Iterable[str], case: Case) -> tuple[str, ...]:
    """What to answer so that these cautions are known: the open questions behind them.

    Where all of them were answered, and an answer leaves a doubt, it is that answer's question.
    """
    found: dict[str, None] = {}
    for name in cautions:
        asked = _asked_for(name)
        still_open = [one for one in asked if one in case.assessment.not_answered]
        held = case.assessment.cautions.get(name)
        doubts = [question for question, _ in held.answers] if held else []
        found |= dict.fromkeys(still_open or doubts or asked)
    return tuple(found)


def _asked_for(caution: str) -> tuple[str, ...]:
    behind = raised_by(caution)
    aged = behind.from_age is not None or behind.below_age is not None
    asked = (
        *behind.yes,
        *(question for question, _ in behind.options),
        *behind.doubts,
        *(question for rule in behind.rules for question in _ASKS[rule]),
        *(("age-years",) if aged else ()),
        *(("medicines",) if behind.asks_the_list else ()),
    )
    return tuple(dict.fromkeys(asked))
