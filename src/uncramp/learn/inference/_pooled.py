"""E-values of several trials as one; nothing else has to be known about the trials."""

from collections.abc import Iterable
from math import exp, fsum, inf, log

LARGEST = 1e12
"""No more is told: a number for a person must stay a number."""


def over_trials(e_values: Iterable[float]) -> float:
    """Trials of one person, or of people whose coins are independent: their product.

    Speaks against *in none of them did the arm matter*, and grows fastest where a little is
    true of many. A trial may be planned in the light of the ones before. 1 for no trials.
    """
    return exp(min(fsum(log(e) if e > 0 else -inf for e in e_values), log(LARGEST)))


def over_people(e_values: Iterable[float]) -> float:
    """Evidence that some person is helped: the mean, whatever ties the people together.

    Grows where much is true of a few, and one person's bad luck cannot undo another's
    evidence. 1 for no people.
    """
    found = list(e_values)
    return min(fsum(found) / len(found), LARGEST) if found else 1.0
