"""The archive's tables beside the nights: exposures, episodes, medicines."""

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Final
from urllib.parse import quote, unquote
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from uncramp.exchange.record._cells import as_exposure, exposure
from uncramp.exchange.record._escape import csv_line, guarded, plain, writable
from uncramp.exchange.record._table import read_table
from uncramp.exchange.record._types import Medicine
from uncramp.person.diary import Diary, Episode, Exposure, Muscle, Side
from uncramp.person.nights import Night

EXPOSURES: Final = ("night", "name", "value")
EPISODES: Final = (
    *("night", "id", "started_at", "zone", "muscle", "side"),
    *("seconds_to_release", "pain", "manoeuvres"),
)
MEDICINES: Final = ("name", "started_on", "ended_on", "note")


def exposures_csv(diary: Diary) -> str:
    """One row for each exposure of each night."""
    return table(
        EXPOSURES,
        (
            (str(entry.night), words_in("exposure", held.name), as_exposure(held))
            for entry in diary
            for held in entry.exposures
        ),
    )


def exposures(text: str) -> Iterator[tuple[Night, Exposure]]:
    """What ``exposures_csv`` wrote; raises ValueError where it did not."""
    for night, name, value in rows_of(text, EXPOSURES):
        told = exposure(value, comma=False)
        if told is None:
            raise ValueError(value)
        yield Night.parse(night), Exposure(plain(name), told)


def episodes_csv(diary: Diary) -> str:
    """One row for each episode; manoeuvres stand with spaces between them."""
    return table(
        EPISODES,
        (
            (str(entry.night), *_episode_cells(episode))
            for entry in diary
            for episode in entry.episodes
        ),
    )


def episodes(text: str) -> Iterator[tuple[Night, Episode]]:
    """What ``episodes_csv`` wrote; raises ValueError where it did not."""
    for row in rows_of(text, EPISODES):
        night, held, started_at, zone, muscle, side, seconds, pain, manoeuvres = row
        yield (
            Night.parse(night),
            Episode(
                id=plain(held),
                started_at=moment_of(started_at, zone),
                muscle=Muscle(muscle),
                side=Side(side),
                seconds_to_release=int(seconds) if seconds else None,
                pain=int(pain) if pain else None,
                manoeuvres=tuple(_from_word(word) for word in manoeuvres.split()),
            ),
        )


def medicines_csv(medicines: Iterable[Medicine]) -> str:
    """One row for each medicine, in the order they are in; no date is not known."""
    return table(
        MEDICINES,
        (
            (
                words_in("medicine", medicine.name),
                "" if medicine.started_on is None else medicine.started_on.isoformat(),
                "" if medicine.ended_on is None else medicine.ended_on.isoformat(),
                words_in("note", medicine.note),
            )
            for medicine in medicines
        ),
    )


def medicines(text: str) -> Iterator[Medicine]:
    """What ``medicines_csv`` wrote; raises ValueError where it did not."""
    for name, started_on, ended_on, note in rows_of(text, MEDICINES):
        yield Medicine(plain(name), _date(started_on), _date(ended_on), plain(note))


def _episode_cells(episode: Episode) -> tuple[str, ...]:
    moment = episode.started_at
    seconds, pain = episode.seconds_to_release, episode.pain
    return (
        words_in("episode", episode.id),
        "" if moment is None else moment.isoformat(),
        zone_of(moment),
        episode.muscle.value,
        episode.side.value,
        "" if seconds is None else str(seconds),
        "" if pain is None else str(pain),
        " ".join(_as_word(writable("manoeuvre", name)) for name in episode.manoeuvres),
    )


def zone_of(moment: datetime | None) -> str:
    """The place a moment knows, empty where it knows none."""
    # The offset alone forgets the place, and with it which of two 02:30 it was.
    return (moment.tzinfo.key or "") if moment and isinstance(moment.tzinfo, ZoneInfo) else ""


def moment_of(text: str, zone: str) -> datetime | None:
    """The moment of two cells; None for nothing."""
    if not text:
        return None
    moment = datetime.fromisoformat(text)
    try:
        return moment.astimezone(ZoneInfo(zone)) if zone else moment
    except ZoneInfoNotFoundError:
        # A zone that this computer does not know: the offset still says when it was.
        return moment


def _as_word(name: str) -> str:
    # An id is a word already; anything else becomes one, and the empty one a lone sign.
    return quote(name, safe="") or "%"


def _from_word(word: str) -> str:
    return "" if word == "%" else unquote(word, errors="strict")


def words_in(field: str, text: str) -> str:
    """The cell of a text; raises BadValue for what no text file can hold."""
    return guarded(writable(field, text))


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def table(head: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """A table of ours as text."""
    return csv_line(head) + "".join([csv_line(row) for row in rows])


def rows_of(text: str, head: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The rows of a table of ours; raises ValueError for any other."""
    found = read_table(io.StringIO(text, newline=""), head)
    if found.head is None or found.head.cells != tuple(head) or found.delimiter != ",":
        raise ValueError("head")
    for row in found.rows:
        if row.fault or len(row.cells) != len(head):
            raise ValueError(f"line {row.line}")
        yield row.cells
