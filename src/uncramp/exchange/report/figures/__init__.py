"""Figures as SVG strings, one pure function each, with a caption and a table."""

from uncramp.exchange.report.figures._adherence_strip import adherence_strip
from uncramp.exchange.report.figures._evidence_meter import evidence_meter
from uncramp.exchange.report.figures._interval import interval
from uncramp.exchange.report.figures._level_steps import Practised, level_steps
from uncramp.exchange.report.figures._rank_histogram import rank_histogram
from uncramp.exchange.report.figures._types import Figure, Table
from uncramp.exchange.report.figures._weekly_rate import weekly_rate
from uncramp.exchange.report.figures._whiskers import Axis, Whisker, whiskers
from uncramp.exchange.report.figures._words import evidence_amount
from uncramp.exchange.report.figures._year_strip import year_strip

__all__ = [
    "Axis",
    "Figure",
    "Practised",
    "Table",
    "Whisker",
    "adherence_strip",
    "evidence_amount",
    "evidence_meter",
    "interval",
    "level_steps",
    "rank_histogram",
    "weekly_rate",
    "whiskers",
    "year_strip",
]
