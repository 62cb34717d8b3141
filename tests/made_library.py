"""A small library that leans on nothing outside itself, made of the packaged one."""

import shutil
from functools import lru_cache
from pathlib import Path

import uncramp.knowledge.content
from uncramp.knowledge.content import Kind, survey

PACKAGED = Path(uncramp.knowledge.content.__file__).parent
LINKS = {
    "claims": Kind.CLAIMS,
    "exercises": Kind.EXERCISES,
    "easier": Kind.EXERCISES,
    "harder": Kind.EXERCISES,
    "after": Kind.EXERCISES,
    "sources": Kind.SOURCES,
}
FIRST = (
    (Kind.CLAIMS, "magnesium-in-older-adults"),
    (Kind.CLAIMS, "pillow-behind-the-knees"),
    (Kind.CLAIMS, "stretch-releases-a-cramp"),
    (Kind.CLAIMS, "stretching-before-bed"),
    (Kind.EXERCISES, "wall-calf-stretch"),
    (Kind.MEASURES, "bedtime-stretches"),
    (Kind.MEASURES, "loose-covers"),
    (Kind.SIGNS, "cramp-over-ten-minutes"),
    (Kind.SIGNS, "possible-leg-clot"),
)


@lru_cache(maxsize=1)
def a_few_items():
    """A small part of the library that leans on nothing outside itself."""
    items = survey(PACKAGED).items
    few, waiting = set(), list(FIRST)
    while waiting:
        kind, name = waiting.pop()
        if (kind, name) in few:
            continue
        few.add((kind, name))
        item = items[kind, name]
        waiting += [(to, one) for key, to in LINKS.items() for one in getattr(item, key, ())]
    return few


def drawings(item):
    """The poses that an item and its forms show."""
    forms = [form.drawing for form in getattr(item, "forms", ())]
    return [name for name in (getattr(item, "drawing", ""), *forms) if name]


def few_items(folder):
    """Copy a part of the packaged library into ``folder``, where it may be broken."""
    for kind in Kind:
        (folder / kind).mkdir(parents=True)
    for kind, name in a_few_items():
        for path in (PACKAGED / kind).glob(f"{name}.*"):
            if path.name in {f"{name}.md", f"{name}.es.md"}:
                shutil.copy(path, folder / kind)
    items = survey(PACKAGED).items
    shown = {name for key in a_few_items() for name in drawings(items[key])}
    (folder / "poses").mkdir()
    for name in shown:
        shutil.copy(PACKAGED / "poses" / f"{name}.toml", folder / "poses")
    for path in PACKAGED.glob("*.toml"):
        shutil.copy(path, folder)
    for name in ("screen", "routine"):
        (folder / f"{name}s.toml").write_text(f"{name} = []\n", "utf-8")
    return folder
