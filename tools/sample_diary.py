"""Make the sample diary: `python -m tools.sample_diary`, always the same files.

A made-up person, 371 nights that end on a Sunday: cramps wax and wane over weeks, an evening
with alcohol doubles them, coffee and hours on the feet do nothing, one night in twelve was
not recorded. The year is longer than 365 nights so that whole weeks can be shifted.
"""

import csv
import math
from datetime import date, timedelta
from pathlib import Path
from random import Random

FOLDER = Path(__file__).parents[1] / "src/uncramp/web/store/sample"
NIGHTS = 371
LAST = date(2025, 12, 28)
SEED = 20251228
ALCOHOL_RATE_RATIO = 2.1
MANOEUVRES = ("pull-toes-up", "stand-and-press-heel", "walk-slowly")

Row = dict[str, str | int | float]


def main() -> None:
    """Write both tables."""
    rng = Random(SEED)  # noqa: S311 - a story, not a secret
    nights, episodes = _year(rng)
    _write(FOLDER / "nights.csv", nights)
    _write(FOLDER / "episodes.csv", episodes)
    print(f"{len(nights)} nights, {len(episodes)} episodes")


def _year(rng: Random) -> tuple[list[Row], list[Row]]:
    nights, episodes, mood = [], [], 0.4
    for day in range(NIGHTS):
        evening = LAST - timedelta(days=NIGHTS - 1 - day)
        mood = 0.97 * mood + rng.gauss(0, 0.14)
        alcohol = rng.random() < (0.62 if evening.weekday() in {4, 5} else 0.24)
        rate = 0.32 * math.exp(mood) * (ALCOHOL_RATE_RATIO if alcohol else 1.0)
        # Two patients with one rate differ from night to night by more than chance alone.
        count = _poisson(rng, rate * rng.gammavariate(3.0, 1 / 3.0))
        told = _tell(rng, evening, count, alcohol=alcohol)
        # The last week is whole, so that last night is there whatever weekday it is.
        if rng.random() < 0.08 and day < NIGHTS - 7:
            continue
        nights.append(told)
        if day > NIGHTS - 120 and told["cramps"] == count:
            episodes += [_episode(rng, evening) for _ in range(count)]
    return nights, episodes


def _tell(rng: Random, evening: date, count: int, *, alcohol: bool) -> Row:
    said: str | int = count
    if count and rng.random() < 0.06:
        said = "1+"
    elif rng.random() < 0.02:
        said = ""
    some = said not in {0, ""}
    pain = min(10, max(1, round(rng.gauss(5.5, 1.6))))
    return {
        "night": evening.isoformat(),
        "cramps": said,
        "minutes": round(count * rng.uniform(1.5, 6.0)) if some else "",
        "pain": pain if some else "",
        "sleep_disturbance": min(10, max(0, pain + rng.randint(-2, 1))) if some else "",
        "alcohol": _yes_no(rng, alcohol),
        "coffee": _yes_no(rng, rng.random() < 0.45),
        "hours_on_feet": "" if rng.random() < 0.15 else round(rng.uniform(2, 11) * 2) / 2,
    }


def _yes_no(rng: Random, value: bool) -> str:
    # Some evenings nobody noted it: unknown, and not no.
    return "" if rng.random() < 0.04 else ("yes" if value else "no")


def _episode(rng: Random, evening: date) -> Row:
    minute = (23 * 60 + rng.randrange(6 * 60 + 30)) % 1440
    tried = 1 if rng.random() < 0.6 else 2
    return {
        "night": evening.isoformat(),
        "time": f"{minute // 60:02}:{minute % 60:02}",
        "muscle": rng.choices(["calf", "foot", "shin", "thigh-back"], [70, 20, 5, 5])[0],
        "side": rng.choices(["left", "right", "both"], [45, 45, 10])[0],
        "seconds_to_release": round(rng.uniform(35, 260)),
        "manoeuvres": " ".join(MANOEUVRES[:tried]),
        "pain": min(10, max(2, round(rng.gauss(6, 1.5)))),
    }


def _poisson(rng: Random, rate: float) -> int:
    limit, product, count = math.exp(-rate), rng.random(), 0
    while product > limit:
        product *= rng.random()
        count += 1
    return count


def _write(path: Path, rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


if __name__ == "__main__":
    main()
