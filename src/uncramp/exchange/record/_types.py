"""Everything one person has, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import Any

from uncramp.errors import BadValue
from uncramp.knowledge.wording import say
from uncramp.learn.trials import Protocol
from uncramp.person.attacks import Attack
from uncramp.person.diary import Diary
from uncramp.person.nights import NOON
from uncramp.person.sessions import Session


class Theme(StrEnum):
    """How the screens look: by the clock, or always one way."""

    CLOCK = "clock"
    NIGHT = "night"
    DAY = "day"


class FactorKind(StrEnum):
    """How a person's own factor is answered in the evening."""

    YES_NO = "yes-no"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose: language, zone, the hour a new night begins, theme."""

    language: str = "en"
    zone: str = "UTC"
    night_starts_at: time = NOON
    theme: Theme = Theme.CLOCK


@dataclass(frozen=True, slots=True)
class Medicine:
    """A medicine as the person wrote it, with the dates it was taken; None is not known."""

    name: str
    started_on: date | None = None
    ended_on: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip() or len(self.name) > 200:
            raise BadValue(field="medicine", value=self.name[:40], allowed="name")
        if self.started_on and self.ended_on and self.ended_on < self.started_on:
            raise BadValue(field="ended_on", value=str(self.ended_on), allowed="after-start")


@dataclass(frozen=True, slots=True)
class Factor:
    """Something a person follows each evening; its name is the exposure's name in the diary."""

    name: str
    kind: FactorKind = FactorKind.YES_NO
    active: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """Everything one person has, readable without the program.

    ``findings`` are stored documents, newest last, each with the versions that made it.
    ``answers`` is the document of the check-up, empty where none was begun. ``sessions``
    stand in any order, each id once. ``plan`` is empty where nobody chose anything and no
    plan was made; its keys are those of ``plan.json``. ``attacks`` stand in any order, each id
    once; ``relief`` has the keys of ``relief.json``.
    """

    diary: Diary = field(default_factory=Diary)
    trials: tuple[Protocol, ...] = ()
    medicines: tuple[Medicine, ...] = ()
    factors: tuple[Factor, ...] = ()
    findings: tuple[Mapping[str, Any], ...] = ()
    answers: Mapping[str, Any] = field(default_factory=dict)
    sessions: tuple[Session, ...] = ()
    plan: Mapping[str, Any] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)
    attacks: tuple[Attack, ...] = ()
    relief: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that could not be taken over, and what would be right.

    ``line`` is 1 for the head of the table. ``reason`` is the id of its sentence,
    ``problem.<reason>`` in the wording, which may use every field here.
    """

    line: int
    column: str
    value: str
    reason: str
    expected: str = ""

    def said(self, language: str) -> str:
        """The sentence for it: where, what, and what would be right."""
        facts = {"line": self.line, "column": self.column, "value": self.value}
        return say(f"problem.{self.reason}", language, **facts, expected=self.expected)


@dataclass(frozen=True, slots=True)
class Read:
    """What a diary file gave: the nights that are good, and what was wrong with the others."""

    diary: Diary
    problems: tuple[Problem, ...]
