"""Each file of the library, as a test of its own."""

from datetime import date
from pathlib import Path

import pytest

import uncramp.knowledge.content
from uncramp.exchange.review import check, describe, reading
from uncramp.knowledge.content import (
    Activity,
    Certainty,
    Kind,
    Retraction,
    Urgency,
    load,
    prose_digest,
    survey,
)

FOLDER = Path(uncramp.knowledge.content.__file__).parent
FILES = sorted(
    str(path.relative_to(FOLDER)) for kind in Kind for path in (FOLDER / kind).glob("*.md")
)
TABLES = sorted(path.name for path in FOLDER.glob("*.toml"))
LIBRARY = load("en")
ITEMS = list(LIBRARY)


@pytest.fixture(scope="module")
def flaws():
    return check(date(2026, 11, 22))


@pytest.mark.parametrize("file", [*FILES, *TABLES])
def test_the_file_is_as_it_should_be(file, flaws):
    assert [describe(flaw, "en") for flaw in flaws if flaw.file == file] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_item_is_there_in_the_language_and_up_to_date(language):
    kb = load(language)
    assert len(kb.claims) >= 4
    assert len(kb.exercises) >= 4
    assert len(kb.measures) >= 2
    assert len(kb.signs) >= 2
    assert not any(item.stale for item in kb)
    assert all(text.strip() for item in kb for text in item.sections.values())


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: f"{item.kind}/{item.id}")
def test_nothing_says_it_was_reviewed_until_someone_did(item):
    assert item.review.by == ""
    assert item.review.on is None


def test_the_facts_of_an_item_are_the_same_in_every_language():
    other = load("es")
    assert other.measures["bedtime-stretches"].prior == LIBRARY.measures["bedtime-stretches"].prior
    assert other.exercises["wall-calf-stretch"].dose == LIBRARY.exercises["wall-calf-stretch"].dose
    assert other.version == LIBRARY.version


def test_the_claims_carry_the_certainty_of_the_evidence():
    certainty = {claim.id: claim.certainty for claim in LIBRARY.claims.values()}
    assert certainty["stretching-before-bed"] is Certainty.LOW
    assert certainty["magnesium-in-older-adults"] is Certainty.MODERATE
    assert certainty["pillow-behind-the-knees"] is Certainty.NONE
    assert certainty["stretch-releases-a-cramp"] is Certainty.LOW


def test_s1_a_possible_clot_is_for_today_and_stops_everything_on_the_leg():
    sign = LIBRARY.signs["possible-leg-clot"]
    assert (sign.rows, sign.urgency) == (("S1",), Urgency.SAME_DAY)
    assert {
        Activity.MASSAGE,
        Activity.ROLLING,
        Activity.PERCUSSION,
        Activity.HEAT,
        Activity.COMPRESSION,
        Activity.EXERCISE,
    } <= set(sign.stops)


def test_s2_a_locked_cramp_is_for_today_and_the_gentle_stretch_goes_on():
    sign = LIBRARY.signs["cramp-over-ten-minutes"]
    assert (sign.rows, sign.urgency) == (("S2",), Urgency.SAME_DAY)
    assert sign.urgency_if_past is Urgency.WITHIN_DAYS
    assert sign.keeps == (Activity.GENTLE_STRETCH,)
    assert Activity.GENTLE_STRETCH not in sign.stops


def test_what_became_of_each_source_is_kept():
    fallen = {s.id: s.retraction for s in LIBRARY.sources.values() if s.notice}
    assert fallen == {
        "behringer-2014": Retraction.CORRECTED,
        "tan-2024": Retraction.RETRACTED_AND_REPLACED,
    }
    assert {s.retraction for s in LIBRARY.sources.values() if not s.notice} == {Retraction.NONE}


def test_every_text_but_the_shortest_is_measured_and_easy_to_read():
    for item in ITEMS:
        if item.kind not in {Kind.SOURCES, Kind.QUESTIONS}:
            level = reading("\n\n".join(item.sections.values()), "en")
            assert level is not None, item.id
            assert level.easy, item.id


def test_a_title_named_in_a_text_is_the_title_of_an_item():
    for language, opening, closing in (("en", "read “", "”"), ("es", "lee «", "»")):
        kb = load(language)
        titles = {item.title for item in kb}
        for item in kb:
            for text in item.sections.values():
                for part in text.split(opening)[1:]:
                    assert part.split(closing)[0] in titles


@pytest.mark.parametrize("kind", [kind.removesuffix("s") for kind in Kind])
def test_the_form_to_copy_has_every_key_and_heading(kind, tmp_path):
    for name in TABLES:
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    (tmp_path / f"{kind}s").mkdir()
    form = (FOLDER / "_forms" / f"{kind}.md").read_bytes()
    (tmp_path / f"{kind}s" / "new.md").write_bytes(form)
    found = survey(tmp_path)
    # What a form names is made up.
    assert {flaw.problem for flaw in found.flaws} <= {"dead-id"}
    item = found.items[Kind(f"{kind}s"), "new"]
    assert len(prose_digest(item)) == 12


def test_the_guide_names_every_folder():
    guide = (FOLDER / "README.md").read_text("utf-8")
    assert all(f"`{kind}/`" in guide for kind in Kind)
