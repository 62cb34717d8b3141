"""The answers there are: what a trial, a trend and an exposure can come to, and why."""

from enum import StrEnum


class Verdict(StrEnum):
    """What a trial showed; the words for each are in the wording."""

    HELPS = "helps"
    MAKES_WORSE = "makes_worse"
    NOT_WORTH_IT = "not_worth_it"
    LEANING_BETTER = "leaning_better"
    LEANING_WORSE = "leaning_worse"
    CANNOT_TELL = "cannot_tell"
    TOO_FEW_NIGHTS = "too_few_nights"


class Direction(StrEnum):
    """How the last weeks compare with the first."""

    FEWER = "fewer"
    MORE = "more"
    NO_CLEAR_CHANGE = "no_clear_change"


class Link(StrEnum):
    """What an exposure has to do with the cramps; never a cause, which takes a coin."""

    GOES_WITH_MORE = "goes_with_more"
    GOES_WITH_FEWER = "goes_with_fewer"
    NO_ASSOCIATION = "no_association"
    CANNOT_TELL_YET = "cannot_tell_yet"


class Reason(StrEnum):
    """Why an exposure has the link it has."""

    CLEAR = "clear"
    WITHIN_LIMITS = "within-limits"
    TOO_WIDE = "too-wide"
    NOTED_TOO_RARELY = "noted-too-rarely"
    HARDLY_VARIES = "hardly-varies"
    SAME_AS_WEEKEND = "same-as-weekend"
    SAME_AS_CALENDAR = "same-as-calendar"
    EQUAL_TO_ARM = "equal-to-arm"
    TOO_MANY = "too-many"
