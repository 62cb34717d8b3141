// One attempt to send what waits: in order, each until the server has said that it has it.
import { FORMAT, ownerHere } from "./entry.js";
import { read } from "./formats.js";
import { everything } from "./places.js";
import { hand, meet } from "./server.js";

const AT_ONCE = 50;

const mine = async () => {
  const all = await everything();
  const found = all
    .map(({ entry, place }) => ({ entry, place, now: entry.owner === ownerHere() ? read(entry) : null }))
    .filter(({ now }) => now);
  return Object.assign(found, { isWhole: all.isWhole });
};

/** Whether it waits no longer: a full device may have no room to put one aside. */
const settle = async ({ entry, place }, answer) => {
  try {
    if (answer.outcome === "refused") await place.refuse({ ...entry, said: answer.said });
    else await place.drop(entry.id);
    return true;
  } catch {
    return false;
  }
};

/** Hand over the first of them; how many were settled, or null when it has to wait. */
const handOver = async (batch, server, summary) => {
  const answered = await hand(batch.map(({ now: { number, ...entry } }) => entry), server.csrf);
  summary.state = answered.state;
  if (answered.state === "unread") {
    // One of them spoils the letter: alone each is taken or put aside.
    if (batch.length > 1) return handOver(batch.slice(0, 1), server, summary);
    answered.answers = [{ id: batch[0].entry.id, outcome: "refused", said: "" }];
    summary.state = "open";
  }
  let settled = 0;
  for (const answer of answered.answers ?? []) {
    const one = batch.find(({ entry }) => entry.id === answer.id);
    if (!one) continue;
    summary.answers[answer.id] = answer;
    settled += Number(await settle(one, answer));
  }
  return settled;
};

/** Send until nothing waits or the server stops; `state` is sent, away, locked or other. */
export const attempt = async () => {
  const summary = { state: "sent", answers: {} };
  let waits = await mine();
  if (!waits.length) return waits.isWhole ? summary : { ...summary, state: "away" };
  const server = await meet();
  if (server.state !== "open") return { ...summary, state: server.state };
  // Another diary has been opened in this browser: these entries wait for their own.
  if (server.owner !== ownerHere()) return { ...summary, state: "other" };
  // An older server would refuse them, and what is put aside is not sent again.
  if (!(server.format >= FORMAT)) return { ...summary, state: "away" };
  while (waits.length) {
    if (!(await handOver(waits.slice(0, AT_ONCE), server, summary))) break;
    waits = await mine();
  }
  if (!waits.length && waits.isWhole) summary.state = "sent";
  else if (summary.state === "open") summary.state = "away";
  return summary;
};
