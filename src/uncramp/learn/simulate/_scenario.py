"""Named worlds for a calibration grid."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import log
from typing import Any, Self, TypeVar

from uncramp.errors import BadValue
from uncramp.learn.simulate._draw import typical_attacks
from uncramp.learn.simulate._facts import look_up, table
from uncramp.learn.simulate._patient import VirtualPatient
from uncramp.learn.simulate._types import Course, Gaps, Response

_SECTIONS = ("course", "response", "gaps")
Part = TypeVar("Part", Course, Response, Gaps)


@dataclass(frozen=True, slots=True)
class Scenario:
    """What a world changes in a person; what it does not name stays as it was.

    An adaptive allocation is no world: it belongs to the protocol, whose propensities say
    what was known when each coin fell. Until the coins are known, live the same generators
    twice, always on and always off: a measure that works at once then has both outcomes
    of every night, on one and the same course.
    """

    name: str
    course: Mapping[str, float] = field(default_factory=dict)
    response: Mapping[str, float] = field(default_factory=dict)
    gaps: Mapping[str, Any] = field(default_factory=dict)
    habits: int = 0
    attacks: str = ""

    @classmethod
    def named(cls, name: str) -> Self:
        """A world of the table, with those it is laid upon; UnknownId for any other name."""
        row = look_up(table("scenarios.toml"), "scenario", name)
        if "on" not in row:
            return cls(name, **row)
        below = cls.named(row["on"])
        own = {key: value for key, value in row.items() if key != "on"}
        merged = {key: {**getattr(below, key), **own.get(key, {})} for key in _SECTIONS}
        return replace(below, name=name, **(own | merged))

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Every world of the table, in its order."""
        return tuple(table("scenarios.toml"))

    def patient(self, *, rate: float, rate_ratio: float = 1.0) -> VirtualPatient:
        """A person with ``rate`` cramps a night once settled, and a measure's true effect."""
        if not (rate > 0 and rate_ratio > 0):
            raise BadValue(field="rate", value=f"{rate} {rate_ratio}", allowed="virtual")
        begins = log(rate) - self.course.get("settling", 0.0)
        plain = VirtualPatient(Course(log_rate=begins), Response(log_rate_ratio=log(rate_ratio)))
        return self.over(plain)

    def over(self, patient: VirtualPatient) -> VirtualPatient:
        """The same person in this world."""
        log_rate = patient.course.log_rate
        changed = replace(
            patient,
            course=_changed(patient.course, self.course),
            response=_changed(patient.response, self.response),
            gaps=_changed(patient.gaps, self.gaps),
            attacks=typical_attacks(self.attacks, log_rate) if self.attacks else patient.attacks,
        )
        return changed.with_habits(self.habits) if self.habits else changed


def _changed(part: Part, changes: Mapping[str, Any]) -> Part:
    plain: Any = {k: tuple(v) if isinstance(v, list) else v for k, v in changes.items()}
    return replace(part, **plain)
