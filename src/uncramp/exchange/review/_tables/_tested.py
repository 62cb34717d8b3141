"""Which tests name a rule, read from the tests themselves without running them."""

import ast
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tested:
    """What the tests say about rules.

    ``named`` maps a rule's id to the files and tests that name it, ``people`` a sign to the
    written people of whom it is expected.
    """

    named: Mapping[str, tuple[str, ...]]
    people: Mapping[str, tuple[str, ...]]


def tested(folder: Path) -> Tested:
    """What the tests below ``folder`` name."""
    named: dict[str, dict[str, None]] = defaultdict(dict)
    for path in sorted(folder.rglob("*.py")):
        for word, place in _words(ast.parse(path.read_text("utf-8"))):
            shown = f"{path.relative_to(folder).as_posix()}{place}"
            named[word].setdefault(shown)
    people: dict[str, dict[str, None]] = defaultdict(dict)
    for path in sorted(folder.rglob("vignettes.toml")):
        for person in tomllib.loads(path.read_text("utf-8")).get("person", []):
            for sign in person.get("signs", []):
                people[sign].setdefault(person["id"])
    return Tested(_tuples(named), _tuples(people))


def _words(module: ast.Module) -> Iterator[tuple[str, str]]:
    """Each text that a test or a table of cases writes out, and in which test it stands."""
    for part in module.body:
        is_test = isinstance(part, ast.FunctionDef) and part.name.startswith("test_")
        place = f"::{part.name}" if is_test and isinstance(part, ast.FunctionDef) else ""
        for node in ast.walk(part):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value, place


def _tuples(found: Mapping[str, Mapping[str, None]]) -> Mapping[str, tuple[str, ...]]:
    return {word: tuple(places) for word, places in found.items()}
