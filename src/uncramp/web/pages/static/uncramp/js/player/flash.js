// The signals as one sees them from the corner of an eye: a soft light, once a second at most.
import { FELT } from "./sounds.js";

const APART_MS = 1_000;

export class Flash {
  on = true;
  #last = -APART_MS;

  constructor(light) {
    this.light = light;
  }

  /** Brighten and fade; how, and what stands still where motion is unwelcome, is the style's. */
  give(sound) {
    const now = performance.now();
    if (!this.on || !FELT[sound] || now - this.#last < APART_MS) return;
    this.#last = now;
    this.light.hidden = false;
    setTimeout(() => { this.light.hidden = true; }, APART_MS - 100);
  }
}
