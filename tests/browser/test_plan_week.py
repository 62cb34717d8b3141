"""A week with the plan in a real Chromium: from no diary to one level further, or to one back."""

from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from tests.browser.test_check_up import Finger
from tests.browser.test_player import (
    ALL_DONE,
    HOLD,
    LOCAL,
    READY,
    REST,
    WHOLE,
    Played,
    bring_answers,
)
from tools.check_start import started
from uncramp.exchange.record import read
from uncramp.person.diary import Side
from uncramp.person.nights import Night
from uncramp.person.sessions import Done, Session

CALF, THIGH = "wall-calf-stretch", "hamstring-stretch"
PLAIN = {"age": 63, "country": "GB", "answers": {}}
WENT_WELL = "It went well in 3 sessions in a row, so it is time for a little more."
CHANNELS = ("Tones", "Voice", "Vibration", "Soft light")


class Evening(Played):
    """A quarter past nine on one day: the plan, and from there the session before bed."""

    def __init__(self, page, day):
        self.day = day
        super().__init__(page, (LOCAL,), now=f"{day}T20:15:00Z")

    def open(self):
        # The first page of a server that has just begun reads the whole library.
        self.page.goto("/plan", timeout=20_000)

    def begin(self, *, sound=True):
        """Press Start on the plan, and once more on the player."""
        self.page.locator(".starts a.main").click()
        self.page.wait_for_url("**/plan/play/bedtime")
        if not sound:
            self.page.locator("summary", has_text="Sound and more").click()
            for name in CHANNELS:
                self.page.locator("label", has_text=name).click()
        self.start()

    def whole(self, *, sound=True):
        """Do all of it, and say that it was light and done as drawn."""
        self.begin(sound=sound)
        self.run(WHOLE)
        heard = [len(self.heard(what)) for what in ("notes", "said", "felt")]
        assert self.finish() == ALL_DONE
        for one in self.page.locator(".asked-of").all():
            one.get_by_role("radio", name="2", exact=True).check()
            if one.get_by_role("radio", name="Yes").count():
                one.get_by_role("radio", name="Yes").check()
        self.page.get_by_role("button", name="To your plan").click()
        self.page.wait_for_url("**/plan")
        return heard

    def movement(self, title):
        """What the plan holds of an exercise, in its words."""
        return self.page.locator(".movement", has_text=title)

    def archive(self, folder):
        """Everything that is kept, as the person takes it home."""
        self.page.goto("/settings/export")
        with self.page.expect_download() as waited:
            self.page.get_by_role("link", name="Save the archive").click()
        path = folder / f"{self.day}.uncramp"
        waited.value.save_as(path)
        return read(path)


@pytest.fixture
def evening(opened, tmp_path):
    """One diary on several evenings: each has a server that believes it is that day."""
    data = tmp_path / "data"
    data.mkdir()

    @contextmanager
    def on(day):
        here = {"UNCRAMP_DATA": str(data), "UNCRAMP_NOW": f"{day}T20:15:00+00:00"}
        with started(here) as app:
            page = opened(base_url=app.address.rstrip("/"))
            yield Evening(page, day)
            page.goto("about:blank")

    return on


def begin_diary(page):
    """From the page that welcomes to an empty diary."""
    page.goto("/welcome")
    page.get_by_role("link", name="Start my diary").click()
    page.get_by_label("Time zone").select_option("Europe/Madrid")
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/")


def went_well(day):
    """The session before bed as it was on a day: whole, light, and done as drawn."""
    at = datetime.fromisoformat(f"{day}T20:20:00").replace(tzinfo=UTC)
    facts = {"planned": 3, "done": 3, "active_s": 30.0, "felt": 2}
    return Session(
        id=f"0123456789abcdef-{day}",
        night=Night.parse(day),
        started_at=at,
        seconds=230,
        routine="bedtime",
        movements=tuple(
            Done(name, side=side, clean=True if name == CALF else None, **facts)
            for name in (CALF, THIGH)
            for side in (Side.LEFT, Side.RIGHT)
        ),
    )


def test_three_good_evenings_bring_each_exercise_one_level_further_after_a_week(evening, tmp_path):
    with evening("2026-11-22") as first:
        assert first.page.url.endswith("/welcome")
        begin_diary(first.page)
        first.open()
        first.page.locator("a.button.main").click()
        Finger(first.page, PLAIN).answer_all()
        first.open()
        expect(first.movement("Calf stretch")).to_contain_text("3 holds of 10 s")
        notes, said, felt = first.whole()
        assert min(notes, said, felt) > 10
    with evening("2026-11-23") as second:
        assert second.whole(sound=False) == [0, 0, 0]
    with evening("2026-11-24") as third:
        third.whole()
        expect(third.movement("Calf stretch")).to_contain_text("level 1 of 3")
        check_the_log(third, tmp_path)
    with evening("2026-11-29") as later:
        check_one_further(later)
        assert later.archive(tmp_path).plan


