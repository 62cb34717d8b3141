"""What a person can and wants to do: minutes, things at hand, positions, muscles, measures."""

from collections.abc import Iterable
from typing import Any

from django import forms

from uncramp.care.plan import Wishes
from uncramp.knowledge.content import KnowledgeBase, Measure
from uncramp.person.diary import Muscle
from uncramp.web.pages.forms.worded import WordedForm

MINUTES = (5, 10, 15, 20)
MEASURES = (1, 2, 3, 4)
WANTED, UNWANTED, EITHER = "wanted", "unwanted", ""
POSITIONS = ("standing", "seated", "lying")


def planned_measures(known: KnowledgeBase) -> tuple[Measure, ...]:
    """The measures that a plan may hold, by title."""
    offered = (m for m in known.measures.values() if m.planned and not m.withdrawn)
    return tuple(sorted(offered, key=lambda m: m.title.casefold()))


def equipment_of(known: KnowledgeBase) -> tuple[str, ...]:
    """Everything that some exercise or measure needs, the most often needed first."""
    needed: dict[str, int] = {}
    for thing in _needs(known):
        needed[thing] = needed.get(thing, 0) + 1
    return tuple(sorted(needed, key=lambda thing: -needed[thing]))


def _needs(known: KnowledgeBase) -> Iterable[str]:
    for exercise in known.exercises.values():
        yield from exercise.equipment
        for form in exercise.forms:
            yield from form.equipment
    for measure in known.measures.values():
        yield from measure.equipment


class WishesForm(WordedForm):
    """The wishes of a person, as they were told last."""

    words = "planpage.wishes"

    def __init__(self, *args: Any, known: KnowledgeBase, wishes: Wishes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = wishes
        self.offered = planned_measures(known)
        self._one("minutes", {str(n): str(n) for n in MINUTES}, _nearest(wishes))
        self._one("measures", {str(n): str(n) for n in MEASURES}, str(wishes.measures))
        able = POSITIONS if wishes.positions is None else sorted(wishes.positions)
        self._some("positions", {p: self._named("position", p) for p in POSITIONS}, able)
        self.fields["positions"].required = True
        at_hand = {e: self._named("equipment", e) for e in equipment_of(known)}
        self._some("equipment", at_hand, sorted(wishes.equipment))
        muscles = {m.value: self.say(f"name.muscle.{m}") for m in Muscle if m is not Muscle.UNSURE}
        self._some("muscles", muscles, sorted(m.value for m in wishes.muscles))
        for measure in self.offered:
            self._opinion(measure)

    @property
    def opinions(self) -> list[forms.BoundField]:
        """One field for each measure: wanted, unwanted, or neither."""
        return [self[f"measure-{measure.id}"] for measure in self.offered]

    @property
    def has_opinions(self) -> bool:
        """Whether anything is wanted or unwanted, so that it should be seen."""
        return bool(self.before.wanted | self.before.unwanted)

    def wishes(self) -> Wishes:
        """The wishes as told; what the form does not ask stays."""
        facts = self.cleaned_data
        told = {m.id: facts[f"measure-{m.id}"] for m in self.offered}
        positions = frozenset(facts["positions"])
        return Wishes(
            minutes=float(facts["minutes"]),
            equipment=frozenset(facts["equipment"]),
            positions=None if positions == frozenset(POSITIONS) else positions,
            muscles=frozenset(Muscle(m) for m in facts["muscles"]),
            wanted=frozenset(name for name, opinion in told.items() if opinion == WANTED),
            unwanted=frozenset(name for name, opinion in told.items() if opinion == UNWANTED),
            measures=int(facts["measures"]),
        )

    def _opinion(self, measure: Measure) -> None:
        wanted, unwanted = self.before.wanted, self.before.unwanted
        chosen = WANTED if measure.id in wanted else UNWANTED if measure.id in unwanted else EITHER
        choices = {
            o: self.say(f"planpage.wishes.{o or 'either'}") for o in (WANTED, UNWANTED, EITHER)
        }
        name = f"measure-{measure.id}"
        self._one(name, choices, chosen)
        self.fields[name].label = measure.title
        self.fields[name].required = False

    def _named(self, theme: str, name: str) -> str:
        """What it is called, as the beginning of a line."""
        words = self.say(f"movement.{theme}.{name}")
        return words[:1].upper() + words[1:]

    def _one(self, name: str, choices: dict[str, str], chosen: str) -> None:
        self._add(
            name,
            forms.ChoiceField(
                choices=list(choices.items()), initial=chosen, widget=forms.RadioSelect
            ),
        )

    def _some(self, name: str, choices: dict[str, str], chosen: Iterable[str]) -> None:
        self._add(
            name,
            forms.MultipleChoiceField(
                choices=list(choices.items()),
                initial=list(chosen),
                required=False,
                widget=forms.CheckboxSelectMultiple,
            ),
        )

    def _add(self, name: str, field: forms.Field) -> None:
        self.fields[name] = field
        self._word(name, field)


def _nearest(wishes: Wishes) -> str:
    return str(min(MINUTES, key=lambda n: abs(n - wishes.minutes)))
