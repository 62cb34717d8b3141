"""Check what was written, across all rooms that use it, and set it out for clinicians."""

from uncramp.exchange.review._check import check, describe
from uncramp.exchange.review._reading import Reading, reading
from uncramp.exchange.review._tables import tables
from uncramp.knowledge.content import Flaw

__all__ = ["Flaw", "Reading", "check", "describe", "reading", "tables"]
