"""The short way to LAPACK gives what the long way gives, and is the one that is taken."""

import subprocess
import sys

import numpy as np
from scipy.linalg import lapack

from uncramp.learn.inference import _lapack

DIAGONAL, OFF = np.array([2.0, 2.5, 3.0]), np.array([-1.0, 0.5])


def test_both_ways_factor_and_solve_alike():
    for module in (_lapack._alone(), _lapack._whole(), _lapack):
        pivots, lower, failed = module.dpttrf(DIAGONAL, OFF)
        solved, refused = module.dpttrs(pivots, lower, np.array([[1.0], [2.0], [3.0]]))
        assert (failed, refused) == (0, 0)
        expected = lapack.dpttrs(*lapack.dpttrf(DIAGONAL, OFF)[:2], [[1.0], [2.0], [3.0]])[0]
        assert np.array_equal(solved, expected)


def test_the_engine_does_not_wait_for_the_whole_of_scipy():
    code = (
        "import sys, uncramp\n"
        "uncramp.fit([0, 1], [[1.0], [1.0]], [0], [1])\n"
        "print('scipy.linalg' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"
