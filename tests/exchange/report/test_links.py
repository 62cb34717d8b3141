"""Every association becomes a sentence in both languages: which night, with what, and why not."""

from dataclasses import replace

import pytest

from uncramp.exchange.report.links import in_order, name, nothing_found, sentence
from uncramp.knowledge.wording import LANGUAGES
from uncramp.learn.inference import Association, Estimate, Finding, Link, MadeBy, Nights, Reason
from uncramp.learn.trials import Outcome

TWICE = Estimate(2.0, 1.4, 1.8, 2.0, 2.2, 2.8)
COFFEE = Association(
    exposure="coffee",
    link=Link.GOES_WITH_MORE,
    reason=Reason.CLEAR,
    lag=0,
    together_with=(),
    opposite=(),
    yes_no=True,
    per=1.0,
    rate_ratio=TWICE,
    p_more=0.9999,
    known=300,
)


def unclear(exposure, reason, link=Link.CANNOT_TELL_YET):
    return replace(COFFEE, exposure=exposure, link=link, reason=reason, rate_ratio=None, lag=None)


def finding(*associations):
    nights = Nights(None, None, 0, 0, 0, 0, 0)
    return Finding(
        Outcome.COUNTS, nights, None, None, None, associations, None, None, (), MadeBy("0", "m")
    )


@pytest.mark.parametrize(
    ("lag", "said"), [(0, "the same night"), (1, "the day before"), (2, "two days before")]
)
def test_the_sentence_says_which_night(lag, said):
    text = sentence(replace(COFFEE, lag=lag), "en")
    assert said in text
    assert "goes with more cramps" in text
    assert "2.00 times as many (1.40 to 2.80)" in text


def test_a_number_says_how_much_more_of_it_is_meant():
    cups = replace(COFFEE, yes_no=False, per=0.00321)
    assert sentence(cups, "en").endswith("For each 0.0032 more of “coffee”.")
    assert "0,0032" in sentence(cups, "es")
    assert "5.0E299" in sentence(replace(cups, per=5e299), "en")


def test_what_cannot_be_told_apart_is_named_together_and_its_direction_kept():
    both = replace(COFFEE, together_with=("decaf", "tea"), opposite=("decaf",))
    text = sentence(both, "en")
    assert "It speaks for “tea” as well" in text
    assert "“decaf” changes the opposite way" in text
    assert name(both) == "coffee + tea ⇄ decaf"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", sorted(set(Reason) - {Reason.CLEAR}))
def test_every_reason_is_said_in_every_language(language, reason):
    assert "coffee" in sentence(unclear("coffee", reason), language)


def test_how_many_nights_it_takes_is_said():
    rare = replace(unclear("coffee", Reason.NOTED_TOO_RARELY), known=1)
    assert "1 known night, and it takes 14" in sentence(rare, "en")
    assert "only the 40" in sentence(unclear("x", Reason.TOO_MANY), "en").lower()


def test_what_is_clear_comes_first_and_what_cannot_be_told_last():
    found = finding(
        unclear("a", Reason.TOO_WIDE),
        unclear("b", Reason.WITHIN_LIMITS, Link.NO_ASSOCIATION),
        replace(COFFEE, exposure="c", link=Link.GOES_WITH_FEWER),
        replace(COFFEE, exposure="d"),
    )
    assert [one.exposure for one in in_order(found)] == ["d", "c", "b", "a"]
    assert nothing_found(found, "en") == ""
    assert nothing_found(finding(), "en") != nothing_found(finding(in_order(found)[-1]), "en")
