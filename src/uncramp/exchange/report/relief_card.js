"use strict";
const root = document.documentElement;
const words = document.body.dataset;
const every = (what, inside = document) => [...inside.querySelectorAll(what)];

/* The look: by the clock, or by hand while the page is open. Nothing is stored. */
const look = document.getElementById("look");
function show(night) {
  root.dataset.theme = night ? "night" : "day";
  look.textContent = night ? words.day : words.night;
}
const hour = new Date().getHours();
show(hour >= 20 || hour < 7);
look.hidden = false;
look.addEventListener("click", () => show(root.dataset.theme === "day"));

/* One timer runs at a time; the text is heard only when what to do changes. */
let stop = () => {};
function start(hold) {
  const [button, ring, told] = [".start", ".ring", ".told"].map((it) => hold.querySelector(it));
  const { hold: held, ease, times } = hold.dataset;
  const round = Number(held) + Number(ease);
  const end = round * times - ease;
  const began = performance.now();
  const label = button.textContent;
  let heard = "";
  const say = (text) => { if (text !== heard) told.textContent = heard = text; };
  function tick() {
    const gone = (performance.now() - began) / 1000;
    const at = gone % round;
    const eases = at >= held;
    const left = eases ? round - at : held - at;
    if (gone >= end) { stop(); say(words.ended); return; }
    const what = eases ? words.ease : gone < round ? words.held : words.again;
    if (what !== heard && heard && navigator.vibrate) navigator.vibrate(200);
    say(what);
    ring.firstElementChild.textContent = Math.ceil(left);
    ring.style.setProperty("--part", `${100 * left / (eases ? ease : held)}%`);
  }
  const beat = setInterval(tick, 200);
  stop = () => {
    clearInterval(beat);
    button.textContent = label;
    ring.hidden = true;
    told.textContent = "";
    stop = () => {};
  };
  button.textContent = words.stop;
  ring.hidden = false;
  tick();
}
for (const hold of every(".hold")) {
  hold.hidden = false;
  hold.querySelector(".start").addEventListener("click", (event) => {
    const runs = event.target.textContent === words.stop;
    stop();
    if (!runs) start(hold);
  });
}

/* Which muscle: without this script all of them stand there, one after the other. */
function choose(id) {
  stop();
  for (const part of every(".muscle")) part.hidden = part.id !== id;
  for (const link of every("nav a")) {
    if (link.hash === `#${id}`) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}
for (const link of every("nav a")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    choose(link.hash.slice(1));
  });
}
choose(every(".muscle")[0].id);
