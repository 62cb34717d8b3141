"""The relief card as a PDF for paper by the bed: two pages, the first things to do on the first."""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import typst

from uncramp.exchange.report.drawn import drawn
from uncramp.exchange.report.relief_card import WRONG, Card, Part, Told

# No date of its own and no fonts of the machine: the same card gives the same bytes.
_HEAD: Final = """#set document(title: {title}, date: none)
#set page(paper: "a4", margin: (x: 14mm, y: 12mm))
#set text(size: 11pt, lang: {language})
#set par(leading: .5em, spacing: .6em)
#set enum(spacing: .45em)
#set list(spacing: .5em)
#show heading: set block(above: .8em, below: .5em)
#show heading.where(level: 3): set text(size: 13pt)
"""
_SMALL: Final = "9pt"
_WHOLE: Final = "width: 100%, breakable: false"
# The typesetter knows no variables of CSS: the colours of the day, which a printer wants.
_VARIABLE: Final = re.compile(r"var\(--[\w-]+,(#[0-9a-f]+)\)")


def to_pdf(card: Card) -> bytes:
    """The card as tagged PDF/UA-1, in the colours of the day."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        for pose in _poses(card):
            (place / f"{pose}.svg").write_text(_svg(pose, card.language), "utf-8")
        (place / "card.typ").write_text(source(card), "utf-8")
        made = typst.compile(
            str(place / "card.typ"),
            format="pdf",
            pdf_standards="ua-1",
            ignore_system_fonts=True,
        )
    return bytes(made)


def source(card: Card) -> str:
    """What the typesetter reads, beside one ``<pose>.svg`` for each drawing."""
    return "\n".join(_source(card))


def _svg(pose: str, language: str) -> str:
    found = drawn(pose, language)
    svg = _VARIABLE.sub(r"\1", found.svg) if found else "<svg/>"
    return svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def _firsts(card: Card) -> list[tuple[str, Told]]:
    """The first thing to do, with the muscles it is for: what begins alike stands once."""
    found: dict[str, list[Part]] = {}
    for part in card.muscles:
        if part.steps:
            found.setdefault(part.steps[0].title, []).append(part)
    return [(" · ".join(p.title for p in parts), parts[0].steps[0]) for parts in found.values()]


def _poses(card: Card) -> set[str]:
    helped = card.helped.steps if card.helped else ()
    return {one.drawing for _, one in _firsts(card)} | {one.drawing for one in helped} | {WRONG}


def _source(card: Card) -> Iterator[str]:
    language = card.language
    yield _HEAD.format(title=_text(card.title), language=_text(language))
    yield f"= #{_text(card.title)}\n#v(2mm)"
    if card.signs:
        yield f"#block(stroke: 1.5pt, inset: 8pt, {_WHOLE})[{_lines(card.signs)}{_call(card)}]"
    cells = [_step(one, language, title) for title, one in _firsts(card)]
    yield _pair(cells)
    wrong = f"{_picture(WRONG, language, '24mm')}[#strong({_text(card.wrong)})]"
    yield f"#grid(columns: (2fr, 3fr), gutter: 8mm, align: horizon, {wrong})"
    yield f"#block(stroke: 1.5pt, inset: 8pt, {_WHOLE})[{_lines(card.ten)}\n{_call(card)}]"
    if card.helped:
        yield f"== #{_text(card.helped.title)}\n#v(2mm)"
        yield _pair([_step(one, language) for one in card.helped.steps])
    yield _pair([_lines(part) for part in card.after])
    yield f"#text(size: {_SMALL}, {_text(card.foot)})"


def _pair(cells: list[str]) -> str:
    whole = ", ".join(f"[{cell}]" for cell in cells)
    return f"#grid(columns: (1fr, 1fr), column-gutter: 8mm, row-gutter: 5mm, {whole})"


def _step(one: Told, language: str, title: str = "") -> str:
    lines = "\n".join(f"+ #{_text(line)}" for line in one.lines)
    care = " ".join(one.take_care.replace("*", "").split())
    head = f"== #{_text(title)}\n" if title else ""
    return (
        f"{head}=== #{_text(one.says)}\n#{_picture(one.drawing, language, '30mm')[:-2]}\n"
        f"{lines}\n\n#strong({_text(one.time)})\n\n#text(size: {_SMALL}, {_text(care)})\n"
    )


def _call(card: Card) -> str:
    note = f"\n\n#text(size: {_SMALL}, {_text(card.call_note)})" if card.call_note else ""
    return f"#text(size: 18pt, weight: 700, {_text(card.call)}){note}"


def _lines(part: Part) -> str:
    lead = f"#{_text(part.lead)}\n\n" if part.lead else ""
    lines = "\n".join(f"- #{_text(line)}" for line in part.lines)
    foot = f"\n\n#{_text(part.foot)}" if part.foot else ""
    return f"== #{_text(part.title)}\n{lead}{lines}{foot}\n"


def _picture(pose: str, language: str, height: str) -> str:
    found = drawn(pose, language)
    words = _text(found.words if found else "")
    return f'align(center, image("{pose}.svg", height: {height}, alt: {words})), '


def _text(words: str) -> str:
    """Words as a string of the typesetter, so that nothing in them is a command."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
