"""What a phone has kept is stored once each, in order, and never over something newer."""

import json
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from django.test import Client

from uncramp.person.diary import Cramps, Exposure, Muscle, NightEntry
from uncramp.web.pages.forms import entry as reading
from uncramp.web.store import attacks, load_diary, load_night, save_night, sessions

pytestmark = pytest.mark.django_db(databases=["default", "sample"])

NIGHT = "2026-11-21"
ATTACK = {
    "id": "a-1",
    "started_at": "2026-11-22T03:12:00.000+01:00",
    "zone": "Europe/Madrid",
    "muscle": "calf",
    "side": "left",
    "position": "lying",
    "tried": [{"manoeuvre": "heel-back-lying", "seconds": 41.5, "released": True}],
    "seconds_to_release": 120,
    "is_open": False,
    "pain": None,
    "revision": 1,
    "is_mistake": False,
}
SESSION = {
    "id": "0123456789abcdef0123456789abcdef",
    "routine": "bedtime",
    "started_at": "2026-11-21T20:41:00.000Z",
    "seconds": 232,
    "movements": [
        {
            "exercise": "wall-calf-stretch",
            "level": 1,
            "side": "left",
            "planned": 3,
            "done": 2,
            "active_s": 24.5,
        }
    ],
}
BODIES = {
    "night": {"night": NIGHT, "cramps": "2"},
    "evening": {"night": NIGHT, "exposures": {"coffee": True, "walk": 3, "wine": None}},
    "where": {"night": NIGHT, "episodes": [{"muscle": "calf", "side": "left"}]},
    "attack": ATTACK,
    "session": SESSION,
}


@pytest.fixture
def entry(owner):
    """An entry of Ada's phone; each is another one."""
    whose = owner.get("/sync").json()["owner"]
    made = iter(range(1, 1_000))

    def one(kind, body=None, **more):
        return {
            "format": 1,
            "id": str(UUID(int=next(made))),
            "owner": whose,
            "kind": kind,
            "made_at": "2026-11-22T07:30:00.000+01:00",
            "zone": "Europe/Madrid",
            "body": BODIES[kind] if body is None else body,
        } | more

    return one


@pytest.fixture
def send(owner):
    def entries(*told):
        response = owner.post("/sync", json.dumps({"entries": told}), "application/json")
        assert response.status_code == 200, response.content
        return response.json()["answers"]

    return entries


def outcomes(answers):
    return [answer["outcome"] for answer in answers]


def test_the_phone_asks_first_whose_server_it_is(owner, ada):
    told = owner.get("/sync")
    assert set(told.json()) >= {"owner", "csrf", "format", "now"}
    assert told.headers["Cache-Control"] == "no-store"
    assert told.json()["owner"] == told.headers["Uncramp-Owner"]


def test_one_of_each_kind_is_stored(send, entry, ada, last_night):
    told = [entry(kind) for kind in ("evening", "attack", "night", "where", "session")]
    assert outcomes(send(*told)) == ["stored"] * 5
    night = load_night(ada, last_night)
    assert night.cramps == Cramps.counted(2)
    assert night.exposures == (Exposure("coffee", True), Exposure("walk", 3.0))
    assert [(one.id, one.muscle) for one in night.episodes] == [("a-1", Muscle.CALF)]
    assert len(attacks(ada)) == len(sessions(ada)) == 1


@pytest.mark.parametrize("kind", BODIES)
def test_what_is_sent_twice_is_stored_once(send, entry, ada, kind):
    one = entry(kind)
    assert outcomes(send(one, one)) == ["stored", "already"]
    before = load_diary(ada), attacks(ada), sessions(ada)
    assert outcomes(send(one)) == ["already"]
    assert (load_diary(ada), attacks(ada), sessions(ada)) == before


def test_the_same_id_with_another_body_is_refused_and_says_so(send, entry, ada, last_night):
    one = entry("night")
    (_, again) = send(one, one | {"body": {"night": NIGHT, "cramps": "5"}})
    assert again["outcome"] == "refused"
    assert "already has this name" in again["said"]
    assert load_night(ada, last_night).cramps == Cramps.counted(2)


def test_what_was_changed_here_later_stays_and_the_older_can_be_looked_at(
    send, entry, ada, owner, last_night, now
):
    save_night(ada, NightEntry(last_night, Cramps.quiet()), at=now)
    (answer,) = send(entry("night", made_at="2026-11-22T05:00:00+01:00"))
    assert answer["outcome"] == "older"
    assert "kept beside it" in answer["said"]
    assert load_night(ada, last_night).cramps.is_quiet
    page = owner.get(f"/diary/night/{NIGHT}").content.decode()
    assert "Told to a phone, and not taken over" in page
    assert "05:00: 2 cramps" in page


