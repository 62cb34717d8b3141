"""What Tonight asks at which hour, and what one tap writes."""

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from uncramp.exchange.record import Factor, FactorKind, Medicine
from uncramp.person.diary import Cramps, Exposure, Muscle, NightEntry, Side
from uncramp.web.store import load_night, save_factor, save_medicine, save_night

pytestmark = pytest.mark.django_db(databases=["default", "sample"])

BEFORE = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


def follow(response):
    """The page that a tap leads to."""
    return response.client.get(response.headers["Location"]).content.decode()


def changes(response):
    """The changes that the next page can take back."""
    return parse_qs(urlsplit(response.headers["Location"]).query)["saved"]


def test_the_morning_asks_how_the_night_was(page):
    text = page("/")
    assert "How was the night?" in text
    assert "The night to Sunday, 22 Nov" in text


def test_a_quiet_night_takes_one_tap(owner, ada, last_night):
    text = follow(owner.post(f"/night/{last_night}", {"cramps": "0"}))
    assert load_night(ada, last_night) == NightEntry(last_night, Cramps.quiet())
    assert "Saved." in text
    assert "A quiet night." in text


def test_the_first_of_three_taps_already_keeps_the_number(owner, ada, last_night):
    response = owner.post(f"/night/{last_night}", {"cramps": "2"})
    assert load_night(ada, last_night).cramps == Cramps.counted(2)
    assert "Where were they?" in follow(response)


def test_a_cramp_takes_a_number_a_muscle_and_done(owner, ada, last_night):
    first = owner.post(f"/night/{last_night}", {"cramps": "1"})
    assert "Where was it?" in follow(first)
    owner.post(f"/night/{last_night}/where", {"muscle": "calf", "side": "left"})
    (episode,) = load_night(ada, last_night).episodes
    assert (episode.muscle, episode.side) == (Muscle.CALF, Side.LEFT)


def test_several_cramps_can_have_several_muscles(owner, ada, last_night):
    owner.post(f"/night/{last_night}", {"cramps": "3"})
    owner.post(f"/night/{last_night}/where", {"muscle": ["foot", "calf"]})
    episodes = load_night(ada, last_night).episodes
    assert {e.muscle for e in episodes} == {Muscle.CALF, Muscle.FOOT}
    assert len({e.id for e in episodes}) == 2


def test_done_without_a_muscle_says_nothing_about_it(owner, ada, last_night):
    owner.post(f"/night/{last_night}", {"cramps": "1"})
    owner.post(f"/night/{last_night}/where", {})
    assert load_night(ada, last_night).episodes == ()


@pytest.mark.parametrize(
    ("tap", "cramps"), [("1+", Cramps.some()), ("", Cramps.unknown()), ("5", Cramps.counted(5))]
)
def test_each_answer_is_kept_as_what_it_is(owner, ada, last_night, tap, cramps):
    owner.post(f"/night/{last_night}", {"cramps": tap})
    assert load_night(ada, last_night).cramps == cramps


def test_dont_know_leaves_the_question_open(page, write):
    write("")
    assert "How was the night?" in page("/")


def test_one_undo_takes_back_all_three_taps(owner, ada, last_night):
    first = changes(owner.post(f"/night/{last_night}", {"cramps": "1"}))
    done = owner.post(f"/night/{last_night}/where", {"muscle": "calf", "saved": first})
    assert len(changes(done)) == 2
    text = follow(owner.post("/undo", {"saved": changes(done), "back": "/"}))
    assert load_night(ada, last_night) is None
    assert "Taken back." in text


def test_an_undo_that_comes_too_late_leaves_the_later_answer(owner, ada, last_night):
    first = changes(owner.post(f"/night/{last_night}", {"cramps": "1"}))
    owner.post(f"/night/{last_night}", {"cramps": "0"})
    text = follow(owner.post("/undo", {"saved": first, "back": "/"}))
    assert load_night(ada, last_night).cramps.is_quiet
    assert "changed again since" in text


