"""Server time of the main pages with three years of nights, warm, through the whole stack."""

import gzip
import json
import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import numpy as np

import uncramp
from benchmarks.timing import Figure, median_ms
from uncramp.person.diary import Cramps, Diary, Exposure, NightEntry
from uncramp.person.nights import Night

_ANSWERS = Path(uncramp.__file__).parent / "web" / "store" / "sample" / "answers.json"
NOW = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)
NIGHTS = 3 * 365
RUNS = 31
STEPS = {
    "/check-up/about": {"age-years": "67", "country": "GB", "how": "go"},
    "/check-up/daily": {"smokes": "yes", "how": "ticked"},
    "/check-up/sudden": {"how": "none"},
}
BOUNDS_MS = {
    "/": 20,
    "/diary": 20,
    "/learn": 60,
    "/library": 30,
    "/library?q=cramp": 30,
    "/check-up": 30,
    "/check-up/answers": 30,
    "/check-up/about": 30,
    "/check-up/clot": 30,
    "/check-up/medicines": 30,
    "/check-up/result": 30,
    "/check-up/pharmacist": 30,
    "/check-up/suggest?name=at": 30,
}
STEP_MS = 30


def figures() -> Iterator[Figure]:
    """Each page against its bound; beside it the smallest page that Django can answer."""
    with tempfile.TemporaryDirectory() as folder:
        client = _client(Path(folder))
        client.get("/learn")  # the first visit computes and stores the finding
        reference = median_ms(lambda: client.get("/nowhere"), RUNS)
        for address, bound in BOUNDS_MS.items():
            page = client.get(address)
            if page.status_code != 200:
                raise SystemExit(f"{address} answered {page.status_code}")
            took = median_ms(lambda address=address: client.get(address), RUNS)
            size = len(gzip.compress(page.content, 6)) / 1024
            yield Figure(f"page {address} ({size:.1f} KiB gzip)", took, bound, reference)
        for address, facts in STEPS.items():
            step = partial(client.post, address, facts)
            if step().status_code != 302:
                raise SystemExit(f"{address} took no answer")
            yield Figure(f"answer {address}", median_ms(step, RUNS), STEP_MS, reference)


def _client(folder: Path) -> "Client":  # type: ignore[name-defined] # noqa: F821
    os.environ["UNCRAMP_DATA"] = str(folder)
    os.environ["UNCRAMP_NOW"] = NOW.isoformat()
    # Django may only be touched once the data folder is known.
    from uncramp.web.project.begin import begin  # noqa: PLC0415

    begin(os.environ, NOW)
    from django.test import Client  # noqa: PLC0415

    from uncramp.exchange.record import Settings  # noqa: PLC0415
    from uncramp.web.store import Shelf, merge_diary, save_answers, start  # noqa: PLC0415

    person = start(Shelf.MINE, Settings(zone="Europe/Madrid"))
    merge_diary(person, _diary(), at=NOW)
    save_answers(person, json.loads(_ANSWERS.read_text("utf-8")), at=NOW)
    return Client(headers={"host": "localhost"})


def _diary() -> Diary:
    rng = np.random.default_rng(5)
    last = Night((NOW - timedelta(days=1)).date())
    entries = []
    for back in range(NIGHTS):
        if rng.random() < 0.08:
            continue
        noted = tuple(
            Exposure(name, bool(rng.random() < 0.4)) for name in ("wine", "coffee", "late walk")
        )
        count = Cramps.counted(int(rng.poisson(0.5)))
        entries.append(NightEntry(last + -back, count, exposures=noted))
    return Diary(tuple(entries))
