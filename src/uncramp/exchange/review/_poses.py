"""Rules for the drawings: a body can do them, and somebody shows them."""

from collections.abc import Iterator
from importlib.resources.abc import Traversable

from uncramp.knowledge.content import Exercise, Flaw, Item, Manoeuvre, Measure, Survey
from uncramp.knowledge.illustration import check_pose, read_poses


def check_poses(found: Survey, folder: Traversable) -> Iterator[Flaw]:
    """What no body can do, what cannot be read, and drawings that nothing shows (a warning)."""
    poses, flaws = read_poses(folder)
    yield from flaws
    shown = {drawing for item in found.items.values() for drawing in drawings(item)}
    for name, pose in poses.items():
        yield from check_pose(pose)
        if name not in shown:
            yield Flaw(f"poses/{name}.toml", "", "pose-never-used", warning=True)


def drawings(item: Item) -> Iterator[str]:
    """The ids of the poses that an item shows, those of its forms included."""
    if isinstance(item, Exercise | Manoeuvre | Measure) and item.drawing:
        yield item.drawing
    if isinstance(item, Exercise):
        yield from (form.drawing for form in item.forms)
    if isinstance(item, Manoeuvre) and item.wrong:
        yield item.wrong
