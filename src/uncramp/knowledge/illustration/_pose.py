"""What a pose is made of: facts only, no lengths of limbs and no colours."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Point = tuple[float, float]
"""Forward and up, in centimetres; the floor is at 0."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Where a part of the body stays: on a thing, on the floor, or on another part of it.

    ``part`` is seat, near-foot, far-foot, near-hand or far-hand. ``at`` is the point of the
    thing; on a part of the body it is ``along`` (0 upper end or heel, 1 lower end or toes) and
    ``off`` centimetres to its front. ``by`` is the point of the sole. A leg that ``carries``
    places the whole body by the angles of its ankle and knee.
    """

    part: str
    on: str
    at: Point = (0.0, 0.0)
    by: str = "sole"
    along: float = 0.5
    off: float = 0.0
    carries: bool = False


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing in the scene: its ``kind`` and its measures in centimetres."""

    kind: str
    size: Mapping[str, float]
    side: str = "near"


@dataclass(frozen=True, slots=True)
class Arrow:
    """Which way something moves; ``bend`` is how far the middle lies to the left of the way."""

    start: Point
    end: Point
    bend: float = 0.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The body at a moment: every channel (``trunk``, ``near.knee``) in degrees or centimetres."""

    at_s: float
    channels: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Pose:
    """A movement as it is drawn: key frames, what the body touches, and the things around it.

    The frame ``shows`` is the one that a still picture has. After ``rest_s`` in the first frame
    the frames follow, ``hold_s`` in the last of them, and ``back_s`` to return; an ``even``
    movement turns without stopping. ``works`` are pairs of side and muscle. ``short`` are the
    limbs that point at the viewer, as the share of their length that is seen.
    """

    id: str
    frames: tuple[Frame, ...]
    view: str = "side"
    body: str = "usual"
    works: tuple[tuple[str, str], ...] = ()
    contacts: tuple[Contact, ...] = ()
    props: tuple[Prop, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    short: Mapping[str, float] = field(default_factory=dict)
    shows: int = -1
    rest_s: float = 0.0
    hold_s: float = 0.0
    back_s: float = 0.0
    even: bool = False

    @property
    def moves(self) -> bool:
        """Whether there is more than one moment."""
        return len(self.frames) > 1

    @property
    def held_at_s(self) -> float:
        """When in the cycle the frame of the still picture is reached."""
        return self.rest_s + self.frames[self.shows].at_s

    @property
    def cycle_s(self) -> float:
        """How long it takes until the first moment comes again; 0 for a still scene."""
        if not self.moves:
            return 0.0
        return self.rest_s + self.frames[-1].at_s + self.hold_s + self.back_s

    def contact(self, part: str) -> Contact | None:
        """What that part of the body touches; None when it moves freely."""
        return next((contact for contact in self.contacts if contact.part == part), None)
