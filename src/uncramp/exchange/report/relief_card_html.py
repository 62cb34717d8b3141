"""The relief card as one HTML file that needs nothing else: no server, no network, no storage."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from importlib.resources import files
from typing import Final

from uncramp.exchange.report.drawn import drawn
from uncramp.exchange.report.drawn_once import drawn_once
from uncramp.exchange.report.relief_card import WRONG, Card, Part, Told
from uncramp.knowledge.wording import say

# Nothing may be fetched, whatever stands in the file.
_POLICY: Final = "default-src 'none';style-src 'unsafe-inline';script-src 'unsafe-inline'"
_SVG: Final = re.compile(r'<svg [^>]*?(viewBox="[^"]+")[^>]*>(.*)</svg>', re.DOTALL)


def to_html(card: Card) -> str:
    """The whole file: every muscle in a list, of which a script shows the chosen one."""
    return (
        f'<!doctype html><html lang="{card.language}" data-theme="night"><head>'
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(card.title)}</title><style>{_part('css')}</style></head>"
        f"<body{_words(card.language)}>{_shapes(card)}<main>{''.join(_body(card))}</main>"
        f"<script>{_part('js')}</script></body></html>\n"
    )


def _body(card: Card) -> Iterator[str]:
    language = card.language
    look = '<button id="look" type="button" hidden></button>'
    yield f"<header><h1>{escape(card.title)}</h1>{look}</header>"
    if card.signs:
        yield f'<section class="card now">{_lines(card.signs)}{_call(card)}</section>'
    links = (f'<a href="#m{at}">{escape(one.title)}</a>' for at, one in enumerate(card.muscles))
    yield f'<nav aria-label="{escape(say("card.choose", language))}">{"".join(links)}</nav>'
    for at, one in enumerate(card.muscles):
        yield f'<section class="muscle" id="m{at}">{_steps(one, language)}</section>'
    yield f'<section class="card"><figure>{_use(WRONG, language)}'
    yield f"<figcaption>{escape(card.wrong)}</figcaption></figure></section>"
    yield f'<section class="card now">{_lines(card.ten)}{_call(card)}</section>'
    if card.helped:
        yield f'<section class="card">{_steps(card.helped, language)}</section>'
    for part in card.after:
        yield f'<section class="card">{_lines(part)}</section>'
    yield f"<footer>{escape(card.foot)}</footer>"


def _words(language: str) -> str:
    """What the script says, as data of the page."""
    said = {
        "held": say("now.state.hold", language),
        "ease": say("now.state.ease", language),
        "again": say("now.state.again", language),
        **{name: say(f"card.{name}", language) for name in ("stop", "ended", "day", "night")},
    }
    return "".join(f' data-{name}="{escape(text)}"' for name, text in said.items())


def _steps(part: Part, language: str) -> str:
    steps = "".join(_step(one, language) for one in part.steps)
    return f"<h2>{escape(part.title)}</h2>{steps}"


def _step(one: Told, language: str) -> str:
    care = "".join(f'<p class="small">{escape(text)}</p>' for text in paragraphs(one.take_care))
    start = escape(say("card.start", language, hold_s=one.hold_s))
    return (
        f"<article><h3>{escape(one.says)}</h3>{_use(one.drawing, language)}"
        f'<div class="hold" data-hold="{one.hold_s}" data-ease="{one.ease_s}"'
        f' data-times="{one.times}" hidden>'
        '<div class="ring" aria-hidden="true" hidden><b></b></div>'
        f'<button class="start" type="button">{start}</button>'
        f'<p class="told" role="status"></p></div><ol>{_each(one.lines)}</ol>'
        f'<p>{escape(one.time)}</p><p class="small">{escape(one.where)}</p>{care}</article>'
    )


def _call(card: Card) -> str:
    dial = re.sub(r"[^0-9+]", "", card.number)
    note = f'<p class="small">{escape(card.call_note)}</p>' if card.call_note else ""
    return f'<a class="call" href="tel:{dial}">{escape(card.call)}</a>{note}'


def _lines(part: Part) -> str:
    lead, foot = (f"<p>{escape(text)}</p>" if text else "" for text in (part.lead, part.foot))
    return f"<h2>{escape(part.title)}</h2>{lead}<ul>{_each(part.lines)}</ul>{foot}"


def _each(lines: Iterable[str]) -> str:
    return "".join(f"<li>{escape(line)}</li>" for line in lines)


def _shapes(card: Card) -> str:
    """Every drawing once, and in them every limb; a muscle points at those that it needs."""
    parts = (*card.muscles, card.helped) if card.helped else card.muscles
    poses = dict.fromkeys([*(one.drawing for part in parts for one in part.steps), WRONG])
    limbs, kept = drawn_once({pose: _drawing(pose, card.language)[1] for pose in poses})
    whole = "".join(f'<g id="p-{pose}">{inside}</g>' for pose, inside in kept.items())
    # Not hidden: some browsers draw nothing that points into what is not displayed.
    shapes = 'class="shapes" width="0" height="0" aria-hidden="true"'
    return f"{limbs}<svg {shapes}><defs>{whole}</defs></svg>"


def _use(pose: str, language: str) -> str:
    found = drawn(pose, language)
    words = escape(found.words if found else "")
    view, _ = _drawing(pose, language)
    return f'<svg {view} role="img" aria-label="{words}"><use href="#p-{pose}"/></svg>'


def _drawing(pose: str, language: str) -> tuple[str, str]:
    found = drawn(pose, language)
    match = _SVG.search(found.svg) if found else None
    return (match.group(1), match.group(2)) if match else ('viewBox="0 0 1 1"', "")


def paragraphs(markdown: str) -> list[str]:
    """The paragraphs of a text without its emphasis."""
    return [part.replace("*", "").strip() for part in markdown.split("\n\n") if part.strip()]


@lru_cache(maxsize=2)
def _part(kind: str) -> str:
    return (files(__package__) / f"relief_card.{kind}").read_text("utf-8").strip()
