// How long the cramp has been there, whatever happens to the clock of the device meanwhile.
const JUMP_MS = 1_500;
/** Longer than this nobody was here: what happened in it is not known. */
export const LONG_MS = 1_800_000;

export class Elapsed {
  #ms;
  #read = { steady: performance.now(), day: Date.now() };

  constructor(ms) {
    this.#ms = ms;
  }

  /** Milliseconds since the tap; `gap` is "", "clock" (it was set) or "long" (nobody was here). */
  read() {
    const now = { steady: performance.now(), day: Date.now() };
    const steady = now.steady - this.#read.steady;
    const jump = now.day - this.#read.day - steady;
    this.#read = now;
    // The steady clock stands still while some devices sleep; such a time counts.
    const slept = jump > JUMP_MS && jump <= LONG_MS ? jump : 0;
    const isLong = steady > LONG_MS || jump > LONG_MS;
    if (!isLong) this.#ms += steady + slept;
    const gap = isLong ? "long" : jump < -JUMP_MS ? "clock" : "";
    return { ms: this.#ms, gap };
  }
}
