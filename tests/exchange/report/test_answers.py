"""Every finding becomes sentences, in both languages, and none of them claims a cause."""

from dataclasses import replace
from itertools import product

import pytest

from tests.made_diaries import diary_of, planted
from uncramp.exchange.report.answers import answers
from uncramp.knowledge.wording import LANGUAGES, knows
from uncramp.learn.inference import Caveat, Direction, Reason, Verdict, analyse
from uncramp.learn.inference._exposures import LAGS
from uncramp.learn.trials import Outcome

YEAR = analyse(planted(1))
FALLING = analyse(diary_of([2, 1, 3, 1, 2, 1, 2] * 6 + [0, 0, 1, 0, 0, 0, 0] * 8))
FEW = analyse(diary_of([1, 0, 1]))


def test_what_is_clear_comes_first_and_the_rest_is_listed_too():
    said = answers(YEAR, "en")
    assert [name for name, _ in said.associations] == ["cause", "null"]
    assert "goes with more cramps" in said.associations[0][1]
    assert said.nothing_found == ""


def test_the_headline_says_the_trend_and_the_detail_its_numbers():
    said = answers(FALLING, "en")
    assert said.trend == "Fewer cramps than at the start."
    assert f"{FALLING.trend.now.q50:.1f} a week" in said.trend_detail
    assert answers(FALLING, "es").trend == "Menos calambres que al principio."


def test_too_few_nights_is_said_with_how_many_it_takes():
    said = answers(FEW, "en")
    assert said.verdict == "Too few nights to say."
    assert said.warnings[0] == "3 nights are known. An answer needs at least 14."
    assert said.nothing_found


@pytest.mark.parametrize(
    ("worst", "said"), [(24.97, "would be 24; 25"), (0.003, "would be less than 0.1; 25")]
)
def test_what_is_left_at_worst_is_never_rounded_up_to_what_confirms(worst, said):
    gaps = Caveat("missing-in-trial", {"n": 3, "e": 30.0, "worst": worst})
    assert said in answers(replace(FEW, warnings=(gaps,)), "en").warnings[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_yes_no_diary_and_a_counted_one_both_have_their_words(language, outcome):
    said = answers(analyse(diary_of([1, 0] * 20), outcome=outcome), language)
    assert all([said.trend, said.trend_detail, said.nights, said.nothing_found])


def test_every_verdict_direction_and_link_has_its_sentence():
    for verdict in Verdict:
        assert knows(f"verdict.{verdict.value}"), verdict
    for direction in Direction:
        assert knows(f"answer.trend.{direction.value.replace('_', '-')}"), direction
    for way, lag in product(("more", "fewer"), LAGS):
        assert knows(f"answer.link.goes-with-{way}-{lag}"), (way, lag)
    for reason in set(Reason) - {Reason.CLEAR}:
        assert knows(f"answer.because.{reason.value}"), reason
        assert knows(f"learn.because.{reason.value}"), reason


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_about_the_diary_speaks_of_causes(language):
    said = answers(YEAR, language)
    text = " ".join([said.trend, said.trend_detail, *(s for _, s in said.associations)]).lower()
    assert not any(word in text for word in ("causes", "causa ", "because of", "debido", "due to"))
