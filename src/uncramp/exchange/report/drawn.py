"""A pose as a figure: the drawing, and in words what it shows."""

from dataclasses import dataclass
from functools import lru_cache

from uncramp.knowledge.illustration import Style, describe, draw, poses
from uncramp.knowledge.wording import say


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG for a page, and the words that it carries for those who hear it."""

    svg: str
    words: str
    moves: bool


@lru_cache(maxsize=512)
def drawn(
    pose: str,
    language: str,
    *,
    at: str = "hold",
    moves: bool = False,
    described: bool = False,
) -> Drawing | None:
    """The drawing of a pose at its hold or at its start; None where there is no such pose.

    One that is not ``described`` is an ornament beside words that say the same. Drawn once and
    kept: a plan shows the same few on every page.
    """
    found = poses().get(pose)
    if found is None:
        return None
    told = [say(sentence, language, **facts) for sentence, facts in describe(found)]
    title, rest = (told[0], " ".join(told[1:])) if described else ("", "")
    style = Style(still=not moves, at=at, title=title, description=rest)
    return Drawing(draw(found, style), " ".join(told), found.moves)
