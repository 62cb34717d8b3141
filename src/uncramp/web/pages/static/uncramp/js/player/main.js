// Puts the player together from the cues of its page.
import { put } from "../outbox/outbox.js";
import { areOthers } from "./answers.js";
import { Channels } from "./channels.js";
import { Clock } from "./clock.js";
import { Delivery } from "./delivery.js";
import { adopt } from "./keep.js";
import { listen } from "./keys.js";
import { Log } from "./log.js";
import { Player } from "./player.js";
import { Screen } from "./screen.js";
import { begun } from "./session.js";
import { lineOf } from "./timeline.js";
import { keepAwake, letSleep } from "./wake.js";
import { join } from "./wishes.js";

const root = document.querySelector("#player");
const page = JSON.parse(document.querySelector("#cues").textContent);
const { words } = page;
const line = lineOf(page.cues);
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const log = new Log(line);
const token = root.querySelector("[name=csrfmiddlewaretoken]").value;
const channels = new Channels(line, { language: page.language, light: document.querySelector("[data-light]") });
const screen = new Screen(root, { still, words });
let delivery = null;

const hears = {
  kept: () => delivery?.keep(),
  next: async () => {
    if (!(await areOthers(page.madeFrom)) || !player.isOn) return;
    player.stop();
    screen.changed();
    channels.speech.say(words.changed);
  },
  hurts: (more) => {
    screen.hurts(more);
    channels.speech.say(words.hurtSaid);
  },
  ended: () => {
    letSleep();
    screen.over(false);
    delivery.end((id) => {
      if (id === "") screen.over(true);
      else setTimeout(() => location.replace(id ? page.done + id : page.plan), words.endMs);
    });
  },
};
const player = new Player({ line, clock: new Clock(), log, screen, channels, words, hears });

const does = {
  start: () => {
    delivery = new Delivery(token, begun(page.routine, log));
    keepAwake();
    screen.panel("play");
    player.start();
  },
  pause: () => player.toggle(),
  skip: () => player.skip(),
  hurt: () => player.hurt(),
  on: () => {
    screen.panel("play");
    player.start();
  },
  enough: () => player.end(),
};
for (const button of root.querySelectorAll("[data-does]")) {
  button.addEventListener("click", () => does[button.dataset.does]());
  // A tap before there is somebody to hear it would be lost.
  button.disabled = false;
}
join(channels, (name) => {
  if (name === "tones") channels.tones.silence(player.second);
  else channels[name].stop?.();
});
listen(player, root);
addEventListener("pagehide", () => delivery?.leave());
// What was left has been sent as it was; who comes back to the page begins anew.
addEventListener("pageshow", (event) => event.persisted && delivery && location.reload());
// Until the outbox there was another name for the owner.
adopt(page.formerly, put);
