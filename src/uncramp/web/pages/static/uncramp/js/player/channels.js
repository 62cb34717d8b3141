// All the ways in which a session reaches somebody: each by itself, and none waits for another.
import { Flash } from "./flash.js";
import { signalsOf } from "./signals.js";
import { Speech } from "./speech.js";
import { Tones } from "./tones.js";
import { Vibration } from "./vibration.js";

// A touch or a light that comes later than this belongs to something that is over.
const STALE_S = 1;

export class Channels {
  constructor(line, { language, light }) {
    this.signals = signalsOf(line);
    this.tones = new Tones(this.signals);
    this.speech = new Speech(language);
    this.vibration = new Vibration();
    this.flash = new Flash(light);
  }

  /** Nothing of what was to come after this second. */
  quiet(second) {
    this.tones.silence(second);
    this.speech.stop();
    this.vibration.stop();
  }

  /** Time has gone from one second to another: touch and light for what lies between. */
  pass(before, second) {
    for (const { at, sound } of this.signals) {
      if (at <= before || at > second || second - at > STALE_S) continue;
      this.vibration.give(sound);
      this.flash.give(sound);
    }
  }
}
