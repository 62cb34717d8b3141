"""Long runs of the reference sampler on the fresh cases: ``python -m benchmarks.nuts.cases``.

A case that lies in the folder is not run again. Where a first run is too short for the noise asked
for, it tells how many draws are needed, and the draws of the second alone are kept.
"""

import argparse
import time
from pathlib import Path

import numpy as np

from benchmarks.nuts.distances import HEADLINE
from benchmarks.nuts.effective import distribution_noise, r_hat
from benchmarks.nuts.recipe import SEED, Case, draw, how_many
from benchmarks.nuts.sampler import Run, Settings, sample
from benchmarks.nuts.summary import summarise, write

NOISE, NOISE_ELSEWHERE = 0.004, 0.005
"""Standard errors aimed at of the distribution functions of treatment and exposures, and of the
other coefficients: the intercept mixes slowly with the hyperparameters."""
ENOUGH = 1.05
LEAST, MOST = 6_000, 60_000
CAREFUL = (0.9, 0.97, 0.99)
MOST_DIVERGENT = 2e-4
MOST_R_HAT = 1.01
HERE = Path(__file__).parent / "reference"


def main() -> None:
    """Run what is missing; say how each case went."""
    options = _options()
    options.folder.mkdir(parents=True, exist_ok=True)
    for number in options.numbers or range(1, how_many() + 1):
        case = draw(number)
        path = options.folder / f"{case.name}.json"
        if path.exists():
            continue
        started = time.monotonic()
        run, settings = long_run(case, SEED + number)
        facts = summarise(case, run, settings)
        write(path, facts)
        took = time.monotonic() - started
        posterior = facts["posterior"]
        worst_r_hat = max(found["r_hat"] for found in posterior.values())
        noise = {n: found["noise"] for n, found in posterior.items() if n.startswith("beta.")}
        print(
            f"{case.name:<22}{settings.draws:>7} draws, accept {settings.accept:g}, "
            f"{run.divergent} divergent, R-hat {worst_r_hat:.4f}, "
            f"{_share(noise):.2f} of the noise allowed, {took:.0f} s",
            flush=True,
        )


def long_run(case: Case, seed: int) -> tuple[Run, Settings]:
    """Draws enough for the noise, with steps as small as the case needs."""
    for accept in CAREFUL:
        settings = Settings(LEAST, accept=accept, seed=seed)
        run = sample(case, settings)
        if not is_sound(run) and accept < CAREFUL[-1]:
            continue
        noise = {n: distribution_noise(d) for n, d in run.draws.items() if n.startswith("beta.")}
        if is_sound(run) and _share(noise) <= ENOUGH:
            return run, settings
        # The noise is a noisy number: a tenth more draws than it asks for.
        wanted = np.ceil(1.1e-3 * LEAST * _share(noise) ** 2) * 1000
        settings = Settings(int(np.clip(wanted, LEAST, MOST)), accept=accept, seed=seed + 1000)
        run = sample(case, settings)
        if is_sound(run) or accept == CAREFUL[-1]:
            return run, settings
    raise AssertionError


def is_sound(run: Run) -> bool:
    """Whether the chains agree and hardly ever diverge."""
    draws = next(iter(run.draws.values())).size
    agree = all(r_hat(draws) <= MOST_R_HAT for draws in run.draws.values())
    return agree and run.divergent <= MOST_DIVERGENT * draws


def _share(noise: dict[str, float]) -> float:
    """The largest noise of a coefficient as a share of what is allowed."""
    return max(
        value / (NOISE if name.removeprefix("beta.").startswith(HEADLINE) else NOISE_ELSEWHERE)
        for name, value in noise.items()
        if name.startswith("beta.")
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=HERE)
    parser.add_argument("--numbers", type=int, nargs="*")
    return parser.parse_args()


if __name__ == "__main__":
    main()
