"""Medicines and own factors: kept in order, changed in place, checked."""

from datetime import date

import pytest

from uncramp.errors import BadValue, UnknownId
from uncramp.exchange.record import Factor, FactorKind, Medicine
from uncramp.web.store import factors, medicines, remove_medicine, save_factor, save_medicine

pytestmark = pytest.mark.django_db

PILL = Medicine("Amlodipine 5 mg", date(2026, 1, 2), None, "in the morning")


def test_a_medicine_comes_back_the_same(ada):
    row = save_medicine(ada, PILL, row=None)
    assert medicines(ada) == ((row, PILL),)


def test_a_medicine_is_changed_in_its_row(ada):
    row = save_medicine(ada, PILL, row=None)
    other = save_medicine(ada, Medicine("Vitamin D"), row=None)
    stopped = Medicine(PILL.name, PILL.started_on, date(2026, 2, 3), PILL.note)
    assert save_medicine(ada, stopped, row=row) == row
    assert medicines(ada) == ((row, stopped), (other, Medicine("Vitamin D")))


def test_a_medicine_that_is_gone_stays_gone(ada):
    row = save_medicine(ada, PILL, row=None)
    remove_medicine(ada, row)
    remove_medicine(ada, row)
    assert medicines(ada) == ()
    with pytest.raises(UnknownId):
        save_medicine(ada, PILL, row=row)


def test_a_factor_comes_back_the_same_and_is_changed_in_its_row(ada):
    row = save_factor(ada, Factor("coffee", FactorKind.NUMBER), row=None)
    paused = Factor("coffee", FactorKind.NUMBER, active=False)
    assert save_factor(ada, paused, row=row) == row
    assert factors(ada) == ((row, paused),)


def test_two_factors_cannot_have_one_name(ada):
    save_factor(ada, Factor("coffee"), row=None)
    tea = save_factor(ada, Factor("tea"), row=None)
    for row in (None, tea):
        with pytest.raises(BadValue) as refused:
            save_factor(ada, Factor("coffee"), row=row)
        assert refused.value.context["allowed"] == "each-name-once"
    assert [factor.name for _, factor in factors(ada)] == ["coffee", "tea"]


@pytest.mark.parametrize("name", ["", " coffee", "x" * 65, "two\nlines"])
def test_a_factor_has_a_name_that_an_exposure_can_have(ada, name):
    with pytest.raises(BadValue):
        save_factor(ada, Factor(name), row=None)


def test_a_text_with_nul_is_refused(ada):
    with pytest.raises(BadValue):
        save_medicine(ada, Medicine("a\0b"), row=None)
