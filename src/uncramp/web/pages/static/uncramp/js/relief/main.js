// Puts the relief page together: the first instruction stands there already, this makes it go on.
import { put } from "../outbox/outbox.js";
import { Ring } from "../player/ring.js";
import { keepAwake, letSleep } from "../player/wake.js";
import { Flow } from "./flow.js";
import { Hold } from "./hold.js";
import { listen, running } from "./running.js";
import { Screen } from "./screen.js";
import { voiceOf } from "./voice.js";

const TICK_MS = 250;
const USED_MS = 20_000;

const root = document.querySelector("#now");
const page = JSON.parse(document.querySelector("#relief").textContent);
const { words } = page;
const screen = new Screen(root);
const voice = voiceOf(page.language);
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
let first = page.signs.join(" ");

const hold = new Hold({
  ring: new Ring(root),
  channels: voice,
  still,
  hears: ({ kind, set }) => {
    screen.write("hint", kind === "hold" ? words.hold : words.ease);
    screen.write("more", set > step.times ? words.more : "");
    root.dataset.kind = kind;
    if (kind === "rest" || set > 1) voice.speech.say(kind === "hold" ? words.again : words.ease);
  },
});
let step = null;
const aloud = () => {
  voice.speech.say([first, flow.isTen ? words.ten : "", step.say, words.breathe].filter(Boolean).join(" "));
};
const flow = new Flow(page, {
  step: (next) => {
    step = next;
    screen.step(next);
    screen.chosen(flow.state);
    screen.write("live", next.say);
    aloud();
    hold.begin(next);
  },
  told: (body) => put("attack", body),
});

const told = (sentence, isOther = false) => {
  screen.write("told", sentence);
  screen.find("[data-does=another]").hidden = !isOther;
};
const show = (name) => {
  if (name === "step") keepAwake();
  else hold.stop();
  screen.panel(name);
};
const over = () => {
  const { seconds_to_release: s } = flow.state;
  screen.time(flow.ms);
  screen.write("after", s === null ? words.let_go : words.let_go_after.replace("{time}", screen.find("[data-elapsed]").textContent));
  screen.chosen(flow.state);
  // Without a diary there is nothing to log.
  show(page.owner ? "log" : "after");
};
const anew = () => {
  told("");
  screen.anew();
  show("step");
  flow.begin(0);
};

const does = {
  still: () => flow.still(),
  go: () => { flow.letGo(true); over(); },
  unknown: () => { flow.letGo(false); over(); },
  mistake: () => { flow.takeBack(); show("mistake"); },
  done: () => show("after"),
  sleep: () => { letSleep(); show("asleep"); },
  here: () => { show("step"); flow.resume(flow.state, flow.ms); },
  another: anew,
};
root.addEventListener("click", ({ target }) => {
  const name = target.closest("[data-does]")?.dataset.does;
  if (name) does[name]();
});
root.addEventListener("change", ({ target: { name, value } }) => {
  if (name === "muscle" || name === "position") flow.choose({ [name]: value });
  if (name === "side") flow.add({ side: value });
  if (name === "pain") flow.add({ pain: Number(value) });
});

let seen = 0;
let isHeard = false;
const used = () => {
  if (!flow.state.revision && flow.state.is_open) flow.tell();
};
for (const touch of ["pointerup", "keyup"]) {
  root.addEventListener(touch, (event) => {
    // A way out is not a use.
    if (!event.target.closest("[data-out]")) used();
    if (isHeard || root.dataset.shows !== "step") return;
    isHeard = true;
    hold.open();
    aloud();
    first = "";
  });
}

const tick = () => {
  if (!flow.state.is_open || root.dataset.shows !== "step") return;
  const wasTen = flow.isTen;
  const gap = flow.read();
  if (gap === "long") return void show("left");
  if (gap === "clock") told(words.clock);
  screen.time(flow.ms);
  if (flow.isTen) screen.ten();
  if (flow.isTen && !wasTen) voice.speech.say(words.ten);
  if (!document.hidden) seen += TICK_MS;
  if (seen >= USED_MS) used();
  if (seen % 5_000 === 0) flow.keep();
};

listen(page.owner, (state, ms) => {
  if (state.id !== flow.state.id || state.revision <= flow.state.revision) return;
  flow.resume(state, ms);
  if (state.is_mistake) show("mistake");
  else if (!state.is_open) over();
});
document.addEventListener("uncramp:outbox", ({ detail: { problem, refused } }) => {
  if (words[problem]) told(words[problem]);
  else if (refused) told(words.refused);
});
addEventListener("pagehide", () => { if (flow.state.revision && flow.state.is_open) flow.tell(); });

const before = running(page.owner);
show("step");
if (before) {
  flow.resume(before.state, before.ms);
  if (before.isOther) told(words.running, true);
} else {
  // The tap on *I have a cramp* is where the way to this page began.
  flow.begin(performance.now());
}
tick();
setInterval(tick, TICK_MS);