def test_an_undo_never_leads_to_another_site(owner):
    for back in ("https://example.org/", "//example.org/", "javascript:alert(1)", ""):
        response = owner.post("/undo", {"saved": "1", "back": back})
        assert response.headers["Location"].startswith("/?")


def test_an_answer_keeps_what_was_told_in_the_evening(owner, ada, last_night, write):
    write("", exposures=(Exposure("coffee", True),))
    owner.post(f"/night/{last_night}", {"cramps": "1"})
    assert load_night(ada, last_night).exposure("coffee") is True


def test_an_answer_that_is_none_is_refused_kindly(owner, ada, last_night):
    for facts in ({}, {"cramps": "-1"}, {"cramps": "many"}, {"cramps": "9999"}):
        assert owner.post(f"/night/{last_night}", facts).status_code == 400
    assert load_night(ada, last_night) is None


def test_the_evening_asks_for_the_day_and_not_for_the_night_that_begins(page, evening, write):
    write("0")
    text = page("/")
    assert "How was today?" in text
    assert "Cramps: how many?" not in text


def test_nobody_is_wished_a_good_evening_at_noon(page, clock, write):
    write("0")
    clock(datetime(2026, 11, 22, 11, 30, tzinfo=UTC))
    assert "How is your day going?" in page("/")
    clock(datetime(2026, 11, 22, 23, 30, tzinfo=UTC))
    assert "Good evening. How was today?" in page("/")


def test_the_evening_still_asks_for_a_night_that_was_missed(page, evening):
    assert "How was last night?" in page("/")


def test_followed_factors_are_kept_for_the_night_that_begins(owner, ada, evening, last_night):
    save_factor(ada, Factor("coffee"), row=None)
    save_factor(ada, Factor("hours on my feet", FactorKind.NUMBER), row=None)
    tonight = last_night + 1
    owner.post(f"/night/{tonight}/evening", {"factor-0": "no", "factor-1": "6.5"})
    entry = load_night(ada, tonight)
    assert entry.exposures == (Exposure("coffee", False), Exposure("hours on my feet", 6.5))
    assert not entry.cramps.is_known


def test_a_factor_left_open_is_not_a_no(owner, ada, evening, last_night):
    save_factor(ada, Factor("coffee"), row=None)
    owner.post(f"/night/{last_night + 1}/evening", {"factor-0": ""})
    assert load_night(ada, last_night + 1).exposure("coffee") is None


def test_the_evening_keeps_an_answer_that_was_given_before(owner, ada, evening, last_night):
    save_factor(ada, Factor("coffee"), row=None)
    entry = NightEntry(last_night + 1, Cramps.counted(1), exposures=(Exposure("walk", True),))
    save_night(ada, entry, at=BEFORE)
    owner.post(f"/night/{last_night + 1}/evening", {"factor-0": "yes"})
    kept = load_night(ada, last_night + 1)
    assert kept.cramps == Cramps.counted(1)
    assert kept.exposures == (Exposure("coffee", True), Exposure("walk", True))


def test_a_number_that_is_none_comes_back_with_a_sentence(owner, ada, evening, last_night):
    save_factor(ada, Factor("hours", FactorKind.NUMBER), row=None)
    response = owner.post(f"/night/{last_night + 1}/evening", {"factor-0": "some"})
    assert response.status_code == 422
    assert "could not be read" in response.content.decode()
    assert load_night(ada, last_night + 1) is None


def test_medicines_of_today_stand_in_the_evening(page, ada, evening, last_night):
    day = last_night.evening
    save_medicine(ada, Medicine("Amlodipine", started_on=day), row=None)
    save_medicine(ada, Medicine("Quinine", ended_on=day), row=None)
    text = page("/")
    assert "Amlodipine" in text
    assert "Quinine" not in text


def test_the_first_evening_invites_to_choose_something_to_follow(page, evening):
    assert "Choose what to follow" in page("/")
