// A quiet mark on each page: what is not yet on the server, and what to do about it, if anything.
const mark = document.querySelector("[data-kept]");
const shown = new Set();

/** Show or hide one sentence of the mark. */
export const show = (name, is) => {
  if (is) shown.add(name);
  else shown.delete(name);
  const line = mark?.querySelector(`[data-when="${name}"]`);
  if (line) line.hidden = !is;
  if (mark) mark.hidden = !shown.size;
};

document.addEventListener("uncramp:outbox", ({ detail }) => {
  show("waiting", detail.waiting > 0);
  show("locked", detail.waiting > 0 && detail.state === "locked");
  show("full", detail.problem === "full");
  show("memory", detail.problem === "memory");
  show("refused", detail.refused > 0);
});

/** Offer a newer version; `load` brings it. */
export const offerNewer = (load) => {
  show("newer", true);
  mark?.querySelector("[data-load]").addEventListener("click", load, { once: true });
};
