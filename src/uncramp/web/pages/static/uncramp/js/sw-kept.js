// The first part of the service worker: what is kept, of whom, and what is older than the answers.
// The server puts a first line before this one: HERE with version, assets, first, pages and last.
const PREFIX = { assets: "uncramp-assets ", pages: "uncramp-pages " };
const ASSETS = PREFIX.assets + HERE.version;
const PAGES = `${PREFIX.pages}${HERE.version} `;
// The moment that a kept page bears once answers went out after it was made.
const OLDER = new Date(0).toUTCString();
const OWNER = "Uncramp-Owner";
let current = null;
// When another owner came: what was asked for before is not kept.
let changedAt = 0;
// Something was sent to the server: what is kept may be older than that.
let isStale = false;
// Counted before and after answers go out: a page that was asked for at another count may be older.
let told = 0;

const pageCaches = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX.pages));

/** Only one owner's pages are ever kept, so that a page found is a page of theirs. */
const keepOnly = async (owner) => {
  current = owner;
  for (const name of await pageCaches()) {
    if (name.endsWith(` ${owner}`)) continue;
    changedAt = Date.now();
    await caches.delete(name);
  }
};

const isOlder = (found) => found?.headers.get("Date") === OLDER;

const isNobodys = (found) => !found.headers.get(OWNER);

/** Mark what is kept of relief as older than the answers, in the copies themselves: they are read
 * without this worker too, and after it was stopped. */
const age = async () => {
  for (const name of await pageCaches()) {
    const cache = await caches.open(name);
    for (const path of HERE.first) {
      const found = await cache.match(path);
      if (!found || isOlder(found)) continue;
      const headers = new Headers(found.headers);
      headers.set("Date", OLDER);
      for (const one of ["Content-Encoding", "Content-Length"]) headers.delete(one);
      const text = (await found.text()).replace("<html ", "<html data-older ");
      await cache.put(path, new Response(text, { headers }));
    }
  }
};

const put = async (path, answer, owner, known) => {
  const here = PAGES + owner;
  if (answer.ok) await (await caches.open(here)).put(path, answer);
  else if (answer.status === 404) await (await caches.open(here)).delete(path);
  else return;
  // An earlier version of it is needed no longer.
  for (const name of await pageCaches()) if (name !== here) await (await caches.open(name)).delete(path);
  // Another owner came while it was written.
  if (current !== owner) await caches.delete(here);
  // Answers went out while it was written.
  if (known !== told) await age();
};

/** Ask the server for a page; nothing of an owner before reaches anybody from here on. */
const ask = async (request, path, later = () => {}) => {
  const began = Date.now();
  const known = told;
  const answer = await fetch(request);
  const owner = answer.headers.get(OWNER);
  if (owner === null || answer.redirected || began < changedAt) return answer;
  await keepOnly(owner);
  if (path && known === told) later(put(path, answer.clone(), owner, known).catch(() => {}));
  return answer;
};

const renew = async (path) => {
  let kept;
  const wish = { credentials: "same-origin", cache: "no-store" };
  await ask(new Request(path, wish), path, (writing) => { kept = writing; }).catch(() => {});
  await kept;
};
