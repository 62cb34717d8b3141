"""The exercises, held together as one set: each row of the table, who is kept out, and the dose."""

import re

import pytest

from uncramp.knowledge.content import load

KB = {language: load(language) for language in ("en", "es")}
EXERCISES = KB["en"].exercises
ROWS = [f"X{n}" for n in range(1, 22)]

CALF_INJURIES = {"calf-tear", "achilles-injury"}
# What presses on the calf: by hand, by a roller, by a machine, the gentlest first.
PRESSING = ["calf-self-massage", "calf-rolling", "calf-percussion"]
ON_THE_BACK = ["hamstring-stretch-strap", "sleep-positions", "in-bed-calf-stretch"]
FALL_GATED = ["heel-walking", "step-heel-drop", "one-leg-heel-raise", "weight-bearing-release"]
CALF_LOADED = [
    *("wall-calf-stretch", "wall-calf-stretch-bent-knee", "seated-towel-stretch"),
    *("in-bed-calf-stretch", "step-heel-drop", "heel-raise", "one-leg-heel-raise"),
    *("heel-walking", "evening-cycle", "weight-bearing-release", "movement-break", "ankle-pumps"),
]

EVERY = pytest.mark.parametrize("name", sorted(EXERCISES))
BOTH = pytest.mark.parametrize("language", ["en", "es"])
SECONDS = {"en": r"{} seconds?", "es": r"{} segundos?"}
MINUTES = {"en": r"{} minutes?", "es": r"{} minutos?"}
TIMES = {"en": r"{} (times|(\w+, )?\w+ steps)", "es": r"{} (veces|pasos)"}
LEVEL = {"en": "out of 10", "es": "sobre 10"}


def minded(name):
    """The cautions that an exercise knows of, whether they rule it out or ask for care."""
    exercise = EXERCISES[name]
    return {*exercise.not_if, *exercise.care_if}


def says(language, name, heading):
    return KB[language].exercises[name].sections[heading]


def has(form, number, words):
    return re.search(rf"\b{form.format(f'{number:g}')}\b", words)


@pytest.mark.parametrize("row", ROWS)
def test_each_row_of_the_table_of_exercises_has_one_file(row):
    assert len([one for one in EXERCISES.values() if row in one.rows]) == 1


def test_no_exercise_answers_a_row_that_is_not_in_the_table():
    assert {row for one in EXERCISES.values() for row in one.rows} == set(ROWS)


@EVERY
def test_no_exercise_is_done_while_a_clot_or_another_sign_is_open(name):
    assert {"possible-leg-clot", "open-warning-sign", "leg-surgery"} <= set(EXERCISES[name].not_if)


@EVERY
def test_a_caution_rules_an_exercise_out_or_asks_for_care_but_not_both(name):
    exercise = EXERCISES[name]
    assert set(exercise.not_if).isdisjoint(exercise.care_if)
    assert len(minded(name)) == len(exercise.not_if) + len(exercise.care_if)


@EVERY
def test_each_step_up_leads_back_down_and_each_step_down_leads_back_up(name):
    for harder in EXERCISES[name].harder:
        assert name in EXERCISES[harder].easier
    for easier in EXERCISES[name].easier:
        assert name in EXERCISES[easier].harder


@EVERY
def test_no_way_up_comes_back_to_where_it_began(name):
    above, reached = [*EXERCISES[name].harder], set()
    while above:
        step = above.pop()
        assert step != name
        above += [further for further in EXERCISES[step].harder if further not in reached]
        reached.add(step)


@EVERY
def test_an_exercise_on_one_s_feet_minds_the_balance_and_has_a_way_without_standing(name):
    exercise = EXERCISES[name]
    if exercise.position == "standing":
        needed = {"poor-balance", "dizziness", "foot-numbness", "joint-replacement"}
        assert needed <= minded(name)
        seated = {EXERCISES[other].position for other in exercise.easier} - {"standing"}
        assert seated or re.search("sitting|lying", exercise.sections["easier-and-harder"])


@pytest.mark.parametrize("name", FALL_GATED)
def test_what_is_risky_to_fall_from_is_ruled_out_by_poor_balance_dizziness_and_a_weak_foot(name):
    kept_out = {"poor-balance", "dizziness", "drowsy-at-night", "foot-drop"}
    assert kept_out <= set(EXERCISES[name].not_if)


def test_heel_walking_keeps_out_everybody_who_could_fall_badly():
    kept_out = {"foot-numbness", "bone-thinning", "late-pregnancy", "age-over-75", "stiff-ankle"}
    assert kept_out <= set(EXERCISES["heel-walking"].not_if)
    assert EXERCISES["heel-walking"].easier == ("seated-toe-raise",)
    assert EXERCISES["seated-toe-raise"].position == "seated"
    assert "poor-balance" not in EXERCISES["seated-toe-raise"].not_if


def test_the_stair_keeps_out_the_old_the_numb_and_the_pregnant():
    kept_out = {"foot-numbness", "late-pregnancy", "age-over-75", "foot-sore"}
    assert kept_out <= set(EXERCISES["step-heel-drop"].not_if)


