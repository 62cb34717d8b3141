// Moves a drawing as the session goes: shown once, into the hold, still while held, and back.
export class Pose {
  /** `still`: motion is unwelcome, and the drawing stays as it is, which is the hold. */
  constructor(svg, still) {
    this.svg = svg;
    this.hold = Number(svg.dataset.hold) || 0;
    this.cycle = Number(svg.dataset.cycle) || 0;
    this.still = still || !this.cycle;
  }

  /** Stand at the start of the movement; whether there was anything to do for it. */
  begin() {
    if (this.still || this.begun) return false;
    this.begun = true;
    this.svg.pauseAnimations();
    this.svg.setCurrentTime(0);
    for (const one of this.svg.querySelectorAll("animate, animateTransform")) one.beginElement();
    return true;
  }

  show({ cue, into, phase }) {
    if (this.still) return;
    const at = this.#at(cue, into, phase);
    if (at !== this.shown) this.svg.setCurrentTime(at);
    this.shown = at;
  }

  #at(cue, into, phase) {
    // A hair before its end, where it would begin anew.
    const last = this.cycle - 0.01;
    if (cue.kind === "hold") return Math.min(into, this.hold);
    if (cue.kind === "move" && cue.reps > 1) return Math.min(phase * this.cycle, last);
    if (cue.kind === "rest" || cue.kind === "switch") return Math.max(0, this.hold - into);
    return into % this.cycle;
  }
}
