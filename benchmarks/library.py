"""How long the library takes to read: in one language, and in both as the app does at its start."""

from collections.abc import Iterator

from benchmarks.timing import Figure, median_ms, reference_ms
from uncramp.knowledge.content import _knowledge, load

BOUND_MS = 150


def figures() -> Iterator[Figure]:
    """Nothing kept from before; the files themselves are warm."""
    reference = reference_ms()
    items = sum(1 for _ in load("en"))
    for languages in (("en",), ("en", "es")):
        took = median_ms(lambda: _afresh(languages), 9)  # noqa: B023
        yield Figure(
            f"library of {items} items, {' and '.join(languages)}", took, BOUND_MS, reference
        )


def _afresh(languages: tuple[str, ...]) -> None:
    _knowledge._packaged.cache_clear()  # noqa: SLF001
    _knowledge._originals_of_the_package.cache_clear()  # noqa: SLF001
    for language in languages:
        load(language)
