"""From an assessment and wishes to a plan."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from uncramp.care.assessment import Assessment, MadeBy
from uncramp.care.plan._beside import asked_again, beside
from uncramp.care.plan._candidates import Candidate, look_at, offered, without_removed
from uncramp.care.plan._case import Case
from uncramp.care.plan._changes import in_force, refusals
from uncramp.care.plan._left_out import Because, Later, Waiting, Withheld
from uncramp.care.plan._order import Ranked, has_a_reason, rank
from uncramp.care.plan._progress import levels
from uncramp.care.plan._select import Chosen, select
from uncramp.care.plan._types import CarePlan, Change, ChangeKind
from uncramp.care.plan._versions import plan_rules_version
from uncramp.care.plan._wishes import Found, Wishes
from uncramp.knowledge.content import KnowledgeBase
from uncramp.learn.inference import Verdict
from uncramp.learn.trials import Protocol
from uncramp.person.nights import Night
from uncramp.person.sessions import Session

NO_USE: Final = frozenset({Verdict.NOT_WORTH_IT, Verdict.LEANING_WORSE})


@dataclass(slots=True)
class _Sorted:
    """Every measure in one of three places."""

    ranked: list[Ranked] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)


def propose(  # noqa: PLR0913 - what a plan looks at, each by its name
    assessment: Assessment,
    known: KnowledgeBase,
    wishes: Wishes,
    *,
    today: date,
    program: str,
    found: Iterable[Found] = (),
    changes: Iterable[Change] = (),
    sessions: Iterable[Session] = (),
    previous: CarePlan | None = None,
    trial: Protocol | None = None,
) -> CarePlan:
    """A few measures that fit this person on the day ``today``, and all that was left out.

    ``program`` is the version to name in what was made. ``found`` is what trials on oneself
    showed, ``changes`` all that were ever made, ``sessions`` what was done; ``previous`` is
    the plan in use, ``trial`` one that may run: while it does nothing new comes in. The same
    input gives the same plan.
    """
    told, shown = tuple(changes), tuple(found)
    runs = trial if trial and trial.first <= Night(today) <= trial.last else None
    steps = levels(known, sessions, told, today, held=_held(previous), trial_runs=runs is not None)
    case = Case(
        assessment=assessment,
        known=known,
        wishes=wishes,
        today=today,
        changes=in_force(told, today),
        steps=steps,
        trial=runs,
        worse=frozenset(one.measure for one in shown if one.verdict is Verdict.MAKES_WORSE),
        previous=previous,
    )
    sorted_out = _sort_out(case, shown)
    plan = _plan(case, sorted_out, select(sorted_out.ranked, case), program)
    return _answered(plan, case, told)


def _answered(plan: CarePlan, case: Case, told: tuple[Change, ...]) -> CarePlan:
    """The plan with what became of each change: followed, or refused and why."""
    refused = tuple(refusals(plan, case, told))
    not_followed = {id(one.change) for one in refused}
    followed = tuple(one for one in case.changes if id(one) not in not_followed)
    return replace(plan, followed=followed, refused=refused)


def _held(previous: CarePlan | None) -> dict[str, int]:
    items = previous.items if previous else ()
    return {one.exercise: one.level for item in items for one in item.exercises}


def _plan(case: Case, sorted_out: _Sorted, chosen: Chosen, program: str) -> CarePlan:
    items = tuple(chosen.items)
    withheld = tuple(dict.fromkeys(sorted_out.withheld))
    rules = plan_rules_version(case.assessment.made_by.rules)
    return CarePlan(
        made_on=case.today,
        made_by=MadeBy(program, case.known.version, rules),
        items=items,
        withheld=tuple(sorted(withheld, key=lambda w: list(Because).index(w.because))),
        waiting=(*chosen.waiting, *sorted_out.waiting),
        beside=tuple(beside(case.assessment, items, withheld)),
        asks=asked_again(case.hurting),
        signs=tuple(hit.subject for hit in case.assessment.signs),
    )


def _sort_out(case: Case, found: tuple[Found, ...]) -> _Sorted:
    result = _Sorted()
    for measure in offered(case):
        looked = look_at(measure, case)
        result.withheld += looked.withheld
        if looked.waiting:
            result.waiting.append(looked.waiting)
        if looked.candidate:
            _place(looked.candidate, case, found, result)
    return result


def _place(candidate: Candidate, case: Case, found: tuple[Found, ...], result: _Sorted) -> None:
    name = candidate.measure.id
    verdicts = {one.verdict for one in found if one.measure == name}
    left = without_removed(candidate, case)
    ranked = rank(left or candidate, case, found)
    later = next(_left_out(ranked, case, verdicts), None) if left else Later.UNWANTED
    if later:
        result.waiting.append(Waiting(name, later))
    else:
        result.ranked.append(ranked)


def _left_out(ranked: Ranked, case: Case, verdicts: set[Verdict]) -> Iterator[Later]:
    name = ranked.id
    if case.changed(ChangeKind.REMOVE, name):
        yield Later.UNWANTED
    if case.changed(ChangeKind.ADD, name) or name == case.tried:
        return
    if name in case.wishes.unwanted:
        yield Later.UNWANTED
    if verdicts & NO_USE and Verdict.HELPS not in verdicts:
        yield Later.NO_USE
    if not has_a_reason(ranked, case):
        yield Later.NO_REASON
