"""Where it cramped: one tap, and a side if one remembers it."""

from typing import Any

from django import forms

from uncramp.person.diary import Muscle, NightEntry, Side
from uncramp.web.pages.forms.told import placed
from uncramp.web.pages.forms.worded import WordedForm


class WhereForm(WordedForm):
    """The muscles of a night's cramps, several where there were several cramps."""

    words = "tonight.where"

    def __init__(self, *args: Any, entry: NightEntry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entry = entry
        self.is_several = entry.cramps != type(entry.cramps).counted(1)
        muscles = [(m.value, self.say(f"name.muscle.{m}")) for m in Muscle]
        chosen = sorted({episode.muscle.value for episode in entry.episodes})
        self._add("muscle", muscles, chosen)
        sides = sorted({episode.side.value for episode in entry.episodes})
        self._add("side", [(s.value, self.say(f"name.side.{s}")) for s in Side], sides)

    def changed(self) -> NightEntry:
        """The night with one episode a muscle; nothing chosen changes nothing."""
        chosen = self.cleaned_data["muscle"] or []
        muscles = [Muscle(m) for m in ([chosen] if isinstance(chosen, str) else chosen)]
        return placed(self.entry, muscles, Side(self.cleaned_data["side"] or Side.UNSURE))

    def _add(self, name: str, choices: list[tuple[str, str]], chosen: list[str]) -> None:
        field: forms.Field
        if name == "muscle" and self.is_several:
            field = forms.MultipleChoiceField(
                choices=choices,
                required=False,
                initial=chosen,
                widget=forms.CheckboxSelectMultiple,
            )
        else:
            initial = chosen[0] if len(chosen) == 1 else None
            field = forms.ChoiceField(
                choices=choices, required=False, initial=initial, widget=forms.RadioSelect
            )
        self.fields[name] = field
        self._word(name, field)
