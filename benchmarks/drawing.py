"""How long a drawing takes: its movement kept from an earlier page, and solved afresh."""

from collections.abc import Callable, Iterator

from benchmarks.timing import Figure, median_ms, reference_ms
from uncramp.knowledge.illustration import Pose, _motion, draw, poses

WARM_MS = 2.0
COLD_MS = 6.0


def figures() -> Iterator[Figure]:
    """The mean over all poses and the slowest of them, both ways."""
    reference = reference_ms()
    every = list(poses().values())
    heaviest = max(len(draw(pose).encode()) for pose in every)
    for what, bound, action in (
        (f"a drawing of {len(every)}, the heaviest {heaviest} bytes", WARM_MS, draw),
        ("the same, its movement solved afresh", COLD_MS, _afresh),
    ):
        took = [_median(action, pose) for pose in every]
        yield Figure(f"{what}, mean", sum(took) / len(took), bound, reference)
        yield Figure(f"{what}, slowest", max(took), bound, reference)


def _median(action: Callable[[Pose], object], pose: Pose) -> float:
    return median_ms(lambda: action(pose), 15)


def _afresh(pose: Pose) -> None:
    _motion._solved.cache_clear()  # noqa: SLF001
    draw(pose)
