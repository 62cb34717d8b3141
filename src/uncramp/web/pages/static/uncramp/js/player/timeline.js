// Where a session stands: from its cues and the seconds played, and nothing else.
export const isWork = (cue) => cue.kind === "hold" || cue.kind === "move";

/** The cues with the second at which each begins, and how long all of them take. */
export const lineOf = (cues) => {
  let at = 0;
  const starts = cues.map((cue) => (at += cue.seconds) - cue.seconds);
  return { cues, starts, total: at };
};

/** The cue that runs at a second of the session, how far into it, and what is left. */
export const standing = (line, second) => {
  const now = Math.min(second, line.total);
  const index = Math.max(0, line.starts.findLastIndex((start) => start <= now));
  const cue = line.cues[index];
  const into = Math.max(0, now - line.starts[index]);
  const each = cue.seconds / cue.reps;
  return {
    index,
    cue,
    into,
    left: cue.seconds - into,
    rep: Math.min(cue.reps, Math.floor(into / each) + 1) || 1,
    phase: each ? (into % each) / each : 0,
    whole: Math.max(0, line.total - now),
  };
};

/** The second at which the exercise after this one gets ready, or the end. */
export const afterExercise = (line, index) => {
  const next = line.cues.findIndex((cue, at) => at > index && ["ready", "end"].includes(cue.kind));
  return line.starts[next === -1 ? line.cues.length - 1 : next];
};

/** One step back: to the start of this leg, or of the one before when it has hardly begun. */
export const oneBack = (line, second) => {
  const begins = line.starts.filter((_, at) => ["ready", "switch"].includes(line.cues[at].kind));
  return begins.findLast((start) => start < second - 3) ?? 0;
};
