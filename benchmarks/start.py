"""Starting the app again, from the command to its first page."""

import tempfile
from collections.abc import Iterator

from benchmarks.timing import Figure, median_ms
from benchmarks.whole_command import run
from tools.check_start import Visitor, started

BOUND_MS = 3_000


def figures() -> Iterator[Figure]:
    """The second start and the later ones against the bound; beside it Django's import."""
    reference = median_ms(lambda: run("-c", "import django.http"), 5)
    with tempfile.TemporaryDirectory() as folder:
        yield Figure("start again, to the first page", _again(folder), BOUND_MS, reference)


def _again(folder: str) -> float:
    def start() -> None:
        with started({"UNCRAMP_DATA": folder}) as app:
            Visitor(app.address).get("/")

    return median_ms(start, 5)
