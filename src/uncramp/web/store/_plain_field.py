"""A column of plain values."""

import json
from typing import TYPE_CHECKING, Any

from django.db import models


class PlainField(models.TextField):  # type: ignore[type-arg]  # takes none at run time
    """Plain values as JSON text; None is NULL.

    Not the database's own JSON: PostgreSQL's would turn 1e22 into a whole number, forget
    the order of keys and refuse NUL, and a sealed protocol must come back as it was.
    """

    if TYPE_CHECKING:
        # How django-stubs is told what a field takes and gives.
        _pyi_private_set_type: Any
        _pyi_private_get_type: Any

    def from_db_value(self, value: str | None, *_: object) -> Any:
        """What was stored."""
        return None if value is None else json.loads(value)

    def get_prep_value(self, value: Any) -> str | None:
        """As text, in ASCII."""
        return None if value is None else json.dumps(value, separators=(",", ":"))
