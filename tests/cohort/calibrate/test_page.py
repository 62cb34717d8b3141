"""The report as a page and as Markdown: whole, in both languages, and with nothing beside it."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from tests.made_calibration import quick_run
from uncramp.cohort.calibrate import Grid, Kind, Report, State, headline, markdown, page
from uncramp.cohort.calibrate._judged import Measured
from uncramp.cohort.calibrate._sections import misses
from uncramp.cohort.calibrate._words import named

languages = pytest.mark.parametrize("language", ["en", "es"])
VOID = {"meta"}


class Tree(HTMLParser):
    """Counts elements, and fails where one is closed that was not open."""

    def __init__(self):
        super().__init__()
        self.open, self.seen = [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def report():
    return quick_run()[1]


@pytest.fixture(scope="module")
def spoiled(report):
    """The same report with a cell in which every second trial ends in a verdict."""
    cells = list(report.measured)
    at = next(i for i, m in enumerate(cells) if m.cell.kind is Kind.NULL_TRIALS)
    counts = {**cells[at].counts, "either": (cells[at].count("trials") // 2,)}
    cells[at] = Measured(cells[at].cell, counts)
    return Report(report.grid, report.seed, report.made_by, tuple(cells))


@languages
def test_the_page_is_well_formed_with_a_figure_for_everything(report, language):
    tree = Tree()
    tree.feed(page(report, language))
    assert tree.open == []
    assert tree.seen.count("h1") == 1
    assert tree.seen.count("section") == 5
    # 16 histograms, 2 of coverage, others, false verdicts, nights (2), exposures.
    assert tree.seen.count("figure") == 16 + 2 + 1 + 2 + 2 + 1
    assert tree.seen.count("figcaption") == tree.seen.count("svg") == tree.seen.count("figure")


@languages
def test_the_page_needs_nothing_beside_it(report, language):
    html = page(report, language)
    assert f'<html lang="{language}">' in html
    addresses = set(re.findall(r"https?://[^\"'\s<>]+", html))
    assert addresses <= {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<script|<link|<img|@import|url\(", html)
    assert "prefers-color-scheme: dark" in html


@languages
def test_every_table_of_the_markdown_has_a_cell_for_each_head(report, language):
    text = markdown(report, language)
    tables = re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE)
    assert len(tables) == 6
    for table in tables:
        widths = {line.count("|") for line in table.splitlines()}
        assert len(widths) == 1


def test_seed_and_versions_stand_in_both(report):
    for text in (page(report, "en"), markdown(report, "en")):
        assert "--seed 20261122" in text
        assert report.made_by["code"] in text


@languages
def test_what_is_missed_is_said_first_and_by_name(report, spoiled, language):
    assert headline(spoiled, language) != headline(report, language)
    (missed,) = spoiled.musts(State.MISSED)
    cell = next(m.cell for m in spoiled.measured if m.cell.id == missed.about)
    assert not spoiled.holds
    for text in (page(spoiled, language), markdown(spoiled, language)):
        assert f"{named(cell, language)}: " in text


def test_when_every_limit_is_met_the_headline_says_how_many(report):
    met = tuple(replace(check, state=State.MET) for check in report.checks)
    whole = Report(report.grid, report.seed, report.made_by, report.measured)
    whole.__dict__["checks"] = met
    assert headline(whole, "en") == f"All {sum(c.must for c in met)} limits that must hold are met."


@languages
@pytest.mark.parametrize(
    "spoil", ["covers", "uniform", "answers", "false-verdicts", "links", "nights"]
)
def test_every_kind_of_miss_has_a_sentence_with_its_numbers(report, language, spoil):
    missed = tuple(
        replace(check, state=State.MISSED, value=0.0712)
        for check in report.checks
        if check.id == spoil
    )
    whole = Report(report.grid, report.seed, report.made_by, report.measured)
    whole.__dict__["checks"] = missed
    said = misses(whole, language)
    assert len(set(said)) == len(missed) > 0
    assert all(re.search(r"\d", sentence) for sentence in said)


@languages
def test_every_cell_of_the_full_grid_has_a_name_of_its_own_that_fits(language):
    for kind in Kind:
        names = [named(cell, language) for cell in Grid.named("full").of(kind)]
        assert len(set(names)) == len(names)
        assert max(map(len, names)) <= 41


def test_the_same_report_gives_the_same_page(report):
    assert page(report, "en") == page(report, "en")
