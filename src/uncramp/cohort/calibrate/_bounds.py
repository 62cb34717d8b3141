"""Exact bounds of a share, and whether numbers fall evenly into their bins."""

from collections.abc import Sequence

from scipy.special import bdtr, betaincinv, chdtrc


def clopper_pearson(hits: int, of: int, level: float) -> tuple[float, float]:
    """The exact two-sided interval of a share at a level such as 0.99; (0, 1) of nothing.

    Each end misses with half of what the level leaves, so the upper end of 99 % is held
    by 99.5 %.
    """
    miss = (1 - level) / 2
    low = float(betaincinv(hits, of - hits + 1, miss)) if hits else 0.0
    high = float(betaincinv(hits + 1, of - hits, 1 - miss)) if hits < of else 1.0
    return low, high


def evenness(bins: Sequence[int]) -> float:
    """The p value of Pearson's chi-square for equally likely bins; 1 of nothing."""
    expected = sum(bins) / len(bins)
    if not expected:
        return 1.0
    statistic = sum((n - expected) ** 2 for n in bins) / expected
    return float(chdtrc(len(bins) - 1, statistic))


def binomial_band(of: int, share: float, level: float) -> tuple[int, int]:
    """The counts between which ``of`` tries of chance ``share`` fall with at least ``level``."""
    miss = (1 - level) / 2
    # Searched outwards from the middle: some hundred steps at most.
    low = high = round(of * share)
    while low > 0 and bdtr(low - 1, of, share) > miss:
        low -= 1
    while high < of and bdtr(high, of, share) < 1 - miss:
        high += 1
    return low, high
