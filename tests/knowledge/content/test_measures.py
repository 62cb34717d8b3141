"""Whom each measure keeps out: burns, falls, pressure, fluids, medicines, what was left alone."""

import re

import pytest

from uncramp.knowledge.content import Kind, load

LANGUAGES = ("en", "es")
LIBRARY = load("en")
MEASURES = LIBRARY.measures

# What presses on the leg or warms it, and what is done on one's feet or gets somebody out of bed.
PRESSES = ("clinic-treatments", "compression-socks", "foam-rolling", "massage-gun", "self-massage")
HARD = ("foam-rolling", "massage-gun")
ON_ONES_FEET = (
    *("bedtime-stretches", "calf-stretch-only", "evening-cycle", "heel-walking", "more-walking"),
    *("sitting-breaks", "standing-and-shoes", "strengthening", "targeted-stretches"),
)
MOVES_THE_LEG = tuple(name for name, one in MEASURES.items() if one.exercises)


def kept_out(name):
    return set(MEASURES[name].not_if)


def minded(name):
    return kept_out(name) | set(MEASURES[name].care_if)


@pytest.mark.parametrize("name", [*PRESSES, "warmth", "evening-cycle", "strengthening"])
def test_nothing_presses_warms_or_strains_a_leg_that_may_have_a_clot(name):
    assert {"possible-leg-clot", "open-warning-sign"} <= kept_out(name)


@pytest.mark.parametrize("name", MOVES_THE_LEG)
def test_a_measure_is_no_way_round_the_cautions_of_its_exercises(name):
    for exercise in MEASURES[name].exercises:
        both = {"possible-leg-clot", "open-warning-sign"} & set(LIBRARY.exercises[exercise].not_if)
        assert both <= kept_out(name)


@pytest.mark.parametrize("name", HARD)
def test_what_presses_hard_is_not_for_thinned_blood_fragile_skin_or_a_pregnancy(name):
    assert kept_out(name) >= {
        *("blood-thinner", "bleeding-problem", "varicose-veins", "fragile-skin"),
        *("foot-numbness", "pregnancy", "recent-leg-clot"),
    }


def test_hands_on_thinned_blood_ask_for_care():
    assert {"blood-thinner", "bleeding-problem", "clot-before"} <= minded("self-massage")


def test_warmth_is_not_for_skin_that_does_not_feel_it_or_somebody_who_may_fall_asleep_on_it():
    assert kept_out("warmth") >= {
        *("foot-numbness", "arterial-disease", "fragile-skin", "foot-sore", "open-wound"),
        *("drowsy-at-night", "skin-infection", "fresh-injury"),
    }


@pytest.mark.parametrize(
    ("language", "words"), [("en", "never hot"), ("es", "nunca caliente|no caliente|que no queme")]
)
def test_warmth_says_how_warm_for_how_long_and_never_in_sleep(language, words):
    measure = load(language).measures["warmth"]
    assert re.search(words, measure.sections["how-to-do-it"].lower())
    assert "15" in measure.sections["how-to-do-it"]


@pytest.mark.parametrize("name", ON_ONES_FEET)
def test_what_is_done_on_ones_feet_minds_the_balance(name):
    assert "poor-balance" in minded(name)


def test_tight_stockings_are_not_for_narrow_arteries_or_numb_feet():
    assert {"arterial-disease", "foot-numbness", "fragile-skin"} <= kept_out("compression-socks")


def test_drinking_is_no_measure_for_whoever_must_limit_fluids():
    assert kept_out("drink-to-thirst") >= {
        *("fluid-limit", "heart-failure", "kidney-disease", "dialysis", "liver-disease"),
        *("low-sodium", "diuretic"),
    }


@pytest.mark.parametrize(("language", "never"), [("en", "never more than"), ("es", "nunca")])
def test_drinking_has_an_upper_end(language, never):
    text = load(language).measures["drink-to-thirst"].sections["how-to-do-it"].lower()
    assert never in text


def test_nobody_who_depends_on_alcohol_is_asked_to_leave_it_out():
    assert "alcohol-dependence" in kept_out("alcohol-free-evenings")


