// Hold, ease off, again: the ring and what is heard and felt with it, until somebody taps.
import { Clock } from "../player/clock.js";
import { signalsOf } from "../player/signals.js";
import { lineOf, standing } from "../player/timeline.js";

const TICK_MS = 100;
const ROUNDS = 40;

const lineFor = ({ hold_s, ease_s }) =>
  lineOf(
    Array.from({ length: ROUNDS }, (_, at) => [
      { kind: "hold", seconds: hold_s, reps: 1, set: at + 1 },
      { kind: "rest", seconds: ease_s, reps: 1, set: at + 1 },
    ]).flat(),
  );

export class Hold {
  #clock = new Clock();
  #line = null;
  #timer = 0;
  #index = -1;
  #second = 0;
  #drawn = "";

  /** `hears` gets each cue as it begins. */
  constructor({ ring, channels, still, hears }) {
    Object.assign(this, { ring, channels, still, hears });
  }

  begin(step) {
    this.#line = lineFor(step);
    // What follows a *let go* is the next hold, so no sound says that it begins.
    this.channels.signals = signalsOf(this.#line).filter(({ sound }) => sound !== "ready");
    this.channels.tones.signals = this.channels.signals;
    this.#clock.start();
    this.#from(0);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#line = null;
    this.#clock.stop();
    this.channels.quiet(this.#second);
  }

  /** Sound is allowed now: what is still to come is heard. */
  open() {
    this.channels.vibration.give("start");
    this.channels.tones.open();
    this.channels.tones.silence(this.#second);
  }

  #from(second) {
    this.#clock.seek(second);
    this.#second = second;
    this.#index = -1;
    this.channels.quiet(second);
    this.channels.vibration.give("start");
    this.#tick();
  }

  #tick = () => {
    clearTimeout(this.#timer);
    const { second, slept } = this.#clock.read();
    if (slept || second >= this.#line.total) return this.#from(0);
    const now = standing(this.#line, second);
    this.#draw(now);
    if (now.index !== this.#index) {
      this.#index = now.index;
      this.hears(now.cue);
    }
    this.channels.tones.ahead(second);
    if (!document.hidden) this.channels.pass(this.#second, second);
    this.#second = second;
    this.#timer = setTimeout(this.#tick, TICK_MS);
  };

  #draw(now) {
    // Where motion is unwelcome the ring goes on once a second.
    const drawn = this.still ? `${now.index} ${Math.ceil(now.left)}` : "";
    if (drawn && drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.ring.draw(now);
  }
}
