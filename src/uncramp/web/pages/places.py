"""Countries, by name in each language; and the one that a time zone lies in."""

import unicodedata
from functools import lru_cache

from babel import Locale
from babel.core import get_global


@lru_cache(maxsize=4)
def countries(language: str) -> tuple[tuple[str, str], ...]:
    """Pairs of a two-letter code and a name, in the order of the names."""
    names = Locale.parse(language).territories
    # Every country has a time zone; Kosovo's code is not in the table of zones.
    codes = {*get_global("zone_territories").values(), "XK"} & set(names) - {"ZZ"}
    return tuple(sorted(((c, names[c]) for c in codes if len(c) == 2), key=_by_name))


def country_name(code: str, language: str) -> str:
    """The name of a country; the code itself where it is not known."""
    return dict(countries(language)).get(code, code)


def country_of_zone(zone: str) -> str:
    """The country that a time zone lies in; empty for UTC and what is not known."""
    return str(get_global("zone_territories").get(zone, ""))


def _by_name(pair: tuple[str, str]) -> str:
    apart = unicodedata.normalize("NFKD", pair[1].casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    return frozenset(code for code, _ in countries("en"))


def is_country(code: str) -> bool:
    """Whether it is the code of a country that one can choose."""
    return code in _codes()
