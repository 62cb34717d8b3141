// Sessions wait in the browser until the server has said that it has them.
const storage = (action) => {
  try {
    return action(localStorage);
  } catch {
    // No storage here: what can be sent at once still is.
    return null;
  }
};
const place = (owner, id) => `uncramp-session ${owner} ${id}`;

export const keep = (owner, session) =>
  storage((kept) => kept.setItem(place(owner, session.id), JSON.stringify(session)));

export const forget = (owner, id) => storage((kept) => kept.removeItem(place(owner, id)));

/** What waits for this diary; another diary of this browser waits for itself. */
export const waiting = (owner) =>
  storage((kept) =>
    Object.keys(kept)
      .filter((key) => key.startsWith(place(owner, "")))
      .map((key) => read(kept, key))
      .filter(Boolean),
  ) ?? [];

const read = (kept, key) => {
  try {
    const session = JSON.parse(kept.getItem(key));
    if (session?.id) return session;
  } catch {
    // Half a session, from a browser that was killed while it wrote.
  }
  kept.removeItem(key);
  return null;
};