def test_a_night_told_twice_to_a_phone_that_was_away_is_as_told_last(send, entry, ada, last_night):
    first = entry("night", made_at="2026-11-22T05:00:00+01:00")
    then = entry("night", {"night": NIGHT, "cramps": "0"})
    assert outcomes(send(first, then)) == ["stored", "stored"]
    assert load_night(ada, last_night).cramps.is_quiet


def test_an_evening_that_came_late_does_not_meet_an_answer_of_the_morning(
    send, entry, ada, last_night, now
):
    save_night(ada, NightEntry(last_night, Cramps.quiet()), at=now)
    assert outcomes(send(entry("evening", made_at="2026-11-21T22:00:00+01:00"))) == ["stored"]
    night = load_night(ada, last_night)
    assert (night.cramps, night.exposure("coffee")) == (Cramps.quiet(), True)


def test_a_form_goes_on_where_it_can_be_undone(send, entry, owner, ada, last_night):
    (answer,) = send(entry("night", {"night": NIGHT, "cramps": "0"}))
    assert "Undo" in owner.get(answer["next"]).content.decode()
    (answer,) = send(entry("night"))
    assert answer["next"].startswith(f"/night/{NIGHT}/where?saved=")


def test_where_it_cramped_is_undone_together_with_the_answer(send, entry, ada, owner, last_night):
    _, where = send(entry("night"), entry("where"))
    changes = parse_qs(urlsplit(where["next"]).query)["saved"]
    assert len(changes) == 2
    owner.post("/undo", {"saved": changes, "back": "/"})
    assert load_night(ada, last_night) is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"owner": "somebody-else"}, "another diary"),
        ({"format": 2}, "newer version"),
        ({"format": 0}, "cannot be read"),
        ({"format": "1"}, "cannot be read"),
        ({"format": True}, "cannot be read"),
        ({"kind": "dream"}, "does not know"),
        ({"kind": ["night"]}, "does not know"),
        ({"id": ""}, "cannot be read"),
        ({"id": "a\0b"}, "cannot be read"),
        ({"id": "x" * 81}, "cannot be read"),
        ({"id": 7}, "cannot be read"),
        ({"body": []}, "cannot be read"),
        ({"body": {}}, "night"),
        ({"made_at": "2026-11-22T07:30:00"}, "cannot be read"),
        ({"made_at": None}, "cannot be read"),
        ({"made_at": "2026-11-24T07:30:00Z"}, "date and the time"),
        ({"made_at": "1999-11-24T07:30:00Z"}, "date and the time"),
        ({"body": {"night": "2026-11-25", "cramps": "0"}}, "a night that cannot"),
        ({"body": {"night": "2020-11-25", "cramps": "0"}}, "a night that cannot"),
        ({"body": {"night": "2026-02-30", "cramps": "0"}}, "year, month, day"),
        ({"body": {"night": NIGHT, "cramps": "many"}}, "whole number"),
        ({"body": {"night": NIGHT, "cramps": 2}}, "cannot be read"),
        ({"body": {"night": NIGHT, "cramps": "0", "note": "\0"}}, "text file can hold"),
        ({"body": {"night": NIGHT, "cramps": "0", "note": "x" * 70_000}}, "longer"),
        ({"kind": "evening", "body": {"night": NIGHT, "exposures": []}}, "cannot be read"),
        ({"kind": "evening", "body": {"night": NIGHT, "exposures": {"a\nb": 1}}}, "short name"),
        ({"kind": "evening", "body": {"night": NIGHT, "exposures": {"a": "b"}}}, "yes or no"),
        ({"kind": "where", "body": {"night": NIGHT, "episodes": [{}]}}, "cannot be read"),
        ({"kind": "where", "body": {"night": NIGHT, "episodes": ["calf"]}}, "cannot be read"),
        ({"kind": "attack", "body": ATTACK | {"id": "\0"}}, "letters, digits"),
        ({"kind": "attack", "body": ATTACK | {"muscle": "heart"}}, "cannot be read"),
        ({"kind": "attack", "body": ATTACK | {"tried": [7]}}, "cannot be read"),
        ({"kind": "attack", "body": ATTACK | {"tried": 7}}, "cannot be read"),
        ({"kind": "attack", "body": ATTACK | {"revision": 1.5}}, "cannot be read"),
        ({"kind": "attack", "body": ATTACK | {"is_open": True}}, "let go"),
        ({"kind": "attack", "body": ATTACK | {"pain": 11}}, "0 to 10"),
        ({"kind": "attack", "body": ATTACK | {"started_at": "2031-01-01T00:00:00Z"}}, "date and"),
        ({"kind": "session", "body": SESSION | {"movements": 7}}, "not a session"),
    ],
)
def test_what_cannot_be_taken_is_refused_and_costs_nothing_else(
    send, entry, ada, last_night, change, said
):
    good = entry("night", {"night": NIGHT, "cramps": "3"})
    bad, taken = send(entry("night", {"night": NIGHT, "cramps": "0"}) | change, good)
    assert bad["outcome"] == "refused"
    assert said in bad["said"]
    assert taken["outcome"] == "stored"
    assert len(load_diary(ada)) == 1
    assert load_night(ada, last_night) == NightEntry(last_night, Cramps.counted(3))
    assert attacks(ada) == sessions(ada) == ()


