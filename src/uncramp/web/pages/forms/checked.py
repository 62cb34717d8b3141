"""*I was checked*: which sign, by whom, on which day."""

from datetime import date, timedelta
from typing import Any

from django import forms

from uncramp.care.assessment import Check
from uncramp.web.pages.forms.worded import WordedForm

# An older look holds for no sign, so it would only seem to have been kept.
OLDEST = timedelta(days=30)


class CheckedForm(WordedForm):
    """Who looked at a sign, and when; not in the future."""

    words = "checkup.checked"
    sign = forms.CharField(widget=forms.HiddenInput, max_length=80)
    by = forms.CharField(max_length=200)
    on = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date:
        """The day, as long as a look of that day can still hold."""
        day: date = self.cleaned_data["on"]
        if not self.today - OLDEST <= day <= self.today:
            raise forms.ValidationError(self.say("checkup.checked.which-day"))
        return day

    def check(self) -> Check:
        """The check as told."""
        facts = self.cleaned_data
        return Check(facts["sign"], " ".join(facts["by"].split()), facts["on"])
