"""What holds for all figures: names, colours, themes, no styles, no scripts."""

import re
import subprocess
import sys

import pytest

from tests.exchange.report.figures.drawn import EVEN, FIRST, SVG, Drawn, diary, evidence, trend
from uncramp.care.plan import Kept
from uncramp.exchange.report.figures import (
    Axis,
    Practised,
    Whisker,
    adherence_strip,
    evidence_meter,
    interval,
    level_steps,
    rank_histogram,
    weekly_rate,
    whiskers,
    year_strip,
)

ANSWERS = "01+?.2" * 20
FIGURES = {
    "adherence": lambda language: adherence_strip(
        {FIRST + i: list(Kept)[i % 3] for i in range(0, 60, 2)},
        FIRST,
        FIRST + 59,
        language,
        paused=[FIRST + 9],
    ),
    "levels": lambda language: level_steps(
        [Practised(FIRST.evening, 1, whole=True), Practised(FIRST.evening, 2, whole=False)],
        4,
        language,
        label="Tea",
    ),
    "strip": lambda language: year_strip(diary(ANSWERS), FIRST, FIRST + 119, language),
    "rate": lambda language: weekly_rate(trend(120), diary(ANSWERS), language),
    "interval": lambda language: interval(EVEN, language, label="Tea"),
    "ranks": lambda language: rank_histogram(
        [9, 12, 40, 10], (5, 16), language, label="treatment, yes or no"
    ),
    "whiskers": lambda _: whiskers(
        [Whisker("Tea", 0.1, 0.4, 0.7, "0.4"), Whisker("Bath", -1.0, 2.0, 3.0, "2")],
        Axis(0.0, 1.0, ((0.0, "0"), (1.0, "1")), (0.0, 0.5)),
        title="Two things",
        caption="Tea is lower than bath.",
        head=("What", "How much"),
    ),
    "meter": lambda language: evidence_meter(evidence(6.3, missing=3), language, label="Tea"),
}
VARIABLES = {"--ink", "--muted", "--accent", "--line", "--surface", "--ok", "--danger"}

every = pytest.mark.parametrize("name", FIGURES)
languages = pytest.mark.parametrize("language", ["en", "es"])


@every
@languages
def test_it_is_one_picture_with_a_name_and_a_description(name, language):
    figure = FIGURES[name](language)
    root = Drawn(figure).root
    assert root.get("role") == "img"
    title, desc = root.find(SVG + "title"), root.find(SVG + "desc")
    assert title is not None
    assert title.text
    assert desc is not None
    assert desc.text == figure.caption


@every
def test_every_colour_is_a_variable_with_the_day_theme_behind_it(name):
    svg = FIGURES[name]("en").svg
    colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg)) - {"none"}
    assert all(re.fullmatch(r"var\(--[a-z]+, #[0-9a-f]{6}\)", colour) for colour in colours)
    assert {colour[4:].split(",")[0] for colour in colours} <= VARIABLES


@every
def test_a_strict_content_policy_lets_it_through(name):
    svg = FIGURES[name]("en").svg
    assert not re.search(r"<(style|script|image|use|foreignObject)|style=|href=| on\w+=| id=", svg)


@every
def test_letters_are_12_px_and_more_on_a_phone(name):
    drawn = Drawn(FIGURES[name]("en"))
    width, _ = drawn.size
    assert float(drawn.root.get("font-size", 0)) * 314 / width >= 12


@every
@languages
def test_words_stay_within_the_drawing(name, language):
    drawn = Drawn(FIGURES[name](language))
    for group in [drawn.root, *drawn.all("g")]:
        moved = re.match(r"translate\(([\d.]+)", group.get("transform", ""))
        left = float(moved[1]) if moved else 0.0
        for element in group.findall(SVG + "text"):
            if not element.get("text-anchor"):
                words = "".join(element.itertext())
                assert left + float(element.get("x", 0)) + 6.2 * len(words) <= 345


@every
@languages
def test_every_row_of_the_table_has_a_cell_for_each_head(name, language):
    table = FIGURES[name](language).table
    assert table.rows
    assert all(len(row) == len(table.head) for row in table.rows)


@every
def test_the_same_numbers_give_the_same_drawing(name):
    assert FIGURES[name]("en") == FIGURES[name]("en")


def test_drawing_does_not_wait_for_the_statistics():
    code = "import sys, uncramp.exchange.report.figures; sys.exit('scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
