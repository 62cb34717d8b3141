// The seconds that were played: none in a pause, and all of them after a slow or throttled tab.
// Longer than a browser lets a hidden page wait, so the device slept and nobody was guided.
const ASLEEP_MS = 65_000;
const LEAD_S = 0.5;

export class Clock {
  running = false;
  // A moment before the first cue, in which the sound can be woken.
  #second = -LEAD_S;
  #read = null;

  start() {
    this.running = true;
    this.#read = { steady: performance.now(), day: Date.now() };
    performance.mark("player-runs");
  }

  stop() {
    this.running = false;
  }

  seek(second) {
    this.#second = second;
  }

  /** The second of the session, and whether the device has slept since it was last read. */
  read() {
    if (!this.running) return { second: this.#second, slept: false };
    const now = { steady: performance.now(), day: Date.now() };
    const steady = now.steady - this.#read.steady;
    const day = now.day - this.#read.day;
    // The steady clock stands still in some sleeping devices; the other jumps when it is set.
    const gone = day - steady > 1_500 ? day : steady;
    this.#read = now;
    if (gone > ASLEEP_MS) return { second: this.#second, slept: true };
    this.#second += gone / 1_000;
    return { second: this.#second, slept: false };
  }
}
