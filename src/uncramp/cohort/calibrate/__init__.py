"""Whether the engine keeps its promises: calibrated on people whose truth is known."""

from uncramp.cohort.calibrate._calibrate import calibrate
from uncramp.cohort.calibrate._cells import Cell, Kind
from uncramp.cohort.calibrate._grid import GRIDS, Grid
from uncramp.cohort.calibrate._judged import Check, State
from uncramp.cohort.calibrate._page import markdown, page
from uncramp.cohort.calibrate._report import Report
from uncramp.cohort.calibrate._sections import headline

__all__ = [
    "GRIDS",
    "Cell",
    "Check",
    "Grid",
    "Kind",
    "Report",
    "State",
    "calibrate",
    "headline",
    "markdown",
    "page",
]
