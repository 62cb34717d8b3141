"""False alarms and power of the list of what goes with the cramps, over virtual diaries.

Run it with ``python -m benchmarks.associations [null|looks|power] [diaries] [seed] [world]``. Ten
things are followed in each diary; the list is that of ``analyse``, without the trend beside it.
"""

import sys
from collections.abc import Iterator
from math import sqrt

import numpy as np

from benchmarks.virtual_diaries import TEN, World, diary, mixed, people, plain
from uncramp.learn.inference import Association, Link
from uncramp.learn.inference._analyse import LEAST_NIGHTS
from uncramp.learn.inference._associations import associations, look
from uncramp.learn.inference._design import build
from uncramp.learn.trials import Outcome
from uncramp.person.diary import Diary

YEAR = 365
SEED = 20261122
Z99 = 2.576
CLEAR = (Link.GOES_WITH_MORE, Link.GOES_WITH_FEWER)
NULLS = (
    World("virtual people, a year", YEAR, people),
    World("mixed AR(1), a year", YEAR, mixed),
    World("mixed AR(1), 90 nights", 90, mixed),
    World("strong waxing (sd 1, 20 nights), rate 1, a year", YEAR, plain(1.0, 1.0, 20, 2)),
    World("yes/no diary of mixed AR(1), a year", YEAR, mixed, yes_no=True),
)
RATES = (0.2, 0.5, 1.0)
RATIO = 2.0
LOOKS = tuple(range(30, YEAR, 30))


def found(kept: Diary, *, yes_no: bool = False) -> tuple[Association, ...]:
    """What the program says about a diary."""
    outcome = Outcome.YES_NO if yes_no else Outcome.COUNTS
    if sum(entry.cramps.is_known for entry in kept) < LEAST_NIGHTS:
        return ()
    design = build(kept, None, outcome)
    return associations(design, look(design, outcome))


def is_clear(one: Association) -> bool:
    """Whether the person is told that it goes with more or with fewer."""
    return one.link in CLEAR


def upper(share: float, count: int) -> float:
    """The upper end of Wilson's 99 % interval."""
    spread = Z99 * sqrt(share * (1 - share) / count + Z99**2 / (4 * count**2))
    return (share + Z99**2 / (2 * count) + spread) / (1 + Z99**2 / count)


def null(diaries: int, seed: int, only: str) -> Iterator[str]:
    """How often anything at all is named where nothing matters."""
    yield "| world | diaries | any named | <= 99 % | no association | cannot tell |"
    yield "| -- | -- | -- | -- | -- | -- |"
    for number, world in enumerate(NULLS):
        if not world.name.startswith(only):
            continue
        any_named, links = 0, dict.fromkeys(Link, 0)
        for i in range(diaries):
            kept = diary(np.random.default_rng([seed, number, i]), world)
            said = found(kept, yes_no=world.yes_no)
            any_named += any(map(is_clear, said))
            for one in said:
                links[one.link] += 1
        share, every = any_named / diaries, max(1, sum(links.values()))
        bound = f"{share:.1%} | {upper(share, diaries):.1%}"
        none, open_ = links[Link.NO_ASSOCIATION], links[Link.CANNOT_TELL_YET]
        yield f"| {world.name} | {diaries} | {bound} | {none / every:.0%} | {open_ / every:.0%} |"


def looks(diaries: int, seed: int, _: str) -> Iterator[str]:
    """How often anything is named at one look at least, of a year with a look a month."""
    world, named = NULLS[1], 0
    for i in range(diaries):
        kept = diary(np.random.default_rng([seed, 99, i]), world)
        first = kept.entries[0].night
        parts = (kept.between(first, first + nights) for nights in (*LOOKS, YEAR))
        named += any(is_clear(one) for part in parts for one in found(part))
    share = named / diaries
    yield f"{len(LOOKS) + 1} looks, {diaries} diaries: {share:.1%} (<= {upper(share, diaries):.1%})"


def power(diaries: int, seed: int, only: str) -> Iterator[str]:
    """How often what was planted is named, and whether at its lag; what else is named."""
    yield "| cramps a night | planted | named | at its lag | another named |"
    yield "| -- | -- | -- | -- | -- |"
    for rate in RATES:
        if only not in str(rate):
            continue
        world = World("", YEAR, plain(rate, 0.5, 8, 3))
        for lag in range(3):
            named = right = other = 0
            for i in range(diaries):
                rng = np.random.default_rng([seed, round(10 * rate), lag, i])
                clear = [one for one in found(diary(rng, world, 0, lag, RATIO)) if is_clear(one)]
                mine = [one for one in clear if one.exposure == "x0"]
                named += any(one.link is Link.GOES_WITH_MORE for one in mine)
                right += any(one.lag == lag for one in mine)
                other += len(clear) > len(mine)
            cells = f"{named / diaries:.0%} | {right / max(1, named):.0%} | {other / diaries:.1%}"
            yield f"| {rate} | lag {lag} | {cells} |"


def main() -> None:
    """Run the study that is asked for, and print its table as it grows."""
    what, *rest = sys.argv[1:] or ["null"]
    diaries = int(rest[0]) if rest else 1_000
    seed = int(rest[1]) if len(rest) > 1 else SEED
    only = rest[2] if len(rest) > 2 else ""
    print(f"seed {seed}, {len(TEN)} things followed")
    for line in {"null": null, "looks": looks, "power": power}[what](diaries, seed, only):
        print(line, flush=True)


if __name__ == "__main__":
    main()
