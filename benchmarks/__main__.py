"""Run every benchmark, print a table, and fail when a bound is broken.

A bound in milliseconds only means something on an idle machine, so each figure stands beside
a reference operation measured in the same minute, and the ratio is printed as well.
"""

import sys

from benchmarks import drawing, engine, library, pages, start, whole_command
from benchmarks.timing import Figure, machine


def main() -> int:
    """Print the figures; 1 when one is over its bound."""
    print(machine())
    figures: list[Figure] = [
        *engine.figures(),
        *whole_command.figures(),
        *library.figures(),
        *drawing.figures(),
        *start.figures(),
        *pages.figures(),
    ]
    print(f"{'what':<52}{'median':>10}{'bound':>10}{'reference':>12}{'ratio':>8}")
    for figure in figures:
        print(figure.line())
    return int(any(figure.over for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
