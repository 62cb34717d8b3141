"""Diaries, trends and a reader of drawings for the tests of figures."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree as ET

from uncramp.exchange.report.figures import Figure
from uncramp.learn.inference import Direction, Estimate, Evidence, RatePoint, Trend
from uncramp.person.diary import Cramps, Diary, NightEntry
from uncramp.person.nights import Night

FIRST = Night(date(2025, 11, 23))
EVEN = Estimate(1.0, 0.8, 0.9, 1.0, 1.1, 1.2)
SVG = "{http://www.w3.org/2000/svg}"


def diary(answers: str, first: Night = FIRST) -> Diary:
    """A night a sign: a digit counts, ``+`` is some, ``?`` don't know, ``.`` not recorded."""
    entries = [
        NightEntry(first + i, Cramps.parse({"+": "1+", "?": ""}.get(sign, sign)))
        for i, sign in enumerate(answers)
        if sign != "."
    ]
    return Diary(tuple(entries))


def trend(nights: int, *, mid: float = 2.0, spread: float = 1.5) -> Trend:
    """A path as the engine makes it: at most 60 points, each in the middle of its nights."""
    length = max(7, -(-nights // 60))
    begins = range(nights - length, -1, -length)[::-1]
    path = tuple(
        RatePoint(
            FIRST.evening + timedelta(days=begin + (length - 1) // 2),
            mid / spread,
            mid,
            mid * spread,
        )
        for begin in begins
    )
    return Trend(Direction.NO_CLEAR_CHANGE, 56, EVEN, EVEN, EVEN, 0.5, path)


def evidence(helps: float, harms: float = 0.2, *, missing: int = 0, left: int = 8) -> Evidence:
    """What twelve coins have shown, and a third of it at worst."""
    worst = 3.0 if missing else 1.0
    return Evidence(
        e_value=helps,
        alpha=0.04,
        decided_on=None,
        harm_e_value=harms,
        harm_alpha=0.01,
        harm_decided_on=None,
        worst_e_value=helps / worst,
        worst_harm_e_value=harms / worst,
        coins=12,
        coins_left=left,
        missing=missing,
        most_missing=3,
        gaps_go_with_arm=False,
    )


class Drawn:
    """A figure's drawing, parsed: its words, and its paths by what they look like."""

    def __init__(self, figure: Figure) -> None:
        self.root = ET.fromstring(figure.svg)

    def all(self, name: str, **attributes: str) -> list[ET.Element]:
        wanted = {key.replace("_", "-"): value for key, value in attributes.items()}
        return [
            element
            for element in self.root.iter(SVG + name)
            if all(element.get(key, "").startswith(value) for key, value in wanted.items())
        ]

    @property
    def words(self) -> list[str]:
        return ["".join(element.itertext()) for element in self.all("text")]

    def strokes(self, **attributes: str) -> int:
        """How many marks the paths of a look have, those of the legend left out."""
        top = [e for e in self.root if e.tag == SVG + "path"]
        return sum(e.get("d", "").count("M") for e in top if e in self.all("path", **attributes))

    @property
    def size(self) -> tuple[float, float]:
        width, height = self.root.get("viewBox", "").split()[2:]
        return float(width), float(height)

    @property
    def numbers(self) -> list[float]:
        d = " ".join(element.get("d", "") for element in self.all("path"))
        return [float(number) for number in re.findall(r"-?\d*\.?\d+", d)]
