"""``uncramp relief-card``: the guide through a cramp as one file, for a phone or for paper."""

from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import click

from uncramp.care.assessment import assess as find
from uncramp.care.relief import guide, made_from
from uncramp.exchange.record import read_answers_file, replace_file
from uncramp.exchange.report.relief_card import Card, relief_card
from uncramp.knowledge.content import load
from uncramp.knowledge.wording import LANGUAGES, say

A_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(name="relief-card")
@click.option("--language", "own", type=click.Choice(LANGUAGES), help="Else that of the program.")
@click.option("--answers", type=A_FILE, help="Opens what these answers allow.")
@click.option("--out", type=A_FILE, help="The page; relief-card.html if neither is named.")
@click.option("--pdf", type=A_FILE, help="The same for paper.")
@click.option("--country", default="", help="Whose emergency number; else that of the answers.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The date; else the system's.")
@click.pass_context
def card(
    ctx: click.Context,
    *,
    own: str | None,
    answers: Path | None,
    out: Path | None,
    pdf: Path | None,
    country: str,
    today: datetime | None,
) -> None:
    """Write the guide through a cramp into one file that needs no server and no network.

    Without answers it holds the safest ways only, which anybody may be given. A file of that
    name is replaced as a whole.
    """
    language: str = own or ctx.obj["language"]
    for path, suffix, option in ((out, ".html", "--out"), (pdf, ".pdf", "--pdf")):
        if path is not None and path.suffix != suffix:
            raise click.BadParameter("", param_hint=f"{option} ({suffix})")
    if out is None and pdf is None:
        out = Path("relief-card.html")
    # A door: below it the time is an argument.
    now = today.astimezone() if today else datetime.now().astimezone()
    told = _told(answers, country.upper(), now, language)
    for path in (out, pdf):
        if path is not None:
            replace_file(path, _written(told, path.suffix))
            click.echo(say("relief.card.written", language, path=str(path)))


def _told(answers: Path | None, country: str, now: datetime, language: str) -> Card:
    known = load(language)
    given = read_answers_file(answers, known) if answers else None
    found = None
    if given is not None:
        found = find(given, known, None, now.date(), program=version("uncramp"))
    # Paper learns nothing: the same answers give the same card.
    made = guide(found, known, (), seed=0, drawn_at=now, made_from=made_from(found, known))
    where = country or (given.country if given else "")
    number = known.emergency_number(where)
    return relief_card(
        made, known, found, number=number, day=now.date(), guessed=where not in known.numbers
    )


def _written(told: Card, suffix: str) -> bytes:
    # Each is imported only when it is asked for: setting type is heavy.
    if suffix == ".pdf":
        from uncramp.exchange.report.relief_card_pdf import to_pdf  # noqa: PLC0415

        return to_pdf(told)
    from uncramp.exchange.report.relief_card_html import to_html  # noqa: PLC0415

    return to_html(told).encode()
