"""Answers that were worked out before, and whether they still hold."""

from importlib.metadata import version

from uncramp.learn.inference import MODEL, Finding
from uncramp.web.store import StoredFinding


def still_holds(stored: StoredFinding | None, digest: str) -> Finding | None:
    """The stored answer; None when the diary has changed or another version made it."""
    if stored is None or stored.diary_digest != digest:
        return None
    made_by = stored.document.get("made_by")
    current = {"program": version("uncramp"), "model": MODEL}
    if not isinstance(made_by, dict) or current.items() - made_by.items():
        return None
    return Finding.from_dict(stored.document)
