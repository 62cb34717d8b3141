"""The record of one person: the diary CSV and the archive, readable without the program.

The CSV holds a diary but for its episodes; the archive holds everything. Reading what was
written gives the same.
"""

from uncramp.exchange.record._answers_file import read_answers_file
from uncramp.exchange.record._archive import archive_bytes, read, read_bytes, write
from uncramp.exchange.record._atomic import replace_file
from uncramp.exchange.record._dates import DateStyle
from uncramp.exchange.record._headings import Headings, headings
from uncramp.exchange.record._plan_member import whole_plan
from uncramp.exchange.record._read_diary import read_diary
from uncramp.exchange.record._relief_member import whole_relief
from uncramp.exchange.record._trial_file import read_trial, write_trial
from uncramp.exchange.record._types import (
    Factor,
    FactorKind,
    Medicine,
    Problem,
    Read,
    Record,
    Settings,
    Theme,
)
from uncramp.exchange.record._write_diary import diary_csv, write_diary

__all__ = [
    "DateStyle",
    "Factor",
    "FactorKind",
    "Headings",
    "Medicine",
    "Problem",
    "Read",
    "Record",
    "Settings",
    "Theme",
    "archive_bytes",
    "diary_csv",
    "headings",
    "read",
    "read_answers_file",
    "read_bytes",
    "read_diary",
    "read_trial",
    "replace_file",
    "whole_plan",
    "whole_relief",
    "write",
    "write_diary",
    "write_trial",
]
