"""The answers of the check-up as a file."""

import json
from pathlib import Path
from typing import Any, Final

from uncramp.care.assessment import Answers, read_answers
from uncramp.errors import BadAnswer, FileTooLarge, FileUnreadable
from uncramp.exchange.record._source import opened
from uncramp.knowledge.content import KnowledgeBase

MAX_ANSWERS_MIB: Final = 1


def read_answers_file(path: Path, known: KnowledgeBase) -> Answers:
    """The answers in an ``ANSWERS.json``.

    Raises FileMissing, FileTooLarge (1 MiB), FileUnreadable, BadAnswer for a question that is
    answered twice, and what ``read_answers`` raises.
    """
    with opened(path) as stream:
        raw = stream.read((MAX_ANSWERS_MIB << 20) + 1)
    if len(raw) > MAX_ANSWERS_MIB << 20:
        raise FileTooLarge(path=str(path), limit_mib=MAX_ANSWERS_MIB)
    try:
        # utf-8-sig: editors on Windows put a byte order mark before the first key.
        parsed = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_told_once)
    except (ValueError, RecursionError) as error:
        detail = "UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)[:120]
        raise FileUnreadable(path=str(path), problem="answers", detail=detail) from error
    return read_answers(parsed, known)


def _told_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The table, unless a name stands in it twice; raises BadAnswer then."""
    # JSON keeps the last and drops the first, which may be the yes to an emergency.
    told: dict[str, Any] = {}
    for name, value in pairs:
        if name in told:
            raise BadAnswer(question=name[:60], value=str(value)[:60], problem="twice")
        told[name] = value
    return told
