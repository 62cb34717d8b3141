"""Settings, factors and medicines; and the word that deletes everything."""

from datetime import time
from functools import lru_cache
from typing import Any
from zoneinfo import available_timezones

from django import forms

from uncramp.errors import BadValue
from uncramp.exchange.record import Factor, FactorKind, Medicine, Settings, Theme
from uncramp.knowledge.wording import LANGUAGES, explain
from uncramp.person.diary import Exposure
from uncramp.web.pages.forms.widgets import LongSelect
from uncramp.web.pages.forms.worded import WordedForm


@lru_cache(maxsize=1)
def zones() -> tuple[str, ...]:
    """The zones that people live in; Etc and the old short names are left out."""
    places = [zone for zone in available_timezones() if "/" in zone]
    legacy = (
        "Etc/",
        "SystemV/",
        "US/",
        "posix/",
        "right/",
        "Brazil/",
        "Canada/",
        "Chile/",
        "Mexico/",
    )
    return (*sorted(z for z in places if not z.startswith(legacy)), "UTC")


class SettingsForm(WordedForm):
    """Language, zone, the hour a night begins, and the look."""

    words = "settings.form"
    language = forms.ChoiceField()
    zone = forms.ChoiceField(widget=LongSelect)
    night_starts_at = forms.TimeField(
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), initial=time(12)
    )
    theme = forms.ChoiceField(initial=Theme.CLOCK.value)

    def __init__(self, *args: Any, settings: Settings, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "language": settings.language,
            "zone": settings.zone,
            "night_starts_at": settings.night_starts_at,
            "theme": settings.theme.value,
        }
        super().__init__(*args, **kwargs)
        themes = [(t.value, self.say(f"settings.theme.{t}")) for t in Theme]
        # A zone from an archive may be missing here: it stays choosable.
        places = dict.fromkeys([*zones(), settings.zone])
        self._offer("language", [(c, self.say(f"name.language.{c}")) for c in LANGUAGES])
        self._offer("zone", [(zone, zone.replace("_", " ")) for zone in places])
        self._offer("theme", themes)

    def settings(self) -> Settings:
        """The settings as chosen."""
        facts = self.cleaned_data
        return Settings(
            language=facts["language"],
            zone=facts["zone"],
            night_starts_at=facts["night_starts_at"],
            theme=Theme(facts["theme"]),
        )

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = choices


class FactorForm(WordedForm):
    """Something to follow each evening."""

    words = "settings.factor"
    name = forms.CharField(max_length=64)
    kind = forms.ChoiceField(widget=forms.RadioSelect, initial=FactorKind.YES_NO.value)

    def __init__(self, *args: Any, taken: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taken = taken
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)  # noqa: S101
        kind.choices = [(k.value, self.say(f"settings.factor.{k}")) for k in FactorKind]

    def clean_name(self) -> str:
        """The name as the diary takes it: on one line, and not there already."""
        name = str(self.cleaned_data["name"])
        try:
            Exposure(name, True)
        except BadValue as error:
            raise forms.ValidationError(explain(error, self.speaks)) from error
        if name.casefold() in self.taken:
            raise forms.ValidationError(self.say("settings.factor.taken"))
        return name

    def factor(self) -> Factor:
        """The factor as told."""
        return Factor(self.cleaned_data["name"], FactorKind(self.cleaned_data["kind"]))


class MedicineForm(WordedForm):
    """A medicine with the dates it was taken."""

    words = "settings.medicine"
    name = forms.CharField(max_length=200)
    started_on = forms.DateField(
        required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    ended_on = forms.DateField(
        required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    note = forms.CharField(required=False, max_length=500)

    def __init__(self, *args: Any, medicine: Medicine | None = None, **kwargs: Any) -> None:
        if medicine is not None:
            kwargs["initial"] = {
                "name": medicine.name,
                "started_on": medicine.started_on,
                "ended_on": medicine.ended_on,
                "note": medicine.note,
            }
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """A last day before the first is a slip of the finger: say so beside it."""
        if not self.errors:
            try:
                self.medicine()
            except BadValue as error:
                field = str(error.context["field"])
                self.add_error(
                    field if field in self.fields else "name", explain(error, self.speaks)
                )
        return self.cleaned_data

    def medicine(self) -> Medicine:
        """The medicine as told."""
        return Medicine(**self.cleaned_data)


class DeleteForm(WordedForm):
    """The typed word without which nothing is deleted."""

    words = "settings.delete"
    word = forms.CharField(max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"}))

    def clean_word(self) -> str:
        """The word, in capitals or not."""
        word = str(self.cleaned_data["word"]).strip().casefold()
        if word != self.say("settings.delete.the-word"):
            raise forms.ValidationError(self.say("settings.delete.not-the-word"))
        return word