def test_an_entry_that_is_no_table_is_answered_too(send, entry):
    assert outcomes(send(None, 7, "x", [], entry("night"))) == ["refused"] * 4 + ["stored"]


def test_an_entry_of_an_older_app_is_read_by_its_own_reader(send, entry, ada, monkeypatch):
    def from_zero(told):
        return told | {"format": 1, "kind": "night", "body": told["was"]}

    monkeypatch.setitem(reading.READERS, 0, from_zero)
    old = entry("night") | {"format": 0, "kind": "", "was": BODIES["night"]}
    assert outcomes(send(old)) == ["stored"]


@pytest.mark.parametrize(
    ("letter", "status"),
    [
        (b"", 422),
        (b"not json", 422),
        (b"\xff", 422),
        (b"[]", 422),
        (b'{"entries": 7}', 422),
        (b'{"entries": [NaN]}', 422),
        (b"[" * 100_000, 422),
        (json.dumps({"entries": [1] * 51}).encode(), 422),
        (b" " * (2 << 20) + b"{}", 413),
        (b" " * (9 << 20), 413),
    ],
)
def test_a_letter_that_cannot_be_read_is_a_sentence_and_stores_nothing(owner, ada, letter, status):
    response = owner.post("/sync", letter, "application/json")
    assert response.status_code == status
    assert response.json()["said"].endswith(".")
    assert len(load_diary(ada)) == 0


def test_without_a_diary_everything_waits_on(browser, db):
    assert browser.get("/sync").json()["owner"] == ""
    response = browser.post("/sync", '{"entries": []}', "application/json")
    assert response.status_code == 403
    assert "stays on your phone" in response.json()["said"]


def test_a_letter_from_another_site_is_refused(ada):
    strict = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    told = strict.get("/sync").json()
    assert strict.post("/sync", "{}", "application/json").status_code == 403
    with_token = strict.post(
        "/sync", '{"entries": []}', "application/json", headers={"X-CSRFToken": told["csrf"]}
    )
    assert with_token.json()["answers"] == []


def test_a_visitor_of_the_sample_cannot_send_for_the_owner(visitor, ada, entry):
    letter = json.dumps({"entries": [entry("night"), entry("attack")]})
    answers = visitor.post("/sync", letter, "application/json").json()["answers"]
    assert outcomes(answers) == ["refused", "refused"]
    assert len(load_diary(ada)) == 0


def test_an_attack_belongs_to_the_night_of_the_place_where_it_was(send, entry, ada, last_night):
    # Seven in the morning in New York, when it is one in the afternoon at home.
    told = ATTACK | {"started_at": "2026-11-22T07:00:00-05:00", "zone": "America/New_York"}
    moment = "2026-11-22T07:10:00-05:00"
    send(entry("attack", told, made_at=moment))
    assert [one.night for one in attacks(ada)] == [last_night]


def test_a_phone_whose_clock_is_fast_does_not_close_the_night(send, entry, ada, last_night, now):
    fast = (now + timedelta(hours=5)).isoformat()
    send(entry("night", made_at=fast))
    assert outcomes(send(entry("night", {"night": NIGHT, "cramps": "1"}, made_at=fast))) == [
        "stored"
    ]
    assert load_night(ada, last_night).cramps == Cramps.counted(1)
