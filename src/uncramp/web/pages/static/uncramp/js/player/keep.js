// A session as it runs, written down at each cue; when it is over, the outbox has it.
import { asEntry } from "./session.js";

const storage = (action) => {
  try {
    return action(localStorage);
  } catch {
    // No storage here: what can be sent at once still is.
    return null;
  }
};
// Another tab may be in the middle of one; after this it was closed without a word.
const RUNS_AT_MOST_MS = 3_600_000;
const place = (owner, id) => `uncramp-session ${owner} ${id}`;

/** Keep a session; `runs` as long as it is not over, because the server takes it only once. */
export const keep = (owner, session, runs) =>
  storage((kept) =>
    kept.setItem(place(owner, session.id), JSON.stringify({ session, runs, at: Date.now() })),
  );

export const forget = (owner, id) => storage((kept) => kept.removeItem(place(owner, id)));

/** What was left here: not what another tab is in the middle of. */
const left = (owner) =>
  storage((kept) =>
    Object.keys(kept)
      .filter((key) => key.startsWith(place(owner, "")))
      .map((key) => read(kept, key))
      .filter((one) => one && !(one.runs && Date.now() - one.at < RUNS_AT_MOST_MS))
      .map((one) => one.session),
  ) ?? [];

const read = (kept, key) => {
  try {
    const one = JSON.parse(kept.getItem(key));
    if (one?.session?.id) return one;
  } catch {
    // Half a session, from a browser that was killed while it wrote.
  }
  kept.removeItem(key);
  return null;
};

/** Hand what was left to the outbox, each session under its own name, so that it is one. */
export const adopt = async (owner, put) => {
  for (const session of owner ? left(owner) : []) {
    if (await put(...asEntry(session))) forget(owner, session.id);
  }
};
