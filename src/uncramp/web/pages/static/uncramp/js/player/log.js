// What was really done, side by side, from the stretches that were played.
import { isWork } from "./timeline.js";

export class Log {
  #parts = new Map();
  #line;

  constructor(line) {
    this.#line = line;
    for (const cue of line.cues.filter(isWork)) {
      const { exercise, form, level, side, sets } = cue;
      const empty = { exercise, form, level, side, planned: sets, sets: new Set(), active_s: 0 };
      this.#parts.set(`${exercise} ${side}`, { ...empty, skipped: false, hurt: false });
    }
  }

  /** Played from one second to another without a jump; only a set played to its end is done. */
  played(from, to) {
    this.#line.cues.forEach((cue, index) => {
      const begins = this.#line.starts[index];
      const gone = Math.min(to, begins + cue.seconds) - Math.max(from, begins);
      if (!isWork(cue) || gone <= 0) return;
      const part = this.#of(cue);
      part.active_s += gone;
      if (to >= begins + cue.seconds) part.sets.add(cue.set);
    });
  }

  /** The exercise is left; what is not done of it counts as skipped. */
  skip(cue) {
    for (const part of this.#parts.values()) if (part.exercise === cue.exercise) part.skipped = true;
  }

  hurt(cue) {
    this.skip(cue);
    this.#of(cue).hurt = true;
  }

  /** The movements as the server reads them. */
  get movements() {
    return [...this.#parts.values()].map(({ sets, ...part }) => ({
      ...part,
      done: sets.size,
      active_s: Math.round(part.active_s * 10) / 10,
      skipped: part.skipped && sets.size < part.planned,
    }));
  }

  get isEmpty() {
    return [...this.#parts.values()].every((part) => !part.active_s && !part.skipped);
  }

  #of(cue) {
    return this.#parts.get(`${cue.exercise} ${cue.side}`);
  }
}
