// The session as it runs: asks the clock, tells every channel, and waits for none of them.
import { afterExercise, oneBack, standing } from "./timeline.js";

// Often enough for a drawing that moves, seldom enough for an old phone.
const TICK_MS = 100;

export class Player {
  isOn = false;
  #index = -1;
  #timer = 0;

  /** `hears`: kept(), next() as an exercise gets ready, hurts(is more to come), ended(). */
  constructor({ line, clock, log, screen, channels, words, hears }) {
    Object.assign(this, { line, clock, log, screen, channels, words, hears });
    this.second = clock.read().second;
  }

  start() {
    this.isOn = true;
    this.channels.tones.open();
    this.channels.tones.silence(this.second);
    // After a pause the cue is said and shown once more.
    this.#index = -1;
    this.clock.start();
    this.screen.run(true);
    this.#tick();
  }

  pause(hint = this.words.paused) {
    this.#settle();
    this.clock.stop();
    clearTimeout(this.#timer);
    this.channels.quiet(this.second);
    this.screen.run(false, hint);
    this.hears.kept();
  }

  toggle() {
    if (this.clock.running) this.pause();
    else this.start();
  }

  skip() {
    const { cue, index } = this.#settle();
    this.log.skip(cue);
    this.#jump(afterExercise(this.line, index));
  }

  back() {
    this.#settle();
    this.#jump(oneBack(this.line, this.second));
  }

  /** Stop this exercise, both sides of it; what hurts while one gets ready is what went before. */
  hurt() {
    const { cue, index } = this.#settle();
    const from = ["ready", "switch"].includes(cue.kind) && index ? index - 1 : index;
    this.log.hurt(this.line.cues[from]);
    this.stop();
    this.second = afterExercise(this.line, from);
    this.clock.seek(this.second);
    this.hears.hurts(this.second < this.line.total);
  }

  /** Nothing goes on by itself or by a key. */
  stop() {
    this.pause("");
    this.isOn = false;
  }

  end() {
    clearTimeout(this.#timer);
    this.isOn = false;
    this.clock.stop();
    this.hears.ended();
  }

  #settle() {
    const { second, slept } = this.clock.read();
    this.log.played(this.second, second);
    this.second = second;
    return { ...standing(this.line, second), slept };
  }

  #tick = () => {
    clearTimeout(this.#timer);
    const before = this.second;
    const now = this.#settle();
    if (now.slept) return this.pause(this.words.slept);
    if (now.index !== this.#index) this.screen.enter(now);
    this.screen.draw(now);
    if (this.clock.running) this.channels.tones.ahead(this.second);
    this.channels.pass(before, this.second);
    if (now.index !== this.#index) this.#told(now);
    if (now.cue.kind === "end") return this.#over();
    const left = now.left * 1_000 + 1;
    // Nothing is drawn just before a cue, so that the cue itself does not have to wait for it.
    if (this.clock.running) this.#timer = setTimeout(this.#tick, left < 2 * TICK_MS ? left : TICK_MS);
  };

  /** Said and shown first; keeping, sending and another panel take an old phone a while. */
  #over() {
    this.clock.stop();
    this.#timer = setTimeout(() => this.end(), TICK_MS);
  }

  #told({ index, cue }) {
    this.#index = index;
    this.channels.speech.say(cue.say);
    this.hears.kept();
    if (cue.kind === "ready") this.hears.next();
  }

  #jump(second) {
    this.clock.seek(second);
    this.second = second;
    this.#index = -1;
    this.channels.quiet(this.second);
    this.#tick();
  }
}
