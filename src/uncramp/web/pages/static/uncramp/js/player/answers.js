// Whether the answers are still those that a session was made from.
import { ownerHere } from "../outbox/entry.js";
import { meet } from "../outbox/server.js";

/** True only where the server answers, for this very person, and knows of others. */
export const areOthers = async (madeFrom) => {
  const { state, owner, made_from: now } = await meet();
  return state === "open" && owner === ownerHere() && Boolean(now) && now !== madeFrom;
};
