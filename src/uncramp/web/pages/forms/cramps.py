"""The single cramps of a night, one row each."""

from dataclasses import replace
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from uncramp.person.diary import Episode, Muscle, NightEntry, Side
from uncramp.person.nights import Night
from uncramp.web.pages.forms.night import scale
from uncramp.web.pages.forms.worded import WordedForm

BLANK_ROWS = 1
MAX_ROWS = 40


class CrampForm(WordedForm):
    """When, where, how long and how bad one cramp was; all of it may stay open."""

    words = "diary.cramp"
    muscle = forms.ChoiceField(required=False)
    side = forms.ChoiceField(required=False)
    started_at = forms.TimeField(
        required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    seconds = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=86_400,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    pain = scale()
    remove = forms.BooleanField(required=False)

    def __init__(self, *args: Any, episode: Episode | None, zone: ZoneInfo, **kwargs: Any) -> None:
        self.episode, self.zone = episode, zone
        kwargs["initial"] = _initial(episode, zone)
        super().__init__(*args, **kwargs)
        for name, ids in (("muscle", list(Muscle)), ("side", list(Side))):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101
            field.choices = [(i.value, self.say(f"name.{name}.{i}")) for i in ids]

    @property
    def title(self) -> str:
        """The cramp in a few words: *Calf · 03:10*."""
        if self.episode is None:
            return self.say("diary.cramp.add")
        muscle = self.say(f"name.muscle.{self.episode.muscle}")
        at = self.episode.started_at
        return muscle if at is None else f"{muscle} · {at.astimezone(self.zone):%H:%M}"

    def episode_of(self, night: Night, starts_at: time, name: str) -> Episode | None:
        """The cramp as this row says it; None for a row that was left blank or removed."""
        facts = self.cleaned_data
        if facts["remove"] or (self.episode is None and not self.has_changed()):
            return None
        before = self.episode or Episode(name)
        started_at = before.started_at
        # An hour that comes twice a year must not move because a note was mended.
        if "started_at" in self.changed_data:
            started_at = self._moment(facts["started_at"], night, starts_at)
        return replace(
            before,
            started_at=started_at,
            muscle=Muscle(facts["muscle"] or Muscle.UNSURE),
            side=Side(facts["side"] or Side.UNSURE),
            seconds_to_release=facts["seconds"],
            pain=facts["pain"],
        )

    def _moment(self, at: time | None, night: Night, starts_at: time) -> datetime | None:
        if at is None:
            return None
        day = night.evening if at >= starts_at else night.morning
        return datetime.combine(day, at, tzinfo=self.zone)


def cramp_forms(
    data: Any, entry: NightEntry | None, *, zone: ZoneInfo, language: str
) -> tuple[CrampForm, ...]:
    """One form for each known cramp and a blank one."""
    known = list(entry.episodes) if entry else []
    rows = [*known, *([None] * BLANK_ROWS)][:MAX_ROWS]
    return tuple(
        CrampForm(data, episode=episode, zone=zone, language=language, prefix=f"cramp-{row}")
        for row, episode in enumerate(rows)
    )


def episodes_of(rows: tuple[CrampForm, ...], night: Night, starts_at: time) -> tuple[Episode, ...]:
    """The cramps of the night as the rows say them, in their order."""
    taken = {row.episode.id for row in rows if row.episode}
    free = next(n for n in (f"{night}-{k}" for k in range(1, 999)) if n not in taken)
    found = [row.episode_of(night, starts_at, free) for row in rows]
    return tuple(episode for episode in found if episode is not None)


def _initial(episode: Episode | None, zone: ZoneInfo) -> dict[str, Any]:
    if episode is None:
        return {"muscle": Muscle.UNSURE.value, "side": Side.UNSURE.value}
    at = episode.started_at
    return {
        "muscle": episode.muscle.value,
        "side": episode.side.value,
        "started_at": None if at is None else at.astimezone(zone).time().replace(microsecond=0),
        "seconds": episode.seconds_to_release,
        "pain": episode.pain,
    }
