"""Months and numbers as a language writes them, quickly enough for hundreds in a figure."""

import math
from datetime import date
from functools import lru_cache
from typing import Final

from babel.dates import format_date
from babel.numbers import get_decimal_symbol

from uncramp.knowledge.wording import say

MILLION: Final = 1e6


def month(day: date, language: str) -> str:
    """The short name of a month."""
    return _month(day.month, language)


def decimal(value: float, language: str, digits: int = 1) -> str:
    """A number with that many digits behind the sign that the language uses."""
    return f"{value:.{digits}f}".replace(".", _sign(language))


def ratio(value: float, language: str) -> str:
    """A rate ratio: two digits, or as many as it takes to not say zero."""
    return decimal(value, language, 2 if value >= 0.1 else 3) if value < 10 else f"{value:.0f}"


@lru_cache(maxsize=64)
def _month(number: int, language: str) -> str:
    return str(format_date(date(2001, number, 1), "LLL", locale=language)).rstrip(".")


@lru_cache(maxsize=8)
def _sign(language: str) -> str:
    return str(get_decimal_symbol(language))


def evidence_amount(value: float, language: str) -> str:
    """Evidence as text, rounded down: 24.99 has not reached 25."""
    if value >= MILLION:
        return say("figure.evidence.million", language)
    if value >= 10:
        return f"{math.floor(value)}"
    tenths = math.floor(value * 10) / 10
    return decimal(tenths, language) if tenths else say("figure.evidence.hardly", language)