def test_nothing_on_the_back_late_in_pregnancy():
    assert {"late-pregnancy", "third-trimester"} <= kept_out("pillow-behind-knees")
    on_the_back = [one for one in LIBRARY.exercises.values() if one.position == "lying"]
    assert on_the_back
    assert all("late-pregnancy" in {*one.not_if, *one.care_if} for one in on_the_back)


@pytest.mark.parametrize("name", ["clinic-treatments", "prescription-medicines", "supplements"])
def test_no_coin_decides_about_a_medicine_a_supplement_or_a_treatment(name):
    assert not MEASURES[name].randomisable


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("shelf", ["claims", "medications"])
def test_quinine_tells_its_harm_and_to_change_nothing_alone(language, shelf):
    known = load(language)
    name = {"claims": "quinine-dangers", "medications": "quinine"}[shelf]
    text = " ".join(getattr(known, shelf)[name].sections.values()).lower()
    words = {
        "en": ("bruises", "bleeding", "heart", "change"),
        "es": ("puntitos", "sangr", "corazón", "cambies"),
    }
    assert all(word in text for word in words[language])
    assert re.search({"en": "urgent|emergency", "es": "urgente|emergencias"}[language], text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_measure_says_that_tonic_water_or_quinine_is_a_remedy(language):
    for measure in load(language).measures.values():
        steps = measure.sections["how-to-do-it"].lower()
        assert not re.search(r"\b(quinin|tonic|tónica)", steps), measure.id


def test_every_caution_of_a_measure_or_exercise_is_one_of_the_library():
    for item in LIBRARY:
        if item.kind in {Kind.MEASURES, Kind.EXERCISES}:
            assert {*item.not_if, *item.care_if} <= set(LIBRARY.cautions)


NEVER_OFFERED = {"clinic-treatments", "compression-socks", "prescription-medicines", "supplements"}


def test_a_plan_offers_what_one_does_oneself_and_no_medicine_supplement_or_treatment():
    planned = {name for name, one in MEASURES.items() if one.planned}
    assert planned == set(MEASURES) - NEVER_OFFERED
    assert all(MEASURES[name].randomisable for name in planned)


@pytest.mark.parametrize("name", MOVES_THE_LEG)
def test_a_sign_that_puts_the_exercises_on_hold_holds_the_measure(name):
    kinds = {LIBRARY.exercises[one].activity for one in MEASURES[name].exercises}
    assert MEASURES[name].activity in kinds


@pytest.mark.parametrize(
    ("name", "activity"),
    [
        ("warmth", "heat"),
        ("self-massage", "massage"),
        ("foam-rolling", "rolling"),
        ("massage-gun", "percussion"),
        ("compression-socks", "compression"),
        ("more-walking", "exercise"),
        ("strengthening", "exercise"),
        ("loose-covers", None),
        ("alcohol-free-evenings", None),
    ],
)
def test_each_measure_is_held_by_the_signs_that_stop_its_activity(name, activity):
    assert MEASURES[name].activity == activity


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("loose-covers", {"toes-pointed-in-bed"}),
        ("sitting-breaks", {"long-sitting", "little-activity"}),
        ("alcohol-free-evenings", {"alcohol-and-cramps"}),
        ("no-late-caffeine", {"caffeine-and-cramps"}),
        ("more-walking", {"little-activity"}),
        ("standing-and-shoes", {"long-standing"}),
        ("warmth", {"cold-legs-in-bed"}),
        ("drink-to-thirst", {"fluids-and-cramps"}),
        # Nobody knows which way it works: nothing in a person can speak for it.
        ("pillow-behind-knees", set()),
    ],
)
def test_what_was_found_in_a_person_speaks_for_what_is_about_it(name, fits):
    assert set(MEASURES[name].fits) == fits


def test_heart_trouble_and_narrow_arteries_ask_before_they_walk_more():
    assert set(MEASURES["more-walking"].ask_first) == {"heart-failure", "arterial-disease"}


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_nobody_can_be_asked_about_what_rules_a_measure_out(name):
    assert set(MEASURES[name].ask_first) <= set(MEASURES[name].care_if)
