"""What a page may weigh, how often it may ask the database, and what it may load."""

import gzip
import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection

import uncramp.web.pages
import uncramp.web.store
from tests.made_diaries import planted
from uncramp.exchange.record import Factor
from uncramp.person.diary import Diary
from uncramp.web.store import merge_diary, save_answers, save_factor

SAMPLE = Path(uncramp.web.store.__file__).parent / "sample"
STATIC = Path(uncramp.web.pages.__file__).parent / "static"
pytestmark = pytest.mark.django_db(databases=["default", "sample"])
# What a browser would run; facts for a script of ours are no script.
INSIDE = r"<script(?![^>]*(?:\bsrc=|type=\"application/json\"))|<style|\sstyle=|\son\w+="

# Reading the person is the first question of every page.
QUERIES = {
    "/": 6,
    "/diary": 2,
    "/diary/2025-12": 2,
    "/diary/2024-03": 3,
    "/diary/night/2026-11-20": 4,
    "/learn": 5,
    "/library": 1,
    "/library/drawings": 1,
    "/check-up": 2,
    "/check-up/answers": 2,
    "/check-up/about": 2,
    "/check-up/clot": 2,
    "/check-up/medicines": 3,
    "/check-up/result": 3,
    "/check-up/pharmacist": 3,
    "/plan": 8,
    "/plan/wishes": 2,
    "/plan/history": 8,
    "/plan/sheet": 8,
    "/plan/reminders": 3,
    "/more": 1,
    "/settings": 1,
    "/settings/factors": 3,
    "/settings/medicines": 2,
    "/settings/import": 1,
    "/settings/export": 1,
    "/settings/delete": 1,
    "/settings/phone-app": 1,
}


@pytest.fixture
def three_years(ada, clock, last_night):
    diary = planted(seed=3, nights=3 * 365)
    shift = last_night - diary.last
    moved = Diary(tuple(replace(entry, night=entry.night + shift) for entry in diary))
    merge_diary(ada, moved, at=datetime(2026, 11, 22, tzinfo=UTC))
    save_factor(ada, Factor("cause"), row=None)
    answered = json.loads((SAMPLE / "answers.json").read_text("utf-8"))
    save_answers(ada, answered, at=datetime(2026, 11, 22, tzinfo=UTC))
    return ada


@pytest.mark.parametrize("address", QUERIES)
def test_the_number_of_questions_does_not_grow_with_the_diary(
    owner, three_years, django_assert_num_queries, address
):
    owner.get(address)
    with django_assert_num_queries(QUERIES[address], connection=connection):
        owner.get(address)


@pytest.mark.parametrize("address", QUERIES)
def test_a_page_with_an_empty_cache_weighs_at_most_sixty_kilobytes(owner, three_years, address):
    text = owner.get(address).content
    links = re.findall(rb'(?:href|src)="/static/([^"]+)"', text)
    assert links
    total = len(gzip.compress(text, 6))
    for link in links:
        name = re.sub(r"\.[0-9a-f]{12}(\.\w+)$", r"\1", link.decode())
        total += len(gzip.compress(Path(finders.find(name)).read_bytes(), 6))
    assert total <= 60_000


@pytest.mark.parametrize("diary", ["owner", "visitor"])
def test_the_plan_weighs_at_most_eighty_kilobytes_even_before_it_is_compressed(
    request, three_years, diary
):
    text = request.getfixturevalue(diary).get("/plan").content
    assert text.count(b'class="movement"') >= 2
    assert b"<svg" in text
    links = re.findall(rb'(?:href|src)="/static/([^"]+)"', text)
    names = (re.sub(r"\.[0-9a-f]{12}(\.\w+)$", r"\1", link.decode()) for link in links)
    assert len(text) + sum(len(Path(finders.find(n)).read_bytes()) for n in names) <= 80_000


def test_all_scripts_together_are_small_and_each_says_what_it_is_for():
    scripts = sorted(STATIC.rglob("*.js"))
    # The player and relief are loaded by a page of their own.
    others = [script for script in scripts if script.parent.name not in {"player", "relief"}]
    assert sum(len(script.read_bytes()) for script in others) < 50_000
    for script in scripts:
        text = script.read_text("utf-8")
        assert text.startswith("// "), script.name
        # The worker is one file: a second one would be read before its first answer.
        assert len(text.splitlines()) <= 160, script.name


def test_no_page_carries_scripts_or_styles_inside(owner, three_years):
    for address in QUERIES:
        text = owner.get(address).content.decode()
        assert not re.search(INSIDE, text), address


def test_nothing_is_loaded_from_elsewhere(owner, three_years):
    for address in QUERIES:
        text = owner.get(address).content.decode()
        assert not re.findall(r'(?:src|href)="(?:https?:)?//(?!www\.w3\.org)', text), address
