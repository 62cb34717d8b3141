// The browser's part of *where is my data*: what waits here, and whether it may be cleared away.
const write = (name, text) => {
  for (const place of document.querySelectorAll(`[data-${name}]`)) place.textContent = text;
};

document.addEventListener("uncramp:outbox", ({ detail }) => {
  write("waiting", detail.waiting);
  write("refused", detail.refused);
});

/** Say it in the sentence that the place brings: `data-yes`, `data-no` or `data-unknown`. */
const sayPersisted = async () => {
  const is = await navigator.storage?.persisted?.().catch(() => undefined);
  const answer = is === undefined ? "unknown" : is ? "yes" : "no";
  for (const place of document.querySelectorAll("[data-persisted]")) {
    place.textContent = place.dataset[answer] ?? "";
  }
};

// Browsers ask or decide by themselves; either way only after a tap.
for (const button of document.querySelectorAll("[data-persist]")) {
  button.hidden = !navigator.storage?.persist;
  button.addEventListener("click", async () => {
    await navigator.storage.persist().catch(() => false);
    await sayPersisted();
  });
}
sayPersisted();
