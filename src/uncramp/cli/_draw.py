"""``uncramp draw``: a movement as an SVG file."""

from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

import click

from uncramp.errors import FileThere, UnknownId
from uncramp.exchange.record import replace_file
from uncramp.knowledge.content import load
from uncramp.knowledge.illustration import Pose, Style, describe, poses
from uncramp.knowledge.illustration import draw as drawing
from uncramp.knowledge.wording import say


@click.command()
@click.argument("pose", required=False)
@click.option("--list", "listed", is_flag=True, help="Every pose there is.")
@click.option("--out", type=click.Path(path_type=Path), help="Where to; the screen if not given.")
@click.option("--size", type=click.IntRange(16, 4096), default=600, show_default=True)
@click.option("--still", is_flag=True, help="Only the position that is held.")
@click.option(
    "--theme",
    type=click.Choice(("day", "night", "both")),
    default="both",
    show_default=True,
    help="Colours; both follows the system of whoever looks.",
)
@click.option("--force", is_flag=True, help="Replace a file of that name.")
@click.pass_context
def draw(
    ctx: click.Context,
    *,
    pose: str | None,
    listed: bool,
    out: Path | None,
    size: int,
    still: bool,
    theme: str,
    force: bool,
) -> None:
    """Draw the movement POSE as an SVG that stands alone, with its description inside."""
    language: str = ctx.obj["language"]
    every = poses()
    if listed or pose is None:
        click.echo("\n".join(every))
        return
    if pose not in every:
        nearest = get_close_matches(pose, list(every), 1, cutoff=0.4) or [""]
        raise UnknownId(kind="pose", wanted=pose, nearest=nearest[0])
    if out is not None and out.exists() and not force:
        raise FileThere(path=str(out))
    style = _told(Style(size=size, still=still, theme=theme), every[pose], language)
    svg = drawing(every[pose], style) + "\n"
    if out is None:
        click.echo(svg, nl=False)
        return
    replace_file(out, svg.encode())
    click.echo(say("drawing.written", language, path=str(out)))


def _told(style: Style, pose: Pose, language: str) -> Style:
    """The style with the words that stand inside the drawing."""
    described = " ".join(say(name, language, **facts) for name, facts in describe(pose))
    return replace(style, title=_title(pose, language), description=described)


def _title(pose: Pose, language: str) -> str:
    """The name of what shows it: an exercise, a measure, a manoeuvre; else its own id."""
    known = load(language)
    for shelf in (known.exercises, known.measures, known.manoeuvres):
        for item in shelf.values():
            if item.drawing == pose.id:
                return item.title
    for exercise in known.exercises.values():
        if any(form.drawing == pose.id for form in exercise.forms):
            return exercise.title
    return pose.id
