"""Fifty diaries that nobody tuned on, each from its number and one stored seed."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.nuts import columns
from benchmarks.nuts.columns import Array
from benchmarks.nuts.density import COUNTED, SILENT, SOME, log_density

SEED = 20261122
MOST_CRAMPS = 200

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Family:
    """Diaries of one kind; ``nights`` has one entry a case, ranges are drawn from evenly.

    ``rate`` is cramps a night, drawn evenly on the log scale; ``gaps`` the share of nights
    without an answer; ``marks`` the share of cramp nights that nobody counted.
    """

    name: str
    nights: tuple[int, ...]
    rate: Range = (0.3, 0.8)
    sigma: Range = (0.3, 0.7)
    memory: Range = (3.0, 8.0)
    nu: Range = (0.3, 0.9)
    gaps: float = 0.08
    marks: float = 0.0
    exposures: int = 3
    trial: bool = True
    yes_no: bool = False


FAMILIES = (
    Family("typical", (365,) * 6),
    Family("low", (365,) * 4, rate=(0.1, 0.2), marks=0.15),
    Family("high", (365,) * 4, rate=(1.2, 1.8)),
    Family("half_missing", (365,) * 4, gaps=0.5),
    Family("strong_memory", (365,) * 4, rate=(0.5, 1.0), sigma=(0.9, 1.1), memory=(15, 25)),
    Family("nearly_zero", (60, 120, 365), rate=(0.003, 0.015)),
    Family("nights_14", (14,) * 3, rate=(0.4, 1.0), gaps=0, exposures=1),
    Family("nights_30", (30,) * 3, rate=(0.4, 1.0), exposures=1),
    Family("nights_60", (60,) * 3, exposures=2),
    Family("nights_120", (120,) * 3, marks=0.15),
    Family("yes_no", (365, 365, 120, 60), rate=(0.3, 0.6), nu=(0, 0), yes_no=True),
    Family("clustered", (365,) * 2, rate=(0.5, 0.8), memory=(2, 4), nu=(1.2, 1.6)),
    Family("observational", (365, 365, 180), exposures=6, trial=False),
    Family("poisson", (365,) * 2, sigma=(0, 0), nu=(0, 0)),
    Family("three_years", (1095,) * 2, exposures=6),
)


@dataclass(frozen=True, slots=True)
class Case:
    """A diary with its design: what ``fit`` takes, and the truth it was drawn from.

    ``counts`` is NaN where there is no answer; ``some`` marks cramp nights nobody counted;
    ``truth`` holds rate ratio, rate, sigma, ell, nu and the coefficients.
    """

    name: str
    likelihood: str
    counts: Array
    some: npt.NDArray[np.bool_]
    columns: tuple[str, ...]
    design: Array
    truth: dict[str, float]

    @property
    def prior_mean(self) -> Array:
        """Prior means, in column order."""
        return np.array([columns.prior_of(c)[0] for c in self.columns])

    @property
    def prior_sd(self) -> Array:
        """Prior sds, in column order."""
        return np.array([columns.prior_of(c)[1] for c in self.columns])

    @property
    def hypers(self) -> int:
        """How many hyperparameters are alive: a yes/no diary has no overdispersion."""
        return 2 if self.likelihood == "cloglog" else 3


def whitened(case: Case) -> tuple[int, Array, Array, Array, Array]:
    """What the hand-written density takes beside its point."""
    kind = np.where(np.isnan(case.counts), SILENT, COUNTED)
    uncounted = case.some if case.likelihood == "nb" else case.counts == 1
    kind = np.where(uncounted, SOME, kind).astype(float)
    design = np.ascontiguousarray(case.design * case.prior_sd)
    return case.hypers, design, case.design @ case.prior_mean, kind, np.nan_to_num(case.counts)


def check_value(case: Case) -> float:
    """Log-likelihood half a prior sd up every coefficient, at median hyperparameters and z = 0.

    Drops -log y!; it changes with any number of the design, so a case that was made
    differently is found out.
    """
    p = case.design.shape[1]
    q = np.zeros(case.hypers + p + len(case.counts))
    q[case.hypers : case.hypers + p] = 0.5
    return float(log_density(q, *whitened(case))[0] + 0.125 * p)


def how_many() -> int:
    """The number of cases."""
    return sum(len(family.nights) for family in FAMILIES)


def draw(number: int, seed: int = SEED) -> Case:
    """Case ``number``, from 1; 0 is one more typical year, for the race."""
    if number == 0:
        return make("race", FAMILIES[0], 365, np.random.default_rng([seed, 0]))
    families = [(f, nights) for f in FAMILIES for nights in f.nights]
    family, nights = families[number - 1]
    rng = np.random.default_rng([seed, number])
    return make(f"f{number:02d}_{family.name}", family, nights, rng)


def make(name: str, family: Family, nights: int, rng: np.random.Generator) -> Case:
    """A diary of one family."""
    parts = columns.calendar(nights, rng)
    for k in range(1, family.exposures + 1):
        kind = columns.number if k % 2 == 0 else columns.yes_no
        parts[f"exposure{k}"] = kind(nights, rng)
    if family.trial:
        block = 7 if nights >= 60 else 2
        parts["treatment"] = columns.treatment(nights, block, rng)
    design = np.column_stack(list(parts.values()))
    truth = _truth(family, list(parts), rng)
    counts = _counts(design, truth, rng)
    counts[_gaps(nights, family.gaps, rng)] = np.nan
    some = (counts > 0) & (rng.random(nights) < family.marks)
    counts = np.minimum(counts, 1) if family.yes_no else counts
    likelihood = "cloglog" if family.yes_no else "nb"
    return Case(name, likelihood, counts, some, tuple(parts), design, truth)


def _truth(family: Family, names: list[str], rng: np.random.Generator) -> dict[str, float]:
    found = {
        "sigma": rng.uniform(*family.sigma),
        "ell": rng.uniform(*family.memory),
        "nu": rng.uniform(*family.nu),
    }
    for name in names:
        # Truths a little narrower than the priors: half of the prior's worlds are wild.
        found[name] = rng.normal(0, 0.7 * columns.prior_of(name)[1])
    found["intercept"] = np.log(family.rate[0]) + rng.random() * np.log(
        family.rate[1] / family.rate[0]
    )
    if "treatment" in found:
        found["treatment"] = rng.uniform(np.log(0.4), np.log(1.1))
    return {key: float(value) for key, value in found.items()}


def _counts(design: Array, truth: dict[str, float], rng: np.random.Generator) -> Array:
    rho = np.exp(-1 / truth["ell"])
    z = rng.normal(size=len(design))
    for t in range(1, len(z)):
        z[t] = rho * z[t - 1] + np.sqrt(1 - rho**2) * z[t]
    mu = np.exp(design @ np.array(list(truth.values())[3:]) + truth["sigma"] * z)
    if truth["nu"] > 0:
        size = truth["nu"] ** -2
        mu = mu * rng.gamma(size, 1 / size, size=len(mu))
    return np.minimum(rng.poisson(mu), MOST_CRAMPS).astype(float)


def _gaps(nights: int, share: float, rng: np.random.Generator) -> npt.NDArray[np.bool_]:
    """Missing nights in runs of three on average."""
    missing = np.zeros(nights, dtype=bool)
    if share == 0:
        return missing
    leave, now = 1 / 3, False
    enter = leave * share / (1 - share)
    for t in range(nights):
        now = rng.random() >= leave if now else rng.random() < enter
        missing[t] = now
    return missing
