"""``import uncramp`` is light, and its list of names is true."""

import json
import subprocess
import sys
from datetime import date

import pytest

import uncramp
from tests.care.assessment.people import nothing_applies
from tests.made_diaries import planted
from uncramp.errors import BadAnswer, ProtocolError
from uncramp.exchange.record import write_diary


def test_every_public_name_is_there_and_documented():
    assert uncramp.__all__ == sorted(uncramp.__all__)
    for name in uncramp.__all__:
        assert getattr(uncramp, name).__doc__, name
    assert dir(uncramp) == uncramp.__all__


def test_importing_it_loads_nothing_until_the_first_question():
    code = "import sys, uncramp; assert 'numpy' not in sys.modules; uncramp.fit; import numpy"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError):
        _ = uncramp.helps


def test_a_diary_shows_itself_in_a_notebook_with_its_figure(tmp_path):
    write_diary(planted(1), tmp_path / "diary.csv")
    shown = uncramp.analyse(tmp_path / "diary.csv")
    html = shown._repr_html_()
    assert "<svg" in html
    assert "“cause” goes with more cramps" in html
    assert str(shown).splitlines()[0] in html
    assert shown.finding.trend is not None


def test_a_design_of_ones_own_is_fitted():
    found = uncramp.fit([0, 1, 2, float("nan")], [[1.0]] * 4, [0.0], [1.0])
    assert found.marginals[0].quantile(0.5) == pytest.approx(found.marginals[0].mean, abs=0.1)


def test_a_yes_no_answer_draws_nights_and_not_cramps(tmp_path):
    write_diary(planted(1, rate=2.0), tmp_path / "diary.csv")
    shown = uncramp.analyse(tmp_path / "diary.csv", yes_no=True)
    assert max(entry.cramps.at_least for entry in shown._answered()) == 1
    assert max(point.high for point in shown.finding.trend.path) <= 7


def question(**other):
    usual, loose = uncramp.Arm("usual", "As usual", 0.0), uncramp.Arm("loose", "Loose", 1.0)
    facts = {"id": "covers", "text": "Do loose covers help me?", "measure": "loose covers"}
    facts |= {"arms": (usual, loose), "first": uncramp.Night.parse("2026-11-22")}
    facts |= {"unit": uncramp.Unit.NIGHT, "nights": 1, "units": 40}
    return uncramp.Question(**(facts | other))


def test_a_trial_is_designed_written_and_read_back(tmp_path):
    drawn = uncramp.design(question(), seed=3)
    uncramp.write_trial(drawn, tmp_path / "TRIAL.toml")
    assert uncramp.read_trial(tmp_path / "TRIAL.toml") == drawn
    assert uncramp.design(question()).allocation.seed != uncramp.design(question()).allocation.seed


@pytest.mark.parametrize(
    ("other", "problem"),
    [
        ({"units": 4}, "too-few-coins"),
        ({"units": 5, "propensity": 0.9}, "too-few-coins"),
        ({"measure": "Quinine"}, "medicine"),
        ({"text": "Does my amlodipine do it?"}, "medicine"),
    ],
)
def test_a_trial_that_cannot_or_must_not_be_is_refused(other, problem):
    with pytest.raises(ProtocolError) as caught:
        uncramp.design(question(**other), seed=3)
    assert caught.value.context["problem"] == problem


def test_answers_are_assessed_from_a_file_a_table_or_a_value(tmp_path):
    told = {"leg-swollen": "yes", "country": "ES"}
    (tmp_path / "ANSWERS.json").write_text(json.dumps({"answers": told}), "utf-8")
    given = (tmp_path / "ANSWERS.json", {"answers": told}, told, uncramp.Answers(told))
    found = [uncramp.assess(one, today=date(2026, 11, 22), language="es") for one in given]
    assert {str(one) for one in found} == {str(found[0])}
    assert str(found[0]).startswith("Que te vean hoy.")
    assert found[0].assessment.urgency == "same-day"


def test_an_assessment_takes_the_nights_of_a_diary_along(tmp_path):
    (tmp_path / "diary.csv").write_text("night,cramps,minutes\n2026-11-20,1,12\n", "utf-8")
    found = uncramp.assess({}, tmp_path / "diary.csv", today=date(2026, 11, 22))
    assert found.assessment.signs[0].rule == "S2-past"


def test_an_answer_that_does_not_fit_is_a_named_error():
    with pytest.raises(BadAnswer):
        uncramp.assess({"leg-swollen": True})


def test_a_plan_shows_itself_in_a_notebook():
    answers = {"age-years": 60, "leg-swollen": "no"}
    shown = uncramp.propose(answers, uncramp.Wishes(minutes=5), today=date(2026, 11, 22))
    assert "<h3>" in shown._repr_html_()
    assert shown.plan.made_on == date(2026, 11, 22)
    assert shown.to_dict()["format"] == 1
    assert "answer-questions" in shown.plan.beside


def test_changes_and_findings_reach_the_plan():
    day = date(2026, 11, 22)
    out = uncramp.Change(uncramp.ChangeKind.REMOVE, "loose-covers", uncramp.By.PERSON, day)
    worse = uncramp.Found("self-massage", uncramp.Verdict.MAKES_WORSE)
    shown = uncramp.propose(nothing_applies(), changes=[out], found=[worse], today=day)
    assert shown.plan.followed == (out,)
    assert {"self-massage"} == {one.subject for one in shown.plan.withheld}
    assert "loose-covers" not in {item.measure for item in shown.plan.items}
