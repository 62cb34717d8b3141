// Entries that an earlier version of the app has left here, read into today's form.
import { FORMAT } from "./entry.js";

/** By format: a function to the next one. A new format adds the row of the one before it. */
export const READERS = {};

/** The entry as it is sent today; null where a later version wrote it, which can wait for it. */
export const read = (entry) => {
  let now = entry;
  while (now && now.format !== FORMAT) now = READERS[now.format]?.(now) ?? null;
  return now && { ...now, number: entry.number };
};
