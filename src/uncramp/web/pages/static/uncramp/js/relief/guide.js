// Which manoeuvres, in which order: as they were drawn, or the safest where that may not hold.
const DAY_MS = 86_400_000;
// The worker marks a kept page when answers go out after it.
const isMarked = document.documentElement.dataset.older !== undefined;
// A worker that was stopped has not seen that it was opened.
if (isMarked) navigator.serviceWorker?.controller?.postMessage({ does: "freshen" });

const remembered = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

/** Whether this page may be older than the answers it was made from, or was made from none. */
export const isOld = (page, now) => {
  if (!page.owner || isMarked || !(now <= Date.parse(page.good_until))) return true;
  // A clock that was set back would keep it good for ever.
  if (now < Date.parse(page.drawn_at) - DAY_MS) return true;
  const newest = remembered(`uncramp-made-from ${page.owner}`);
  return newest !== null && newest !== page.made_from;
};

const fits = (page, names, position) =>
  names.filter((name) => page.manoeuvres[name]?.positions.includes(position));

/** The ids to offer, first to last; never none. */
export const sequence = (page, { muscle, position, at, safest }) => {
  const orders = safest ? [] : page.orders[muscle];
  const drawn = orders.length ? orders[at % orders.length] : [];
  for (const names of [drawn, page.safest[muscle]]) {
    const found = fits(page, names, position);
    if (found.length) return found;
  }
  return page.safest[muscle];
};

const PLACE = "uncramp-relief-at ";

/** The number of the order for the next attack: the server's, or later where it was not asked. */
export const nextOrder = (page) => {
  const [seed, at] = (remembered(PLACE + page.owner) ?? "").split(" ");
  return seed === String(page.seed) ? Math.max(page.at, Number(at) || 0) : page.at;
};

export const usedOrder = (page, at) => {
  try {
    localStorage.setItem(PLACE + page.owner, `${page.seed} ${at + 1}`);
  } catch {
    // The same order once more does no harm.
  }
};
