// The signals as one feels them; devices that cannot vibrate stay still.
import { FELT } from "./sounds.js";

export class Vibration {
  on = true;

  give(sound) {
    if (this.on && FELT[sound]) navigator.vibrate?.(FELT[sound]);
  }

  stop() {
    navigator.vibrate?.(0);
  }
}
