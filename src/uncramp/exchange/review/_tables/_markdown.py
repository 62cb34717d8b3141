"""Tables, links and lists of the documents."""

import re
from collections.abc import Iterable, Iterator, Sequence

from uncramp.knowledge.content import Item, KnowledgeBase, Retraction
from uncramp.knowledge.wording import say

_LIBRARY = "../../src/uncramp/knowledge/content"
"""Where the library lies, seen from docs/review."""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A Markdown table with an empty line before and after; nothing without rows."""
    filled = [_row(row) for row in rows]
    if filled:
        yield from ("", _row(head), "| -- " * len(head) + "|", *filled, "")


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(plain(cell).replace("|", "\\|") for cell in cells) + " |"


def plain(text: str) -> str:
    """``text`` on one line."""
    return " ".join(text.split())


def under_each_other(parts: Iterable[str]) -> str:
    """Each part on a line of its own inside a cell; a dash for none."""
    return "<br>".join(parts) or "–"


def link(item: Item, shown: str = "") -> str:
    """An item by its title, or by ``shown``, with the way to its file."""
    return f"[{shown or plain(item.title)}]({_LIBRARY}/{item.kind}/{item.id}.md)"


def link_within(title: str) -> str:
    """The way to a heading of the same document."""
    anchor = re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
    return f"[{title}](#{anchor})"


def cited(names: Iterable[str], known: KnowledgeBase) -> str:
    """Sources by id with their addresses, and what became of them where a notice came."""
    return ", ".join(_source(name, known) for name in names) or "–"


def _source(name: str, known: KnowledgeBase) -> str:
    source = known.sources.get(name)
    if source is None:
        return name
    shown = f"[{name}]({source.url})" if source.url else link(source, name)
    if source.retraction is Retraction.NONE:
        return shown
    return f"{shown} (**{say(f'library.retraction.{source.retraction}', known.language)}**)"


def state(item: Item, language: str) -> str:
    """Who reviewed an item and when, and how many of its facts no source confirmed."""
    if item.review.by:
        told = [say("review.state.by", language, by=item.review.by, day=item.review.on)]
    else:
        told = [say("review.state.not-yet", language)]
    if item.to_verify:
        told.append(say("review.state.open", language, n=len(item.to_verify)))
    if item.withdrawn:
        told.append(say("review.state.withdrawn", language, day=item.withdrawn.on))
    return under_each_other(told)


def in_order(row: str) -> tuple[tuple[int, int | str], ...]:
    """A key that sorts row 12.2.10 behind 12.2.9, and E10 behind E9."""
    parts = re.findall(r"\d+|\D+", row)
    return tuple((0, int(part)) if part.isdigit() else (1, part) for part in parts)


def by_row(item: Item) -> tuple[object, ...]:
    """A key that sorts items by the first of their rows, those without a row last."""
    return (not item.rows, *(in_order(item.rows[0]) if item.rows else ()), item.id)
