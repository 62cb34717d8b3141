"""Check what was written: the library and the sentences, across all rooms that use them."""

from uncramp.exchange.review._check import check, describe
from uncramp.exchange.review._reading import Reading, reading
from uncramp.knowledge.content import Flaw

__all__ = ["Flaw", "Reading", "check", "describe", "reading"]
