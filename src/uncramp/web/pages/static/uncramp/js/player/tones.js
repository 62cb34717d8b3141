// Tones, put on the audio clock a little ahead, so that a busy page does not delay them.
import { note } from "./note.js";
import { SOUNDS } from "./sounds.js";

const AHEAD_S = 2;
// A hidden page may be woken once a minute only.
const AHEAD_HIDDEN_S = 70;
const LATE_S = 0.4;

export class Tones {
  on = true;
  #audio = null;
  #notes = [];
  #next = 0;

  constructor(signals) {
    this.signals = signals;
  }

  /** Wake the sound; browsers allow it from a tap only. */
  open() {
    try {
      this.#audio ??= new AudioContext({ latencyHint: "interactive" });
      if (this.#audio.state !== "running") this.#audio.resume().catch(() => {});
    } catch {
      this.#audio = null;
    }
  }

  /** Schedule what is due soon, seen from this second of the session. */
  ahead(second) {
    if (!this.on || this.#audio?.state !== "running") return;
    const until = second + (document.hidden ? AHEAD_HIDDEN_S : AHEAD_S);
    // The loudspeaker is behind its clock by this much.
    const heard = this.#audio.currentTime - (this.#audio.outputLatency || 0);
    for (; this.signals[this.#next]?.at <= until; this.#next += 1) {
      const { at, sound } = this.signals[this.#next];
      if (at >= second - LATE_S) this.#put(SOUNDS[sound], Math.max(0, heard + at - second));
    }
  }

  /** Take back what has not sounded yet; what comes next is what is due from this second on. */
  silence(second) {
    for (const one of this.#coming()) one.drop();
    this.#notes = [];
    this.#next = this.signals.filter((signal) => signal.at < second).length;
  }

  #put(notes, when) {
    const made = notes.map(([hertz, after, seconds]) => note(this.#audio, hertz, when + after, seconds));
    this.#notes = [...this.#coming(), ...made];
  }

  #coming() {
    return this.#notes.filter((one) => one.when > this.#audio.currentTime);
  }
}
