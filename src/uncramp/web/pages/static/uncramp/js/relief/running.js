// The cramp that runs, as every tab of this browser sees it; without storage each tab for itself.
import { LONG_MS } from "./elapsed.js";

const PLACE = "uncramp-attack ";
const MINE = "uncramp-attack-here";
// A page that nobody has touched is no cramp for long.
const UNUSED_MS = 60_000;
const MOST_MS = 3_600_000;

const storage = (action) => {
  try {
    return action();
  } catch {
    return null;
  }
};

export const keep = (owner, state, ms) =>
  storage(() => {
    sessionStorage.setItem(MINE, state.id);
    localStorage.setItem(PLACE + owner, JSON.stringify({ state, ms, seen: Date.now() }));
  });

/** The cramp that runs here: its state, how long, and whether another tab began it; or null. */
export const running = (owner) =>
  storage(() => {
    const { state, ms, seen } = JSON.parse(localStorage.getItem(PLACE + owner));
    // A clock that was set back makes it negative.
    const gap = Math.max(0, Date.now() - seen);
    const isHere = state.is_open && gap <= (state.revision ? LONG_MS : UNUSED_MS) && ms + gap <= MOST_MS;
    return isHere ? { state, ms: ms + gap, isOther: sessionStorage.getItem(MINE) !== state.id } : null;
  });

/** Another tab has changed the cramp: `hears` gets its state and how long it lasts. */
export const listen = (owner, hears) =>
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== PLACE + owner || !newValue) return;
    storage(() => {
      const { state, ms } = JSON.parse(newValue);
      hears(state, ms);
    });
  });
