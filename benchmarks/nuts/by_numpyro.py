"""CRAMP-1 as a careful person writes it in NumPyro, sampled as its manual says."""

import time
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import numpyro
import numpyro.distributions as dist
from jax import lax
from numpyro.handlers import mask
from numpyro.infer import MCMC, NUTS

from benchmarks.nuts.columns import Array
from benchmarks.nuts.recipe import Case

# In single precision the overdispersion's gamma functions lose every digit near Poisson.
numpyro.enable_x64()


def cramp1(design: Any, prior_mean: Any, prior_sd: Any, counts: Any, answered: Any) -> None:
    """The model; the waxing and waning by its innovations, which suits sparse counts."""
    beta = numpyro.sample("beta", dist.Normal(prior_mean, prior_sd).to_event(1))
    sigma = numpyro.sample("sigma", dist.Exponential(3.0))
    ell = numpyro.sample("ell", dist.LogNormal(jnp.log(5.0), 1.0))
    nu = numpyro.sample("nu", dist.Exponential(2.0))
    jump = numpyro.sample("jump", dist.Normal(0.0, 1.0).expand([len(counts)]).to_event(1))
    rho = jnp.exp(-1.0 / ell)

    def onward(u: Any, step: Any) -> tuple[Any, Any]:
        u = rho * u + jnp.sqrt(1.0 - rho**2) * step
        return u, u

    _, rest = lax.scan(onward, jump[0], jump[1:])
    z = sigma * jnp.concatenate([jump[:1], rest])
    with mask(mask=answered):
        rate = jnp.exp(design @ beta + z)
        numpyro.sample("cramps", dist.NegativeBinomial2(rate, nu**-2.0), obs=counts)


def sample(case: Case, draws: int, seed: int) -> tuple[dict[str, Array], float, float]:
    """Draws of each coefficient (chains, draws), wall and processor seconds with compilation."""
    started, used = time.perf_counter(), time.process_time()
    answered = ~np.isnan(case.counts)
    counts = np.where(answered, case.counts, 0.0)
    kernel = NUTS(cramp1)
    mcmc = MCMC(
        kernel,
        num_warmup=draws,
        num_samples=draws,
        num_chains=4,
        chain_method="sequential",
        progress_bar=False,
    )
    mcmc.run(
        jax.random.PRNGKey(seed), case.design, case.prior_mean, case.prior_sd, counts, answered
    )
    beta = np.asarray(mcmc.get_samples(group_by_chain=True)["beta"])
    wall, cpu = time.perf_counter() - started, time.process_time() - used
    return {c: beta[:, :, j] for j, c in enumerate(case.columns)}, wall, cpu
