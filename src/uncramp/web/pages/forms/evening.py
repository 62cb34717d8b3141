"""The evening: each followed factor, answered or left open."""

from collections.abc import Iterable
from typing import Any

from django import forms

from uncramp.exchange.record import Factor, FactorKind
from uncramp.person.diary import Exposure, NightEntry
from uncramp.web.pages.forms.told import noted
from uncramp.web.pages.forms.worded import WordedForm

YES, NO, OPEN = "yes", "no", ""
ANSWERS = {YES: True, NO: False}


class EveningForm(WordedForm):
    """One field for each factor; what stays open is not known, and never *no*."""

    def __init__(
        self, *args: Any, followed: Iterable[Factor], entry: NightEntry | None, **kwargs: Any
    ) -> None:
        self.followed = {f"factor-{row}": factor for row, factor in enumerate(followed)}
        super().__init__(*args, **kwargs)
        for name, factor in self.followed.items():
            value = entry.exposure(factor.name) if entry else None
            self.fields[name] = self._field(factor, value)
            self._word(name, self.fields[name])

    def exposures(self) -> tuple[Exposure, ...]:
        """The answers that were given."""
        told = self._told().items()
        return tuple(Exposure(name, value) for name, value in told if value is not None)

    def changed(self, entry: NightEntry) -> NightEntry:
        """The night with these answers; what is not asked here stays as it is."""
        return noted(entry, entry.night, self._told())

    def _told(self) -> dict[str, float | bool | None]:
        return {factor.name: self._answer(name) for name, factor in self.followed.items()}

    def _answer(self, name: str) -> float | bool | None:
        answer = self.cleaned_data[name]
        return ANSWERS.get(answer) if isinstance(answer, str) else answer

    def _field(self, factor: Factor, value: float | bool | None) -> forms.Field:
        # An imported number under a yes/no factor keeps its number: a tap must not lose it.
        if factor.kind is FactorKind.NUMBER or type(value) is float:
            return forms.FloatField(
                label=factor.name,
                required=False,
                initial=short(value),
                widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"}),
            )
        return forms.ChoiceField(
            label=factor.name,
            required=False,
            initial=OPEN if value is None else YES if value else NO,
            choices=[(c, self.say(f"page.{c or 'open'}")) for c in (YES, NO, OPEN)],
            widget=forms.RadioSelect,
        )


def short(value: float | bool | None) -> float | None:
    """A number without the decimals that it does not have."""
    number = None if value is None else float(value)
    return int(number) if number is not None and number.is_integer() else number
