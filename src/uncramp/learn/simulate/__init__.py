"""Virtual people whose truth is known: what the engine is tried on before it meets anybody.

The numbers are the evidence review's (``facts.toml``) and the worlds of a calibration grid
are named in ``scenarios.toml``. It shares no code with the engine but the protocol, so that
finding again what was put in means something.
"""

from uncramp.learn.simulate._chance import streams
from uncramp.learn.simulate._draw import Population
from uncramp.learn.simulate._live import live, live_many
from uncramp.learn.simulate._patient import VirtualPatient
from uncramp.learn.simulate._scenario import Scenario
from uncramp.learn.simulate._truth import Lived, Lives, Truth
from uncramp.learn.simulate._types import Attacks, Course, Gaps, Habit, Response

__all__ = [
    "Attacks",
    "Course",
    "Gaps",
    "Habit",
    "Lived",
    "Lives",
    "Population",
    "Response",
    "Scenario",
    "Truth",
    "VirtualPatient",
    "live",
    "live_many",
    "streams",
]
