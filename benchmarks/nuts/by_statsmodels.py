"""What a person does by hand: a regression of counts on the columns, nights independent."""

import time
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import statsmodels.api as sm

from benchmarks.nuts.recipe import Case


@dataclass(frozen=True, slots=True)
class Wald:
    """The normal that an estimate and its standard error are read as."""

    mean: float
    sd: float

    def cdf(self, x: float) -> float:
        """P(value <= x)."""
        return NormalDist(self.mean, self.sd).cdf(x)

    def quantile(self, p: float) -> float:
        """The value below which it lies with probability ``p``."""
        return NormalDist(self.mean, self.sd).inv_cdf(p)


def regress(case: Case, *, overdispersed: bool) -> tuple[dict[str, Wald], float, float]:
    """Each coefficient, wall and processor seconds; negative binomial or Poisson."""
    answered = ~np.isnan(case.counts)
    y, x = case.counts[answered], case.design[answered]
    started, used = time.perf_counter(), time.process_time()
    if overdispersed:
        fitted = sm.NegativeBinomial(y, x).fit(disp=False, maxiter=200)
    else:
        fitted = sm.GLM(y, x, family=sm.families.Poisson()).fit()
    wall, cpu = time.perf_counter() - started, time.process_time() - used
    walds = (Wald(float(m), float(s)) for m, s in zip(fitted.params, fitted.bse, strict=False))
    # The negative binomial's last parameter is its overdispersion.
    return dict(zip(case.columns, walds, strict=False)), wall, cpu
