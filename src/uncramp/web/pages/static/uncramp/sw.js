// Answers where the server cannot: a table of rules, each an address and a way to answer it.
const PATIENCE_MS = 2_000;
// With a cramp nobody waits long to see whether newer answers say something else.
const BRIEF_MS = 800;
// What relief may say follows from these.
const ANSWERS = /^\/(check-up|plan\/look|settings\/restore)(\/|$)/;

const matched = (path) => caches.match(path);

/** Bring anew what is older than the answers. */
const freshen = async () => {
  for (const path of HERE.first) if (isOlder(await matched(path))) await renew(path);
};

const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

// The ways.
const keptFirst = async (event, path) => {
  const found = await matched(path);
  if (!found) return freshFirst(event, path);
  // Kept while there was no diary, it would write nothing into the one that was begun meanwhile.
  if (isOlder(found) || isNobodys(found)) return freshFirst(event, path, BRIEF_MS);
  // The page is wanted before its successor.
  event.waitUntil(pause(PATIENCE_MS).then(() => renew(path)));
  return found;
};

const freshFirst = async (event, path, patience = PATIENCE_MS) => {
  // A page that tells what was just done is of this moment only.
  const isPlain = !new URL(event.request.url).search;
  const coming = ask(event.request, isPlain && path, (writing) => event.waitUntil(writing));
  const late = pause(patience).then(() => matched(path));
  try {
    const first = (await Promise.race([coming, late])) ?? (await coming);
    return (first.status >= 502 && (await matched(path))) || first;
  } catch {
    return (await matched(path)) ?? (await matched("/away")) ?? Response.error();
  }
};

/** Pass answers on as they are. Marked before they go: a worker may be stopped in the middle. */
const tell = async (event) => {
  told += 1;
  await age().catch(() => {});
  const answer = await fetch(event.request);
  told += 1;
  event.waitUntil(freshen());
  return answer;
};

const freshOnly = (event) => ask(event.request).catch(async () => (await matched("/away")) ?? Response.error());

const asset = async (event) => {
  const found = await caches.match(event.request);
  if (found) return found;
  const answer = await fetch(event.request);
  if (answer.ok) {
    const copy = answer.clone();
    event.waitUntil(caches.open(ASSETS).then((cache) => cache.put(event.request, copy)).catch(() => {}));
  }
  return answer;
};

const RULES = [
  { path: /^\/now(\/partner)?$/, isPage: true, way: keptFirst },
  { path: /^\/static\//, isPage: false, way: asset },
  { path: /^\/(plan|plan\/play\/[\w-]+|learn|diary)?$/, isPage: true, way: freshFirst },
  { path: /^\//, isPage: true, way: freshOnly },
];

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method !== "GET") {
    isStale = true;
    if (ANSWERS.test(pathname)) event.respondWith(tell(event));
    return;
  }
  const isPage = request.mode === "navigate";
  const rule = RULES.find((one) => one.isPage === isPage && one.path.test(pathname));
  if (rule) event.respondWith(rule.way(event, pathname));
});
