"""The answers of the check-up as a file."""

import json
from pathlib import Path
from typing import Final

from uncramp.care.assessment import Answers, read_answers
from uncramp.errors import FileTooLarge, FileUnreadable
from uncramp.exchange.record._source import opened
from uncramp.knowledge.content import KnowledgeBase

MAX_ANSWERS_MIB: Final = 1


def read_answers_file(path: Path, known: KnowledgeBase) -> Answers:
    """The answers in an ``ANSWERS.json``.

    Raises FileMissing, FileTooLarge (1 MiB), FileUnreadable, and what ``read_answers`` raises.
    """
    with opened(path) as stream:
        raw = stream.read((MAX_ANSWERS_MIB << 20) + 1)
    if len(raw) > MAX_ANSWERS_MIB << 20:
        raise FileTooLarge(path=str(path), limit_mib=MAX_ANSWERS_MIB)
    try:
        # utf-8-sig: editors on Windows put a byte order mark before the first key.
        parsed = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        detail = "UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)[:120]
        raise FileUnreadable(path=str(path), problem="answers", detail=detail) from error
    return read_answers(parsed, known)
