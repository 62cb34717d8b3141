"""What the columns of a foreign file mean."""

from collections.abc import Mapping
from typing import Any

from django import forms

from uncramp.exchange.record import DateStyle, Headings
from uncramp.web.pages.forms.worded import WordedForm

OURS = (
    "night",
    "cramps",
    "minutes",
    "pain",
    "sleep_disturbance",
    "note",
    "arm",
    "block",
    "excluded",
)
FACTOR = "factor"
LEAVE_OUT = "leave-out"


class ColumnsForm(WordedForm):
    """For each column of the file: which of ours it is, a factor, or left out."""

    words = "settings.import"
    dates = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, *args: Any, headings: Headings, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.headings = headings
        dates = self.fields["dates"]
        assert isinstance(dates, forms.ChoiceField)  # noqa: S101
        dates.choices = [(d.value, self.say(f"settings.dates.{d}")) for d in DateStyle]
        dates.initial = headings.dates.value
        ours = [
            (c, self.say(f"settings.column.{c.replace('_', '-')}"))
            for c in (*OURS, FACTOR, LEAVE_OUT)
        ]
        for number, heading in enumerate(headings.names):
            guess = headings.columns.get(heading, heading)
            self.fields[f"column-{number}"] = forms.ChoiceField(
                label=heading,
                choices=ours,
                initial=guess if guess in OURS else FACTOR if guess else LEAVE_OUT,
            )
            self._word(f"column-{number}", self.fields[f"column-{number}"])

    def guessed(self) -> dict[str, str]:
        """The answers that the form is drawn with, as if they had been sent."""
        return {name: str(field.initial) for name, field in self.fields.items()}

    def columns(self) -> Mapping[str, str]:
        """Their heading to ours; a factor keeps its name, "" leaves a column out."""
        return {
            heading: _target(heading, self.cleaned_data[f"column-{number}"])
            for number, heading in enumerate(self.headings.names)
        }


def _target(heading: str, column: str) -> str:
    if column == LEAVE_OUT:
        return ""
    # A factor that is called like a column of ours must still come in as a factor.
    if column == FACTOR:
        return f"exposure:{heading}" if heading in OURS else heading
    return column
