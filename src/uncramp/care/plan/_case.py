"""Everything one proposal looks at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from uncramp.care.assessment import Assessment, Standing
from uncramp.care.plan._tried import measure_named
from uncramp.care.plan._types import CarePlan, Change, ChangeKind, Step
from uncramp.care.plan._wishes import Wishes
from uncramp.knowledge.content import Exercise, KnowledgeBase, Measure
from uncramp.learn.trials import Protocol

Item = Measure | Exercise


@dataclass(frozen=True, slots=True)
class Case:
    """One person on one day: what the answers say, what they wish, what was changed.

    ``changes`` are those in force, ``steps`` the exercises whose level is known by exercise
    id. ``trial`` is the one that runs today, None for none. ``worse`` are the measures with
    which a trial on oneself showed more cramps.
    """

    assessment: Assessment
    known: KnowledgeBase
    wishes: Wishes
    today: date
    changes: tuple[Change, ...] = ()
    steps: Mapping[str, Step] | None = None
    trial: Protocol | None = None
    worse: frozenset[str] = frozenset()
    previous: CarePlan | None = None

    @property
    def tried(self) -> str:
        """The measure of the trial that runs, told by its id or its title; empty for none."""
        return measure_named(self.trial.measure, self.known) if self.trial else ""

    def standing(self, caution: str) -> Standing:
        """Where a caution stands; one that was never looked at is not known."""
        held = self.assessment.cautions.get(caution)
        return held.standing if held else Standing.UNKNOWN

    def those(self, cautions: Iterable[str], standing: Standing) -> tuple[str, ...]:
        """The cautions that stand so, in their order."""
        return tuple(name for name in cautions if self.standing(name) is standing)

    def changed(self, kind: ChangeKind, subject: str) -> Change | None:
        """The change of this kind that is in force for a subject."""
        named = (one for one in self.changes if one.kind is kind and one.subject == subject)
        return next(named, None)

    @property
    def hurting(self) -> Mapping[str, date]:
        """The exercises that hurt, and the day; the signs were not asked again since."""
        steps = (self.steps or {}).items()
        return {name: step.hurt_on for name, step in steps if step.hurt_on is not None}

    def step(self, exercise: str) -> Step | None:
        """Where an exercise stands; None where nothing is known of it."""
        return (self.steps or {}).get(exercise)
