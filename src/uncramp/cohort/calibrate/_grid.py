"""The grid: which people are simulated, and how many of each."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import product
from typing import Any, Final, Self

from uncramp.cohort.calibrate._cells import (
    Cell,
    Kind,
    NullExposures,
    OtherPeople,
    OwnPrior,
    Setting,
    Trial,
)
from uncramp.errors import UnknownId
from uncramp.learn.trials import Outcome

GRIDS: Final = ("quick", "medium", "full")
UNITS: Final[Mapping[str, tuple[int, bool]]] = {
    "night": (1, False),
    "pair": (2, True),
    "pair-7": (14, True),
    "block-4": (4, False),
    "block-7": (7, False),
}
"""Nights of a unit, and whether it is a pair of halves."""

_VARIED: Final = ("outcome", "world", "nights", "rate", "ratio", "unit")


@dataclass(frozen=True, slots=True)
class Grid:
    """Named cells, in the order of the report; their ids differ."""

    name: str
    cells: tuple[Cell, ...]

    @classmethod
    def named(cls, name: str) -> Self:
        """``quick`` (a minute), ``medium`` (some minutes) or ``full`` (what the review shows).

        UnknownId for any other name.
        """
        if name not in GRIDS:
            raise UnknownId(kind="grid", wanted=name, nearest="full")
        return cls(name, tuple(_cells(name)))

    def of(self, kind: Kind) -> tuple[Cell, ...]:
        """The cells that measure one thing."""
        return tuple(cell for cell in self.cells if cell.kind is kind)


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Any]:
    text = (files(__package__) / "grids.toml").read_text("utf-8")
    return tomllib.loads(text)


def _cells(grid: str) -> Iterator[Cell]:
    for name, table in _tables().items():
        kind = Kind(name)
        for row in table["rows"]:
            if grid == "quick" and not row.get("quick"):
                continue
            for one in _spread(row):
                size = table["size"][grid] * row.get("times", 1)
                yield Cell(f"{kind}.{_slug(one)}", kind, _setting(kind, one), size, table["shard"])


def _spread(row: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every combination of the lists in a row."""
    fixed = {key: value for key, value in row.items() if key not in {"quick", "times"}}
    varied = [key for key in _VARIED if isinstance(fixed.get(key), list)]
    for values in product(*(fixed[key] for key in varied)):
        yield fixed | dict(zip(varied, values, strict=True))


def _setting(kind: Kind, row: Mapping[str, Any]) -> Setting:
    known: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in row.items()}
    match kind:
        case Kind.OWN_PRIOR:
            return OwnPrior(Outcome(known["outcome"]), known["nights"])
        case Kind.OTHER_PEOPLE:
            return OtherPeople(**known)
        case Kind.NULL_EXPOSURES:
            return NullExposures(**known)
    unit, pair = UNITS[known.pop("unit")]
    return Trial(unit=unit, pair=pair, **known)


def _slug(row: Mapping[str, Any]) -> str:
    """An id that says what is in it: what varies, then what is out of the ordinary."""
    parts = [f"{row[key]:g}" if _is_number(row[key]) else row[key] for key in _VARIED if key in row]
    if row.get("adaptive"):
        parts.append("adaptive")
    if "propensity" in row:
        parts.append(f"coin-{row['propensity']:g}")
    if "gaps" in row:
        word = "bad-gaps" if row.get("bad_gaps") else "gaps"
        parts.append("-".join([word, *(f"{share:g}" for share in row["gaps"])]))
    return "_".join(str(part) for part in parts)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)
