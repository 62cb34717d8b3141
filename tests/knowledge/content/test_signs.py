"""The warning signs, held together as one set: each row of the table, in both languages."""

import re

import pytest

from uncramp.knowledge.content import Activity, Urgency, load

SIGNS = load("en").signs
ROWS = {
    **{f"E{n}": Urgency.EMERGENCY for n in range(1, 14)},
    **{f"S{n}": Urgency.SAME_DAY for n in range(1, 14)},
    "S1p": Urgency.SAME_DAY,
    **{f"D{n}": Urgency.WITHIN_DAYS for n in range(1, 13)},
    # Two rows carry two levels; the safer one holds.
    "D4": Urgency.SAME_DAY,
    "D7": Urgency.SAME_DAY,
    **{f"G{n}": Urgency.ROUTINE for n in range(1, 7)},
}
EMERGENCY_NUMBER = {"en": "emergency number", "es": "número de emergencias"}
NOW = {"en": "now", "es": "ya"}
ONE_COUNTRY = re.compile(r"\b(911|999|112|111|000|NHS|GP|A&E|SAMU|061)\b")

EVERY = pytest.mark.parametrize("name", sorted(SIGNS))
BOTH = pytest.mark.parametrize("language", ["en", "es"])


def of(*levels):
    return [name for name, sign in sorted(SIGNS.items()) if sign.urgency in levels]


@pytest.mark.parametrize(("row", "urgency"), ROWS.items())
def test_each_row_of_the_table_of_warning_signs_has_one_file_of_its_urgency(row, urgency):
    assert [sign.urgency for sign in SIGNS.values() if row in sign.rows] == [urgency]


def test_no_sign_answers_a_row_that_is_not_in_the_table():
    assert {row for sign in SIGNS.values() for row in sign.rows} == set(ROWS)


@pytest.mark.parametrize("name", of(Urgency.EMERGENCY, Urgency.SAME_DAY))
def test_an_urgent_sign_stops_everything_but_what_gives_gentle_relief(name):
    sign = SIGNS[name]
    assert set(sign.stops) == set(Activity) - {Activity.GENTLE_STRETCH}
    assert set(sign.keeps) <= {Activity.GENTLE_STRETCH}


@pytest.mark.parametrize("name", of(Urgency.ROUTINE))
def test_a_routine_sign_stops_nothing(name):
    assert SIGNS[name].stops == ()


@BOTH
@pytest.mark.parametrize("name", of(Urgency.EMERGENCY))
def test_an_emergency_says_in_its_first_sentence_what_to_do_now(name, language):
    first = load(language).signs[name].sections["in-one-sentence"]
    assert EMERGENCY_NUMBER[language] in first
    # What to do stands before what it may be.
    assert re.search(rf"\b{NOW[language]}\b", first.partition(":")[0])


@BOTH
@pytest.mark.parametrize("name", of(Urgency.SAME_DAY, Urgency.WITHIN_DAYS))
def test_a_milder_sign_says_when_it_becomes_an_emergency(name, language):
    assert EMERGENCY_NUMBER[language] in load(language).signs[name].sections["what-to-do"]


@BOTH
@EVERY
def test_no_sign_assumes_the_telephone_numbers_or_services_of_one_country(name, language):
    words = " ".join(load(language).signs[name].sections.values())
    assert not ONE_COUNTRY.search(words)


@EVERY
def test_a_sign_that_keeps_the_gentle_stretch_says_so(name):
    if Activity.GENTLE_STRETCH in SIGNS[name].keeps:
        assert "stretch" in SIGNS[name].sections["until-you-are-seen"]
        assert "estir" in load("es").signs[name].sections["until-you-are-seen"].lower()
