"""A trial plan from a file that a person wrote."""

import json
import tomllib
from pathlib import Path
from typing import Any, Final

from uncramp.errors import FileTooLarge, FileUnreadable
from uncramp.exchange.record._source import opened
from uncramp.learn.trials import Protocol, from_dict

MAX_TRIAL_MIB: Final = 1


def read_trial(path: Path) -> Protocol:
    """The protocol in a ``TRIAL.toml``, or in JSON of the same schema (``.json``).

    JSON may also be a list of exactly one, as an archive keeps it. Raises FileMissing,
    FileTooLarge (1 MiB), FileUnreadable, and ProtocolError for a plan that contradicts itself.
    """
    with opened(path) as stream:
        raw = stream.read((MAX_TRIAL_MIB << 20) + 1)
    if len(raw) > MAX_TRIAL_MIB << 20:
        raise FileTooLarge(path=str(path), limit_mib=MAX_TRIAL_MIB)
    try:
        # utf-8-sig: editors on Windows put a byte order mark before the first key.
        parsed = _parsed(raw.decode("utf-8-sig"), path.suffix.lower())
    except (ValueError, RecursionError) as error:
        detail = "UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)[:120]
        raise FileUnreadable(path=str(path), problem="trial", detail=detail) from error
    return from_dict(parsed)


def _parsed(text: str, suffix: str) -> dict[str, Any]:
    if suffix != ".json":
        return tomllib.loads(text)
    parsed = json.loads(text)
    if isinstance(parsed, list) and len(parsed) == 1:
        (parsed,) = parsed
    if not isinstance(parsed, dict):
        raise ValueError("{ … }")  # noqa: TRY004 - one way out for whatever is no plan
    return parsed
