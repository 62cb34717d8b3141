"""Trials for the simulator's tests, drawn by a seed of their own."""

from datetime import UTC, datetime

import numpy as np

from uncramp.learn.trials import Allocation, Arm, Block, Protocol, Unit
from uncramp.person.nights import Night

FIRST = Night.parse("2025-01-06")
DRAWN_AT = datetime(2025, 1, 1, tzinfo=UTC)


def trial(arms, *, length=1, first=FIRST, half_life=0.0):
    """A trial whose blocks are ``1`` for on and ``0`` for off."""
    blocks = tuple(
        Block(first + i * length, length, "on" if arm in {"1", 1} else "off", coin=i)
        for i, arm in enumerate(arms)
    )
    return Protocol(
        id="t",
        question="?",
        measure="loose-covers",
        arms=(Arm("off", "Off", 0.0), Arm("on", "On", 1.0)),
        allocation=Allocation(Unit.BLOCK, 7, DRAWN_AT, blocks),
        half_life_nights=half_life,
    )


def coins(seed, blocks, **rest):
    """A trial with a fair coin a block."""
    return trial(np.random.default_rng(seed).integers(0, 2, blocks).tolist(), **rest)
