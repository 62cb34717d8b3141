"""What goes with the cramps, at which lag, and what does not: a list in which all have a place.

The rule is argued and measured in ``docs/build/associations.md``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import erf, erfc, sqrt

import numpy as np

from uncramp.learn.inference._answers import Link, Reason
from uncramp.learn.inference._describe import WORTH, estimate
from uncramp.learn.inference._design import Design
from uncramp.learn.inference._exposures import EXPOSURE_SD, Followed, at_lag, filled
from uncramp.learn.inference._finding import Association
from uncramp.learn.inference._fit import Likelihood, fit
from uncramp.learn.inference._lags import Parabola, choose, parabola
from uncramp.learn.inference._likelihood import Array
from uncramp.learn.inference._marginal import Marginal
from uncramp.learn.inference._posterior import Posterior
from uncramp.learn.trials import Outcome

MOSTLY = 0.9
FALSE_ALARMS = 0.05
SHOWN = 0.975
"""What is called clear has an interval that leaves out 1."""


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """A posterior with every exposure that can enter, each at one lag.

    ``entered`` holds these exposures in the order of their columns, from ``column`` on;
    ``lags`` says at which lag each stands, ``scores`` how far each leans in the fit without
    exposures.
    """

    posterior: Posterior
    entered: tuple[Followed, ...]
    lags: tuple[int, ...]
    scores: tuple[float, ...]
    column: int


def look(design: Design, outcome: Outcome) -> Looked:
    """Fit a diary: once without exposures, to choose their lags, and once with them."""
    entered = tuple(one for one in design.exposures if one.why is None)
    without = _fitted(design, outcome, [])
    column = design.columns.shape[1]
    if not entered:
        return Looked(without, (), (), (), column)
    found = parabola(without, entered)
    lags = choose(found)
    columns = [filled(at_lag(o.values, lag)) for o, lag in zip(entered, lags, strict=True)]
    return Looked(_fitted(design, outcome, columns), entered, lags, _scores(found, lags), column)


def associations(design: Design, looked: Looked) -> tuple[Association, ...]:
    """Every exposure in exactly one kind of link; those looked at share one error rate."""
    found = {one.name: _unknown(one) for one in design.exposures if one.why is not None}
    marginals = looked.posterior.marginals[looked.column :]
    clear = _clear(looked, marginals)
    small = _small(looked, marginals)
    for i, one in enumerate(looked.entered):
        link, reason = _link(marginals[i], clear=clear[i], small=small[i])
        found[one.name] = replace(
            _unknown(one),
            link=link,
            reason=reason,
            lag=looked.lags[i],
            rate_ratio=estimate(marginals[i]),
            p_more=1 - marginals[i].cdf(0.0),
        )
    return tuple(found[name] for name in sorted(found))


def _fitted(design: Design, outcome: Outcome, columns: Sequence[Array]) -> Posterior:
    likelihood: Likelihood = "cloglog" if outcome is Outcome.YES_NO else "nb"
    return fit(
        design.counts,
        np.column_stack([design.columns, *columns]),
        np.concatenate([design.prior_mean, np.zeros(len(columns))]),
        np.concatenate([design.prior_sd, np.full(len(columns), EXPOSURE_SD)]),
        likelihood,
        some=design.some,
    )


def _unknown(one: Followed) -> Association:
    return Association(
        exposure=one.name,
        link=Link.CANNOT_TELL_YET,
        reason=one.why or Reason.TOO_WIDE,
        lag=None,
        together_with=one.together_with,
        opposite=one.opposite,
        yes_no=one.yes_no,
        per=one.per,
        rate_ratio=None,
        p_more=None,
        known=one.known,
    )


def _link(marginal: Marginal, *, clear: bool, small: bool) -> tuple[Link, Reason]:
    if clear:
        more = marginal.cdf(0.0) < 0.5
        return Link.GOES_WITH_MORE if more else Link.GOES_WITH_FEWER, Reason.CLEAR
    if small:
        return Link.NO_ASSOCIATION, Reason.WITHIN_LIMITS
    return Link.CANNOT_TELL_YET, Reason.TOO_WIDE


def _scores(found: Parabola, lags: Sequence[int]) -> tuple[float, ...]:
    """How far each leans beside the others, asked of the fit without exposures.

    Asked of the fit with them it would lean too far: ten columns, each at its best lag, take
    up some of the waxing and waning, which then looks smaller than it is.
    """
    places = [at[lag] for at, lag in zip(found.places, lags, strict=True)]
    inside = range(found.inside)
    return tuple(
        found.score(place, [*inside, *(other for other in places if other != place)])
        for place in places
    )


def _clear(looked: Looked, marginals: Sequence[Marginal]) -> list[bool]:
    """Holm's rule over the exposures, each with as many tests as lags were looked at."""
    chance = [
        len(one.lags) * erfc(abs(score) / sqrt(2))
        for one, score in zip(looked.entered, looked.scores, strict=True)
    ]
    clear = [False] * len(chance)
    for tested, i in enumerate(sorted(range(len(chance)), key=lambda i: chance[i])):
        if chance[i] * (len(chance) - tested) > FALSE_ALARMS:
            break
        below = marginals[i].cdf(0.0)
        clear[i] = (1 - below if looked.scores[i] > 0 else below) >= SHOWN
    return clear


def _small(looked: Looked, marginals: Sequence[Marginal]) -> list[bool]:
    """Whether the rate ratio is close to 1 at every lag, the others standing where they do."""
    if not looked.entered:
        return []
    found = parabola(looked.posterior, looked.entered)
    small = []
    for i, marginal in enumerate(marginals):
        column = looked.column + i
        others = [j for j in range(found.inside) if j != column]
        normal = [
            found.coefficient(place, others)
            for lag, place in found.places[i].items()
            if lag != looked.lags[i]
        ]
        near = [_near(mean, sd) for mean, sd in normal]
        near.append(marginal.cdf(WORTH) - marginal.cdf(-WORTH))
        small.append(min(near) >= MOSTLY)
    return small


def _near(mean: float, sd: float) -> float:
    up, down = ((end - mean) / (sd * sqrt(2)) for end in (WORTH, -WORTH))
    return 0.5 * (erf(up) - erf(down))
