"""A year of a made-up person, to look around in before there is a diary of one's own."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import lru_cache
from importlib.resources import files
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

from uncramp.exchange.record import (
    Factor,
    FactorKind,
    Medicine,
    Record,
    Settings,
    read_diary,
)
from uncramp.knowledge.wording import say
from uncramp.person.diary import Diary, Episode, Muscle, NightEntry, Side
from uncramp.person.nights import NOON, Night
from uncramp.web.store._nights import load_last_night
from uncramp.web.store._people import person_on, save_settings, start
from uncramp.web.store._record import replace_record
from uncramp.web.store._sample_attacks import sample_attacks, with_attacks
from uncramp.web.store._sample_plans import sample_care
from uncramp.web.store._sample_trials import sample_trials
from uncramp.web.store._types import Person, Shelf

_MEDICINES = ("indapamide", "magnesium")
_EXPOSURES = ("alcohol", "coffee", "hours_on_feet")


def open_sample(now: datetime, language: str, *, zone: str = "UTC") -> Person:
    """The person of the sample shelf, whose last night is the one before ``now``'s.

    The shelf is filled afresh when it is empty, in another language or a day old. The night
    that ``now`` belongs to is left open, to be tried out.
    """
    last = Night.of(now, ZoneInfo(zone)) + -1
    settings = Settings(language=language, zone=zone)
    person = person_on(Shelf.SAMPLE)
    if person is not None and person.settings.language == language:
        found = load_last_night(person)
        if found is not None and found >= last:
            return save_settings(person, replace(person.settings, zone=zone))
    person = start(Shelf.SAMPLE, settings)
    replace_record(person, _record(last, settings), at=now)
    return person


# Made once a day, and the same for whoever looks around.
@lru_cache(maxsize=4)
def _record(last: Night, settings: Settings) -> Record:
    language = settings.language
    names = {key: say(f"serve.sample.{key}", language) for key in _EXPOSURES}
    read = read_diary(_table("nights.csv").encode(), columns=names)
    end = read.diary.last or last
    # Whole weeks, so that its Saturdays stay Saturdays; what would lie ahead is left out.
    ahead = -(-(last - end) // 7) * 7
    started = last + -400
    tried = last + -200
    trials = sample_trials(last, language)
    zone = ZoneInfo(settings.zone)
    answers = _answers(language)
    sessions, plan = sample_care(last, zone, trials, answers, language)
    diary = Diary(tuple(_shifted(read.diary, ahead, last, zone)))
    attacks = sample_attacks(diary)
    return Record(
        diary=with_attacks(diary, attacks),
        medicines=(
            Medicine(say("serve.sample.indapamide", language), started.evening),
            Medicine(say("serve.sample.magnesium", language), tried.evening, (tried + 42).evening),
        ),
        factors=(
            Factor(names["alcohol"]),
            Factor(names["coffee"]),
            Factor(names["hours_on_feet"], FactorKind.NUMBER),
        ),
        trials=trials,
        answers=answers,
        sessions=sessions,
        plan=plan,
        settings=settings,
        attacks=attacks,
    )


def _answers(language: str) -> dict[str, Any]:
    """A check-up that was answered to the end, the medicines named as in the list."""
    document: dict[str, Any] = json.loads(_table("answers.json"))
    for one, key in zip(document["answers"]["medicines"], _MEDICINES, strict=True):
        one["written"] = say(f"serve.sample.{key}", language)
    return document


def _shifted(diary: Diary, ahead: int, last: Night, zone: ZoneInfo) -> Iterator[NightEntry]:
    told = _episodes()
    for entry in diary:
        night = entry.night + ahead
        if night <= last:
            episodes = tuple(
                _episode(row, night, zone, place) for place, row in enumerate(told[entry.night], 1)
            )
            yield replace(entry, night=night, episodes=episodes)


def _episodes() -> defaultdict[Night, list[dict[str, str]]]:
    told = defaultdict(list)
    for row in csv.DictReader(StringIO(_table("episodes.csv"))):
        told[Night.parse(row["night"])].append(row)
    return told


def _episode(row: dict[str, str], night: Night, zone: ZoneInfo, place: int) -> Episode:
    hour = time.fromisoformat(row["time"])
    evening = night.evening if hour >= NOON else night.evening + timedelta(days=1)
    return Episode(
        id=f"{night}-{place}",
        started_at=datetime.combine(evening, hour, tzinfo=zone),
        muscle=Muscle(row["muscle"]),
        side=Side(row["side"]),
        seconds_to_release=int(row["seconds_to_release"]),
        manoeuvres=tuple(row["manoeuvres"].split()),
        pain=int(row["pain"]),
    )


def _table(name: str) -> str:
    return files("uncramp.web.store").joinpath("sample", name).read_text(encoding="utf-8")
