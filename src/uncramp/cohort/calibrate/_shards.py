"""A shard: a part of a cell, lived by itself, and kept on disk as one file."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from uncramp.cohort.calibrate._cells import (
    Cell,
    Counts,
    Kind,
    NullExposures,
    OtherPeople,
    OwnPrior,
    Trial,
)
from uncramp.cohort.calibrate._experiments import (
    null_exposures,
    null_trials,
    other_people,
    own_prior,
    real_effects,
)
from uncramp.exchange.record import replace_file


@dataclass(frozen=True, slots=True)
class Shard:
    """The ``number``-th part of a cell under one seed; it can be sent to another process."""

    cell: Cell
    number: int
    seed: int

    @property
    def rng(self) -> np.random.Generator:
        """Chance of its own, which depends on nothing but cell, number and seed."""
        name = hashlib.sha256(f"{self.cell.id}:{self.number}".encode()).digest()
        return np.random.default_rng([self.seed, int.from_bytes(name[:16], "big")])


def live_shard(shard: Shard) -> Counts:
    """Simulate and analyse one shard: the same counts wherever and whenever it is done."""
    count, setting = shard.cell.in_shard(shard.number), shard.cell.setting
    match setting:
        case OwnPrior():
            return own_prior(setting, count, shard.rng)
        case OtherPeople():
            return other_people(setting, count, shard.rng)
        case NullExposures():
            return null_exposures(setting, count, shard.rng)
        case Trial():
            null = shard.cell.kind is Kind.NULL_TRIALS
            return (null_trials if null else real_effects)(setting, count, shard.rng)


def kept(folder: Path, shard: Shard, made_by: Mapping[str, str]) -> Counts | None:
    """What an earlier run has left of this very shard; None for anything else or damaged."""
    try:
        found = json.loads(_path(folder, shard, made_by).read_text("utf-8"))
        if found["of"] != _identity(shard, made_by):
            return None
        return {str(name): tuple(map(int, row)) for name, row in found["counts"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def keep(folder: Path, shard: Shard, made_by: Mapping[str, str], counts: Counts) -> None:
    """Write a shard's counts, whole or not at all; FileError where the folder refuses."""
    text = json.dumps({"of": _identity(shard, made_by), "counts": counts}, indent=1)
    replace_file(_path(folder, shard, made_by), text.encode())


def _path(folder: Path, shard: Shard, made_by: Mapping[str, str]) -> Path:
    # The name holds everything the counts depend on: other versions and seeds lie beside.
    identity = json.dumps(_identity(shard, made_by), sort_keys=True)
    digest = hashlib.sha256(identity.encode()).hexdigest()[:16]
    return folder / f"{shard.cell.id}.{shard.number:03}.{digest}.json"


def _identity(shard: Shard, made_by: Mapping[str, str]) -> dict[str, Any]:
    """Everything that the counts of a shard depend on, as JSON gives it back."""
    identity = {
        "cell": shard.cell.id,
        "setting": asdict(shard.cell.setting),
        "number": shard.number,
        "first": shard.number * shard.cell.shard,
        "count": shard.cell.in_shard(shard.number),
        "seed": shard.seed,
        "made_by": dict(made_by),
    }
    same: dict[str, Any] = json.loads(json.dumps(identity))
    return same
