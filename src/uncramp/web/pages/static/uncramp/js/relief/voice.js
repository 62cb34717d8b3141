// What is heard and felt, as soon as this browser allows it: from the first tap on, or before.
import { Channels } from "../player/channels.js";
import { lineOf } from "../player/timeline.js";
import { join } from "../player/wishes.js";

export const voiceOf = (language) => {
  const channels = new Channels(lineOf([{ kind: "hold", seconds: 1, reps: 1 }]), { language });
  // Nothing flashes at somebody who is half asleep.
  channels.flash.on = false;
  const follow = () => {
    channels.tones.on = channels.speech.on;
    if (!channels.speech.on) channels.speech.stop();
  };
  join(channels, follow);
  follow();
  return channels;
};
