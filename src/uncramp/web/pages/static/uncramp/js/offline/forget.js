// What the server asks this browser to drop: pages of an owner, and with *all* what waits of them.
import { forget as forgetEntries } from "../outbox/places.js";

const COOKIE = "uncramp-forget";

const asked = () =>
  document.cookie.split("; ").find((one) => one.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);

const dropPages = async (owner) => {
  // Without a secure context there are no caches, and nothing was ever kept in one.
  for (const name of (await globalThis.caches?.keys()) ?? []) {
    if (name.startsWith("uncramp-pages ") && name.endsWith(` ${owner}`)) await caches.delete(name);
  }
};

const dropKeys = (owner) => {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith("uncramp-") && key.split(" ")[1] === owner) localStorage.removeItem(key);
    }
  } catch {
    // No storage, so nothing is in it.
  }
};

/** Do what was asked, once. */
export const forgetWhatIsAsked = async () => {
  const [owner, what] = asked()?.split(".") ?? [];
  if (!owner) return;
  await dropPages(owner).catch(() => {});
  if (what === "all") {
    dropKeys(owner);
    await forgetEntries(owner);
  }
  // Only now: a page that was closed in the middle leaves it to the next.
  document.cookie = `${COOKIE}=; path=/; max-age=0; samesite=lax`;
};
