"""The cues of a session in words: what is shown, what is said aloud, which drawing stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from uncramp.care.plan import Cue, CueKind, PlannedExercise
from uncramp.knowledge.content import KnowledgeBase
from uncramp.knowledge.wording import knows, say


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences for the cues of these exercises, in one language."""

    exercises: Mapping[str, PlannedExercise]
    known: KnowledgeBase
    language: str

    def say(self, sentence: str, **facts: object) -> str:
        """A sentence in that language."""
        return say(sentence, self.language, **facts)

    def title(self, name: str) -> str:
        """What an exercise is called."""
        return self.known.exercises[name].title

    def drawing(self, name: str) -> str:
        """The drawing for the form in which it is done."""
        exercise, form = self.known.exercises[name], self.exercises[name].form
        return next((f.drawing for f in exercise.forms if f.id == form), exercise.drawing)

    def do(self, name: str) -> str:
        """What to do, in one short sentence."""
        short = f"player.do.{self.drawing(name)}"
        if knows(short):
            return say(short, self.language)
        return self.known.exercises[name].sections["in-one-sentence"]

    def dose(self, planned: PlannedExercise) -> str:
        """How much of it: *3 holds of 10 s, each leg*."""
        dose = planned.dose
        if dose.minutes is not None:
            much = self.say("player.page.lasts", minutes=round(dose.minutes * dose.sets, 1))
        elif dose.reps > 1:
            much = self.say("player.page.moves", n=dose.sets, reps=dose.reps)
        else:
            much = self.say("player.page.holds", n=dose.sets, seconds=dose.hold_s)
        each = self.say("player.page.each-side")
        return f"{much}, {each}" if dose.sides > 1 else much


def worded(row: Sequence[Cue], words: Words) -> list[dict[str, Any]]:
    """Each cue as the page's script reads it."""
    return [_worded(cue, at, words) for at, cue in enumerate(row)]


def _worded(cue: Cue, at: int, words: Words) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "kind": cue.kind.value,
        "seconds": cue.seconds,
        "exercise": cue.exercise,
        "form": cue.form,
        "side": cue.side,
        "set": cue.set_,
        "sets": cue.sets,
        "reps": cue.reps,
        "where": "",
        "hint": "",
    }
    if cue.kind is CueKind.END:
        return (
            plain | _same(words.say("player.cue.end")) | {"say": words.say("player.cue.end-said")}
        )
    plain |= {
        "level": words.exercises[cue.exercise].level,
        "drawing": words.drawing(cue.exercise),
        # Drawn facing right, the near leg is the right one; looking left it is the other.
        "mirrored": cue.side == "left",
        "where": _where(cue, words),
        "hint": words.do(cue.exercise),
    }
    return plain | _TELL[cue.kind](cue, at, words)


def _where(cue: Cue, words: Words) -> str:
    muscle = say(f"name.muscle.{words.known.exercises[cue.exercise].muscles[0]}", words.language)
    parts = [muscle, words.say(f"player.side.{cue.side}")]
    if cue.sets > 1:
        parts.append(words.say("player.cue.set", n=cue.set_, sets=cue.sets))
    return " · ".join(parts)


def _same(sentence: str) -> dict[str, Any]:
    return {"headline": sentence, "live": sentence, "say": sentence}


def _ready(cue: Cue, at: int, words: Words) -> dict[str, Any]:
    title = words.title(cue.exercise)
    told = words.say("player.cue.next" if at else "player.cue.first", title=title)
    aloud = [told, words.do(cue.exercise)]
    if cue.side != "both":
        side = words.say(f"player.side-named.{cue.side}")
        aloud.insert(1, words.say("player.cue.say-side", side=side))
    where = [words.say("player.cue.ready"), words.say(f"player.side.{cue.side}")]
    said = " ".join(aloud)
    return {"headline": told, "live": said, "say": said, "where": " · ".join(where)}


def _hold(cue: Cue, at: int, words: Words) -> dict[str, Any]:  # noqa: ARG001
    do = words.do(cue.exercise)
    aloud = words.say("player.cue.say-hold")
    return {"headline": do, "live": aloud, "say": aloud, "hint": words.say("player.cue.hold")}


def _move(cue: Cue, at: int, words: Words) -> dict[str, Any]:  # noqa: ARG001
    hint = (
        words.say("player.cue.reps", n=cue.reps) if cue.reps > 1 else words.say("player.cue.move")
    )
    aloud = " ".join((words.say("player.cue.say-move"), hint))
    return {"headline": words.do(cue.exercise), "live": aloud, "say": aloud, "hint": hint}


def _rest(cue: Cue, at: int, words: Words) -> dict[str, Any]:  # noqa: ARG001
    told, aloud = words.say("player.cue.rest"), words.say("player.cue.say-rest")
    hint = words.say("player.cue.rest-hint", n=cue.set_, sets=cue.sets)
    return {"headline": told, "live": told, "say": aloud, "hint": hint}


def _switch(cue: Cue, at: int, words: Words) -> dict[str, Any]:  # noqa: ARG001
    return _same(words.say("player.cue.switch", side=words.say(f"player.side.{cue.side}")))


_TELL = {
    CueKind.READY: _ready,
    CueKind.HOLD: _hold,
    CueKind.MOVE: _move,
    CueKind.REST: _rest,
    CueKind.SWITCH: _switch,
}
