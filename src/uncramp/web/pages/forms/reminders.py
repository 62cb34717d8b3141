"""When to be reminded and in which words; and from when to when not."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

from django import forms

from uncramp.care.reminders import (
    EVERY_DAY,
    WEEK,
    Pause,
    PauseReason,
    Reminder,
    ReminderKind,
    push_text,
)
from uncramp.errors import BadValue
from uncramp.web.pages.forms.worded import WordedForm

OFFERED: Final[Mapping[ReminderKind, time]] = {
    ReminderKind.BEDTIME: time(21, 30),
    ReminderKind.IN_BED: time(22, 30),
    ReminderKind.DAY: time(11),
    ReminderKind.MORNING: time(8),
}
"""The time that each begins with, until somebody chooses their own."""
DISCREET, PLAIN = "discreet", "plain"


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of one reminder: whether it is on, when, on which days."""

    kind: ReminderKind
    on: forms.BoundField
    at: forms.BoundField
    days: forms.BoundField


class RemindersForm(WordedForm):
    """One reminder of each kind, and how openly all of them speak.

    ``reminders`` are those that are kept. The first time, the evening is offered as on;
    nothing is kept until somebody saves it.
    """

    words = "remind.form"

    def __init__(self, *args: Any, reminders: Iterable[Reminder], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept = {one.kind: one for one in reminders}
        days = [(day, self.say(f"remind.day.{day}")) for day in WEEK]
        for kind, at in OFFERED.items():
            one = self.kept.get(kind)
            is_on = one.active if one else not self.kept and kind is ReminderKind.BEDTIME
            self._add(f"on-{kind}", _on(self.say(f"remind.kind.{kind}"), is_on))
            self._add(f"at-{kind}", _at(self.say("remind.form.at"), one.at if one else at))
            chosen = one.days if one else EVERY_DAY
            self._add(f"days-{kind}", _days(self.say("remind.form.days"), days, chosen))
        is_discreet = all(one.discreet for one in self.kept.values())
        self._add("style", self._style(DISCREET if is_discreet else PLAIN))

    @property
    def rows(self) -> list[Row]:
        """The fields, reminder by reminder."""
        return [
            Row(kind, self[f"on-{kind}"], self[f"at-{kind}"], self[f"days-{kind}"])
            for kind in OFFERED
        ]

    def clean(self) -> dict[str, Any]:
        """What is on needs a time and a day."""
        for kind in OFFERED:
            for part in ("at", "days"):
                field = f"{part}-{kind}"
                if self.cleaned_data.get(f"on-{kind}") and not self._told(field):
                    self.add_error(field, self.say(f"remind.form.no-{part}"))
        return self.cleaned_data

    def reminders(self, new_id: Callable[[], str]) -> tuple[Reminder, ...]:
        """What is on, and what was on before: a calendar has to hear that it is off now."""
        every = ((kind, bool(self.cleaned_data[f"on-{kind}"])) for kind in OFFERED)
        return tuple(self._one(kind, on, new_id) for kind, on in every if on or kind in self.kept)

    def _one(self, kind: ReminderKind, is_on: bool, new_id: Callable[[], str]) -> Reminder:
        before = self.kept.get(kind)
        days = frozenset(WEEK.index(day) for day in self.cleaned_data[f"days-{kind}"])
        return Reminder(
            id=before.id if before else new_id(),
            kind=kind,
            # Midnight is a time like any other, and is not left out.
            at=self.cleaned_data[f"at-{kind}"] if self._told(f"at-{kind}") else OFFERED[kind],
            days=days or EVERY_DAY,
            active=is_on,
            discreet=self.cleaned_data["style"] == DISCREET,
        )

    def _told(self, field: str) -> bool:
        # A field with a mistake has said so already.
        return field in self.errors or self.cleaned_data.get(field) not in (None, [], "")

    def _style(self, chosen: str) -> forms.Field:
        example = Reminder("example", ReminderKind.BEDTIME, time(21, 30))
        texts = {
            style: push_text(example, self.speaks, discreet=style == DISCREET).title
            for style in (DISCREET, PLAIN)
        }
        return forms.ChoiceField(
            label=self.say("remind.form.style"),
            choices=[(s, self.say(f"remind.form.{s}", text=t)) for s, t in texts.items()],
            widget=forms.RadioSelect,
            initial=chosen,
        )

    def _add(self, name: str, field: forms.Field) -> None:
        self.fields[name] = field
        self._word(name, field)


class PauseForm(WordedForm):
    """From when to when nobody is reminded; without a last day, until they say."""

    words = "remind.pause"
    why = forms.ChoiceField(widget=forms.RadioSelect, initial=PauseReason.TRAVEL.value)
    first = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    last = forms.DateField(
        required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["first"].initial = today
        why = self.fields["why"]
        assert isinstance(why, forms.ChoiceField)  # noqa: S101
        why.choices = [(one.value, self.say(f"remind.why.{one}")) for one in PauseReason]

    def clean(self) -> dict[str, Any]:
        """A last day before the first, or one that is over, is a slip: say so beside it."""
        if not self.errors:
            try:
                pause = self.pause()
            except BadValue as error:
                self.add_error("last", self.say(f"allowed.{error.context['allowed']}"))
            else:
                if pause.last is not None and pause.last < self.today:
                    self.add_error("last", self.say("remind.pause.over"))
        return self.cleaned_data

    def pause(self) -> Pause:
        """The pause as told."""
        facts = self.cleaned_data
        return Pause(facts["first"], facts["last"], PauseReason(facts["why"]))


def _on(label: str, is_on: bool) -> forms.Field:
    return forms.BooleanField(label=label, required=False, initial=is_on)


def _at(label: str, at: time) -> forms.Field:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(
        label=label, required=False, initial=at, widget=widget, input_formats=["%H:%M"]
    )


def _days(label: str, days: list[tuple[str, str]], chosen: frozenset[int]) -> forms.Field:
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        choices=days,
        initial=[WEEK[day] for day in sorted(chosen)],
        widget=forms.CheckboxSelectMultiple,
    )
