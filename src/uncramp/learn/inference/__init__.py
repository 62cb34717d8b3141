"""From nights to an answer: the posterior of one person's diary, and what it says."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from uncramp.learn.inference._answers import Direction, Link, Reason, Verdict
from uncramp.learn.inference._finding import (
    LEAST_NOTED,
    MAX_EXPOSURES,
    MODEL,
    Association,
    Caveat,
    Diagnostics,
    Effect,
    Estimate,
    Evidence,
    Finding,
    MadeBy,
    Nights,
    RatePoint,
    Trend,
)
from uncramp.learn.inference._pooled import over_people, over_trials
from uncramp.learn.inference._schema import schema
from uncramp.learn.inference._verdict import verdict

if TYPE_CHECKING:
    from uncramp.learn.inference._analyse import analyse
    from uncramp.learn.inference._echo import without_echoes
    from uncramp.learn.inference._evidence import ALPHA, HARM_ALPHA, evidence, paths
    from uncramp.learn.inference._fit import Series, fit, fit_many
    from uncramp.learn.inference._marginal import Marginal
    from uncramp.learn.inference._posterior import Posterior
    from uncramp.learn.inference._tosses import Tosses

__all__ = [
    "ALPHA",
    "HARM_ALPHA",
    "LEAST_NOTED",
    "MAX_EXPOSURES",
    "MODEL",
    "Association",
    "Caveat",
    "Diagnostics",
    "Direction",
    "Effect",
    "Estimate",
    "Evidence",
    "Finding",
    "Link",
    "MadeBy",
    "Marginal",
    "Nights",
    "Posterior",
    "RatePoint",
    "Reason",
    "Series",
    "Tosses",
    "Trend",
    "Verdict",
    "analyse",
    "evidence",
    "fit",
    "fit_many",
    "over_people",
    "over_trials",
    "paths",
    "schema",
    "verdict",
    "without_echoes",
]

_ENGINE = {
    "ALPHA": "_evidence",
    "HARM_ALPHA": "_evidence",
    "Tosses": "_tosses",
    "analyse": "_analyse",
    "Marginal": "_marginal",
    "Posterior": "_posterior",
    "evidence": "_evidence",
    "Series": "_fit",
    "fit": "_fit",
    "fit_many": "_fit",
    "paths": "_evidence",
    "without_echoes": "_echo",
}


def __getattr__(name: str) -> Any:
    # SciPy takes a second to import, and whoever only shows a stored answer needs none of it.
    if name in _ENGINE:
        return getattr(import_module(f"{__name__}.{_ENGINE[name]}"), name)
    raise AttributeError(name)
