"""``import uncramp`` is light, and its list of names is true."""

import subprocess
import sys

import pytest

import uncramp
from tests.made_diaries import planted
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
