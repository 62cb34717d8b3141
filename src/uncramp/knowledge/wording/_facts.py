"""Facts as a language writes them: numbers, dates, times, nights."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import lru_cache
from numbers import Integral, Real
from typing import Any, Final

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal, format_percent

from uncramp.errors import BadValue

# The day before the month, written out: 11/12 is two different days to two readers.
_DATES: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {"": "d MMM y", "short": "d MMM", "long": "EEEE, d MMMM y"},
    "es": {"": "d MMM y", "short": "d MMM", "long": "EEEE, d 'de' MMMM 'de' y"},
}
_MONTHS: Final[Mapping[str, str]] = {"en": "MMMM y", "es": "MMMM 'de' y"}
MOST: Final = 1e15
"""Beyond this a number is a slip, and a float no longer knows its ones."""

_WEEKDAY: Final = "EEEE"
# Twelve-hour times need an a.m. or p.m. that nobody reads well at three at night.
_TIME: Final = "HH:mm"


@lru_cache(maxsize=8)
def plural_form(language: str) -> Callable[[float], str]:
    """The function that names the plural category of a number."""
    return Locale.parse(language).plural_form


def write(fact: object, spec: str, *, name: str, language: str) -> str:
    """A fact as text.

    Numbers take the number of decimals as ``spec`` (none for whole numbers, 1 for others)
    or ``percent``; dates and nights take ``short``, ``long``, ``month``, ``weekday`` or
    nothing; moments take these and ``time``. Text goes in as it is.
    """
    if isinstance(fact, str):
        text: str | None = fact if spec == "" else None
    elif isinstance(fact, bool):
        text = None
    elif isinstance(fact, Real):
        text = _number(fact, spec, language)
    elif isinstance(fact, time):
        text = str(format_time(fact, _TIME, locale=language)) if spec == "" else None
    else:
        text = _date(fact, spec, language)
    if text is None:
        raise BadValue(field=name, value=f"{fact!r}:{spec}"[:80], allowed="fact-form")
    return text


def _number(fact: Any, spec: str, language: str) -> str | None:
    # Asked in this way because nothing compares with NaN.
    if not abs(fact) < MOST:
        return None
    value = float(fact)
    if spec == "percent":
        return str(format_percent(value, locale=language))
    if not re.fullmatch("[0-9]?", spec):
        return None
    decimals = int(spec) if spec else (0 if isinstance(fact, Integral) else 1)
    # Rounding -0.04 to one decimal would otherwise say "-0.0".
    exact = int(fact) if isinstance(fact, Integral) else round(value, decimals) + 0.0
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(exact, format=pattern, locale=language))


def _date(fact: object, spec: str, language: str) -> str | None:
    # A night is known by its evening; its type lives on the floor beside this one.
    day = getattr(fact, "evening", fact)
    if not isinstance(day, date):
        return None
    if spec == "time":
        if not isinstance(day, datetime):
            return None
        return str(format_time(day, _TIME, locale=language))
    forms = {**_DATES[language], "month": _MONTHS[language], "weekday": _WEEKDAY}
    return str(format_date(day, forms[spec], locale=language)) if spec in forms else None
