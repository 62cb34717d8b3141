"""From nights to an answer: the posterior of one person's diary, and what it says."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from uncramp.learn.inference._finding import (
    LEAST_NOTED,
    MAX_EXPOSURES,
    MODEL,
    Association,
    Caveat,
    Diagnostics,
    Direction,
    Effect,
    Estimate,
    Evidence,
    Finding,
    Link,
    MadeBy,
    Nights,
    RatePoint,
    Reason,
    Trend,
    Verdict,
)
from uncramp.learn.inference._pooled import over_people, over_trials
from uncramp.learn.inference._schema import schema
from uncramp.learn.inference._verdict import verdict

if TYPE_CHECKING:
    from uncramp.learn.inference._analyse import analyse
    from uncramp.learn.inference._echo import without_echoes
    from uncramp.learn.inference._evidence import evidence
    from uncramp.learn.inference._fit import Series, fit, fit_many
    from uncramp.learn.inference._marginal import Marginal
    from uncramp.learn.inference._posterior import Posterior

__all__ = [
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
    "Trend",
    "Verdict",
    "analyse",
    "evidence",
    "fit",
    "fit_many",
    "over_people",
    "over_trials",
    "schema",
    "verdict",
    "without_echoes",
]

_ENGINE = {
    "analyse": "_analyse",
    "Marginal": "_marginal",
    "Posterior": "_posterior",
    "evidence": "_evidence",
    "Series": "_fit",
    "fit": "_fit",
    "fit_many": "_fit",
    "without_echoes": "_echo",
}


def __getattr__(name: str) -> Any:
    # SciPy takes a second to import, and whoever only shows a stored answer needs none of it.
    if name in _ENGINE:
        return getattr(import_module(f"{__name__}.{_ENGINE[name]}"), name)
    raise AttributeError(name)
