// One cramp: what was tried, for how long, and what came of it.
import { localTime, newId } from "../outbox/entry.js";

// Whoever chooses another muscle at once has not tried what stood there before.
const HARDLY_MS = 10_000;
// Longer than this is not the time of a cramp, but of a *let go* that was forgotten.
const MOST_MS = 3_600_000;
const MOST_TRIED = 60;

export const fresh = (started, at) => ({
  id: newId(),
  started,
  at,
  muscle: "unsure",
  side: "unsure",
  position: "lying",
  tried: [],
  shown: "",
  since: 0,
  seconds_to_release: null,
  is_open: true,
  pain: null,
  revision: 0,
  is_mistake: false,
});

const seconds = (ms) => Math.round(ms / 1_000);

/** What was on the screen until `ms` is over; `released` null was not told. */
export const close = (state, ms, released) => {
  const lasted = ms - state.since;
  if (state.shown && state.tried.length < MOST_TRIED) {
    state.tried.push({ manoeuvre: state.shown, seconds: seconds(lasted), released });
  }
  Object.assign(state, { shown: "", since: ms });
};

/** Another muscle or position was chosen; what had hardly begun leaves no trace. */
export const change = (state, ms, told) => {
  if (ms - state.since < HARDLY_MS) state.shown = "";
  close(state, ms, null);
  Object.assign(state, told);
};

export const letGo = (state, ms, isKnown = true) => {
  close(state, ms, isKnown ? true : null);
  state.is_open = false;
  state.seconds_to_release = isKnown && ms <= MOST_MS ? seconds(ms) : null;
};

/** The attack as the server reads it; what stands on the screen now is part of it. */
export const bodyOf = (state, ms) => {
  const now = structuredClone(state);
  if (now.is_open) close(now, ms, null);
  const { id, muscle, side, position, tried, seconds_to_release, is_open, pain, revision, is_mistake } = now;
  return {
    id,
    started_at: localTime(new Date(state.started)),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    muscle,
    side,
    position,
    tried,
    seconds_to_release,
    is_open,
    pain,
    revision,
    is_mistake,
  };
};
