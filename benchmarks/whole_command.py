"""``uncramp analyse`` as a whole process, import included, on real diaries where there are any."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.timing import Figure, median_ms

DIARIES = Path(os.environ.get("UNCRAMP_DIARIES", "../shared/data/headache-diaries"))
BOUND_MS = 1_500


def figures() -> Iterator[Figure]:
    """Each diary against its bound; beside it the import of NumPy and SciPy alone."""
    reference = median_ms(lambda: run("-c", "import numpy, scipy.linalg, scipy.special"), 5)
    with tempfile.TemporaryDirectory() as folder:
        for path in _diaries(Path(folder)):
            command = ("-m", "uncramp", "analyse", path, "--yes-no")
            took = median_ms(lambda command=command: run(*command), 5)
            yield Figure(f"uncramp analyse {path.name}", took, BOUND_MS, reference)
    loaded = run("-X", "importtime", "-c", "import uncramp.cli._analyse").stderr
    if "django" in loaded:
        raise SystemExit("uncramp analyse imports Django")


def _diaries(folder: Path) -> list[Path]:
    real = sorted(DIARIES.glob("*.csv"))
    if real:
        return real
    print(f"(no diaries in {DIARIES}: one is made instead)")
    rng = np.random.default_rng(1)
    nights = np.arange("2025-01-01", "2026-01-01", dtype="datetime64[D]")
    rows = [f"{night},{int(rng.random() < 0.3)}" for night in nights]
    made = folder / "made.csv"
    made.write_text("night,cramps\n" + "\n".join(rows) + "\n")
    return [made]


def run(*arguments: object) -> "subprocess.CompletedProcess[str]":
    """This Python with these arguments, to its end; its output as text."""
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True)
