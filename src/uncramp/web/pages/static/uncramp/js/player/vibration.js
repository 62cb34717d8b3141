// The signals as one feels them; devices that cannot vibrate stay still.
import { FELT } from "./sounds.js";

// Before the first tap browsers refuse it, and complain.
const isAllowed = () => navigator.userActivation?.hasBeenActive ?? true;

export class Vibration {
  on = true;

  give(sound) {
    if (this.on && FELT[sound] && isAllowed()) navigator.vibrate?.(FELT[sound]);
  }

  stop() {
    if (isAllowed()) navigator.vibrate?.(0);
  }
}
