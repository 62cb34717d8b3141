// The service worker: registered, told what to keep ready, and changed when somebody wants it.
import { ownerHere } from "../outbox/entry.js";
import { meet } from "../outbox/server.js";

const here = navigator.serviceWorker;
// After the page itself, which is what somebody waits for.
const CALM_MS = 1_500;

const remembered = (owner, madeFrom) => {
  try {
    const key = `uncramp-made-from ${owner}`;
    if (localStorage.getItem(key) === madeFrom) return true;
    localStorage.setItem(key, madeFrom);
  } catch {
    // Nothing is remembered here: the worker renews by the clock.
  }
  return false;
};

/** Keep the pages of tonight ready, anew where the guide is made from other answers. */
const warm = async () => {
  const server = await meet();
  const owner = ownerHere();
  if (server.state !== "open" || server.owner !== owner) return;
  const isNew = Boolean(server.made_from) && !remembered(owner, server.made_from);
  (await here.ready).active.postMessage({ does: "warm", owner, again: isNew });
};

/** Call `offer` with a way to load a newer version, once one waits. */
const watch = (registration, offer) => {
  const look = () => {
    // The first worker of all is no newer version of anything.
    if (registration.waiting && here.controller) offer(() => registration.waiting.postMessage({ does: "go" }));
  };
  look();
  registration.addEventListener("updatefound", () => {
    registration.installing.addEventListener("statechange", look);
  });
};

/** Begin; nothing of it is waited for, and nothing fails where there is no worker. */
export const begin = async (offer) => {
  if (!here) return;
  const registration = await here.register("/sw.js", { updateViaCache: "none" });
  watch(registration, (go) =>
    offer(() => {
      here.addEventListener("controllerchange", () => location.reload(), { once: true });
      go();
    }),
  );
  setTimeout(warm, CALM_MS);
};
