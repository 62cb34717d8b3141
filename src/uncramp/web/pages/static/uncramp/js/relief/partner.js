// The card for somebody who helps: one timer, one ring, and the language that they read.
import { Channels } from "../player/channels.js";
import { Ring } from "../player/ring.js";
import { lineOf } from "../player/timeline.js";
import { keepAwake } from "../player/wake.js";
import { Elapsed } from "./elapsed.js";
import { isOld } from "./guide.js";
import { Hold } from "./hold.js";
import { running } from "./running.js";
import { Screen } from "./screen.js";

const root = document.querySelector("#partner");
const screen = new Screen(root);
const { hold_s, ease_s } = root.dataset;
const silent = new Channels(lineOf([{ kind: "hold", seconds: 1, reps: 1 }]), {});
silent.flash.on = silent.tones.on = silent.vibration.on = silent.speech.on = false;
const hold = new Hold({
  ring: new Ring(root),
  channels: silent,
  still: matchMedia("(prefers-reduced-motion: reduce)").matches,
  hears: ({ kind }) => { root.dataset.kind = kind; },
});

// Where the answers may be others by now, nobody pushes; another phone was shown what holds.
const { owner, madeFrom: made_from } = document.documentElement.dataset;
const { goodUntil: good_until, drawnAt: drawn_at } = root.dataset;
if (owner && isOld({ owner, made_from, good_until, drawn_at }, Date.now())) {
  for (const one of root.querySelectorAll("[data-hands], .qr")) one.hidden = true;
  for (const one of root.querySelectorAll("[data-own]")) one.hidden = false;
}

// On another phone nobody knows when the cramp began: there the card counts from its opening.
const before = running(owner);
const clock = new Elapsed(before ? before.ms : performance.now());
const tick = () => screen.time(clock.read().ms);

keepAwake();
hold.begin({ hold_s: Number(hold_s), ease_s: Number(ease_s) });
tick();
setInterval(tick, 250);
