// The session as the server reads it.
const bytes = () => crypto.getRandomValues(new Uint8Array(16));
// Not randomUUID: a phone that opens the app of a computer at home has no secure context.
const newId = () => Array.from(bytes(), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** A function that gives the session as it is now; null before anything was done. */
export const begun = (routine, log) => {
  const id = newId();
  const started = Date.now();
  return () => {
    if (log.isEmpty) return null;
    const seconds = Math.min(86_400, Math.max(0, (Date.now() - started) / 1_000));
    const started_at = new Date(started).toISOString();
    return { id, routine, started_at, seconds: Math.round(seconds), movements: log.movements };
  };
};

/** What the outbox is given, the same each time: kind, body, id and the moment it was over. */
export const asEntry = (session) => {
  const over = Date.parse(session.started_at) + session.seconds * 1_000;
  return ["session", session, session.id, new Date(over)];
};
