"""*I was checked* opens the gate of its sign for a while, and is shown."""

from datetime import date, timedelta

import pytest

from tests.care.assessment.people import KNOWN, TODAY, nothing_applies
from uncramp.care.assessment import Check, assess, next_screen
from uncramp.knowledge.content import Urgency

SWOLLEN = nothing_applies({"leg-swollen": "yes"})
SIGN = "possible-leg-clot"


def checked(answers, sign=SIGN, *, days_ago=0, by="my doctor"):
    return answers.with_check(Check(sign, by, TODAY - timedelta(days=days_ago)))


def test_a_checked_sign_is_shown_as_checked_with_the_day_and_by_whom():
    found = assess(checked(SWOLLEN), KNOWN, None, TODAY)
    assert found.signs == ()
    assert found.urgency is None
    (seen,) = found.checked
    assert (seen.hit.subject, seen.check.by, seen.check.on) == (SIGN, "my doctor", TODAY)
    assert seen.until == date(2026, 12, 6)
    assert found.stops == frozenset()
    assert found.cautions["possible-leg-clot"].standing == "clear"
    assert found.cautions["open-warning-sign"].standing == "clear"


@pytest.mark.parametrize(
    ("given", "sign", "days"),
    [
        ({"leg-swollen": "yes"}, SIGN, 14),
        ({"stroke-signs": "yes"}, "stroke", 14),
        ({"getting-weaker": "yes"}, "getting-weaker", 30),
        ({"thirst-tired-cold": "yes"}, "thirst-tired-cold", 30),
    ],
)
def test_a_check_expires_and_the_sign_is_asked_again(given, sign, days):
    answers = nothing_applies(given)
    kept = assess(checked(answers, sign, days_ago=days), KNOWN, None, TODAY)
    gone = assess(checked(answers, sign, days_ago=days + 1), KNOWN, None, TODAY)
    assert (len(kept.checked), len(kept.signs)) == (1, 0)
    assert (len(gone.checked), len(gone.signs)) == (0, 1)


def test_a_check_from_the_future_opens_nothing():
    assert assess(checked(SWOLLEN, days_ago=-1), KNOWN, None, TODAY).urgency is Urgency.SAME_DAY


def test_a_check_of_one_sign_opens_no_other():
    both = checked(nothing_applies({"leg-swollen": "yes", "pop-in-calf": "yes"}))
    found = assess(both, KNOWN, None, TODAY)
    assert [hit.subject for hit in found.signs] == ["calf-tear-or-tendon"]
    assert found.cautions["open-warning-sign"].standing == "raised"


def test_a_check_in_sight_of_the_risks_covers_the_clot_and_not_the_other_way_round():
    risky = nothing_applies({"leg-swollen": "yes", "cancer": "yes"})
    with_risks = checked(risky, "possible-leg-clot-higher-risk")
    assert assess(with_risks, KNOWN, None, TODAY).signs == ()
    (left,) = assess(checked(risky), KNOWN, None, TODAY).signs
    assert left.subject == "possible-leg-clot-higher-risk"


def test_a_check_opens_no_gate_that_what_is_not_known_keeps_shut():
    in_doubt = checked(nothing_applies({"leg-swollen": "unknown"}))
    assert assess(in_doubt, KNOWN, None, TODAY).cautions[SIGN].standing == "unknown"


def test_the_questions_go_on_after_a_check_and_stop_again_when_it_has_expired():
    answers = checked(SWOLLEN).without(["cramps-elsewhere"])
    assert next_screen(answers, KNOWN, TODAY).id == "strength"
    assert next_screen(answers, KNOWN, TODAY + timedelta(days=15)) is None
    assert next_screen(answers, KNOWN) is None


def test_a_newer_check_takes_the_place_of_the_older_one():
    twice = checked(checked(SWOLLEN, days_ago=20), by="the hospital")
    assert [held.by for held in twice.checks] == ["the hospital"]
