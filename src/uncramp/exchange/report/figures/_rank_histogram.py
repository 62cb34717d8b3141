"""Where the truth fell in the posterior, many times over: bars that should all be as high."""

from collections.abc import Iterator, Sequence
from typing import Final

from uncramp.exchange.report.figures import _svg
from uncramp.exchange.report.figures._legend import Key, legend
from uncramp.exchange.report.figures._scale import Linear
from uncramp.exchange.report.figures._types import Figure, Table
from uncramp.knowledge.wording import say

_LEFT, _RIGHT, _TOP, _GROUND = 3.0, _svg.WIDTH - 3.0, 24.0, 124.0
_AIR: Final = 1.5


def rank_histogram(
    bins: Sequence[int], band: tuple[int, int], language: str, *, label: str
) -> Figure:
    """A bar for each of the equally likely ``bins``, over the ``band`` that chance alone fills.

    A bin holds how many truths fell between two quantiles of their posterior. ``band`` is the
    99 % range of one bin; ``label`` says what was estimated.
    """
    most = 1.15 * max(*bins, band[1], 1)
    up = Linear(0, most, _GROUND, _TOP)
    outside = sum(not band[0] <= count <= band[1] for count in bins)
    caption = say(
        "figure.ranks.caption",
        language,
        label=label,
        n=sum(bins),
        bins=len(bins),
        outside=outside,
        low=band[0],
        high=band[1],
    )
    keys, bottom = legend(_keys(language), _GROUND + 22)
    parts = [*_frame(band, sum(bins) / len(bins), up), *_bars(bins, band, up)]
    words = [_svg.text(_LEFT, 14, label, fill=_svg.INK), *_axis(), keys]
    title = say("figure.ranks.title", language, label=label)
    return Figure(
        svg=_svg.drawing(bottom, [*parts, *words], title=title, description=caption),
        caption=caption,
        table=_table(bins, band, language),
    )


def _frame(band: tuple[int, int], expected: float, up: Linear) -> Iterator[str]:
    """What chance alone fills, with the height that is expected."""
    high, low = up(band[1]), up(band[0])
    d = f"M{_LEFT:g} {_svg.number(high)}H{_RIGHT:g}V{_svg.number(low)}H{_LEFT:g}Z"
    yield _svg.element("path", fill=_svg.ACCENT, opacity=0.18, d=d)
    yield _svg.element("path", stroke=_svg.LINE, d=f"M{_LEFT:g} {_GROUND:g}H{_RIGHT:g}")
    middle = f"M{_LEFT:g} {_svg.number(up(expected))}H{_RIGHT:g}"
    yield _svg.element("path", stroke=_svg.MUTED, stroke_dasharray="3 3", d=middle)


def _bars(bins: Sequence[int], band: tuple[int, int], up: Linear) -> Iterator[str]:
    """Bars are filled where chance explains them, and solid to the eye where it does not."""
    across = Linear(0, len(bins), _LEFT, _RIGHT)
    for place, count in enumerate(bins):
        left, right = across(place) + _AIR, across(place + 1) - _AIR
        d = f"M{_svg.number(left)} {_GROUND:g}V{_svg.number(up(count))}"
        d += f"H{_svg.number(right)}V{_GROUND:g}Z"
        inside = band[0] <= count <= band[1]
        opacity = 0.45 if inside else 1
        fill = _svg.MUTED if inside else _svg.ACCENT
        yield _svg.element("path", fill=fill, opacity=opacity, d=d)


def _axis() -> Iterator[str]:
    yield _svg.text(_LEFT, _GROUND + 16, "0 %")
    yield _svg.text((_LEFT + _RIGHT) / 2, _GROUND + 16, "50 %", text_anchor="middle")
    yield _svg.text(_RIGHT, _GROUND + 16, "100 %", text_anchor="end")


def _keys(language: str) -> Iterator[Key]:
    inside = _svg.element("path", fill=_svg.MUTED, opacity=0.45, d="M0 0v-11h9v11Z")
    yield Key(inside, 9.0, say("figure.ranks.inside", language))
    outside = _svg.element("path", fill=_svg.ACCENT, d="M0 0v-11h9v11Z")
    yield Key(outside, 9.0, say("figure.ranks.outside", language))


def _table(bins: Sequence[int], band: tuple[int, int], language: str) -> Table:
    share = 100 / len(bins)
    expected = f"{band[0]} – {band[1]}"
    return Table(
        tuple(say(f"figure.head.{name}", language) for name in ("between", "truths", "expected")),
        tuple(
            (f"{share * place:g} – {share * (place + 1):g} %", str(count), expected)
            for place, count in enumerate(bins)
        ),
    )
