"""From nights to an answer: the posterior of one person's diary, and what it says."""

from uncramp.learn.inference._analyse import MODEL, analyse
from uncramp.learn.inference._finding import (
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
    Trend,
    Verdict,
)
from uncramp.learn.inference._marginal import Marginal
from uncramp.learn.inference._posterior import Posterior, fit
from uncramp.learn.inference._schema import schema

__all__ = [
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
    "Trend",
    "Verdict",
    "analyse",
    "fit",
    "schema",
]
