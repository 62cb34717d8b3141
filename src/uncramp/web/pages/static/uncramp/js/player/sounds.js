// What each signal sounds like: notes of [hertz, begins at second, lasts seconds].
// Between 390 and 1050 Hz, which most people over seventy still hear well.
export const SOUNDS = {
  ready: [[523, 0, 0.25]],
  tick: [[523, 0, 0.09]],
  start: [[784, 0, 0.5]],
  rep: [[659, 0, 0.1]],
  stop: [[587, 0, 0.22], [440, 0.2, 0.4]],
  switch: [[440, 0, 0.2], [659, 0.22, 0.2], [440, 0.44, 0.2], [659, 0.66, 0.35]],
  end: [[523, 0, 0.25], [659, 0.22, 0.25], [784, 0.44, 0.25], [1047, 0.66, 0.8]],
};

// How the same signals feel and look: milliseconds of [on, off, on ...], and whether to flash.
export const FELT = {
  start: [250],
  stop: [90, 90, 90],
  switch: [90, 70, 90, 70, 350],
  end: [350, 120, 350],
};
