"""Cramps of the night that were met with the guide, the forgotten *let go*, and tonight's arm."""

from datetime import UTC, datetime, timedelta

import pytest

from uncramp.person.attacks import Attack
from uncramp.person.diary import Cramps, Muscle
from uncramp.web.store import attacks, load_night, save_attack

pytestmark = pytest.mark.django_db(databases=["default", "sample"])
AT_THREE = datetime(2026, 11, 22, 2, 12, tzinfo=UTC)


@pytest.fixture
def attack(last_night):
    told = {"is_open": False, "seconds_to_release": 120}
    return Attack("a-1", last_night, AT_THREE, Muscle.CALF, **told)


@pytest.fixture
def forgotten(last_night):
    return Attack("a-2", last_night, AT_THREE, Muscle.FOOT)


def test_the_way_to_help_is_there_at_every_hour(owner, clock):
    start = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
    for hour in range(0, 24, 3):
        clock(start + timedelta(hours=hour))
        text = owner.get("/").content.decode()
        assert "I have a cramp" in text
        assert 'href="/now"' in text


def test_a_cramp_of_the_night_is_shown_and_the_number_still_asked(page, ada, attack, now):
    save_attack(ada, attack, at=now)
    text = page("/")
    assert "02:12, calf, let go after 2 minutes" in text
    assert "How was the night?" in text
    assert "How many were there altogether?" in text
    assert 'name="cramps" value="0"' not in text


def test_the_number_of_the_person_closes_the_question(owner, ada, attack, now, last_night):
    save_attack(ada, attack, at=now)
    owner.post(f"/night/{last_night}", {"cramps": "1"})
    night = load_night(ada, last_night)
    assert (night.cramps, len(night.episodes)) == (Cramps.counted(1), 1)
    assert "altogether" not in owner.get("/").content.decode()


def test_a_forgotten_let_go_is_asked_first(page, ada, forgotten, now):
    save_attack(ada, forgotten, at=now)
    text = page("/")
    assert "When did it let go?" in text
    assert text.index("Within a minute") < text.index("How many were there altogether?")


def test_nobody_is_asked_while_they_may_still_have_it(page, ada, forgotten, now, clock):
    save_attack(ada, forgotten, at=now)
    clock(AT_THREE + timedelta(minutes=5))
    assert "When did it let go?" not in page("/")


@pytest.mark.parametrize(
    ("answer", "seconds"),
    [("minute", 60), ("three", 180), ("ten", 600), ("longer", None), ("unknown", None)],
)
def test_it_is_closed_as_told_and_never_with_hours(
    owner, ada, forgotten, now, last_night, answer, seconds
):
    save_attack(ada, forgotten, at=now)
    owner.post(f"/night/{last_night}/let-go/a-2", {"lasted": answer})
    (found,) = attacks(ada)
    assert (found.is_open, found.seconds_to_release) == (False, seconds)
    assert "When did it let go?" not in owner.get("/").content.decode()


def test_that_it_was_no_cramp_takes_it_out_of_the_night(owner, ada, forgotten, now, last_night):
    save_attack(ada, forgotten, at=now)
    owner.post(f"/night/{last_night}/let-go/a-2", {"lasted": "no-cramp"})
    assert load_night(ada, last_night) is None
    text = owner.get("/").content.decode()
    assert "Foot" not in text
    assert 'name="cramps" value="0"' in text


def test_what_is_no_answer_and_what_is_no_cramp_of_the_person_changes_nothing(
    owner, ben, ada, forgotten, now, last_night
):
    save_attack(ben, forgotten, at=now)
    address = f"/night/{last_night}/let-go/a-2"
    assert owner.post(address, {"lasted": "no-cramp"}).status_code == 404
    save_attack(ada, forgotten, at=now)
    assert owner.post(address, {"lasted": "hours"}).status_code == 400
    assert owner.post(address).status_code == 400
    assert attacks(ada) == attacks(ben) == (forgotten,)


def test_nobody_sees_the_cramps_of_another(owner, visitor, ben, ada, attack, now):
    save_attack(ben, attack, at=now)
    for client in (owner, visitor):
        assert "let go after 2 minutes" not in client.get("/").content.decode()


def test_quiet_nights_in_a_row_are_counted(page, write):
    write("0", "0", "0", "1")
    assert "3 quiet nights in a row." in page("/")


def test_tonights_arm_is_said_in_the_evening_of_a_trial(visitor, evening, clock):
    text = visitor.get("/").content.decode()
    assert "Your trial: night" in text
    assert "Tonight: " in text or "Tonight as usual" in text


def test_without_a_trial_nothing_is_said_of_one(page, evening):
    assert "Your trial" not in page("/")


def test_the_quick_forms_can_wait_in_the_outbox(page, write, last_night):
    assert f'data-outbox="night" data-night="{last_night}"' in page("/")
    write("1")
    assert 'data-outbox="where"' in page(f"/night/{last_night}/where")
