"""*I was checked* opens the gate of its sign for a while, and is shown."""

from datetime import date, timedelta

import pytest

from tests.care.assessment.people import KNOWN, TODAY, nothing_applies
from uncramp.care.assessment import (
    SIGN_RULES,
    Answers,
    Check,
    assess,
    next_screen,
    read_answers,
)
from uncramp.care.assessment._looked_at import LOOKED_AT
from uncramp.care.assessment._same_day import CLOT_RISK, SORE_RISK
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
        ({"pop-in-calf": "yes"}, "calf-tear-or-tendon", 14),
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
    after = {"clot-past-six-months": "no", "blood-thinner": "no"}
    answers = checked(SWOLLEN).with_answers(after).without(["cramps-elsewhere"])
    assert next_screen(answers, KNOWN, TODAY).id == "strength"
    assert next_screen(answers, KNOWN, TODAY + timedelta(days=15)) is None
    assert next_screen(answers, KNOWN) is None


def test_a_newer_check_takes_the_place_of_the_older_one():
    twice = checked(checked(SWOLLEN, days_ago=20), by="the hospital")
    assert [held.by for held in twice.checks] == ["the hospital"]


EMERGENCIES = [rule for rule in SIGN_RULES if rule.urgency is Urgency.EMERGENCY]
TODAYS = [rule for rule in SIGN_RULES if rule.urgency is Urgency.SAME_DAY]
CLOT_SIGNS = {
    "E1": ("lung-clot", {"breathless-chest-pain": "yes"}),
    "S1": (SIGN, {"leg-swollen": "yes"}),
    "S1p": ("possible-leg-clot-higher-risk", {"leg-swollen": "yes", "cancer": "yes"}),
    "S4": ("burst-cyst", {"swelling-behind-knee": "yes"}),
    "S13": ("new-pain-one-leg", {"new-pain-one-leg": "yes", "leg-swollen": "unknown"}),
}
clot_signs = pytest.mark.parametrize(
    ("sign", "told"), CLOT_SIGNS.values(), ids=[f"{rule}-checked" for rule in CLOT_SIGNS]
)
GUARDED = ("recent-leg-clot", "clot-before", "blood-thinner")
AFTER = {"clot-past-six-months": "no", "blood-thinner": "no"}


def standings(answers, day=TODAY):
    found = assess(answers, KNOWN, None, day).cautions
    return {found[name].standing.value for name in GUARDED}


@clot_signs
def test_a_clot_that_a_check_may_have_found_opens_no_gate_of_a_clot(sign, told):
    """Whether the check was told here or stood in a file beside the older no."""
    before = nothing_applies(told)
    assert standings(before) == {"clear"}
    in_a_file = Answers(before.given, (Check(sign, "the hospital", TODAY),))
    for after in (checked(before, sign), in_a_file, read_answers(in_a_file.to_plain(), KNOWN)):
        assert standings(after) == {"unknown"}
        assert standings(after, TODAY + timedelta(days=400)) == {"unknown"}
        assert {"clot-past-six-months", "blood-thinner"} <= set(
            assess(after, KNOWN, None, TODAY).not_answered
        )


@clot_signs
def test_what_a_check_may_have_changed_is_asked_again_and_counts_from_then_on(sign, told):
    after = checked(nothing_applies(told), sign)
    open_still = after.with_answers({"clot-past-six-months": "no"})
    assert standings(open_still) == {"clear", "unknown"}
    assert standings(after.with_answers(AFTER)) == {"clear"}
    found = after.with_answers(AFTER | {"clot-past-six-months": "yes"})
    assert assess(found, KNOWN, None, TODAY).cautions["recent-leg-clot"].standing == "raised"
    written = after.with_answers(AFTER)
    assert read_answers(written.to_plain(), KNOWN) == written
    newer = checked(written, sign, by="the hospital")
    assert standings(newer) == {"unknown"}


