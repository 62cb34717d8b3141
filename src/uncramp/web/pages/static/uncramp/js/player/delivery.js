// A session on its way: kept at each cue, sent when it is over or the page is left.
import { keep } from "./keep.js";
import { send } from "./send.js";

const AGAIN_MS = 15_000;

export class Delivery {
  #timer = 0;
  #last = null;

  /** `read` gives the session as it is now, or null while nothing was done. */
  constructor(to, read) {
    this.to = to;
    this.read = read;
  }

  keep() {
    const session = this.read();
    if (session) keep(this.to.owner, session, true);
  }

  /** Send until the server has it; `known` hears of it. */
  async end(known) {
    this.#last ??= this.read();
    if (!this.#last) return known(null);
    keep(this.to.owner, this.#last, false);
    if (await send(this.to, this.#last)) return known(this.#last.id);
    known("");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.end(known), AGAIN_MS);
  }

  /** The page is being closed: once more, in case nobody comes back to it. */
  leave() {
    const session = this.#last ? null : this.read();
    // What is over has been sent, or waits for the next time a player is opened.
    if (!session) return;
    keep(this.to.owner, session, false);
    send(this.to, session, { leaving: true });
  }
}
