// Brings sessions to the server: as often as need be, and it keeps each once.
import { forget, waiting } from "./keep.js";

// A session that the server cannot read today it will not be able to read tomorrow.
const NEVER = [400, 413, 422];

/** Whether the server has it now. `leaving` lets it go on while the page is closed. */
export const send = async (to, session, { leaving = false } = {}) => {
  try {
    const answer = await fetch(to.address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": to.token },
      body: JSON.stringify(session),
      keepalive: leaving,
    });
    // A page of a hotel's network may answer too: only the server can name the session.
    const isKept = answer.ok && (await answer.json()).kept === session.id;
    if (isKept || NEVER.includes(answer.status)) forget(to.owner, session.id);
    return isKept;
  } catch {
    return false;
  }
};

/** Send what still waits from earlier. */
export const sendWaiting = async (to) => {
  for (const session of waiting(to.owner)) await send(to, session);
};