def test_a_check_of_another_sign_leaves_what_was_said_about_clots():
    torn = checked(nothing_applies({"pop-in-calf": "yes"}), "calf-tear-or-tendon")
    assert standings(torn) == {"clear"}


def test_after_a_check_for_a_clot_the_next_question_is_whether_there_was_one():
    assert next_screen(checked(SWOLLEN), KNOWN, TODAY).id == "clot-risk"


@pytest.mark.parametrize("rule", EMERGENCIES, ids=[f"{rule.id}-checked" for rule in EMERGENCIES])
def test_no_check_takes_an_emergency_away(rule):
    answers = checked(nothing_applies({rule.asks[0]: "yes"}), rule.subject, days_ago=3)
    found = assess(answers, KNOWN, None, TODAY)
    assert found.urgency is Urgency.EMERGENCY
    assert [hit.subject for hit in found.signs] == [rule.subject]
    assert found.stops == frozenset(KNOWN.signs[rule.subject].stops)
    assert found.cautions["open-warning-sign"].standing == "raised"
    (seen,) = found.checked
    assert (seen.hit.subject, seen.check.by, seen.until) == (rule.subject, "my doctor", None)
    assert next_screen(answers.without(["cramps-elsewhere"]), KNOWN, TODAY, go_on=True) is None


@pytest.mark.parametrize("rule", EMERGENCIES, ids=[f"{rule.id}-answered" for rule in EMERGENCIES])
def test_an_emergency_goes_when_its_question_is_answered_anew_with_no(rule):
    answers = checked(nothing_applies({rule.asks[0]: "yes"}), rule.subject)
    over = answers.with_answers({rule.asks[0]: "no"} | AFTER)
    assert assess(over, KNOWN, None, TODAY).signs == ()
    assert next_screen(over.without(["cramps-elsewhere"]), KNOWN, TODAY).id == "strength"


@pytest.mark.parametrize(
    "rule", [*EMERGENCIES, *TODAYS], ids=[f"{rule.id}-again" for rule in (*EMERGENCIES, *TODAYS)]
)
def test_a_new_yes_drops_the_check_of_its_sign(rule):
    answers = checked(nothing_applies({rule.asks[0]: "yes"}), rule.subject)
    assert answers.checks
    assert answers.with_answers({"sits-long": "yes", rule.asks[0]: "no"}).checks
    assert answers.with_answers({rule.asks[0]: "yes"}).checks == ()


def test_a_check_has_looked_at_what_the_rules_of_its_sign_ask_and_at_no_risk():
    risks = {*CLOT_RISK, *SORE_RISK, "pregnancy", "age-years"}
    asked = {}
    for rule in (*EMERGENCIES, *TODAYS):
        asked.setdefault(rule.subject, set()).update({*rule.asks} - risks)
    assert {sign: set(questions) for sign, questions in LOOKED_AT.items()} == asked


def test_a_new_yes_opens_the_sign_again_and_asks_again_about_a_clot():
    again = checked(SWOLLEN, days_ago=5).with_answers({"leg-swollen": "yes"})
    assert assess(again, KNOWN, None, TODAY).urgency is Urgency.SAME_DAY
    over = again.with_answers({"leg-swollen": "no"})
    assert standings(over) == {"unknown"}
    in_a_file = Answers(SWOLLEN.given, (Check(SIGN, "my doctor", TODAY),))
    again = in_a_file.with_answers({"leg-warm-discoloured": "yes"})
    assert (again.checks, standings(again)) == ((), {"unknown"})


def test_a_risk_is_no_new_sign_and_a_check_in_sight_of_it_stays():
    risky = nothing_applies({"leg-swollen": "yes", "cancer": "yes"})
    seen = checked(risky, "possible-leg-clot-higher-risk")
    told = seen.with_answers({"cancer": "yes", "clot-past-six-months": "yes"})
    assert assess(told, KNOWN, None, TODAY).signs == ()
    sore = nothing_applies({"foot-sores": "yes", "diabetes": "yes"})
    assert checked(sore, "starved-foot").with_answers({"diabetes": "yes"}).checks
