"""A plan in words: every sentence is there in both languages, and none of them promises."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.care.assessment.people import TODAY, anybody, nothing_applies
from tests.care.plan.people import any_change, any_wishes, plan_for, verdicts
from uncramp.care.plan import (
    Because,
    By,
    Change,
    ChangeKind,
    Later,
    PlannedExercise,
    Reason,
    Refusal,
    Wishes,
    read_plan,
)
from uncramp.exchange.report.plan_sentences import Sentences
from uncramp.exchange.report.planned import Planned, plan_words
from uncramp.knowledge.content import Dose, load
from uncramp.knowledge.wording import LANGUAGES, knows, sentences

LIBRARY = {language: load(language) for language in LANGUAGES}
NEVER = re.compile(
    r"\b(cures?|treats?|prevents?|proven|diagnos\w+|curar?|tratar?|previene)\b", re.IGNORECASE
)

languages = pytest.mark.parametrize("language", LANGUAGES)


def words(answers, language="en", **more):
    return plan_words(plan_for(answers, **more), LIBRARY[language])


@pytest.mark.parametrize(
    ("minutes", "english", "spanish"),
    [
        (0.5, "half a minute", "medio minuto"),
        (1, "1 minute", "1 minuto"),
        (1.5, "1 and a half minutes", "1 minuto y medio"),
        (5.5, "5 and a half minutes", "5 minutos y medio"),
        (6, "6 minutes", "6 minutos"),
    ],
)
def test_half_minutes_are_said_and_not_counted_in_decimals(minutes, english, spanish):
    plan = plan_for(nothing_applies())
    plan = replace(plan, items=(replace(plan.items[0], minutes=minutes),))
    for language, said in (("en", english), ("es", spanish)):
        told = plan_words(plan, LIBRARY[language])
        assert told.items[0].minutes == said


def test_a_plan_of_half_a_minute_says_so():
    plan = plan_for(nothing_applies())
    plan = replace(plan, items=(replace(plan.items[0], minutes=0.5),))
    assert plan_words(plan, LIBRARY["en"]).headline == "One thing, half a minute a day."
    assert plan_words(plan, LIBRARY["es"]).headline == "Una cosa, medio minuto al día."


@settings(max_examples=80, deadline=None)
@given(
    anybody() | st.just(nothing_applies()),
    any_wishes(),
    st.lists(any_change(), max_size=6),
    st.lists(verdicts, max_size=3),
    st.sampled_from(LANGUAGES),
)
def test_every_plan_can_be_said(answers, wishes, changes, found, language):
    plan = plan_for(answers, wishes, changes=changes, found=found)
    said = Planned(plan, LIBRARY[language])
    text = str(said)
    assert text.splitlines()[0] == said.words.headline
    assert "{" not in text
    assert said._repr_html_().startswith("<section><h3>")
    assert read_plan(json.loads(json.dumps(said.to_dict()))) == plan
    told = said.words
    assert len(told.followed) + len(told.refused) == len(plan.followed) + len(plan.refused)
    assert sum(len(one.subjects) for one in told.withheld) == len(plan.withheld)
    assert all(one.why for one in (*told.withheld, *told.waiting))


def test_every_reason_has_its_sentence():
    for because in Because:
        assert knows(f"plan.because.{because}")
    for later in Later:
        assert knows(f"plan.later.{later}")
    for refusal in Refusal:
        assert knows(f"plan.refused.{refusal}")
    for kind in ChangeKind:
        assert knows(f"plan.change.{kind}")


@languages
def test_no_sentence_of_a_plan_promises_or_blames(language):
    for name, sentence in sentences(language).items():
        if name.startswith("plan."):
            assert not any(map(NEVER.search, sentence.forms.values())), name


def test_the_headline_counts_things_and_minutes():
    assert words(nothing_applies()).headline == "Three things, ten minutes a day."
    assert words(nothing_applies(), "es").headline == "Tres cosas, diez minutos al día."
    covers = words(nothing_applies(), wishes=Wishes(minutes=1))
    assert covers.headline == "One thing, half a minute a day."


def test_answers_that_forbid_everything_say_what_there_is_to_do():
    told = words(nothing_applies({"leg-swollen": "yes"}))
    assert told.headline == "No exercises for now."
    assert told.items == ()
    assert [one.id for one in told.beside] == ["see-someone", "watch", "learn"]
    assert told.beside[0].text == "See someone first. Everything else can wait."
    assert told.signs[0].text.endswith("Be seen today.")
    (group,) = told.withheld
    assert "One leg is swollen" in group.why


def test_an_emergency_names_the_number_of_the_country():
    plan = plan_for(nothing_applies({"stroke-signs": "yes"}))
    assert "999" in plan_words(plan, LIBRARY["en"], "GB").signs[0].text


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        (Dose(3, 10, 10, 2, 1, "before-bed"), "3 holds of 10 s, each side"),
        (Dose(1, 20, 0, 1, 1, "in-bed"), "1 hold of 20 s"),
        (Dose(5, 10, 5, 1, 2, "in-bed"), "5 holds of 10 s, 2 times a day"),
        (Dose(1, 1, 0, 1, 1, "any-time", reps=8), "8 times"),
        (Dose(2, 2, 30, 1, 1, "any-time", reps=12), "2 rounds of 12, 2 s each"),
        (Dose(2, 1, 10, 2, 1, "before-bed", minutes=1), "2 rounds of 1 minute, each side"),
        (Dose(1, 1, 0, 1, 6, "any-time", minutes=1.5), "1.5 minutes, 6 times a day"),
    ],
)
def test_a_dose_reads_as_one_would_say_it(dose, said):
    assert Sentences(LIBRARY["en"]).dose(dose) == said


def test_an_exercise_with_one_level_says_nothing_of_levels():
    one = PlannedExercise("calf-percussion", 1, 1, Dose(1, 1, 0, 1, 1, "any-time"))
    assert Sentences(LIBRARY["en"]).level(one) == ""


def test_the_line_of_an_exercise_holds_dose_and_level():
    first = words(nothing_applies()).items[0].exercises[0]
    assert first.line == "3 holds of 10 s, each side · level 1 of 3"
    assert first.drawing == "wall-calf-stretch"


@languages
def test_what_is_withheld_for_one_reason_stands_together(language):
    told = words(nothing_applies({"skin-fragile": "unknown"}), language)
    both = next(one for one in told.withheld if "foam-rolling" in {s.id for s in one.subjects})
    assert [one.id for one in both.questions] == ["skin-fragile"]
    assert both.because == "unknown"


def test_a_change_is_told_with_who_when_and_why():
    one = Change(ChangeKind.ADD, "foam-rolling", By.CLINICIAN, TODAY, "Good calves need it")
    told = words(nothing_applies(), changes=[one])
    (line,) = told.refused
    assert line.startswith(
        "Added: “Roll the calves with a roller stick”. Your clinician, on 22 Nov"
    )
    assert line.endswith("Why: “Good calves need it” Something that it needs is not at hand.")


def test_words_of_a_person_stay_text_in_a_notebook():
    bad = Change(ChangeKind.REMOVE, "loose-covers", By.PERSON, TODAY, "<script>x</script>")
    html = Planned(plan_for(nothing_applies(), changes=[bad]), LIBRARY["en"])._repr_html_()
    assert "<script>" not in html


def test_an_id_that_is_gone_from_the_library_is_shown_as_it_is():
    said = Sentences(LIBRARY["en"])
    assert said.title("gone") == said.exercise("gone") == "gone"
    assert said.reason(Reason("tested", ("gone",))) == ""
    assert said.cautions(["gone"]) == "gone"


def test_a_plan_that_only_wishes_emptied_says_so():
    every = frozenset(LIBRARY["en"].measures)
    told = words(nothing_applies(), wishes=Wishes(unwanted=every))
    assert told.items == ()
    assert "wishes" in told.lead
