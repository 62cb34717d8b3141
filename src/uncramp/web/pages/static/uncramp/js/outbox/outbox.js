// What somebody tells is kept on this device first, and sent when the server answers: each once.
import { entryOf, newId, ownerHere } from "./entry.js";
import { everyRefused, everything, keep } from "./places.js";
import { begin } from "./rhythm.js";
import { attempt } from "./sending.js";

const now = { waiting: 0, refused: 0, state: "", problem: "" };
// An answer may come to a turn that another asked for.
const answers = {};
let coming = null;
let puts = 0;

const count = (entries) => entries.filter((entry) => entry.owner === ownerHere()).length;

const tell = async () => {
  const before = puts;
  now.waiting = count((await everything()).map(({ entry }) => entry));
  now.refused = count(await everyRefused());
  // What was kept meanwhile has a problem of its own.
  if (!now.waiting && before === puts) now.problem = "";
  document.dispatchEvent(new CustomEvent("uncramp:outbox", { detail: { ...now } }));
};

// Two tabs take turns; where they cannot, the server knows each entry by its name.
let turn = Promise.resolve();
const inTurn = (work) => {
  const mine = turn.then(() => (navigator.locks ? navigator.locks.request("uncramp-outbox", work) : work()));
  // A turn that fails must not take every later one with it.
  turn = mine.catch(() => {});
  return mine;
};

/** What waits for the owner of this page, in order; `isWhole` where nothing can be missing. */
export const waiting = async () => {
  const all = await everything();
  const found = all.map(({ entry }) => entry).filter((entry) => entry.owner === ownerHere());
  return Object.assign(found, { isWhole: all.isWhole });
};

/** What the server said to one of them: stored, already, older, refused, or nothing yet. */
export const outcome = (id) => answers[id]?.outcome;

/** Send what waits. The summary: `state` (sent, away, locked, other), `waiting`, `answers` by id. */
export const flush = () => {
  coming ??= inTurn(() => {
    // Whoever asks from here on may have kept something that this turn does not see.
    coming = null;
    return attempt();
  }).then(async (summary) => {
    now.state = summary.state;
    Object.assign(answers, summary.answers);
    await tell();
    return { ...summary, answers, waiting: now.waiting, refused: now.refused };
  });
  return coming;
};

const anew = begin(async () => (await flush()).state);

/**
 * Keep what somebody told: its id, once it is safe here; empty before a diary is begun. Whoever
 * gives an `id` gives the `moment` too: sent twice, it has to be the same entry.
 */
export const put = async (kind, body, id = newId(), moment = new Date()) => {
  const entry = entryOf(kind, body, id, moment);
  if (!entry.owner) return "";
  now.problem = (await keep(entry)) || now.problem;
  puts += 1;
  await tell();
  anew();
  return id;
};

anew();
