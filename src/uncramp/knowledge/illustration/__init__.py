"""Movements as drawings: poses from joint angles, contacts that hold, SVG for page and file."""

from uncramp.knowledge.illustration._draw import Style, draw
from uncramp.knowledge.illustration._pose import Pose
from uncramp.knowledge.illustration._read import poses

__all__ = ["Pose", "Style", "draw", "poses"]
