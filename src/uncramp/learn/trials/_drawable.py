"""Which measures a coin may decide about."""

from collections.abc import Mapping

from uncramp.errors import ProtocolError
from uncramp.knowledge.content import Measure


def drawable(measure: str, library: Mapping[str, Measure]) -> Measure | None:
    """The library's measure of that id; None for words that the library does not have.

    Raises ProtocolError ``not-drawn`` where the library says that no coin may decide about
    it, or has withdrawn it. Medicines by name are refused where the coins are tossed.
    """
    found = library.get(measure)
    if found is not None and (found.withdrawn or not found.randomisable):
        raise ProtocolError(field="measure", value=found.title, problem="not-drawn")
    return found
