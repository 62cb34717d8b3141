"""The plan of a person: read from the store, and made anew when it no longer holds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib.metadata import version
from typing import Final

from uncramp.care.assessment import Assessment, Standing
from uncramp.care.plan import (
    CarePlan,
    Change,
    ChangeKind,
    Found,
    Wishes,
    left_for_long,
    measure_named,
    plan_rules_version,
    propose,
    read_plan,
    to_plain,
    wishes_to_plain,
)
from uncramp.knowledge.content import KnowledgeBase
from uncramp.learn.inference import Finding
from uncramp.learn.trials import Protocol
from uncramp.person.diary import Muscle
from uncramp.person.nights import Night
from uncramp.person.sessions import Session
from uncramp.web.pages.care import Care, change_id, fingerprint, open_care, or_else, paused
from uncramp.web.pages.check_up import CheckUp, judged, open_check_up, recent_diary
from uncramp.web.pages.request import PersonRequest
from uncramp.web.store import (
    Person,
    StoredPlan,
    latest_plan,
    plans,
    save_plan,
    sessions,
    stored_findings,
    trials,
)

RENEWED_AFTER: Final = timedelta(days=7)
AGREED: Final = timedelta(days=180)
"""How long it holds that somebody was asked."""


@dataclass(frozen=True, slots=True)
class Planned:
    """Everything a plan is made from, as it stands today.

    ``wishes`` are those of the care with the muscles that the diary names where none were
    told. ``trial`` is the one that runs, ``paused`` the nights in a pause.
    """

    check_up: CheckUp
    found: Assessment
    care: Care
    wishes: Wishes
    done: tuple[Session, ...]
    trials: tuple[Found, ...]
    trial: Protocol | None
    paused: frozenset[Night]

    @property
    def known(self) -> KnowledgeBase:
        """The library."""
        return self.check_up.known

    @property
    def today(self) -> date:
        """The day it is where the person is."""
        return self.check_up.today

    def propose(
        self, *, previous: CarePlan | None, changes: tuple[Change, ...] | None = None
    ) -> CarePlan:
        """The plan from all of it; ``changes`` in place of those that are kept."""
        return propose(
            self.found,
            self.known,
            self.wishes,
            today=self.today,
            program=version("uncramp"),
            found=self.trials,
            changes=self.care.changes if changes is None else changes,
            sessions=self.done,
            previous=previous,
            trial=self.trial,
        )


def plan_of(request: PersonRequest, person: Person) -> CarePlan:
    """The plan that holds today, kept with the versions that made it."""
    return open_plan(request, person)[1]


def open_plan(request: PersonRequest, person: Person) -> tuple[Planned, CarePlan]:
    """Everything the plan is made from, and the plan: the one that is kept, or a new one.

    Like an answer from the diary, a plan that no longer holds is made and kept when it is
    asked for. It holds for seven days, unless what it was made from has changed.
    """
    held = gather(request, person)
    kept = latest_plan(person)
    previous = _readable(kept) if kept else None
    made_from = _digest(held)
    if previous and kept and kept.made_from == made_from and _is_young(previous, held.today):
        return held, previous
    plan = held.propose(previous=_before_what_was_taken_back(previous, held, person))
    save_plan(person, to_plain(plan), made_from=made_from, at=request.now)
    return held, plan


def _before_what_was_taken_back(
    previous: CarePlan | None, held: Planned, person: Person
) -> CarePlan | None:
    """The newest plan that follows no change which does not stand any more.

    What came in for something that was taken out would otherwise keep its place when that is
    taken back, and the change would not be undone at all.
    """
    stand = set(held.care.changes)
    if previous is None or set(previous.followed) <= stand:
        return previous
    older = (_readable(one) for one in reversed(plans(person)))
    return next((plan for plan in older if plan and set(plan.followed) <= stand), None)


def _readable(kept: StoredPlan) -> CarePlan | None:
    return or_else(lambda: read_plan(kept.document), None)


def gather(request: PersonRequest, person: Person) -> Planned:
    """Read everything a plan is made from."""
    check_up = open_check_up(request, person)
    diary = recent_diary(check_up, person)
    care = open_care(person)
    known, wishes = check_up.known, care.wishes
    seen = {e.muscle for entry in diary for e in entry.episodes} - {Muscle.UNSURE}
    mine, tonight = trials(person), request.clock.tonight
    return Planned(
        check_up=check_up,
        found=judged(check_up, diary),
        care=care,
        wishes=wishes if wishes.muscles else replace(wishes, muscles=frozenset(seen)),
        done=tuple(sessions(person)),
        trials=tuple(_found((t for t in mine if t.last < tonight), person, known)),
        trial=next((t for t in mine if t.first <= tonight <= t.last), None),
        paused=frozenset(paused(care, tonight)),
    )


def _digest(held: Planned) -> str:
    """What a plan rests on: when it changes, the plan is made anew.

    What the answers come to, not the answers: an agreement or a look at a sign that has run
    out shuts its gate on that day and not a week later.
    """
    found, today = held.found, held.today
    standing = {n: c.standing.value for n, c in found.cautions.items()}
    return fingerprint(
        {
            "cautions": {n: s for n, s in sorted(standing.items()) if s != Standing.CLEAR},
            "stops": sorted(found.stops),
            "signs": [hit.subject for hit in found.signs],
            "contributors": sorted(hit.subject for hit in found.contributors),
            "age": [found.information_only, found.age_known],
            "wishes": wishes_to_plain(held.wishes),
            "changes": [[change_id(c), _holds(c, today)] for c in held.care.changes],
            "hurt": [s.id for s in held.done if any(one.hurt for one in s.movements)],
            "long": left_for_long(held.done, today),
            "trials": [[one.measure, one.verdict] for one in held.trials],
            "trial": _tonight(held.trial, today),
            "made_by": [
                version("uncramp"),
                found.made_by.content,
                plan_rules_version(found.made_by.rules),
            ],
        }
    )


def _tonight(trial: Protocol | None, today: date) -> list[str]:
    """The trial and what its coin says of today: its measure is in the plan, or it is not."""
    arm = trial.arm_on(Night(today)) if trial else None
    return [trial.id, arm.id if arm else ""] if trial else []


def _holds(change: Change, today: date) -> bool:
    return change.kind is not ChangeKind.ASKED or today - change.on <= AGREED


def _is_young(plan: CarePlan, today: date) -> bool:
    return timedelta() <= today - plan.made_on < RENEWED_AFTER


def _found(mine: Iterable[Protocol], person: Person, known: KnowledgeBase) -> Iterator[Found]:
    """What the trials that are over said of measures that the library knows."""
    kept = stored_findings(person)
    for protocol in mine:
        measure = measure_named(protocol.measure, known)
        stored = kept.get(protocol.id)
        if measure and stored and (verdict := Finding.from_dict(stored.document).verdict):
            yield Found(measure, verdict)
