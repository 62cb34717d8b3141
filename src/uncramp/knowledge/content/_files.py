"""The files of a content folder."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from importlib.resources.abc import Traversable

from uncramp.knowledge.content._types import Kind


def item_files(
    folder: Traversable, languages: Collection[str] | None, *, whole: bool
) -> Iterator[tuple[Kind, str, bytes, bool]]:
    """Each file and whether it is to be read; the others only where the ``whole`` is sealed."""
    for kind in Kind:
        for entry in _sorted(folder / kind, ".md"):
            language = entry.name[:-3].partition(".")[2]
            wanted = languages is None or language in languages if language else whole
            if wanted or whole:
                yield kind, entry.name, entry.read_bytes(), wanted


def pose_files(folder: Traversable) -> Mapping[str, str]:
    """The id of each drawing and a digest of its file, which is read where it is drawn."""
    return {
        entry.name.removesuffix(".toml"): hashlib.sha256(entry.read_bytes()).hexdigest()
        for entry in _sorted(folder / "poses", ".toml")
    }


def _sorted(shelf: Traversable, suffix: str) -> list[Traversable]:
    entries = shelf.iterdir() if shelf.is_dir() else ()
    return sorted((e for e in entries if e.name.endswith(suffix)), key=lambda entry: entry.name)
