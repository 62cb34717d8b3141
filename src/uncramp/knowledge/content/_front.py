"""A content file cut into its front matter and its sections; what is wrong comes as values."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

import tomli

from uncramp.knowledge.content._flaw import Flaw

MAX_CHARACTERS = 100_000
_FENCE = re.compile(r"^\+\+\+[^\S\n]*$", re.MULTILINE)
_HEADING = re.compile(r"^## ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """A content file as written: ``head`` from TOML, ``sections`` by heading text."""

    head: Mapping[str, Any]
    sections: Mapping[str, str]
    flaws: tuple[Flaw, ...]


def read_page(text: str, file: str) -> Page:
    """Front matter between two ``+++`` lines, then sections that begin with ``##``.

    Whatever the text is, this returns a page; ``flaws`` says what could not be read.
    """
    if len(text) > MAX_CHARACTERS:
        return Page({}, {}, (Flaw(file, "", "too-long", allowed=str(MAX_CHARACTERS)),))
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    fences = tuple(islice(_FENCE.finditer(text), 2))
    if len(fences) < 2 or fences[0].start() != 0:
        return Page({}, {}, (Flaw(file, "", "no-front-matter"),))
    head, flaws = _head(text[fences[0].end() : fences[1].start()], file)
    sections, more = _sections(text[fences[1].end() :].removeprefix("\n"), file)
    return Page(head, sections, flaws + more)


def _head(text: str, file: str) -> tuple[Mapping[str, Any], tuple[Flaw, ...]]:
    try:
        return tomli.loads(text), ()
    # Numbers of thousands of digits and brackets thousands deep fail outside the parser's
    # own error class.
    except (ValueError, RecursionError) as error:
        detail = str(error) or type(error).__name__
        return {}, (Flaw(file, "", "toml", facts={"detail": detail[:200]}),)


def _sections(text: str, file: str) -> tuple[dict[str, str], tuple[Flaw, ...]]:
    before, *parts = _HEADING.split(text)
    flaws = list(_line_flaws(before, "", file))
    if before.strip():
        flaws.append(Flaw(file, "", "text-before-heading"))
    sections: dict[str, str] = {}
    for part in parts:
        heading, _, words = part.partition("\n")
        heading = heading.strip()
        if heading in sections:
            flaws.append(Flaw(file, heading, "heading-twice"))
        flaws += _line_flaws(words, heading, file)
        if heading:
            sections[heading] = words.strip()
    return sections, tuple(flaws)


# Prose is shown in pages, on paper and spoken: tags would come out in two of the three.
_ODD = (
    ("heading-level", "#", re.compile(r"^#+(?:\s.*)?$", re.MULTILINE)),
    ("html", "<", re.compile(r"^.*<[a-zA-Z/!].*$", re.MULTILINE)),
)


def _line_flaws(text: str, heading: str, file: str) -> Iterator[Flaw]:
    for problem, mark, odd in _ODD:
        # Most texts have neither mark, and there are thousands of them at every start.
        for found in odd.finditer(text) if mark in text else ():
            yield Flaw(file, heading, problem, value=found.group()[:60])
