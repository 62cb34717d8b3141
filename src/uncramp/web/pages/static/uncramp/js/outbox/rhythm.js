// When to try again: each page, each return to it, a network that comes back, and a growing pause.
const FIRST_MS = 4_000;
const LAST_MS = 300_000;

/** Begin; `send` gives the state it ended in. What it returns starts the pauses anew. */
export const begin = (send) => {
  let pause = FIRST_MS;
  let timer = 0;
  const go = async () => {
    clearTimeout(timer);
    const state = await send();
    clearTimeout(timer);
    if (state === "sent") pause = FIRST_MS;
    else timer = setTimeout(go, pause = Math.min(LAST_MS, pause * 2));
  };
  const anew = () => {
    pause = FIRST_MS;
    go();
  };
  addEventListener("online", anew);
  addEventListener("pageshow", (event) => event.persisted && anew());
  document.addEventListener("visibilitychange", () => document.hidden || anew());
  return anew;
};
