"""The report as one HTML page that needs nothing beside it, and as Markdown."""

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files

from uncramp.cohort.calibrate._report import Report
from uncramp.cohort.calibrate._sections import (
    Section,
    headline,
    made_by,
    misses,
    sections,
    tally,
)
from uncramp.exchange.report.figures import Figure, Table
from uncramp.knowledge.wording import say


def page(report: Report, language: str) -> str:
    """The report as a page: figures, their captions, and a table behind each."""
    css = (files(__package__) / "page.css").read_text("utf-8")
    title = escape(say("calibrate.title", language))
    head = (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{css}</style>\n</head>\n"
    )
    body = "\n".join(_body(report, title, language))
    return f"{head}<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"


def markdown(report: Report, language: str) -> str:
    """The report as Markdown, without the figures: every table, and what was missed."""
    lines = [f"# {say('calibrate.title', language)}", "", f"**{headline(report, language)}**"]
    for words in (say("calibrate.intro", language), made_by(report, language)):
        lines += ["", words]
    lines += ["", *_rows(tally(report, language))]
    said = misses(report, language)
    if said:
        lines += ["", f"## {say('calibrate.missed-title', language)}", ""]
        lines += [f"- {sentence}" for sentence in said]
    for section in sections(report, language):
        lines += ["", f"## {section.title}", "", section.text, "", *_rows(section.table)]
    return "\n".join(lines) + "\n"


def _body(report: Report, title: str, language: str) -> Iterator[str]:
    yield f"<h1>{title}</h1>"
    yield f'<p class="headline">{escape(headline(report, language))}</p>'
    yield f"<p>{escape(say('calibrate.intro', language))}</p>"
    yield _table(tally(report, language), say("calibrate.title", language))
    said = misses(report, language)
    if said:
        items = "".join(f"<li>{escape(sentence)}</li>" for sentence in said)
        heading = escape(say("calibrate.missed-title", language))
        yield f"<section>\n<h2>{heading}</h2>\n<ul>{items}</ul>\n</section>"
    for section in sections(report, language):
        yield _section(section, language)
    yield f'<p class="made-by">{escape(made_by(report, language))}</p>'


def _section(section: Section, language: str) -> str:
    figures = "\n".join(_figure(figure, language) for figure in section.figures)
    return (
        f'<section id="{section.id}">\n<h2>{escape(section.title)}</h2>\n'
        f'<p>{escape(section.text)}</p>\n<div class="figures">\n{figures}\n</div>\n'
        f"{_behind(section.table, section.title, language)}\n</section>"
    )


def _figure(figure: Figure, language: str) -> str:
    caption = f"<figcaption>{escape(figure.caption)}</figcaption>"
    table = _behind(figure.table, figure.caption, language)
    return f"<figure>\n{figure.svg}\n{caption}\n{table}\n</figure>"


def _behind(table: Table, name: str, language: str) -> str:
    said = escape(say("calibrate.numbers", language))
    return f"<details><summary>{said}</summary>{_table(table, name)}</details>"


def _table(table: Table, name: str) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
    rows = "".join(f"<tr>{_cells(row)}</tr>" for row in table.rows)
    inside = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    # Wide tables scroll; what scrolls must be reachable by keys, and then needs a name.
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(name)}">{inside}</div>'
    )


def _cells(row: Iterable[str]) -> str:
    return "".join(f"<td>{escape(cell)}</td>" for cell in row)


def _rows(table: Table) -> Iterator[str]:
    for number, row in enumerate((table.head, *table.rows)):
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"
        if number == 0:
            yield "| -- " * len(row) + "|"
