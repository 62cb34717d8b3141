"""Check everything that was written, and say what is wrong in sentences."""

from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable

from uncramp.errors import ContentError
from uncramp.exchange.review._check_up import check_the_check_up
from uncramp.exchange.review._library import check_library
from uncramp.exchange.review._manoeuvres import check_manoeuvres
from uncramp.exchange.review._movements import check_movements
from uncramp.exchange.review._poses import check_poses
from uncramp.exchange.review._sentences import check_sentences
from uncramp.exchange.review._translations import check_translations
from uncramp.knowledge.content import Flaw, survey
from uncramp.knowledge.wording import say


def check(
    today: date, content: Traversable | None = None, wording: Traversable | None = None
) -> tuple[Flaw, ...]:
    """Everything wrong with the library and the sentences, files in order.

    ``today`` decides which reviews are overdue. ``content`` and ``wording`` are folders to
    check in place of the packaged ones.
    """
    flaws = list(check_sentences(wording))
    folder = content or files("uncramp.knowledge.content")
    try:
        found = survey(folder)
    except ContentError as error:
        flaws.append(Flaw.of(error))
        return tuple(flaws)
    flaws += check_library(found, today)
    flaws += check_the_check_up(found)
    flaws += check_movements(found)
    flaws += check_manoeuvres(found)
    flaws += check_translations(found)
    flaws += check_poses(found, folder)
    return tuple(sorted(flaws, key=lambda flaw: (flaw.warning, flaw.file, flaw.key)))


def describe(flaw: Flaw, language: str) -> str:
    """One flaw as sentences: where, what is wrong, what would be right, what was perhaps meant."""
    facts = {
        "file": flaw.file,
        "key": flaw.key,
        "value": flaw.value,
        "allowed": flaw.allowed,
        "nearest": flaw.nearest,
        **flaw.facts,
    }
    problem = say(f"content.{flaw.problem}", language, **facts)
    if flaw.nearest:
        problem = f"{problem} {say('content.nearest', language, nearest=flaw.nearest)}"
    place = f"{flaw.file} · {flaw.key}" if flaw.key else flaw.file
    return say("content.flaw", language, place=place, problem=problem)
