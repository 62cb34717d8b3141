"""The distribution of one number: a mixture of skew-normals over the hyperparameter nodes."""

from collections.abc import Callable
from dataclasses import dataclass
from math import erf, sqrt

import numpy as np

from uncramp.learn.inference._likelihood import Array

GRID = 257
REACH = 9.0
MOST_SKEW = 0.95
# The normal distribution function as a table, exact to 5e-7 between its points: SciPy's own
# costs a tenth of a second of import, and np.interp, which searches, six times as much.
_STEPS = 256
_END = 8
_NORMAL = np.array([0.5 + 0.5 * erf(i / _STEPS / sqrt(2)) for i in range(-2048, 2050)])
_RISE = np.diff(_NORMAL)


@dataclass(frozen=True, slots=True)
class Marginal:
    """A posterior distribution: ``mean``, ``sd``, ``quantile(p)``, ``cdf(x)``.

    ``grid`` and ``below`` tabulate the distribution function; between the points it is
    linear, which is exact to about 2e-4.
    """

    mean: float
    sd: float
    grid: Array
    below: Array

    def cdf(self, x: float) -> float:
        """P(value <= x)."""
        return float(np.interp(x, self.grid, self.below, left=0.0, right=1.0))

    def quantile(self, p: float) -> float:
        """The value below which it lies with probability ``p``, 0 < p < 1."""
        return float(np.interp(p, self.below, self.grid))

    def mean_of(self, function: Callable[[Array], Array]) -> float:
        """E[function(value)] for a function of arrays."""
        middle = 0.5 * (self.grid[1:] + self.grid[:-1])
        return float(function(middle) @ np.diff(self.below))


def mixtures(centre: Array, sd: Array, skew: Array, weights: Array) -> tuple[list[Marginal], Array]:
    """One marginal a row of means, sds and skewnesses, (numbers, nodes).

    The first row of ``weights`` (rows, nodes) makes the marginals; with them comes how far
    their distribution functions would move under each other row, (rows - 1, numbers).
    """
    place, scale, shape = _skew_normal(centre, sd, np.clip(skew, -MOST_SKEW, MOST_SKEW))
    weight = weights[0]
    mean = centre @ weight
    spread = np.sqrt((sd**2 + (centre - mean[:, None]) ** 2) @ weight)
    x = mean[:, None] + spread[:, None] * np.linspace(-REACH, REACH, GRID)
    # (numbers, nodes, places), so that what belongs to a node is one factor of a whole row
    t = x[:, None, :] - place[:, :, None]
    t /= scale[:, :, None]
    turned = _normal(shape[:, :, None] * t)
    np.square(t, out=t)
    t *= -0.5
    turned *= np.exp(t, out=t)
    density = np.swapaxes(weights[:, None, :] / scale, 0, 1) @ turned
    below = np.cumsum(0.5 * (density[..., 1:] + density[..., :-1]), axis=-1)
    below = np.pad(below / below[..., -1:], ((0, 0), (0, 0), (1, 0)))
    found = [
        Marginal(float(m), float(s), grid, share[0])
        for m, s, grid, share in zip(mean, spread, x, below, strict=True)
    ]
    return found, np.abs(below[:, 1:] - below[:, :1]).max(axis=-1).T


def _skew_normal(centre: Array, sd: Array, skew: Array) -> tuple[Array, Array, Array]:
    """Location, scale and shape of the skew-normal with these moments."""
    ratio = np.cbrt(2.0 * skew / (4.0 - np.pi))
    tilt = ratio * np.sqrt(np.pi / 2.0) / np.sqrt(1.0 + ratio**2)
    scale = sd / np.sqrt(1.0 - 2.0 * tilt**2 / np.pi)
    place = centre - scale * tilt * np.sqrt(2.0 / np.pi)
    return place, scale, tilt / np.sqrt(1.0 - tilt**2)


def _normal(x: Array) -> Array:
    """P(standard normal <= x); overwrites ``x``."""
    np.clip(x, -_END, _END, out=x)
    x += _END
    x *= _STEPS
    below = x.astype(np.int32)
    x -= below
    x *= _RISE[below]
    x += _NORMAL[below]
    return x
