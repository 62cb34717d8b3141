"""How long the library takes to read, in both languages, and a check-up takes to judge."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import Figure, median_ms, reference_ms
from uncramp.knowledge import content

BOUND_MS = 150


def figures() -> Iterator[Figure]:
    """The whole library once in each language, as a start does it; files are warm."""
    reference = reference_ms()
    folder = Path(content.__file__).parent
    for language in ("en", "es"):
        took = median_ms(lambda: content.load(language, folder), 9)  # noqa: B023
        items = sum(1 for _ in content.load(language))
        yield Figure(f"library of {items} items, {language}", took, BOUND_MS, reference)
