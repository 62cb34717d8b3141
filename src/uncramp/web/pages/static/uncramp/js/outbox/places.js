// Where entries wait: the first place that takes one; all of them are read.
import * as database from "./database.js";
import { local, memory } from "./local.js";

const PLACES = [database, local, memory];

const gathered = async (ask) => {
  const found = Object.assign([], { isWhole: true });
  for (const place of PLACES) {
    try {
      for (const entry of await ask(place)) found.push({ entry, place });
    } catch (error) {
      // A place that is shut holds nothing that could be sent now; one that is slow may.
      if (error?.name === "TimeoutError") found.isWhole = false;
    }
  }
  return found;
};

const inOrder = (one, other) => one.entry.number - other.entry.number;

/** What waits, in order, each with its place; `isWhole` where every place has answered. */
export const everything = async () => (await gathered((place) => place.all())).sort(inOrder);

export const everyRefused = async () => (await gathered((place) => place.refused())).map(({ entry }) => entry);

/** Keep an entry: empty when it is safe on the device, else *full* or *memory*. */
export const keep = async (entry) => {
  const known = await everything();
  if (known.some((one) => one.entry.id === entry.id)) return "";
  const last = Math.max(0, ...known.map((one) => one.entry.number));
  let isFull = false;
  for (const place of PLACES) {
    try {
      await place.add(entry, last);
      if (place !== memory) return "";
    } catch (error) {
      isFull ||= error?.name === "QuotaExceededError";
    }
  }
  return isFull ? "full" : "memory";
};

/** Nothing of this owner stays anywhere. */
export const forget = async (owner) => {
  for (const place of PLACES) await place.forget(owner).catch(() => {});
};
