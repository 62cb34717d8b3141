"""The report: what was counted, what it says of the engine, and nothing of the machine."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from uncramp.cohort.calibrate._cells import Kind
from uncramp.cohort.calibrate._judged import Check, Measured, State, judged

SCHEMA = 1


@dataclass(frozen=True)
class Report:
    """One run over one grid: the same for the same grid, seed and code, on any machine."""

    grid: str
    seed: int
    made_by: Mapping[str, str]
    measured: tuple[Measured, ...]

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """Every limit and whether it is met."""
        return judged(self.measured)

    @property
    def holds(self) -> bool:
        """Whether nothing was missed that must be met."""
        return not self.musts(State.MISSED)

    def musts(self, state: State) -> tuple[Check, ...]:
        """The checks that must be met and are in this state."""
        return tuple(check for check in self.checks if check.must and check.state is state)

    def of(self, kind: Kind) -> tuple[Measured, ...]:
        """What was measured of one kind."""
        return tuple(found for found in self.measured if found.cell.kind is kind)

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON types: versions, seed, counts of every cell, checks."""
        return {
            "schema": SCHEMA,
            "grid": self.grid,
            "seed": self.seed,
            "made_by": dict(self.made_by),
            "holds": self.holds,
            "checks": [asdict(check) for check in self.checks],
            "cells": [
                {
                    "id": found.cell.id,
                    "kind": found.cell.kind.value,
                    "size": found.cell.size,
                    "setting": asdict(found.cell.setting),
                    "counts": {name: list(row) for name, row in found.counts.items()},
                }
                for found in self.measured
            ],
        }
