"""Settings, factors, medicines, and the word that deletes everything."""

import pytest

from uncramp.exchange.record import Factor, FactorKind, Medicine, Theme
from uncramp.person.diary import Exposure
from uncramp.web.store import (
    Shelf,
    factors,
    medicines,
    open_sample,
    person_on,
    save_factor,
    save_medicine,
)

pytestmark = pytest.mark.django_db(databases=["default", "sample"])


def test_settings_are_kept_and_shown_in_the_new_language(owner):
    facts = {
        "language": "es",
        "zone": "Europe/Madrid",
        "night_starts_at": "16:30",
        "theme": "night",
    }
    text = owner.post("/settings", facts, follow=True).content.decode()
    assert "Tus ajustes están guardados." in text
    assert 'data-theme="night"' in text
    assert person_on(Shelf.MINE).settings.theme is Theme.NIGHT


def test_the_sample_speaks_the_new_language_whole_and_keeps_the_look(visitor, now):
    facts = {"language": "es", "zone": "Europe/Madrid", "night_starts_at": "12:00", "theme": "day"}
    visitor.post("/settings", facts)
    sample = person_on(Shelf.SAMPLE)
    spoken = open_sample(now, "es", zone="Europe/Madrid")
    assert sample == spoken
    assert sample.settings.theme is Theme.DAY
    assert "evening coffee" not in {factor.name for _, factor in factors(sample)}


def test_what_was_tried_in_the_sample_stays_while_its_language_does(visitor):
    sample = person_on(Shelf.SAMPLE)
    save_factor(sample, Factor("green tea"), row=None)
    facts = {"language": "en", "zone": "Europe/Paris", "night_starts_at": "12:00", "theme": "day"}
    visitor.post("/settings", facts)
    assert "green tea" in {factor.name for _, factor in factors(sample)}


def test_only_the_theme_by_the_clock_is_left_to_the_script(page, owner):
    assert "data-clock" in page("/")
    facts = {"language": "en", "zone": "Europe/Madrid", "night_starts_at": "12:00", "theme": "day"}
    owner.post("/settings", facts)
    assert "data-clock" not in page("/")


def test_a_factor_is_followed_by_its_name(owner, ada):
    owner.post("/settings/factors", {"name": "green tea", "kind": "yes-no"})
    assert [factor for _, factor in factors(ada)] == [Factor("green tea")]


@pytest.mark.parametrize("name", ["", "   ", "x" * 65, "two\nlines", "Coffee"])
def test_a_name_that_cannot_be_is_explained(owner, ada, name):
    save_factor(ada, Factor("coffee"), row=None)
    response = owner.post("/settings/factors", {"name": name, "kind": "yes-no"})
    assert response.status_code == 422
    assert len(factors(ada)) == 1


def test_what_the_diary_holds_is_offered_for_following(page, write):
    write("0", "1", exposures=(Exposure("walk", True), Exposure("hours", 2.0)))
    text = page("/settings/factors")
    assert "+ walk" in text
    assert 'name="kind" value="number"' in text


def test_a_paused_factor_is_not_asked_about_and_can_come_back(owner, ada):
    row = save_factor(ada, Factor("coffee", FactorKind.NUMBER), row=None)
    owner.post(f"/settings/factors/{row}/pause")
    assert factors(ada) == ((row, Factor("coffee", FactorKind.NUMBER, active=False)),)
    owner.post(f"/settings/factors/{row}/pause")
    assert factors(ada) == ((row, Factor("coffee", FactorKind.NUMBER)),)


def test_a_medicine_is_kept_with_its_dates(owner, ada, last_night):
    facts = {"name": "Amlodipine 5 mg", "started_on": "2026-03-01", "ended_on": "", "note": ""}
    owner.post("/settings/medicines", facts)
    ((row, medicine),) = medicines(ada)
    assert (medicine.name, str(medicine.started_on)) == ("Amlodipine 5 mg", "2026-03-01")
    owner.post(f"/settings/medicines/{row}", facts | {"ended_on": "2026-04-01"})
    assert str(medicines(ada)[0][1].ended_on) == "2026-04-01"


def test_a_last_day_before_the_first_is_pointed_out(owner, ada):
    facts = {"name": "Quinine", "started_on": "2026-03-01", "ended_on": "2026-02-01"}
    response = owner.post("/settings/medicines", facts)
    assert response.status_code == 422
    assert "last day" in response.content.decode()
    assert medicines(ada) == ()


def test_one_tap_says_that_a_medicine_ended_today(owner, ada):
    row = save_medicine(ada, Medicine("Magnesium"), row=None)
    owner.post(f"/settings/medicines/{row}/stop")
    assert str(medicines(ada)[0][1].ended_on) == "2026-11-22"


def test_a_medicine_written_by_mistake_can_be_taken_out(owner, ada):
    row = save_medicine(ada, Medicine("Magnesium"), row=None)
    owner.post(f"/settings/medicines/{row}/remove")
    assert medicines(ada) == ()


@pytest.mark.parametrize("action", ["stop", "remove"])
def test_a_medicine_of_a_second_person_is_not_there(owner, ben, action):
    row = save_medicine(ben, Medicine("Quinine"), row=None)
    assert owner.get(f"/settings/medicines/{row}").status_code == 404
    assert owner.post(f"/settings/medicines/{row}/{action}").status_code == 404
    assert len(medicines(ben)) == 1


@pytest.mark.parametrize("word", ["", "no", "deleted", "borrar"])
def test_nothing_is_deleted_without_the_word(owner, word):
    assert owner.post("/settings/delete", {"word": word}).status_code == 422
    assert person_on(Shelf.MINE) is not None


def test_the_word_deletes_everything_and_leads_to_the_welcome(owner, write):
    write("1", "0")
    response = owner.post("/settings/delete", {"word": " Delete "})
    assert response.headers["Location"] == "/welcome"
    assert person_on(Shelf.MINE) is None
    assert owner.get("/").headers["Location"] == "/welcome"
