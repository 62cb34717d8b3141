// The way through a cramp: from the first instruction to *let go*, each change kept at once.
import { bodyOf, change, close, fresh, letGo } from "./attack.js";
import { Elapsed } from "./elapsed.js";
import { isOld, nextOrder, sequence, usedOrder } from "./guide.js";
import { keep } from "./running.js";

export const TEN_MS = 600_000;

export class Flow {
  #names = [];
  #index = 0;
  #clock = null;
  ms = 0;

  /** `hears`: step(manoeuvre), told(body). */
  constructor(page, hears) {
    Object.assign(this, { page, hears });
  }

  get isTen() {
    return this.ms >= TEN_MS;
  }

  /** A cramp that began `ms` ago. */
  begin(ms) {
    this.#take(fresh(Date.now() - ms, nextOrder(this.page)), ms);
    this.#show(0);
  }

  /** A cramp that was begun on this page before, or in another tab. */
  resume(state, ms) {
    this.#take(structuredClone(state), ms);
    if (!state.is_open) return;
    this.#order();
    this.#show(Math.max(0, this.#names.indexOf(state.shown)), state.since);
  }

  /** Time has passed; what Elapsed said of it. */
  read() {
    const before = this.isTen;
    const { ms, gap } = this.#clock.read();
    this.ms = ms;
    if (this.isTen && !before && this.state.is_open) this.#gently();
    return gap;
  }

  choose(told) {
    change(this.state, this.ms, told);
    this.#order();
    this.#show(0);
    this.tell();
  }

  still() {
    close(this.state, this.ms, false);
    this.#show((this.#index + 1) % this.#names.length);
    this.tell();
  }

  letGo(isKnown) {
    letGo(this.state, this.ms, isKnown);
    this.tell();
  }

  /** Which leg, or how bad it was. */
  add(more) {
    Object.assign(this.state, more);
    this.tell();
  }

  /** There was no cramp; one that nobody was told of is simply gone. */
  takeBack() {
    Object.assign(this.state, { is_mistake: true, is_open: false, seconds_to_release: null });
    if (this.state.revision) this.tell();
    else this.keep();
  }

  /** Keep what is known now; the first time it becomes a cramp. */
  tell() {
    if (!this.state.revision) usedOrder(this.page, this.state.at);
    this.state.revision += 1;
    this.keep();
    this.hears.told(bodyOf(this.state, this.ms));
  }

  keep() {
    keep(this.page.owner, this.state, this.ms);
  }

  #take(state, ms) {
    this.state = state;
    this.ms = ms;
    this.#clock = new Elapsed(ms);
    this.#order();
  }

  #order() {
    const { muscle, position, at } = this.state;
    const safest = this.isTen || isOld(this.page, Date.now());
    this.#names = sequence(this.page, { muscle, position, at, safest });
  }

  /** After ten minutes only what is gentle goes on. */
  #gently() {
    this.#order();
    this.#index = 0;
    if (this.#names[0] !== this.state.shown) this.choose({});
  }

  #show(index, since = this.ms) {
    this.#index = index;
    Object.assign(this.state, { shown: this.#names[index], since });
    this.keep();
    this.hears.step(this.page.manoeuvres[this.#names[index]]);
  }
}
