// Which sound belongs to which second of a session.
import { isWork } from "./timeline.js";

const COUNTED = [3, 2, 1];

const after = (next) => (["switch", "end"].includes(next?.kind) ? next.kind : "stop");

/** The signals in order: `at` in seconds of the session, `sound` by name. */
export const signalsOf = (line) => {
  const signals = [{ at: 0, sound: "ready" }];
  line.cues.forEach((cue, index) => {
    const at = line.starts[index];
    const end = at + cue.seconds;
    if (isWork(cue)) {
      signals.push({ at, sound: "start" });
      const each = cue.seconds / cue.reps;
      for (let rep = 1; rep < cue.reps; rep += 1) signals.push({ at: at + rep * each, sound: "rep" });
      signals.push({ at: end, sound: after(line.cues[index + 1]) });
    } else if (cue.seconds >= 3) {
      // The sound that ended the hold has faded before the counting begins.
      for (const left of COUNTED) if (cue.seconds - left >= 0.9) signals.push({ at: end - left, sound: "tick" });
    }
  });
  return signals.sort((one, other) => one.at - other.at);
};
