"""Only the first manoeuvre of an attack counts, and only what is known of it."""

from hypothesis import given
from hypothesis import strategies as st

from tests.care.relief.people import an_attack
from uncramp.care.relief import Tries, first_tries
from uncramp.person.diary import Muscle


def learned(*attacks):
    return first_tries(attacks).get(Muscle.CALF, {})


def test_a_cramp_that_let_go_in_the_first_manoeuvre_counts_for_it():
    assert learned(an_attack("stand-on-it", seconds=40)) == {"stand-on-it": Tries(1, 1)}


def test_a_cramp_in_which_another_was_asked_for_counts_against_the_first_alone():
    attack = an_attack("stand-on-it", ("pull-with-a-towel", True), seconds=90)
    assert learned(attack) == {"stand-on-it": Tries(1, 0)}


def test_another_one_asked_for_counts_even_when_nobody_knows_how_the_cramp_ended():
    attack = an_attack(("stand-on-it", False), "pull-with-a-towel", is_open=True)
    assert learned(attack) == {"stand-on-it": Tries(1, 0)}


def test_a_forgotten_let_go_teaches_nothing():
    assert learned(an_attack("stand-on-it", is_open=True)) == {}
    assert learned(an_attack("stand-on-it", is_open=False, seconds=None)) == {}


def test_let_go_without_a_time_still_counts():
    assert learned(an_attack(("stand-on-it", True))) == {"stand-on-it": Tries(1, 1)}


def test_a_cramp_of_more_than_ten_minutes_let_go_by_itself():
    assert learned(an_attack(("stand-on-it", True), seconds=601)) == {"stand-on-it": Tries(1, 0)}


def test_what_was_taken_back_and_what_tried_nothing_teach_nothing():
    assert learned(an_attack("stand-on-it", seconds=9, is_mistake=True), an_attack()) == {}


def test_each_muscle_learns_for_itself():
    attacks = [an_attack("x", n=0, seconds=5), an_attack("x", n=1, seconds=5, muscle=Muscle.FOOT)]
    assert first_tries(attacks) == {
        Muscle.CALF: {"x": Tries(1, 1)},
        Muscle.FOOT: {"x": Tries(1, 1)},
    }


tries = st.lists(
    st.tuples(st.lists(st.sampled_from("abc"), max_size=3), st.none() | st.integers(0, 900)),
    max_size=12,
)


@given(tries)
def test_nothing_lets_go_more_often_than_it_came_first(told):
    attacks = [an_attack(*names, n=n, seconds=s) for n, (names, s) in enumerate(told)]
    found = learned(*attacks)
    firsts = [names[0] for names, _ in told if names]
    assert all(0 <= t.let_go <= t.tried <= firsts.count(name) for name, t in found.items())
