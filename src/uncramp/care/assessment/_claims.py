"""What is known behind a sign, a condition or a claim, beside the sources of its own page."""

from typing import Final

from uncramp.knowledge.content import KnowledgeBase

_SIGN: Final = ("unlikely-serious",)
_CONDITION: Final = ("cause-mostly-unknown",)


def claims_behind(subject: str, known: KnowledgeBase) -> tuple[str, ...]:
    """The claims that a subject of a rule rests on; the widest one where it names none."""
    if subject in known.signs:
        return known.signs[subject].claims or _SIGN
    if subject in known.conditions:
        return known.conditions[subject].claims or _CONDITION
    return (subject,)
