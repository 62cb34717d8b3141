"""One night in full: everything can be mended, nothing is lost on the way."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from uncramp.exchange.record import Factor
from uncramp.person.diary import Cramps, Episode, Exposure, Muscle, NightEntry, Side
from uncramp.person.nights import Night
from uncramp.web.pages.forms.night import stamp_of
from uncramp.web.store import load_night, save_factor, save_night

pytestmark = pytest.mark.django_db(databases=["default", "sample"])

NIGHT = Night.parse("2026-10-24")
AT = datetime(2026, 10, 26, 9, 0, tzinfo=UTC)
FULL = NightEntry(
    NIGHT,
    Cramps.counted(2),
    minutes=7.5,
    pain=6,
    sleep_disturbance=4,
    exposures=(Exposure("coffee", True), Exposure("hours", 6.5)),
    episodes=(
        # 02:30 comes twice in this night; this is the second time.
        Episode(
            "a",
            started_at=datetime(2026, 10, 25, 1, 30, 20, tzinfo=UTC),
            muscle=Muscle.CALF,
            side=Side.LEFT,
            seconds_to_release=95,
            manoeuvres=("stretch", "stand"),
            pain=6,
        ),
        Episode("b"),
    ),
    arm="b",
    block="3",
    excluded="hospital",
    note="First line\nsecond, with “quotes” & <tags>",
)


@pytest.fixture
def night(owner, ada):
    """The form of the night as a browser would send it back, with some answers changed."""

    class Form:
        address = f"/diary/night/{NIGHT}"

        def facts(self, **changed):
            context = owner.get(self.address).context
            facts = {"stamp": context["stamp"]}
            for form in (context["form"], *context["cramps"]):
                for field in form:
                    value = field.value()
                    if field.name == "started_at" and value is not None:
                        value = value.strftime("%H:%M:%S")
                    if value is not None and value is not False:
                        facts[field.html_name] = value
            return {k: v for k, v in (facts | changed).items() if v is not None}

        def send(self, **changed):
            facts = self.facts(**changed)
            facts["note"] = str(facts.get("note", "")).replace("\n", "\r\n")
            return owner.post(self.address, facts)

    return Form()


def test_saving_a_night_as_it_stands_changes_nothing(night, ada):
    save_night(ada, FULL, at=AT)
    save_factor(ada, Factor("coffee"), row=None)
    assert night.send().status_code == 302
    assert load_night(ada, NIGHT) == FULL


def test_a_night_can_be_filled_in_later(night, ada):
    night.send(answer="counted", cramps="3", pain="5", note="late")
    entry = load_night(ada, NIGHT)
    assert (entry.cramps, entry.pain, entry.note) == (Cramps.counted(3), 5, "late")


def test_a_night_without_an_answer_is_asked_for_one(night, ada):
    response = night.send()
    assert response.status_code == 422
    assert "Please fill this in." in response.content.decode()
    assert load_night(ada, NIGHT) is None


def test_counted_without_a_number_is_asked_for_the_number(night):
    assert "If you lost count" in night.send(answer="counted").content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("cramps", "0"),
        ("cramps", "201"),
        ("cramps", "two"),
        ("cramps", "1.5"),
        ("pain", "11"),
        ("pain", "-1"),
        ("minutes", "1501"),
        ("minutes", "nan"),
        ("minutes", "inf"),
        ("sleep_disturbance", "x"),
        ("answer", "perhaps"),
        ("cramp-0-pain", "12"),
        ("cramp-0-seconds", "86401"),
        ("cramp-0-started_at", "25:00"),
        ("cramp-0-muscle", "wing"),
        ("note", "\0"),
    ],
)
def test_what_does_not_fit_comes_back_and_nothing_is_saved(night, ada, field, value):
    facts = {"answer": "counted", "cramps": "2"} | {field: value}
    response = night.send(**facts)
    assert response.status_code == 422
    assert "Not saved yet" in response.content.decode()
    assert load_night(ada, NIGHT) is None


def test_a_night_changed_in_another_window_is_not_overwritten_unseen(night, ada):
    stale = night.facts(answer="quiet")
    save_night(ada, FULL, at=AT)
    response = night.send(**stale)
    assert response.status_code == 409
    assert "changed in another window" in response.content.decode()
    assert load_night(ada, NIGHT) == FULL


def test_saving_a_second_time_takes_the_words_that_were_seen(night, ada):
    save_night(ada, FULL, at=AT)
    night.send(answer="quiet", stamp=stamp_of(FULL))
    assert load_night(ada, NIGHT).cramps.is_quiet


def test_a_quiet_night_keeps_no_cramps_to_describe(night, ada):
    save_night(ada, FULL, at=AT)
    night.send(answer="quiet")
    entry = load_night(ada, NIGHT)
    assert entry == replace(FULL, cramps=Cramps.quiet(), episodes=(), minutes=None, pain=None)


def test_a_cramp_can_be_added_with_its_time(night, ada):
    night.send(
        answer="counted",
        cramps="1",
        **{"cramp-0-muscle": "foot", "cramp-0-side": "right", "cramp-0-started_at": "23:10"},
    )
    (episode,) = load_night(ada, NIGHT).episodes
    assert episode.started_at == datetime(2026, 10, 24, 21, 10, tzinfo=UTC)
    assert (episode.muscle, episode.side) == (Muscle.FOOT, Side.RIGHT)


def test_a_time_after_midnight_belongs_to_the_morning(night, ada):
    night.send(answer="counted", cramps="1", **{"cramp-0-started_at": "04:10"})
    (episode,) = load_night(ada, NIGHT).episodes
    assert episode.started_at == datetime(2026, 10, 25, 3, 10, tzinfo=UTC)


def test_a_cramp_can_be_taken_out(night, ada):
    save_night(ada, FULL, at=AT)
    night.send(**{"cramp-0-remove": "on"})
    assert load_night(ada, NIGHT).episodes == FULL.episodes[1:]


def test_a_night_can_be_taken_out_and_brought_back(owner, ada):
    save_night(ada, FULL, at=AT)
    response = owner.post(f"/diary/night/{NIGHT}/clear")
    assert load_night(ada, NIGHT) is None
    change = response.headers["Location"].partition("saved=")[2]
    owner.post("/undo", {"saved": change, "back": f"/diary/night/{NIGHT}"})
    assert load_night(ada, NIGHT) == FULL


def test_a_note_is_text_and_never_markup(night, ada, owner):
    save_night(ada, replace(FULL, note="<script>alert(1)</script>"), at=AT)
    text = owner.get(night.address).content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text
