"""The assessment as sentences: what is urgent first, and alone."""

import json
from datetime import date, timedelta

import pytest

from tests.care.assessment.people import PEOPLE, TODAY, answered, nothing_applies
from uncramp.care.assessment import Answers, Check, MedicineNamed, assess
from uncramp.exchange.report.asked import asked, asked_lines
from uncramp.exchange.report.assessed import Assessed
from uncramp.knowledge.content import load
from uncramp.person.diary import Cramps, Diary, Episode, NightEntry
from uncramp.person.nights import Night

LANGUAGES = ["en", "es"]


def said(answers, language="en", diary=None):
    known = load(language)
    return Assessed(assess(answers, known, diary, TODAY, program="1.0"), answers, known)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_swollen_hot_calf_is_told_to_be_seen_today_and_nothing_else(language):
    told = {"leg-swollen": "yes", "leg-warm-discoloured": "yes", "sits-long": "yes"}
    lines = str(said(nothing_applies(told), language)).splitlines()
    assert lines[0] == {"en": "Be seen today.", "es": "Que te vean hoy."}[language]
    assert lines[1].strip() == load(language).signs["possible-leg-clot"].title
    assert len(lines) == 6
    assert load(language).claims["long-sitting"].title not in "\n".join(lines)


@pytest.mark.parametrize(
    ("country", "number"), [("GB", "999"), ("UK", "999"), ("US", "911"), ("skipped", "112")]
)
def test_an_emergency_names_the_number_of_the_country_first(country, number):
    answers = nothing_applies({"stroke-signs": "yes", "country": country})
    assert str(said(answers)).splitlines()[0] == f"Call the emergency number now: {number}."
    assert said(answers).to_dict()["emergency_number"] == number


def test_the_usual_night_cramp_is_told_as_a_guide():
    told = {"very-painful": "yes", "lets-go-within-ten-minutes": "yes"}
    text = str(said(nothing_applies(told)))
    assert "a guide and no test: strong pain, over within ten minutes, in the calf" in text
    assert "Unlike the usual night cramp, or not so with you: sore afterwards" in text


def test_indapamide_and_salmeterol_leave_with_a_list_and_three_honest_sentences():
    named = [MedicineNamed(name, name, confirmed=True) for name in ("indapamide", "salmeterol")]
    lines = str(said(nothing_applies({"medicines": tuple(named)}))).splitlines()
    at = lines.index("To bring to your pharmacist or doctor:")
    assert [line.strip().partition(":")[0] for line in lines[at + 1 : at + 3]] == [
        "indapamide",
        "salmeterol",
    ]
    assert "linked with cramps in some people" in lines[at + 3]
    assert "does not mean that they cause your cramps" in lines[at + 4]
    assert "change nothing by yourself" in lines[at + 5]


def test_a_medicine_that_only_makes_something_unsafe_is_not_said_to_be_linked():
    warfarin = (MedicineNamed("warfarin", "warfarin", confirmed=True),)
    text = str(said(nothing_applies({"medicines": warfarin})))
    assert "warfarin:" in text
    assert "We ask because you may bruise easily" in text
    assert "change nothing by yourself" in text
    assert "linked" not in text


def test_who_drinks_tonic_water_is_told_what_quinine_can_do():
    tonic = (MedicineNamed("tonic water", "tonic-water", confirmed=True),)
    text = str(said(nothing_applies({"medicines": tonic})))
    assert "in rare cases it does grave harm to the blood or the heart" in text


def test_every_part_of_a_product_is_offered():
    text = str(said(nothing_applies({"medicines": (MedicineNamed("Co-amilofruse", "amiloride"),)})))
    assert "may be amiloride, furosemide," in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_that_nobody_confirmed_is_offered_and_one_we_do_not_know_is_said_so(language):
    named = (MedicineNamed("Serevent", "salmeterol"), MedicineNamed("<b>Xyz</b>"))
    answers = nothing_applies({"medicines": named})
    text = str(said(answers, language))
    assert "Serevent: " in text
    assert "almeterol" in text
    assert "<b>Xyz</b>: " in text
    html = said(answers, language)._repr_html_()
    assert "&lt;b&gt;Xyz&lt;/b&gt;" in html
    assert "<b>" not in html


def test_a_checked_sign_is_told_with_the_day_and_by_whom():
    answers = nothing_applies({"leg-swollen": "yes"}).with_check(
        Check("possible-leg-clot", "the clinic", date(2026, 11, 20))
    )
    assert "was checked on 20 Nov 2026 by the clinic. We ask again after 4 Dec 2026." in str(
        said(answers)
    )


def test_what_is_open_is_listed_and_the_urgent_signs_behind_it_come_first():
    told = said(Answers({"age-years": 60, "sits-long": "yes"}))
    signs, text = told.known.signs, str(told)
    urgent = sum(signs[s].urgency in {"emergency", "same-day"} for s in told.assessment.unsettled)
    assert urgent > 20
    assert text.startswith(f"{urgent} warning signs that would be urgent are still open")
    assert f"{len(told.assessment.not_answered)} questions are open, and open is not no:" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("person", PEOPLE, ids=[person["id"] for person in PEOPLE])
def test_everybody_gets_sentences_and_nobody_is_told_that_there_is_no_sign(person, language):
    told = said(answered(person), language)
    text = str(told)
    assert text.splitlines()[0]
    assert "no warning sign" not in text.casefold()
    assert "ninguna señal" not in text.casefold()
    assert told._repr_html_().startswith("<section><h3>")
    assert json.loads(json.dumps(told.to_dict())) == told.to_dict()


def test_the_nights_behind_a_sign_and_a_note_are_named():
    episode = Episode("e", seconds_to_release=700)
    nights = [TODAY - timedelta(days=n) for n in (3, 1)]
    entries = [NightEntry(Night(n), Cramps.counted(1), episodes=(episode,)) for n in nights]
    text = str(said(nothing_applies(), diary=Diary(tuple(entries))))
    assert "In your diary: 2 nights from 19 Nov 2026 to 21 Nov 2026." in text


@pytest.mark.parametrize("age", [15, "skipped"])
def test_the_young_and_those_of_unknown_age_are_told_what_that_means(age):
    text = str(said(nothing_applies({"age-years": age, "limp-and-fever": "no"})))
    assert ("Under 18 this gives" in text) is (age == 15)
    assert ("We do not know the age" in text) is (age == "skipped")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_is_listed_with_what_it_takes(language):
    known = load(language)
    listed = asked(known)["questions"]
    assert [q["id"] for q in listed] == [q for s in known.screens for q in s.questions]
    by_id = {q["id"]: q for q in listed}
    assert by_id["leg-swollen"]["allowed"] == ["yes", "no", "unknown", "skipped"]
    assert by_id["age-years"]["allowed"] == {"low": 0, "high": 120}
    assert by_id["where-cramps"]["options"]["calf"]
    assert by_id["a-fit"]["asked_under"] == known.screens[1].title[language]
    assert all(q["why"] and q["title"] and q["stage"] and q["screen"] for q in listed)
    assert len(list(asked_lines(known))) == len(listed) + len(known.screens)
