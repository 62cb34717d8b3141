// A drawing moves while it is on the screen, if its owner allows motion; a tap pauses it.
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const begun = new WeakSet();
const paused = new WeakSet();
const seen = new Set();

const begin = (svg) => {
  // The animations count from the drawing's own clock, so that clock and cycle agree.
  svg.pauseAnimations();
  svg.setCurrentTime(0);
  for (const part of svg.querySelectorAll("animate, animateTransform")) part.beginElement();
  begun.add(svg);
};

const show = (svg) => {
  const moves = seen.has(svg) && !paused.has(svg) && !calm.matches;
  if (moves && !begun.has(svg)) begin(svg);
  if (!begun.has(svg)) return;
  if (moves) svg.unpauseAnimations();
  else svg.pauseAnimations();
  // Who asks for calm while something moves gets the position that is held.
  if (calm.matches) svg.setCurrentTime(Number(svg.dataset.hold));
};

const watch = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) seen.add(target);
    else seen.delete(target);
    show(target);
  }
});

const toggle = (svg, button) => {
  if (paused.has(svg)) paused.delete(svg);
  else paused.add(svg);
  button?.setAttribute("aria-pressed", String(paused.has(svg)));
  show(svg);
};

for (const svg of document.querySelectorAll("svg.drawing[data-moves]")) {
  // The player moves its own drawing by its own clock.
  if (svg.closest("[data-held-by]")) continue;
  watch.observe(svg);
  const button = svg.parentElement.querySelector("[data-pause]");
  if (button) button.hidden = calm.matches;
  (button ?? svg).addEventListener("click", () => toggle(svg, button));
  calm.addEventListener("change", () => show(svg));
}
