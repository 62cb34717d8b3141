"""A trial plan as a file: read as a person wrote it, and written so that a person can read it."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from uncramp.errors import BadValue, FileTooLarge, FileUnreadable
from uncramp.exchange.record._atomic import replace_file
from uncramp.exchange.record._source import opened
from uncramp.learn.trials import Protocol, from_dict, to_dict

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


def write_trial(protocol: Protocol, path: Path) -> None:
    """Put the plan where ``path`` says, as ``TRIAL.toml``; ``read_trial`` gives the same back.

    The file appears whole or not at all, and replaces one of that name. Raises FileMissing
    where the folder is not there, FileError, and BadValue for text that no file can hold.
    """
    try:
        content = "\n".join(_lines(to_dict(protocol))).encode()
    except UnicodeEncodeError as error:
        raise BadValue(field="id", value=ascii(protocol.id)[:40], allowed="text") from error
    replace_file(path, content + b"\n")


def _lines(plan: dict[str, Any]) -> Iterator[str]:
    arms, drawn = plan.pop("arms"), plan.pop("allocation")
    yield from (f"{key} = {_value(value)}" for key, value in plan.items())
    yield "arms = ["
    yield from (f"  {_inline(arm)}," for arm in arms)
    yield "]"
    yield ""
    yield "[allocation]"
    yield f"unit = {_value(drawn['unit'])}"
    yield f"seed = {drawn['seed']}"
    yield f"drawn_at = {_value(drawn['drawn_at'])}"
    yield "blocks = ["
    for block in drawn["blocks"]:
        # A date of TOML has no quotes.
        rest = {key: value for key, value in block.items() if key != "first"}
        yield f"  {{ first = {block['first']}, {_inline(rest)[2:]},"
    yield "]"


def _inline(table: dict[str, Any]) -> str:
    return "{ " + ", ".join(f"{key} = {_value(value)}" for key, value in table.items()) + " }"


def _value(value: str | float) -> str:
    if not isinstance(value, str):
        return repr(value)
    # JSON escapes what TOML does, except for DEL.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _parsed(text: str, suffix: str) -> dict[str, Any]:
    if suffix != ".json":
        return tomllib.loads(text)
    parsed = json.loads(text)
    if isinstance(parsed, list) and len(parsed) == 1:
        (parsed,) = parsed
    if not isinstance(parsed, dict):
        raise ValueError("{ … }")  # noqa: TRY004 - one way out for whatever is no plan
    return parsed
