// A session on its way: kept at each cue, put into the outbox when it is over.
import { entryOf, ownerHere } from "../outbox/entry.js";
import { flush, outcome, put, waiting } from "../outbox/outbox.js";
import { hand } from "../outbox/server.js";
import { forget, keep } from "./keep.js";
import { asEntry } from "./session.js";

export class Delivery {
  #last = null;

  /** `read` gives the session as it is now, or null while nothing was done. */
  constructor(token, read) {
    this.token = token;
    this.read = read;
  }

  keep() {
    const session = this.read();
    if (session) keep(ownerHere(), session, true);
  }

  /** Send it; `known` hears the id once the server has it, and an empty one while it waits. */
  async end(known) {
    this.#last ??= this.read();
    if (!this.#last) return known(null);
    const { id } = this.#last;
    keep(ownerHere(), this.#last, false);
    if (await put(...asEntry(this.#last))) forget(ownerHere(), id);
    const look = async () => {
      // Another tab may have sent it; a place that was slow may have it still.
      const waits = await waiting();
      if (!outcome(id) && (!waits.isWhole || waits.some((one) => one.id === id))) return;
      document.removeEventListener("uncramp:outbox", look);
      known(outcome(id) === "refused" ? null : id);
    };
    document.addEventListener("uncramp:outbox", look);
    if ((await flush()).state !== "sent" && !outcome(id)) known("");
  }

  /** The page is being closed: written down here, and sent at once in case nobody comes back. */
  leave() {
    const session = this.#last ? null : this.read();
    // What is over is in the outbox.
    if (!session) return;
    keep(ownerHere(), session, false);
    hand([entryOf(...asEntry(session))], this.token, { keepalive: true });
  }
}
