"""The order in which the check-up asks."""

from importlib.resources import files

from uncramp.knowledge.content import AnswerForm, Kind, Stage, survey

LIBRARY = survey(files("uncramp.knowledge.content"))
OF_ADULTS = [screen for screen in LIBRARY.screens if screen.id != "young"]
LONGEST_TITLE = 200


def questions(stage):
    names = [
        name for screen in LIBRARY.screens if screen.stage is stage for name in screen.questions
    ]
    return {name: LIBRARY.items[Kind.QUESTIONS, name] for name in names}


def test_the_graver_screens_come_first():
    order = list(Stage)
    stages = [order.index(screen.stage) for screen in LIBRARY.screens]
    assert stages == sorted(stages)


def test_an_adult_sees_at_most_25_screens():
    assert len(OF_ADULTS) <= 25


def test_every_screen_has_a_title_and_a_lead_in_every_language():
    for screen in LIBRARY.screens:
        assert set(screen.title) == set(screen.lead) == set(LIBRARY.languages), screen.id


def test_every_emergency_is_one_tap_to_say_yes_to():
    assert {question.answer for question in questions(Stage.EMERGENCY).values()} == {
        AnswerForm.YES_NO
    }


def test_every_question_of_danger_names_the_sign_it_serves():
    for stage in (Stage.EMERGENCY, Stage.SAME_DAY):
        assert all(question.rows for question in questions(stage).values())


def test_every_emergency_of_the_evidence_is_asked_about():
    rows = {row for question in questions(Stage.EMERGENCY).values() for row in question.rows}
    assert rows == {f"E{number}" for number in range(1, 14)}


def test_every_same_day_sign_of_the_evidence_is_asked_about():
    rows = {row for question in questions(Stage.SAME_DAY).values() for row in question.rows}
    assert {f"S{number}" for number in range(1, 14)} | {"S1p", "D7"} == rows


def test_no_line_is_longer_than_a_person_takes_in():
    for item in LIBRARY.items.values():
        if item.kind is Kind.QUESTIONS:
            assert len(item.title) <= LONGEST_TITLE, item.id
