"""The people whom several tests ask about."""

import pytest

from tests.care.assessment.people import KNOWN, TODAY, nothing_applies
from uncramp.care.assessment import assess


def somebody(**given):
    """The assessment of somebody who answered all, with these answers in place of a no."""
    told = {name.replace("_", "-"): answer for name, answer in given.items()}
    return assess(nothing_applies(told), KNOWN, None, TODAY)


@pytest.fixture(scope="session")
def well():
    return somebody()


@pytest.fixture(scope="session")
def child():
    return somebody(age_years=15)


@pytest.fixture(scope="session")
def clot():
    return somebody(leg_swollen="yes")
