// The last part of the service worker: what it gets beforehand, and what it lets go.
// What a kept page may be behind: relief costs little to renew, and less may have become right.
const OLD_MS = { first: 600_000, other: 6 * 3_600_000 };
const PLAYS = /href="(\/plan\/play\/[\w-]+)"/g;

/** Get the pages that somebody may need tonight, one after the other. */
const warm = async (owner, isAsked) => {
  const again = isStale || isAsked;
  isStale = false;
  const lacks = async (path) => {
    const found = await caches.match(path, { cacheName: PAGES + owner });
    const most = HERE.first.includes(path) ? OLD_MS.first : OLD_MS.other;
    return again || !found || Date.now() - Date.parse(found.headers.get("Date")) > most;
  };
  const bring = async (paths) => {
    for (const path of paths) if (await lacks(path)) await renew(path);
  };
  await bring([...HERE.first, ...HERE.pages]);
  const plan = await (await matched("/plan"))?.text();
  const played = new Set(Array.from(plan?.matchAll(PLAYS) ?? [], ([, path]) => path));
  await bring([...played, ...HERE.last]);
  // To open what another owner has meanwhile made go away would make it anew.
  if (!(await caches.has(PAGES + owner))) return;
  const cache = await caches.open(PAGES + owner);
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    // What the plan no longer asks for may be withheld by now.
    if (plan && pathname.startsWith("/plan/play/") && !played.has(pathname)) await cache.delete(pathname);
  }
};

/** What earlier versions left goes once no page, open or kept, can need it. */
const sweep = async () => {
  const { installing, waiting } = self.registration;
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (installing || waiting || open.length > 1) return;
  const needed = new Set([HERE.version]);
  for (const name of await pageCaches()) {
    const isEmpty = !(await (await caches.open(name)).keys()).length;
    if (isEmpty && !name.startsWith(PAGES)) await caches.delete(name);
    else needed.add(name.split(" ")[1]);
  }
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX.assets) && !needed.has(name.split(" ")[1])) await caches.delete(name);
  }
};

// A worker that is stopped need not be woken for these where the browser reads the cache itself.
const STILL = ["/now", "/now/partner", "/static/*"].map((urlPattern) => ({
  condition: { urlPattern, requestMethod: "get", runningStatus: "not-running" },
  source: "cache",
}));

self.addEventListener("install", (event) => {
  event.waitUntil(Promise.resolve(event.addRoutes?.(STILL)).catch(() => {}));
  const bring = async () => {
    const cache = await caches.open(ASSETS);
    const take = async (path) => {
      const known = await caches.match(path);
      return known ? cache.put(path, known) : cache.add(path);
    };
    await Promise.all(HERE.assets.map(take));
    for (const path of HERE.first) await renew(path);
  };
  event.waitUntil(bring());
});

// The page that has brought the first worker need not be loaded again for it.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const DOES = {
  warm: async ({ owner, again }) => {
    // A page that was on its way while the first worker came may have been passed over.
    await self.clients.claim();
    await warm(owner, again);
    await sweep();
  },
  freshen,
  go: () => self.skipWaiting(),
};

self.addEventListener("message", (event) => event.waitUntil(DOES[event.data.does]?.(event.data)));
