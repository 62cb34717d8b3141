"""The single sentences of a plan: a dose, a reason, why something is left out, a change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from uncramp.care.plan import (
    STEP_REASONS,
    Because,
    Change,
    ChangeKind,
    Later,
    PlannedExercise,
    Reason,
    Refused,
    Waiting,
    Withheld,
    step_facts,
)
from uncramp.knowledge.content import Dose, Exercise, KnowledgeBase
from uncramp.knowledge.wording import knows, say


@dataclass(frozen=True, slots=True)
class Sentences:
    """What is said of the parts of a plan, in the language of ``known``.

    An id that the library does not hold any more is shown as it is.
    """

    known: KnowledgeBase

    def say(self, sentence: str, **facts: object) -> str:
        """A sentence of the plan."""
        return say(f"plan.{sentence}", self.known.language, **facts)

    def title(self, name: str) -> str:
        """What a measure, exercise, sign, question, claim or condition is called."""
        known = self.known
        for shelf in (known.measures, known.exercises, known.signs, known.questions):
            if name in shelf:
                return str(shelf[name].title)
        found = known.claims.get(name) or known.conditions.get(name)
        return found.title if found else name

    def exercise(self, name: str) -> str:
        """What an exercise is called; measures share some of the ids."""
        found = self.known.exercises.get(name)
        return found.title if found else name

    def quoted(self, text: str) -> str:
        """Something by its title, in quotation marks."""
        return self.say("quoted", text=text)

    def listed(self, parts: Iterable[str], last: str = "or") -> str:
        """``a, b or c``."""
        every = list(dict.fromkeys(parts))
        said = every[0] if every else ""
        for part in every[1:-1]:
            said = self.say("list.comma", before=said, next=part)
        if len(every) > 1:
            said = self.say(f"list.{last}", before=said, last=every[-1])
        return said

    def cautions(self, names: Iterable[str]) -> str:
        """Cautions as they follow *if you have*."""
        return self.listed(self.known.cautions.get(name, name) for name in names)

    def care(self, names: Sequence[str]) -> str:
        """Which cautions ask for care; empty for none."""
        return self.say("care.raised", cautions=self.cautions(names)) if names else ""

    def dose(self, dose: Dose) -> str:
        """How much of an exercise a day comes to."""
        said = self._work(dose)
        if dose.sides > 1:
            said = self.say("dose.sides", dose=said)
        return self.say("dose.a-day", n=dose.per_day, dose=said)

    def _work(self, dose: Dose) -> str:
        if dose.minutes:
            said = self.say("dose.minutes", n=_whole(dose.minutes))
            return self.say("dose.rounds", n=dose.sets, dose=said) if dose.sets > 1 else said
        if dose.reps == 1:
            return self.say("dose.holds", n=dose.sets, seconds=dose.hold_s)
        said = self.say("dose.sets", n=dose.sets, reps=dose.reps)
        return self.say("dose.held", dose=said, seconds=dose.hold_s) if dose.hold_s > 1 else said

    def level(self, one: PlannedExercise) -> str:
        """The level and how many there are; empty where there is only one."""
        if one.levels < 2:
            return ""
        return self.say("dose.level", level=one.level, levels=one.levels)

    def form(self, name: str) -> str:
        """What a form is called; empty for the one of the page."""
        named = f"movement.form.{name}"
        return say(named, self.known.language) if name and knows(named) else name

    def reason(self, reason: Reason) -> str:
        """A reason of a measure or an exercise; empty for one that nobody needs to read."""
        first, *rest = (*reason.subjects, "")
        match reason.id:
            case "tested" | "little-known":
                return self._claim(reason.id, first)
            case "fits":
                named = self.listed((self.quoted(self.title(n)) for n in reason.subjects), "and")
                return self.say("reason.fits", subjects=named)
            case "instead-of":
                return self._instead(first, [name for name in rest if name])
            case "form-for":
                return self.say("reason.form-for", cautions=self.cautions(reason.subjects))
            case "asked-for" | "form-asked":
                return self.say(f"reason.{reason.id}-{first}")
            case "swapped":
                return self.say(f"reason.swapped-{rest[0]}", exercise=self.exercise(first))
            case _:
                named = f"reason.{reason.id}"
                return self.say(named) if knows(f"plan.{named}") else ""

    def exercise_reason(self, reason: Reason) -> str:
        """Why an exercise is as it is, and at the level where it is."""
        if reason.id not in STEP_REASONS:
            return self.reason(reason)
        facts = step_facts(reason)
        return say(f"session.step.{reason.id}", self.known.language, **facts)

    def _claim(self, kind: str, name: str) -> str:
        claim = self.known.claims.get(name)
        if claim is None:
            return ""
        certainty = say(f"library.certainty.{claim.certainty}", self.known.language)
        return self.say(f"reason.{kind}", claim=claim.title, certainty=certainty)

    def _instead(self, exercise: str, cautions: list[str]) -> str:
        name = self.exercise(exercise)
        if not cautions:
            return self.say("reason.instead-of", exercise=name)
        said = self.cautions(cautions)
        return self.say("reason.instead-of-for", exercise=name, cautions=said)

    def why_withheld(self, one: Withheld) -> str:
        """Why something is left out."""
        signs = self.listed((self.quoted(self.title(name)) for name in one.signs), "and")
        if one.because is Because.SIGN:
            return self.say("because.sign", signs=signs)
        said = self.say(f"because.{one.because}", cautions=self.cautions(one.cautions))
        return f"{self.say('because.sign', signs=signs)} {said}" if signs else said

    def why_waiting(self, one: Waiting) -> str:
        """Why a measure is not in the plan now."""
        themes = {Later.EQUIPMENT: "equipment", Later.POSITION: "position"}
        theme = themes.get(one.later)
        if theme is None:
            return self.say(f"later.{one.later}")
        language, last = self.known.language, "and" if theme == "equipment" else "or"
        named = (say(f"movement.{theme}.{name}", language) for name in one.missing)
        return self.say(f"later.{one.later}", missing=self.listed(named, last))

    def change(self, change: Change) -> str:
        """What was changed, by whom, when, and why."""
        subject = self.quoted(self.title(change.subject))
        said = self.say(f"change.{change.kind}", subject=subject, value=self._value(change))
        said = self.say(f"change.by-{change.by}", change=said, day=change.on)
        if not change.reason:
            return said
        return self.say("change.because", change=said, reason=change.reason)

    def refused(self, one: Refused) -> str:
        """A change that could not be followed, and why."""
        return f"{self.change(one.change)} {self.say(f'refused.{one.because}')}"

    def _value(self, change: Change) -> str:
        match change.kind:
            case ChangeKind.FORM:
                return self.form(change.value) or self.say("change.page-form")
            case ChangeKind.SWAP:
                return self.quoted(self.exercise(change.value))
            case ChangeKind.ASKED:
                return self.known.cautions.get(change.value, change.value)
            case _:
                return change.value


def drawing_of(exercise: Exercise | None, form: str) -> str:
    """The id of the pose that shows an exercise in a form; empty where there is none."""
    if exercise is None:
        return ""
    drawn = {one.id: one.drawing for one in exercise.forms}
    return drawn.get(form, exercise.drawing)


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number
