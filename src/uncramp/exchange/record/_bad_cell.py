"""Why one cell could not be read; turned into a Problem where line and column are known."""


class BadCell(Exception):
    """A cell that says nothing readable: the id of the reason, and what would be right."""

    def __init__(self, reason: str, expected: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.expected = expected
