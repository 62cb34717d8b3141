"""Two routines of LAPACK for tridiagonal matrices, from SciPy, without waiting for all of it.

``import scipy.linalg`` brings NumPy's Fortran compiler front end, its test tools and more, and
takes half a second; an answer from a shell takes less than that in all. The compiled module
alone is there at once. Where it does not lie where it used to, the long way serves.
"""

from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from types import ModuleType


def _alone() -> ModuleType | None:
    package = find_spec("scipy")
    if package is None or package.origin is None:
        return None
    # By this last name only: the compiled module announces itself by it.
    spec = PathFinder.find_spec("_flapack", [str(Path(package.origin).parent / "linalg")])
    if spec is None or spec.loader is None:
        return None
    try:
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
    except ImportError:
        return None
    return module if hasattr(module, "dpttrf") and hasattr(module, "dpttrs") else None


def _whole() -> ModuleType:
    from scipy.linalg import lapack  # noqa: PLC0415 - the long way, only when it must be

    found: ModuleType = lapack
    return found


_found = _alone() or _whole()
dpttrf = _found.dpttrf
"""Factor d, e of a symmetric positive definite tridiagonal matrix: pivots, multipliers, failed."""
dpttrs = _found.dpttrs
"""Solve for right-hand sides by those factors: solution, failed."""
