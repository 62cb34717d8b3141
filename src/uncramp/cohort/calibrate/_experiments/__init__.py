"""The experiments: each a pure function of a setting, how many, and chance, that gives counts."""

from uncramp.cohort.calibrate._experiments._looks import most_nights, null_trials, real_effects
from uncramp.cohort.calibrate._experiments._prior_predictive import COEFFICIENTS
from uncramp.cohort.calibrate._experiments._ranks import BINS, LEVELS, own_prior
from uncramp.cohort.calibrate._experiments._strangers import null_exposures, other_people
from uncramp.cohort.calibrate._experiments._virtual_trials import POISSON_WORLDS, bound

__all__ = [
    "BINS",
    "COEFFICIENTS",
    "LEVELS",
    "POISSON_WORLDS",
    "bound",
    "most_nights",
    "null_exposures",
    "null_trials",
    "other_people",
    "own_prior",
    "real_effects",
]