def check_the_log(played, folder):
    """What was really done, to the second: in the archive and on the page."""
    kept = played.archive(folder).sessions
    assert [str(one.night) for one in kept] == ["2026-11-22", "2026-11-23", "2026-11-24"]
    for session in kept:
        # Beside the time that runs fast, the time of the test itself goes by.
        assert (WHOLE - 10_000) / 1_000 - 5 <= session.seconds <= 300
        told = [(one.exercise, one.side, one.done, one.planned) for one in session.movements]
        assert told == [(e, s, 3, 3) for e in (CALF, THIGH) for s in (Side.LEFT, Side.RIGHT)]
        assert [one.active_s for one in session.movements] == pytest.approx([30] * 4, abs=0.3)
        assert {(one.level, one.felt) for one in session.movements} == {(1, 2)}
        assert [one.clean for one in session.movements] == [True, True, None, None]
    played.page.goto("/plan/history")
    expect(played.headline()).to_have_text("3 sessions so far.")
    for title in ("Calf stretch at the wall", "Stretch for the back of the thigh"):
        line = played.page.get_by_text(f"{title}: all 3 done, felt like 2 of 10")
        expect(line).to_have_count(3)


def check_one_further(played):
    """A week after the first evening the plan asks for more, says why, and so does the player."""
    for title in ("Calf stretch", "back of the thigh"):
        expect(played.movement(title)).to_contain_text("level 2 of 3")
        expect(played.movement(title)).to_contain_text("3 holds of 20 s")
    bedtime = played.page.locator("article", has_text="Calf stretch").first
    bedtime.locator("summary").click()
    expect(bedtime.get_by_text(WENT_WELL)).to_be_visible()
    played.begin()
    played.run(READY, HOLD)
    expect(played.page.locator("[data-where]")).to_have_text("Calf · left leg · 1 of 3")
    played.run(HOLD, 500)
    expect(played.headline()).to_have_text("Let go and rest.")


@pytest.fixture
def at_level_two(evening):
    """An evening after a week in which three sessions went well."""
    with evening("2026-11-22") as played:
        begin_diary(played.page)
        days = ("2026-11-12", "2026-11-13", "2026-11-14")
        bring_answers(played.page, sessions=tuple(went_well(day) for day in days))
        played.open()
        expect(played.movement("Calf stretch")).to_contain_text("level 2 of 3")
        yield played


def hurt(played):
    """Stop in the second set of the calf, and leave it at that."""
    played.begin()
    played.run(READY, 2 * HOLD, REST, 3_000)
    played.tap("It hurts")
    played.tap("That is enough for today")
    lines = played.finish()
    assert lines[0] == "left: 1 of 3 sets, skipped\nright: 0 of 3 sets, skipped\nIt hurt"


def test_what_hurt_goes_one_level_back_and_waits_until_the_signs_were_asked_again(at_level_two):
    played, page = at_level_two, at_level_two.page
    hurt(played)
    played.open()
    expect(played.movement("Calf stretch")).to_contain_text("level 1 of 3")
    expect(played.movement("back of the thigh")).to_contain_text("level 2 of 3")
    expect(page.get_by_text("It stays out until these questions")).to_be_visible()
    page.locator(".starts a.main").click()
    assert "Calf stretch" not in page.locator("#cues").inner_text()
    page.get_by_role("link", name="Answer them now").click()
    expect(page.get_by_text("swollen").first).to_be_visible()
    page.locator("button.none").click()
    page.wait_for_url("**/plan?*")
    expect(played.movement("Calf stretch")).to_contain_text("level 1 of 3")
    expect(page.get_by_text("It stays out until these questions")).to_have_count(0)
    played.begin()
    expect(played.headline()).to_have_text("Get ready. Calf stretch at the wall.")


def test_a_sign_that_is_there_when_asked_again_opens_nothing(at_level_two):
    played, page = at_level_two, at_level_two.page
    hurt(played)
    page.get_by_role("link", name="Answer them now").click()
    page.locator('.says input[name="leg-swollen"]').click()
    page.locator("button.ticked").click()
    page.wait_for_url("**/check-up/result")
    expect(played.headline()).to_have_text("Be seen today.")
    played.open()
    expect(played.movement("Calf stretch")).to_have_count(0)
    expect(page.locator(".starts")).to_have_count(0)
