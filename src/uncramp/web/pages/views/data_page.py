"""What the page *Where is my data* says, made from what is stored where."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from uncramp.errors import BackupKeyDamaged
from uncramp.exchange.backups import (
    Backup,
    Choices,
    Facts,
    Meter,
    Rehearsal,
    State,
    is_same_disk,
    last_rehearsal,
    list_backups,
    load_choices,
    load_state,
    meter,
)
from uncramp.knowledge.wording import explain, say
from uncramp.web.pages.backed_up import backups_of
from uncramp.web.pages.forms.backups import OpenForm
from uncramp.web.pages.request import PersonRequest
from uncramp.web.store import Person, last_saved, load_diary, place_of

if TYPE_CHECKING:
    from uncramp.web.pages.clock import Clock

_WANTED: Final = {
    **dict.fromkeys(("nothing", "broken", "trouble", "one-place"), "back-up"),
    **dict.fromkeys(("one-computer", "uncopied"), "take"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the meter: what it is about, what is so, and whether it is as it should be."""

    id: str
    told: str
    is_good: bool


@dataclass(frozen=True, slots=True)
class DataPage:
    """What the page shows.

    ``is_sample``: nothing here is ever backed up. ``meter``: the answer, in words
    ``headline``; ``rows`` say why. ``wanted``: what helps most now, *back-up*, *take* or
    *try*. ``path``, ``size``: of the file that holds the diary, empty where a server does.
    ``backups``: newest first; ``before``: copies taken before something was replaced.
    ``choices``: None where they cannot be read. ``is_open``: no passphrase is needed to
    rehearse, else it is typed into ``form``. ``compared``: what a rehearsal just found.
    ``trouble``: why something could not be done, else empty.
    """

    is_sample: bool
    meter: Meter
    headline: str
    wanted: str
    rows: tuple[Row, ...]
    path: str
    size: str
    backups: tuple[Backup, ...]
    before: tuple[Backup, ...]
    choices: Choices | None
    is_open: bool
    form: OpenForm
    compared: tuple[str, ...]
    trouble: str


@dataclass(frozen=True, slots=True)
class _Known:
    """Everything that is known of the backups of a person."""

    found: tuple[Backup, ...]
    state: State
    choices: Choices | None
    rehearsal: Rehearsal | None
    broken: str


def page_of(
    request: PersonRequest,
    person: Person,
    *,
    trouble: str = "",
    compared: tuple[str, ...] = (),
) -> DataPage:
    """The page as things stand, with what was just done."""
    folder = backups_of(person)
    known = _known(folder, request.language)
    nights = len(load_diary(person))
    answer = meter(_facts(nights, known), request.now)
    place = place_of(person.shelf)
    teller = _Teller(request.language, request.clock)
    return DataPage(
        is_sample=folder is None,
        meter=answer,
        headline=answer.said(request.language),
        wanted=_WANTED.get(answer.id, "try"),
        rows=(
            teller.diary(nights, last_saved(person), here=place is not None),
            teller.backup(known, folder),
            teller.elsewhere(known, folder),
            teller.tried(known.rehearsal),
        ),
        path=str(place[0]) if place else "",
        size=teller.size(place[1]) if place else "",
        backups=known.found,
        before=list_backups(folder, before=True) if folder else (),
        choices=known.choices,
        is_open=not known.found or not known.found[0].name.is_locked,
        form=OpenForm(language=request.language),
        compared=compared,
        trouble=trouble or known.broken,
    )


def _known(folder: Path | None, language: str) -> _Known:
    if folder is None:
        return _Known((), State(), None, None, "")
    choices, broken = None, ""
    try:
        choices = load_choices(folder)
    except BackupKeyDamaged as error:
        broken = explain(error, language)
    found = list_backups(folder)
    return _Known(found, load_state(folder), choices, last_rehearsal(folder), broken)


def _facts(nights: int, known: _Known) -> Facts:
    state, rehearsal = known.state, known.rehearsal
    elsewhere = known.choices is not None and known.choices.copies_to is not None
    return Facts(
        nights=nights,
        backups=len(known.found),
        made_at=state.made_at,
        copied_at=state.copied_at if elsewhere and not state.copy_trouble else None,
        saved_at=state.saved_at,
        rehearsed_at=rehearsal.at if rehearsal else None,
        is_broken=rehearsal is not None and not rehearsal.is_opened,
        has_trouble=bool(state.trouble or known.broken),
        is_uncopied=elsewhere and bool(state.copy_trouble),
    )


class _Teller:
    """The rows in one language, in one person's time."""

    def __init__(self, language: str, clock: "Clock") -> None:
        self.language = language
        self.zone = clock.local.tzinfo

    def diary(self, nights: int, saved_at: datetime | None, *, here: bool) -> Row:
        where = "here" if here else "server"
        told = self._say(f"diary-{where}", n=nights)
        if saved_at is not None:
            told = f"{told} {self._say('diary-saved', at=self._local(saved_at))}"
        return Row("diary", told, True)

    def backup(self, known: _Known, folder: Path | None) -> Row:
        state = known.state
        if state.trouble:
            return Row("backup", say(state.trouble, self.language, path=str(folder)), False)
        if not known.found:
            return Row("backup", self._say("backup-none"), False)
        lock = "locked" if known.found[0].name.is_locked else "open"
        at = self._local(state.made_at) if state.made_at else known.found[0].name.day
        told = self._say(f"backup-{lock}", at=at)
        return Row("backup", f"{told} {self._say('backup-kept', n=len(known.found))}", True)

    def elsewhere(self, known: _Known, folder: Path | None) -> Row:
        state = known.state
        where = known.choices.copies_to if known.choices else None
        if where is not None and state.copy_trouble:
            return Row("elsewhere", say(state.copy_trouble, self.language, path=str(where)), False)
        if where is not None and state.copied_at is not None:
            at = self._local(state.copied_at)
            told = self._say("elsewhere-copied", at=at, path=str(where))
            if folder is not None and is_same_disk(folder, where):
                return Row("elsewhere", f"{told} {self._say('elsewhere-same-disk')}", False)
            return Row("elsewhere", told, True)
        if state.saved_at is not None:
            at = self._local(state.saved_at)
            return Row("elsewhere", self._say("elsewhere-saved", at=at), True)
        return Row("elsewhere", self._say("elsewhere-none"), False)

    def tried(self, rehearsal: Rehearsal | None) -> Row:
        if rehearsal is None:
            return Row("tried", self._say("tried-never"), False)
        at = self._local(rehearsal.at)
        if not rehearsal.is_opened:
            return Row("tried", self._say("tried-failed", at=at), False)
        key = "tried-changed" if rehearsal.others else "tried-same"
        return Row("tried", self._say(key, at=at, n=rehearsal.same), True)

    def size(self, n_bytes: int) -> str:
        return say("backup.row.size", self.language, mib=n_bytes / (1 << 20))

    def _say(self, key: str, **facts: object) -> str:
        return say(f"backup.row.{key}", self.language, **facts)

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone)
