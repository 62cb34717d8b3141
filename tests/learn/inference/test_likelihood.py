"""The likelihood of a night and its derivatives, against differences and against SciPy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import nbinom, poisson

from uncramp.learn.inference._likelihood import answers, derivatives

ETA = st.floats(-12, 6)
OM = st.one_of(st.just(0.0), st.floats(1e-6, 9))


def at(eta, om, count=0.0, some=False):
    data = answers(np.array([count]), np.array([some]))
    return derivatives(np.array([[eta]]), np.array([om]), data)


@given(eta=ETA, om=OM, count=st.integers(0, 200), some=st.booleans())
def test_each_derivative_is_the_slope_of_the_one_before(eta, om, count, some):
    step = 1e-4
    low, here, high = (at(eta + d, om, count, some) for d in (-step, 0, step))
    scale = 1 + abs(here.slope[0, 0]) + abs(here.curve[0, 0]) + abs(here.value[0]) * 1e-3
    assert (high.value - low.value)[0] / (2 * step) == pytest.approx(
        here.slope[0, 0], abs=1e-5 * scale
    )
    assert (high.slope - low.slope)[0, 0] / (2 * step) == pytest.approx(
        -here.curve[0, 0], abs=1e-5 * scale
    )
    assert (high.curve - low.curve)[0, 0] / (2 * step) == pytest.approx(
        -here.third[0, 0], abs=1e-5 * scale
    )


@given(eta=st.floats(-40, 40), om=OM, count=st.integers(0, 200), some=st.booleans())
def test_every_night_is_log_concave_and_finite_wherever_newton_may_look(eta, om, count, some):
    found = at(eta, om, count, some)
    assert found.curve[0, 0] >= 0
    assert all(np.isfinite(x).all() for x in (found.value, found.slope, found.curve, found.third))


@pytest.mark.parametrize("count", [0, 1, 2, 7, 40])
@pytest.mark.parametrize("nu", [0.0, 0.3, 1.4])
def test_a_counted_night_is_negative_binomial_up_to_a_constant(count, nu):
    """Differences between two rates leave out the constant -log y!."""
    a, b = (at(eta, nu**2, count).value[0] for eta in (-0.7, 1.1))
    if nu == 0:
        expected = poisson.logpmf(count, np.exp(-0.7)) - poisson.logpmf(count, np.exp(1.1))
    else:
        size = nu**-2
        p = [size / (size + np.exp(eta)) for eta in (-0.7, 1.1)]
        expected = nbinom.logpmf(count, size, p[0]) - nbinom.logpmf(count, size, p[1])
    assert a - b == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize("count", [1, 3, 12])
def test_the_overdispersion_term_of_the_constant_is_kept(count):
    size = 2.5
    p = size / (size + np.exp(0.4))
    expected = nbinom.logpmf(count, size, p)
    constant = -np.sum(np.log(np.arange(1, count + 1)))
    assert at(0.4, 1 / size, count).value[0] + constant == pytest.approx(expected, abs=1e-10)


@pytest.mark.parametrize("nu", [0.0, 0.9])
def test_some_cramps_are_all_that_is_not_quiet(nu):
    quiet = at(0.3, nu**2, 0.0).value[0]
    some = at(0.3, nu**2, 1.0, some=True).value[0]
    assert np.exp(quiet) + np.exp(some) == pytest.approx(1.0)


def test_a_missing_night_says_nothing():
    data = answers(np.array([1.0, np.nan, 0.0]), np.zeros(3, bool))
    assert list(data.at) == [0, 2]
    assert data.length == 3
