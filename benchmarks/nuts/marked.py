"""The places in the README that measurements fill."""

from pathlib import Path

README = Path(__file__).parent.parent / "README.md"


def fill(page: str, mark: str, text: str) -> str:
    """The page with ``text`` between the comments ``mark: begin`` and ``mark: end``."""
    begin, end = f"<!-- {mark}: begin -->", f"<!-- {mark}: end -->"
    before, rest = page.split(begin)
    _, after = rest.split(end)
    return f"{before}{begin}\n{text.strip()}\n{end}{after}"


def fill_readme(mark: str, text: str) -> None:
    """Put a measurement into ``benchmarks/README.md``."""
    README.write_text(fill(README.read_text(), mark, text))
