"""A record as the archive's members, and back."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import time
from functools import partial
from typing import Any, Final, TypeVar

from uncramp.errors import BadValue, FileUnreadable, UncrampError
from uncramp.exchange.record import _tables
from uncramp.exchange.record._plan_member import whole_plan
from uncramp.exchange.record._read_diary import read_diary
from uncramp.exchange.record._relief_member import whole_relief
from uncramp.exchange.record._relief_table import read_relief, relief_csv
from uncramp.exchange.record._sessions_table import read_sessions, sessions_csv
from uncramp.exchange.record._types import Factor, FactorKind, Record, Settings, Theme
from uncramp.exchange.record._write_diary import nights_csv
from uncramp.learn.trials import from_dict, to_dict
from uncramp.person.diary import Diary, Episode, Exposure, NightEntry
from uncramp.person.nights import Night

T = TypeVar("T")

MEMBERS: Final = (
    *("nights.csv", "episodes.csv", "exposures.csv", "medicines.csv"),
    *("trials.json", "findings.json", "settings.json", "answers.json"),
    *("sessions.csv", "plan.json", "relief.csv", "relief.json"),
)
SINCE: Final[Mapping[str, int]] = {
    "answers.json": 2,
    "sessions.csv": 3,
    "plan.json": 3,
    "relief.csv": 4,
    "relief.json": 4,
}
"""The format that brought a member, where it was not the first one."""


def as_members(record: Record) -> dict[str, bytes]:
    """Every member but the manifest; raises BadValue for what no text file can hold."""
    texts = {
        "nights.csv": nights_csv(record.diary),
        "episodes.csv": _tables.episodes_csv(record.diary),
        "exposures.csv": _tables.exposures_csv(record.diary),
        "medicines.csv": _tables.medicines_csv(record.medicines),
        "trials.json": as_json("trials", [to_dict(trial) for trial in record.trials]),
        "findings.json": as_json("findings", list(record.findings)),
        "settings.json": as_json("settings", _settings(record)),
        "answers.json": as_json("answers", record.answers),
        "sessions.csv": sessions_csv(record.sessions),
        "plan.json": as_json("plan", record.plan),
        "relief.csv": relief_csv(record.attacks),
        "relief.json": as_json("relief", record.relief),
    }
    return {name: texts[name].encode() for name in MEMBERS}


def from_members(members: Mapping[str, bytes], path: str) -> Record:
    """The record that ``as_members`` took apart; raises FileUnreadable with the member."""
    part = partial(_part, members, path)
    with part("nights.csv") as text:
        nights = _nights(text)
    with part("exposures.csv") as text:
        noted = _by_night(_tables.exposures(text), nights)
    with part("episodes.csv") as text:
        felt = _by_night(_tables.episodes(text), nights)
        entries = (_whole(entry, noted, felt) for entry in nights)
        diary = Diary(tuple(entries))
    with part("medicines.csv") as text:
        medicines = tuple(_tables.medicines(text))
    with part("trials.json") as text:
        trials = tuple(from_dict(_object(trial)) for trial in json.loads(text))
    with part("findings.json") as text:
        findings = tuple(_object(finding) for finding in json.loads(text))
    with part("settings.json") as text:
        settings, factors = _chosen(json.loads(text))
    with part("answers.json") as text:
        answers = _object(json.loads(text))
    with part("sessions.csv", otherwise=sessions_csv(())) as text:
        sessions = tuple(read_sessions(text))
    with part("plan.json") as text:
        plan = whole_plan(_object(json.loads(text)))
    with part("relief.csv", otherwise=relief_csv(())) as text:
        attacks = tuple(read_relief(text))
    with part("relief.json") as text:
        relief = whole_relief(_object(json.loads(text)))
    return Record(
        *(diary, trials, medicines, factors, findings, answers, sessions, plan, settings),
        attacks=attacks,
        relief=relief,
    )


@contextmanager
def _part(
    members: Mapping[str, bytes], path: str, name: str, *, otherwise: str = "{}"
) -> Iterator[str]:
    """The text of a member; whatever is wrong with what is made of it is the file's fault.

    A member that is younger than the archive is ``otherwise``: nothing of its kind.
    """
    try:
        yield members[name].decode() if name in members else otherwise
    # Sound by its digest and yet not ours: written by another hand or another program.
    except (UncrampError, LookupError, TypeError, ValueError, RecursionError) as error:
        raise FileUnreadable(path=path, problem="archive-content", member=name) from error


def as_json(field: str, value: Any) -> str:
    """Readable JSON, the same for equal values; raises BadValue for what JSON cannot say."""
    try:
        text = json.dumps(
            value, ensure_ascii=False, allow_nan=False, sort_keys=True, indent=1, default=_mapping
        )
        text.encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise BadValue(field=field, value=str(error)[:80], allowed="text") from error
    return text + "\n"


def _mapping(value: object) -> dict[Any, Any]:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)


def _settings(record: Record) -> dict[str, Any]:
    settings = record.settings
    return {
        "language": settings.language,
        "zone": settings.zone,
        "night_starts_at": settings.night_starts_at.isoformat(),
        "theme": settings.theme.value,
        "factors": [
            {"name": factor.name, "kind": factor.kind.value, "active": factor.active}
            for factor in record.factors
        ],
    }


def _chosen(raw: Any) -> tuple[Settings, tuple[Factor, ...]]:
    settings = Settings(
        language=str(raw["language"]),
        zone=str(raw["zone"]),
        night_starts_at=time.fromisoformat(raw["night_starts_at"]),
        theme=Theme(raw["theme"]),
    )
    factors = (
        Factor(str(factor["name"]), FactorKind(factor["kind"]), bool(factor["active"]))
        for factor in raw["factors"]
    )
    return settings, tuple(factors)


def _object(raw: Any) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise TypeError(type(raw).__name__)
    return raw


def _nights(text: str) -> Diary:
    read = read_diary(text.encode())
    if any(problem.reason != "no-rows" for problem in read.problems):
        raise ValueError(read.problems[0].reason)
    return read.diary


def _by_night(pairs: Iterator[tuple[Night, T]], nights: Diary) -> dict[Night, tuple[T, ...]]:
    found: dict[Night, tuple[T, ...]] = {}
    known = {entry.night for entry in nights}
    for night, held in pairs:
        if night not in known:
            raise ValueError(str(night))
        found[night] = (*found.get(night, ()), held)
    return found


def _whole(
    entry: NightEntry,
    noted: Mapping[Night, tuple[Exposure, ...]],
    felt: Mapping[Night, tuple[Episode, ...]],
) -> NightEntry:
    night = entry.night
    return replace(entry, exposures=noted.get(night, ()), episodes=felt.get(night, ()))
