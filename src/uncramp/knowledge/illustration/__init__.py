"""Movements as drawings: poses from joint angles, contacts that hold, SVG for page and file."""

from uncramp.knowledge.illustration._check import check_pose
from uncramp.knowledge.illustration._describe import describe
from uncramp.knowledge.illustration._draw import Style, draw
from uncramp.knowledge.illustration._pose import Pose
from uncramp.knowledge.illustration._read import poses, read_poses

__all__ = ["Pose", "Style", "check_pose", "describe", "draw", "poses", "read_poses"]