@pytest.mark.parametrize("name", PRESSING)
def test_nothing_presses_on_a_leg_with_a_clot_a_wound_an_infection_or_a_fresh_injury(name):
    kept_out = {"possible-leg-clot", "recent-leg-clot", "open-wound", "skin-infection"}
    kept_out |= {"broken-bone", "fresh-injury", "leg-surgery"} | CALF_INJURIES
    assert kept_out <= set(EXERCISES[name].not_if)


@pytest.mark.parametrize("name", PRESSING)
def test_what_presses_minds_the_blood_the_veins_the_skin_the_feeling_and_a_pregnancy(name):
    needed = {"blood-thinner", "bleeding-problem", "varicose-veins", "fragile-skin"}
    needed |= {"foot-numbness", "pregnancy", "clot-before", "arterial-disease"}
    assert needed <= minded(name)


def test_the_harder_a_thing_presses_the_more_people_it_keeps_out():
    hand, roller, machine = (set(EXERCISES[name].not_if) for name in PRESSING)
    assert hand < roller < machine


def test_the_massage_gun_names_its_whole_gate_and_nothing_leads_up_to_it():
    gun = EXERCISES["calf-percussion"]
    gate = {"blood-thinner", "bleeding-problem", "clot-before", "recent-leg-clot", "pregnancy"}
    gate |= {"foot-numbness", "bone-thinning", "broken-bone", "implant", "joint-replacement"}
    assert gate | CALF_INJURIES <= set(gun.not_if)
    assert not any("calf-percussion" in one.harder for one in EXERCISES.values())
    assert gun.harder == ()


@BOTH
@pytest.mark.parametrize("name", PRESSING)
def test_what_presses_says_to_look_at_the_legs_first_and_when_to_get_help(name, language):
    look, help_ = {"en": ("swollen", "dark urine"), "es": ("hinchada", "orina")}[language]
    assert look in says(language, name, "how-to-do-it")
    assert help_ in says(language, name, "stop-if")


@EVERY
def test_lying_down_minds_a_late_pregnancy(name):
    if EXERCISES[name].position == "lying" or name in ON_THE_BACK:
        assert "late-pregnancy" in minded(name)


@pytest.mark.parametrize("name", CALF_LOADED)
def test_what_loads_the_calf_is_left_out_with_a_torn_calf_or_a_tendon_at_risk(name):
    assert CALF_INJURIES | {"tendon-risk-antibiotic"} <= set(EXERCISES[name].not_if)


@pytest.mark.parametrize("name", ["heel-raise", "one-leg-heel-raise", "evening-cycle"])
def test_effort_is_left_out_with_chest_pain_or_new_heart_trouble(name):
    assert "heart-unstable" in EXERCISES[name].not_if


@pytest.mark.parametrize("name", ["heel-raise", "one-leg-heel-raise", "step-heel-drop"])
def test_hard_work_for_the_calf_is_not_done_before_bed(name):
    assert EXERCISES[name].dose.when == "morning-or-afternoon"


@BOTH
@EVERY
def test_the_dose_in_words_is_the_dose_in_numbers(name, language):
    dose, words = EXERCISES[name].dose, says(language, name, "how-to-do-it")
    if dose.minutes is None:
        assert has(SECONDS[language], dose.hold_s, words)
    else:
        assert has(MINUTES[language], dose.minutes, words) or has(
            SECONDS[language], 60 * dose.minutes, words
        )
    assert not dose.rest_s or has(SECONDS[language], dose.rest_s, words)
    for count in {dose.sets, dose.reps} - {1}:
        assert has(TIMES[language], count, words)


@EVERY
def test_a_movement_that_goes_on_has_minutes_and_neither_holds_nor_repetitions(name):
    dose = EXERCISES[name].dose
    if dose.minutes is not None:
        assert (dose.hold_s, dose.reps) == (1, 1)


@BOTH
@EVERY
def test_what_each_exercise_asks_is_written_as_steps(name, language):
    assert len(re.findall(r"^\d+\. ", says(language, name, "how-to-do-it"), re.MULTILINE)) >= 4


@BOTH
@EVERY
def test_each_exercise_says_when_to_stop_and_whom_to_call(name, language):
    words = says(language, name, "stop-if")
    assert {"en": "emergency number", "es": "número de emergencias"}[language] in words
    assert KB[language].signs["possible-leg-clot"].title in words


@BOTH
@EVERY
def test_no_angle_reaches_a_reader(name, language):
    words = " ".join(KB[language].exercises[name].sections.values())
    assert not re.search(r"°|\bdegrees?\b|\bgrados?\b", words)


@BOTH
@EVERY
def test_what_leads_up_says_how_light_it_has_to_feel_first(name, language):
    # Pressing harder is no goal: there, it is enough that the hands feel light and no bruise.
    if EXERCISES[name].harder and name != "calf-self-massage":
        assert LEVEL[language] in says(language, name, "easier-and-harder")
