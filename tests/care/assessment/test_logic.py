"""Yes, no, and not known."""

from hypothesis import given
from hypothesis import strategies as st

from uncramp.care.assessment._logic import all_of, any_of, but_not

truths = st.lists(st.sampled_from([True, False, None]))


@given(truths)
def test_one_yes_is_enough_for_any_and_one_no_for_all(told):
    assert any_of(told) is (True if True in told else None if None in told else False)
    assert all_of(told) is (False if False in told else None if None in told else True)


@given(truths)
def test_the_one_is_the_other_turned_round(told):
    assert any_of(told) is but_not(all_of(map(but_not, told)))


def test_nothing_at_all_is_no_for_any_and_yes_for_all():
    assert (any_of([]), all_of([])) == (False, True)
