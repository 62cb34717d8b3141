"""What goes with night cramps or looks like them: every row once, and the urgent line first."""

import re

import pytest

from uncramp.knowledge.content import Advice, Certainty, Role, load

EN, ES = load("en"), load("es")

LINKS = [f"3.{number}" for number in range(1, 23)]
MEDICINES = {"3.6": "statins-and-cramps", "3.7": "diuretics-and-cramps"}
LOOK_ALIKES = [f"5.1.{number}" for number in range(1, 23)]

# Verdicts of the evidence table; where a row carries two, the lower one.
VERDICTS = {
    "12.3.1": Advice.CAUTION,
    "12.3.2": Advice.PARTLY,
    "12.3.3": Advice.UNTESTED,
    "12.3.4": Advice.CONFLICTING,
    "12.3.5": Advice.SUPPORTED,
    "12.3.6": Advice.SUPPORTED,
    "12.3.7": Advice.PARTLY,
    "12.3.8": Advice.SUPPORTED,
    "12.3.9": Advice.SUPPORTED,
    "12.3.10": Advice.SUPPORTED,
    "12.3.11": Advice.WEAK,
    "12.3.12": Advice.SUPPORTED,
    "12.3.13": Advice.SUPPORTED,
    "12.3.14": Advice.WEAK,
    "12.3.15": Advice.CONFLICTING,
}
STRENGTHS = {
    "3.1": Certainty.LOW,
    "3.2": Certainty.VERY_LOW,
    "3.3": Certainty.LOW,
    "3.4": Certainty.MODERATE,
    "3.5": Certainty.MODERATE,
    "3.8": Certainty.HIGH,
    "3.9": Certainty.MODERATE,
    "3.10": Certainty.LOW,
    "3.11": Certainty.MODERATE,
    "3.12": Certainty.MODERATE,
    "3.13": Certainty.LOW,
    "3.14": Certainty.LOW,
}
EMERGENCIES = [
    "acute-limb-ischaemia",
    "cauda-equina-syndrome",
    "compartment-syndrome",
    "infection-and-tetanus",
    "low-calcium",
    "rhabdomyolysis",
]
SAME_DAY = [
    "achilles-rupture",
    "bakers-cyst",
    "calf-muscle-tear",
    "deep-vein-thrombosis",
    "limb-threatening-ischaemia",
]


def told(conditions):
    return [" ".join(c.sections.values()) for c in conditions.values()]


@pytest.mark.parametrize("row", LINKS + LOOK_ALIKES)
def test_a_row_is_answered_by_one_condition_or_by_the_claim_of_its_medicine(row):
    found = [c.id for c in EN.conditions.values() if row in c.rows]
    if row in MEDICINES:
        assert found == []
        assert row in EN.claims[MEDICINES[row]].rows
    else:
        assert len(found) == 1


@pytest.mark.parametrize(("row", "advice"), VERDICTS.items())
def test_what_people_say_of_an_illness_carries_the_verdict_of_its_row(row, advice):
    assert [claim.advice for claim in EN.claims.values() if row in claim.rows] == [advice]


@pytest.mark.parametrize(("row", "certainty"), STRENGTHS.items())
def test_a_link_is_no_surer_than_its_row(row, certainty):
    assert {c.certainty for c in EN.conditions.values() if row in c.rows} == {certainty}


def test_the_inhalers_and_restless_legs_that_the_article_omits_are_there():
    assert "12.6.1" in EN.claims["long-acting-inhalers-and-cramps"].rows
    assert "12.6.4" in EN.claims["restless-legs-or-cramps"].rows


def test_how_sure_the_link_is_stands_where_there_is_one_and_nowhere_else():
    for condition in EN.conditions.values():
        assert (condition.certainty is not None) == (Role.ASSOCIATED in condition.roles)


def test_roles_follow_the_tables():
    for condition in EN.conditions.values():
        tables = {row.startswith("5.1.") for row in condition.rows}
        assert (True in tables) == (Role.LOOK_ALIKE in condition.roles)
        assert (False in tables) == (Role.ASSOCIATED in condition.roles)


@pytest.mark.parametrize("name", EMERGENCIES)
def test_an_emergency_says_so_before_anything_else(name):
    assert EN.conditions[name].sections["what-to-do"].startswith("**Call the emergency number now")
    there = ES.conditions[name].sections["what-to-do"]
    assert there.startswith("**Llama ya al número de emergencias")


@pytest.mark.parametrize("name", SAME_DAY)
def test_what_must_be_seen_today_says_so_before_anything_else(name):
    assert EN.conditions[name].sections["what-to-do"].startswith("**Be seen today.**")
    assert ES.conditions[name].sections["what-to-do"].startswith("**Que te vean hoy.**")


def test_cramps_are_said_to_go_with_an_illness_and_never_to_be_a_sign_of_it():
    for text in told(EN.conditions) + told(EN.claims):
        assert not re.search(r"cramps? (is|are|may be|can be) (a )?signs? of", text)
    for text in told(ES.conditions) + told(ES.claims):
        assert not re.search(r"calambres? (es|son|puede ser) (una )?(señal|señales|signo) de", text)


def test_who_may_not_drink_freely_is_told_so():
    for name in ("cirrhosis", "kidney-disease-and-dialysis", "heart-and-blood-vessels"):
        assert "no more" in EN.conditions[name].sections["what-to-do"] or (
            "Do not drink more" in EN.conditions[name].sections["what-to-do"]
        )
