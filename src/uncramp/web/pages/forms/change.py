"""One change to a plan: to what, by whom, and why."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms

from uncramp.care.plan import By, Change, ChangeKind
from uncramp.web.pages.forms.worded import WordedForm

ASKED_HOLDS = timedelta(days=180)
REASON = 300


class ChangeForm(WordedForm):
    """Who changed it and why; ``choices`` are what it may be changed to, empty for nothing."""

    words = "planpage.change"

    def __init__(
        self,
        *args: Any,
        kind: ChangeKind,
        subject: str,
        choices: Mapping[str, str],
        today: date,
        chosen: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.subject, self.today = kind, subject, today
        if choices:
            self._put(
                "value",
                forms.ChoiceField(
                    choices=list(choices.items()),
                    required="" not in choices,
                    initial=chosen,
                    widget=forms.RadioSelect,
                    label=self.say(f"planpage.change.value-{kind}"),
                ),
            )
        if kind is ChangeKind.ASKED:
            self._put("who", forms.CharField(max_length=100))
            self._put("on", _day(today))
        else:
            by = [(one.value, self.say(f"planpage.by.{one}")) for one in By]
            self._put(
                "by", forms.ChoiceField(choices=by, initial=By.PERSON, widget=forms.RadioSelect)
            )
        self._put("reason", forms.CharField(max_length=REASON, required=False))

    def clean_on(self) -> date:
        """The day somebody was asked, as long as what they said can still hold."""
        day: date = self.cleaned_data["on"]
        if not self.today - ASKED_HOLDS <= day <= self.today:
            raise forms.ValidationError(self.say("planpage.change.which-day"))
        return day

    def change(self) -> Change:
        """The change as told; an answer to a question stands with the name of who gave it."""
        facts = self.cleaned_data
        reason = " ".join(facts["reason"].split())
        if self.kind is ChangeKind.ASKED:
            who = " ".join(facts["who"].split())
            reason = f"{who}: {reason}" if reason else who
        return Change(
            kind=self.kind,
            subject=self.subject,
            by=By(facts.get("by", By.PERSON)),
            on=facts.get("on", self.today),
            reason=reason,
            value=facts.get("value", ""),
        )

    def _put(self, name: str, field: forms.Field) -> None:
        self.fields[name] = field
        self._word(name, field)


def _day(today: date) -> forms.DateField:
    return forms.DateField(
        initial=today,
        widget=forms.DateInput(attrs={"type": "date", "max": today.isoformat()}, format="%Y-%m-%d"),
    )
