"""One night in full: how it was, what was done before it, and a note."""

import hashlib
from typing import Any

from django import forms

from uncramp.errors import BadValue
from uncramp.exchange.record import Factor
from uncramp.knowledge.wording import explain
from uncramp.person.diary import Cramps, NightEntry
from uncramp.person.nights import Night
from uncramp.web.pages.forms.evening import EveningForm, short
from uncramp.web.pages.state import State, state_of

ANSWERS = (State.QUIET, State.COUNTED, State.SOME, State.UNKNOWN)


def stamp_of(entry: NightEntry | None) -> str:
    """A short mark of what is written, to notice when another page changed it meanwhile."""
    return hashlib.sha256(repr(entry).encode()).hexdigest()[:16]


def scale() -> forms.IntegerField:
    """A number from 0 to 10."""
    widget = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(required=False, min_value=0, max_value=10, widget=widget)


class NightForm(EveningForm):
    """Everything about one night but its single cramps.

    ``stamp`` is the mark of the entry the person saw when the page was drawn.
    """

    words = "diary.form"
    answer = forms.ChoiceField(widget=forms.RadioSelect)
    cramps = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=Cramps.MAX,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    minutes = forms.FloatField(
        required=False,
        min_value=0,
        max_value=1500,
        widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"}),
    )
    pain = scale()
    sleep_disturbance = scale()
    excluded = forms.CharField(required=False, max_length=200)
    note = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}), strip=False)
    stamp = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, night: Night, entry: NightEntry | None, **kwargs: Any) -> None:
        self.night, self.entry = night, entry
        kwargs.setdefault("initial", _initial(entry))
        super().__init__(*args, entry=entry, **kwargs)
        answer = self.fields["answer"]
        assert isinstance(answer, forms.ChoiceField)  # noqa: S101
        answer.choices = [(s.value, self.say(f"diary.answer.{s}")) for s in ANSWERS]

    @property
    def is_stale(self) -> bool:
        """Whether the night was changed after this form was drawn."""
        return bool(self.is_bound and self.data.get("stamp") != stamp_of(self.entry))

    def clean(self) -> dict[str, Any]:
        """Ask for the number when it was said to be counted, and build the night."""
        facts = self.cleaned_data
        if facts.get("answer") == State.COUNTED and facts.get("cramps") is None:
            if "cramps" not in self.errors:
                self.add_error("cramps", self.say("diary.form.count-missing"))
        elif not self.errors:
            try:
                self.changed_night()
            except BadValue as error:
                self.add_error(None, explain(error, self.speaks))
        return facts

    def changed_night(self) -> NightEntry:
        """The night as the form says it; what the form does not ask stays."""
        facts, before = self.cleaned_data, self.entry
        cramps = _cramps(facts)
        # What described the cramps goes with them: a quiet night has no pain to remember.
        told = before if before and not cramps.is_quiet else None
        return NightEntry(
            night=self.night,
            cramps=cramps,
            minutes=None if cramps.is_quiet else facts["minutes"],
            pain=None if cramps.is_quiet else facts["pain"],
            sleep_disturbance=facts["sleep_disturbance"],
            exposures=self._all_exposures(),
            episodes=told.episodes if told else (),
            arm=before.arm if before else "",
            block=before.block if before else "",
            excluded=facts["excluded"],
            # A text area sends CRLF; the note must come back as it was.
            note=facts["note"].replace("\r\n", "\n"),
        )

    def _all_exposures(self) -> Any:
        asked = {factor.name for factor in self.followed.values()}
        others = self.entry.exposures if self.entry else ()
        return tuple(e for e in others if e.name not in asked) + self.exposures()


def followed_on(entry: NightEntry | None, factors: tuple[Factor, ...]) -> tuple[Factor, ...]:
    """What to ask about a night: what is followed now, and whatever was noted then."""
    names = {factor.name for factor in factors if factor.active}
    noted = () if entry is None else entry.exposures
    known = {factor.name: factor for factor in factors}
    extra = [known.get(e.name, Factor(e.name)) for e in noted if e.name not in names]
    return tuple(factor for factor in factors if factor.active) + tuple(extra)


def _cramps(facts: dict[str, Any]) -> Cramps:
    answer = State(facts["answer"])
    if answer is State.COUNTED:
        return Cramps.counted(facts["cramps"])
    return {
        State.QUIET: Cramps.quiet(),
        State.SOME: Cramps.some(),
    }.get(answer, Cramps.unknown())


def _initial(entry: NightEntry | None) -> dict[str, Any]:
    initial: dict[str, Any] = {"stamp": stamp_of(entry)}
    if entry is None:
        return initial
    state = state_of(entry)
    return initial | {
        "answer": state.value,
        "cramps": entry.cramps.at_least if state is State.COUNTED else None,
        "minutes": short(entry.minutes),
        "pain": entry.pain,
        "sleep_disturbance": entry.sleep_disturbance,
        "excluded": entry.excluded,
        "note": entry.note,
    }
