"""``uncramp trial``: toss the coins of a trial on oneself, check them, ask what tonight is."""

import re
import unicodedata
from datetime import UTC, datetime
from pathlib import Path
from random import SystemRandom

import click

from uncramp.cli._zone import tonight as this_night
from uncramp.errors import FileThere
from uncramp.exchange.record import read_trial, write_trial
from uncramp.knowledge.content import load
from uncramp.knowledge.wording import say
from uncramp.learn.trials import (
    Arm,
    Outcome,
    Protocol,
    Question,
    Unit,
    design,
    digest,
    drawable,
    redraw,
)
from uncramp.person.nights import Night

ALTERED = 1
A_WEEK = 7
UNITS = {"nightly": Unit.NIGHT, "pairs": Unit.PAIR, "blocks": Unit.BLOCK}
_DAY = click.DateTime(["%Y-%m-%d"])
_PLAN = click.Path(path_type=Path)


@click.group()
def trial() -> None:
    """Try a habit on yourself, decided by coins.

    A coin decides about habits only. Never start, stop or time a medicine for a trial.
    """


@trial.command()
@click.option("--measure", required=True, help="What to try: an id from the library, or words.")
@click.option("--nights", required=True, type=click.IntRange(1, 3_660), help="How long.")
@click.option("--unit", type=click.Choice(list(UNITS)), help="What one coin decides.")
@click.option("--each", type=click.IntRange(1, 100), help="Nights in a row with one arm.")
@click.option("--start", type=_DAY, help="The date of the first evening; today if not given.")
@click.option("--half-life", type=float, help="Nights until half of the effect has come or gone.")
@click.option("--yes-no", is_flag=True, help="The diary only says whether there was a cramp.")
@click.option("--seed", type=click.IntRange(0, 2**53 - 1), help="Drawn if not given.")
@click.option("--out", default="TRIAL.toml", type=_PLAN, show_default=True)
@click.option("--force", is_flag=True, help="Replace a file of that name.")
@click.pass_context
def new(  # noqa: PLR0913 - one for each thing that a plan fixes
    ctx: click.Context,
    *,
    measure: str,
    nights: int,
    unit: str | None,
    each: int | None,
    start: datetime | None,
    half_life: float | None,
    yes_no: bool,
    seed: int | None,
    out: Path,
    force: bool,
) -> None:
    """Toss every coin of a trial once and write the plan.

    What wears off by the morning is tried night by night (--unit nightly), everything else in
    blocks of seven nights or in pairs of blocks. The plan is as long as --nights, made up to
    whole units. There is nothing to try with fewer than five coins.
    """
    language: str = ctx.obj["language"]
    if out.exists() and not force:
        raise FileThere(path=str(out))
    name, slug, lasting = _known(measure, language)
    lasting = lasting if half_life is None else half_life
    first = Night(start.date()) if start else this_night()
    kind, length = _unit(unit, each, lasting)
    question = Question(
        id=f"{slug}-{first}",
        text=say("trial.question", language, measure=name),
        measure=name,
        arms=(Arm("without", say("trial.arm.without", language), 0.0), Arm("with", name, 1.0)),
        first=first,
        unit=kind,
        nights=length,
        units=-(-nights // length),
        half_life_nights=lasting,
        outcome=Outcome.YES_NO if yes_no else Outcome.COUNTS,
    )
    drawn = design(question, SystemRandom(), drawn_at=_now(), seed=seed)
    write_trial(drawn, out)
    _tell_new(drawn, out, language)


@trial.command()
@click.argument("plan", type=_PLAN)
@click.pass_context
def check(ctx: click.Context, plan: Path) -> None:
    """Toss the coins of PLAN again from its seed, and say whether the order is theirs.

    The exit code is 1 where it is not.
    """
    language: str = ctx.obj["language"]
    protocol = read_trial(plan)
    drawn = protocol.allocation
    pairs = zip(drawn.blocks, redraw(protocol).blocks, strict=True)
    other = [block for block, again in pairs if block != again]
    if other:
        click.echo(say("trial.altered", language, n=len(other), night=other[0].first))
        ctx.exit(ALTERED)
    click.echo(say("trial.as-drawn", language, n=protocol.coins, seed=str(drawn.seed)))
    click.echo(say("trial.seal", language, seal=digest(protocol)))


@trial.command()
@click.argument("plan", type=_PLAN)
@click.option("--date", "evening", type=_DAY, help="Another evening than today's.")
@click.pass_context
def tonight(ctx: click.Context, plan: Path, evening: datetime | None) -> None:
    """Say what the coin of PLAN has for tonight."""
    language: str = ctx.obj["language"]
    protocol = read_trial(plan)
    night = Night(evening.date()) if evening else this_night()
    arm = protocol.arm_on(night)
    if arm is not None:
        key = "on" if evening else "tonight"
        click.echo(say(f"trial.{key}", language, arm=arm.label, night=night))
        nights = protocol.last - protocol.first + 1
        click.echo(say("trial.place", language, at=night - protocol.first + 1, n=nights))
    elif night < protocol.first:
        facts = {"n": protocol.first - night, "first": protocol.first}
        click.echo(say("trial.not-yet", language, **facts))
    elif night > protocol.last:
        click.echo(say("trial.over", language, last=protocol.last, path=str(plan)))
    else:
        click.echo(say("trial.between", language))


def _known(measure: str, language: str) -> tuple[str, str, float]:
    """Its name, its id, and how long it lasts; the library's where it has the measure."""
    found = drawable(measure, load(language).measures)
    if found is not None:
        return found.title, found.id, float(found.half_life_nights)
    plain = unicodedata.normalize("NFKD", measure.casefold()).encode("ascii", "ignore").decode()
    return measure, re.sub("[^a-z0-9]+", "-", plain).strip("-")[:40] or "trial", 2.0


def _unit(unit: str | None, each: int | None, half_life: float) -> tuple[Unit, int]:
    """What a coin decides and how many nights that is; a pair has so many on either side."""
    lasts = half_life > 0.5
    kind = UNITS[unit] if unit else (Unit.BLOCK if lasts else Unit.NIGHT)
    if kind is Unit.NIGHT:
        return kind, each or 1
    each = each or (A_WEEK if lasts or kind is Unit.BLOCK else 1)
    return kind, 2 * each if kind is Unit.PAIR else each


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _tell_new(drawn: Protocol, out: Path, language: str) -> None:
    click.echo(
        say(
            "trial.drawn",
            language,
            path=str(out),
            n=drawn.last - drawn.first + 1,
            first=drawn.first,
            last=drawn.last,
            coins=drawn.coins,
        )
    )
    click.echo(say("trial.seal", language, seal=digest(drawn)))
    click.echo(say("trial.next", language, path=str(out)))
    click.echo(say("trial.never", language))
