"""What is wrong with the content, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from uncramp.errors import ContentError


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something in the content that is not as it should be.

    ``problem`` is the id of its sentence, ``content.<problem>`` in the wording, which may
    use every other field and every one of ``facts``. A ``warning`` does not fail the check.
    """

    file: str
    key: str
    problem: str
    value: str = ""
    allowed: str = ""
    nearest: str = ""
    warning: bool = False
    facts: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def of(cls, error: ContentError, folder: str = "") -> Self:
        """The flaw that an error names; ``folder`` is put before its file."""
        named = {key: str(value) for key, value in error.context.items()}
        file = folder + named.pop("file")
        return cls(file, named.pop("key"), named.pop("problem"), facts=named)
