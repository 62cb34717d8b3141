// A session on its way: kept at each cue, sent when it is over or the page is left.
import { forget, keep } from "./keep.js";
import { send } from "./send.js";

const AGAIN_MS = 15_000;

export class Delivery {
  #timer = 0;
  #sent = "";

  /** `read` gives the session as it is now, or null while nothing was done. */
  constructor(to, read) {
    this.to = to;
    this.read = read;
  }

  keep() {
    const session = this.read();
    if (session) keep(this.to.owner, session);
  }

  /** Send until the server has it; `known` hears of it. */
  async end(known) {
    this.keep();
    const session = this.read();
    if (!session) return known(null);
    if (await send(this.to, session)) {
      this.#sent = JSON.stringify(session.movements);
      return known(session.id);
    }
    known("");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.end(known), AGAIN_MS);
  }

  /** The page is being closed: once more, in case nobody comes back to it. */
  leave() {
    const session = this.read();
    if (!session || this.#sent === JSON.stringify(session.movements)) return forget(this.to.owner, session?.id);
    keep(this.to.owner, session);
    send(this.to, session, { leaving: true });
  }
}
