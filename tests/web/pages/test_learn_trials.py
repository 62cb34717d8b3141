"""Trials on Learn: the verdict in words, the meter on any day, the effect only at the end."""

from datetime import UTC, datetime
from random import Random

import pytest

from tests.made_diaries import diary_of
from uncramp.knowledge.content import load
from uncramp.learn.trials import Arm, Question, Unit, design
from uncramp.web.store import (
    keep_trial,
    load_record,
    merge_diary,
    replace_record,
    save_night,
    stored_findings,
)

pytestmark = pytest.mark.django_db(databases=["default", "sample"])

MORNING = datetime(2026, 11, 22, 6, 40, tzinfo=UTC)
ARMS = (Arm("usual", "As usual", 0.0), Arm("loose", "Loose covers", 1.0))
SIZE = "How large the difference is"


def covers(first, nights=40, *, name="covers", measure="loose covers"):
    """A nightly trial; its coins are always the same."""
    question = Question(
        id=name,
        text=f"Do {measure} help me?",
        measure=measure,
        arms=ARMS,
        first=first,
        unit=Unit.NIGHT,
        nights=1,
        units=nights,
        half_life_nights=0.0,
    )
    return design(question, Random(0), drawn_at=MORNING, seed=7)


@pytest.fixture
def lived(ada, last_night):
    """Ada has lived through so many nights of a trial; her nights have these cramps."""

    def live(nights, *, planned=40, off=2, on=0, exposures=False):
        first = last_night + (1 - nights)
        protocol = covers(first, planned)
        sides = [protocol.arm_on(first + i).dose == 1 for i in range(nights)]
        counts = [on if side else off for side in sides]
        noted = {"covers were loose": sides} if exposures else None
        merge_diary(ada, diary_of(counts, noted, first=first), at=MORNING)
        keep_trial(ada, protocol)
        return protocol

    return live


def test_a_trial_that_is_over_has_verdict_meter_and_size(page, lived):
    lived(40)
    text = page("/learn")
    assert "Do loose covers help me?</h2>" in text
    assert '<p class="verdict">Helps you.</p>' in text
    assert "of the 25 it takes. All 40 coins have had their nights." in text
    assert SIZE in text
    assert "fewer" in text.partition(SIZE)[2]


def test_a_trial_that_runs_shows_its_meter_and_never_its_size(page, lived):
    lived(30, off=1, on=1)
    text = page("/learn")
    assert "The coins have not decided yet." in text
    assert "You are trying" in text
    assert "30 coins have had their nights, and 10 more can follow." in text
    assert SIZE not in text
    assert "times as many)" not in text.partition("<main")[2]


def test_what_follows_the_coin_is_not_looked_at_while_the_trial_runs(page, lived):
    lived(34, exposures=True)
    text = page("/learn")
    assert "Goes with fewer" not in text
    assert "“covers were loose” follows the trial" in text


def test_an_answer_from_before_a_trial_came_in_does_not_show_what_follows_its_coin(
    page, ada, last_night
):
    protocol = covers(last_night + -33)
    sides = [protocol.arm_on(last_night + -33 + i).dose == 1 for i in range(34)]
    noted = {"covers were loose": sides}
    counts = [0 if side else 2 for side in sides]
    merge_diary(ada, diary_of(counts, noted, first=last_night + -33), at=MORNING)
    assert "Goes with fewer" in page("/learn")
    keep_trial(ada, protocol)
    assert "Goes with fewer" not in page("/learn")


def test_a_trial_that_was_given_up_ends_by_the_calendar(page, lived, clock):
    lived(25)
    assert SIZE not in page("/learn")
    clock(datetime(2026, 12, 24, 7, 0, tzinfo=UTC))
    text = page("/learn")
    assert SIZE in text
    assert "The plan had 15 more nights after the last one you noted." in text


def test_each_trial_keeps_its_answer_until_a_night_changes(page, ada, lived, last_night):
    lived(40)
    page("/learn")
    kept = stored_findings(ada)
    assert set(kept) == {"", "covers"}
    page("/learn")
    assert stored_findings(ada) == kept
    save_night(ada, load_record(ada).diary[last_night + -39], at=MORNING)
    page("/learn")
    assert stored_findings(ada)["covers"].diary_digest != kept["covers"].diary_digest


def test_missing_nights_of_one_side_are_told_with_their_worst_case(page, ada, last_night):
    first = last_night + -39
    protocol = covers(first)
    gone = [protocol.arm_on(first + i).dose == 1 and i % 3 for i in range(40)]
    merge_diary(ada, diary_of([None if g else 1 for g in gone], first=first), at=MORNING)
    keep_trial(ada, protocol)
    text = page("/learn")
    assert "Nights clearly go missing more often on one side" in text
    assert f"{sum(map(bool, gone))} nights of the trial are missing" in text


def test_a_trial_before_a_first_answer_is_shown_as_well(page, lived):
    lived(6)
    text = page("/learn")
    assert "8 more known nights, then a first answer." in text
    assert "6 coins have had their nights" in text


def test_the_words_of_a_plan_are_never_markup(page, ada, last_night):
    keep_trial(ada, covers(last_night, measure="<script>alert(1)</script>"))
    text = page("/learn")
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


def test_a_trial_of_somebody_else_is_never_shown(page, ada, ben, last_night):
    keep_trial(ben, covers(last_night, measure="ben's secret"))
    assert "secret" not in page("/learn")


def test_the_visitor_sees_the_trials_of_the_sample_and_none_of_the_owner(visitor, ada, last_night):
    keep_trial(ada, covers(last_night, measure="ada's socks"))
    text = visitor.get("/learn").content.decode()
    assert "ada&#x27;s socks" not in text
    assert f"“{load('en').measures['loose-covers'].title}”" in text
    assert f"“{load('en').measures['bedtime-stretches'].title}”" in text


def test_answers_about_trials_travel_with_the_record(page, ada, lived):
    lived(40)
    page("/learn")
    record = load_record(ada)
    assert len(record.findings) == 2
    assert record.findings[1]["verdict"] == "helps"
    replace_record(ada, record, at=MORNING)
    assert load_record(ada) == record
    page("/learn")
    assert len(load_record(ada).findings) == 2
