"""What comes after: nothing warm, cold or rubbed where somebody could be hurt by it."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from tests.care.assessment.people import KNOWN, TODAY, anybody
from tests.care.relief.conftest import somebody
from uncramp.care.assessment import Standing, assess
from uncramp.care.relief import ASKED_AT_TEN_MINUTES, BACK_TO_SLEEP, NOT_LET_GO, aftercare
from uncramp.knowledge.content import Urgency, medicine_in
from uncramp.knowledge.wording import LANGUAGES, knows, say, sentences

IDS = ("wiggle", "walk", "leg-up", "warm", "cold", "stroke", "sip", "sore")


def test_somebody_well_may_do_all_of_it_in_order(well):
    assert aftercare(well) == IDS


@pytest.mark.parametrize("who", ["nobody", "child", "clot"])
def test_nothing_warm_cold_or_rubbed_without_answers_below_18_or_with_an_open_sign(who, request):
    found = None if who == "nobody" else request.getfixturevalue(who)
    assert not {"warm", "cold", "stroke"} & set(aftercare(found))
    assert {"wiggle", "sore"} <= set(aftercare(found))


@pytest.mark.parametrize(
    ("answer", "gone"),
    [
        ("feet_without_feeling", {"warm", "cold", "stroke"}),
        ("leg_artery_disease", {"leg-up", "warm", "cold", "stroke"}),
        ("blood_thinner", {"stroke"}),
        ("varicose_veins", {"stroke"}),
        ("told_to_limit_fluids", {"sip"}),
        ("poor_balance", {"walk"}),
        ("heart_failure", {"leg-up"}),
    ],
)
def test_each_caution_takes_away_what_could_hurt(answer, gone):
    assert set(aftercare(somebody(**{answer: "yes"}))) == set(IDS) - gone
    assert not gone & set(aftercare(somebody(**{answer: "unknown"})))


@pytest.mark.parametrize("name", ["fresh-injury", "calf-tear", "achilles-injury", "broken-bone"])
def test_a_leg_that_was_hurt_is_not_moved_afterwards(name, well):
    shut = replace(well.cautions[name], standing=Standing.RAISED)
    assert "wiggle" not in aftercare(replace(well, cautions={**well.cautions, name: shut}))


def test_a_leg_without_blood_is_not_moved_afterwards():
    assert "wiggle" not in aftercare(somebody(leg_cold_pale_numb="yes"))


@pytest.mark.parametrize(("step", "measure"), [("warm", "warmth"), ("stroke", "self-massage")])
def test_what_is_shut_as_a_measure_is_shut_after_a_cramp_as_well(step, measure, well):
    for name in KNOWN.measures[measure].not_if:
        shut = replace(well.cautions[name], standing=Standing.RAISED)
        found = replace(well, cautions={**well.cautions, name: shut})
        assert step not in aftercare(found), name


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(anybody())
def test_no_heat_whoever_answers_whatever_while_a_clot_is_not_ruled_out(answers):
    found = assess(answers, KNOWN, None, TODAY)
    if found.cautions["possible-leg-clot"].standing is not Standing.CLEAR:
        assert not {"warm", "stroke", "leg-up"} & set(aftercare(found))


def test_the_ten_minute_questions_are_emergencies_of_the_library_and_the_rest_is_for_today():
    assert {KNOWN.signs[name].urgency for name in ASKED_AT_TEN_MINUTES} == {Urgency.EMERGENCY}
    assert KNOWN.signs[NOT_LET_GO].urgency is Urgency.SAME_DAY
    assert {row for name in ASKED_AT_TEN_MINUTES for row in KNOWN.signs[name].rows} == {
        *("E2", "E5", "E7"),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_has_its_sentence_and_none_names_a_medicine(language):
    ids = [f"after.{name}" for name in IDS] + [f"sleep.{name}" for name in BACK_TO_SLEEP]
    ids += [f"ten.{name}" for name in ASKED_AT_TEN_MINUTES]
    assert all(knows(f"relief.{name}") for name in ids)
    for name, sentence in sentences(language).items():
        if name.startswith("relief."):
            assert medicine_in(" ".join(sentence.forms.values())) == "", name
    assert "112" in say("relief.ten.emergency", language, number="112")
