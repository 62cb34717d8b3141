"""How many independent draws some chains are worth, and whether they agree.

Rank-normalised split R-hat and the effective sample size with Geyer's initial monotone
sequence, after Vehtari, Gelman, Simpson, Carpenter and Buerkner (2021).
"""

import numpy as np
import numpy.typing as npt
from scipy.fft import next_fast_len
from scipy.special import ndtri
from scipy.stats import rankdata

Array = npt.NDArray[np.float64]

LEVELS = (5, 25, 50, 75, 95)


def r_hat(draws: Array) -> float:
    """The larger of the R-hats of bulk and tails; ``draws`` is (chains, draws)."""
    halves = _halves(draws)
    folded = np.abs(halves - np.median(halves))
    return max(_split_r_hat(_normal_scores(halves)), _split_r_hat(_normal_scores(folded)))


def bulk_size(draws: Array) -> float:
    """Effective sample size of the normal scores of ``draws`` (chains, draws)."""
    return size(_normal_scores(_halves(draws)))


def size(draws: Array) -> float:
    """Effective sample size for the mean of ``draws`` (chains, draws)."""
    chains, length = draws.shape
    within = draws.var(axis=1, ddof=1).mean()
    if within == 0:
        return float(draws.size)
    whole = within * (length - 1) / length
    if chains > 1:
        whole += draws.mean(axis=1).var(ddof=1)
    correlation = 1 - (within - _autocovariance(draws).mean(axis=0)) / whole
    correlation[0] = 1.0
    pairs = correlation[: length // 2 * 2].reshape(-1, 2).sum(axis=1)
    negative = np.flatnonzero(pairs < 0)
    pairs = pairs[: negative[0]] if len(negative) else pairs
    time = 2 * np.minimum.accumulate(pairs).sum() - 1
    # Antithetic chains may be worth more than independent draws, but not without limit.
    return float(draws.size / max(time, 1 / np.log10(draws.size)))


def distribution_noise(draws: Array) -> float:
    """The largest standard error of the empirical distribution function at ``LEVELS`` percent."""
    noise = []
    for level in LEVELS:
        below = (draws <= np.percentile(draws, level)).astype(float)
        noise.append(np.sqrt(level / 100 * (1 - level / 100) / size(_halves(below))))
    return float(max(noise))


def _halves(draws: Array) -> Array:
    length = draws.shape[1] // 2
    return np.vstack([draws[:, :length], draws[:, -length:]])


def _normal_scores(draws: Array) -> Array:
    rank = rankdata(draws).reshape(draws.shape)
    return np.asarray(ndtri((rank - 0.375) / (draws.size + 0.25)))


def _split_r_hat(draws: Array) -> float:
    length = draws.shape[1]
    within = draws.var(axis=1, ddof=1).mean()
    between = draws.mean(axis=1).var(ddof=1)
    return float(np.sqrt((length - 1) / length + between / within)) if within > 0 else 1.0


def _autocovariance(draws: Array) -> Array:
    length = draws.shape[1]
    centred = draws - draws.mean(axis=1, keepdims=True)
    wave = np.fft.rfft(centred, next_fast_len(2 * length), axis=1)
    found = np.fft.irfft(np.abs(wave) ** 2, next_fast_len(2 * length), axis=1)
    return found[:, :length] / length
