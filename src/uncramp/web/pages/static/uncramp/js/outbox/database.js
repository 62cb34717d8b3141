// Entries in IndexedDB: the place that a browser keeps longest.
const NAME = "uncramp";
const VERSION = 1;
// Some browsers never answer when their database is broken.
const PATIENCE_MS = 3_000;
let opened = null;

const made = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const within = (promise) =>
  Promise.race([
    promise,
    new Promise((_, reject) => setTimeout(() => reject(new DOMException("", "TimeoutError")), PATIENCE_MS)),
  ]);

const begin = async (version) => {
  const request = indexedDB.open(NAME, version);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("outbox", { keyPath: "id" }).createIndex("number", "number");
    request.result.createObjectStore("refused", { keyPath: "id" });
  };
  const database = await made(request).catch((error) => {
    // A later version of the app has been here: its entries are read as they are.
    if (error.name === "VersionError" && version) return begin();
    throw error;
  });
  database.onversionchange = () => {
    database.close();
    opened = null;
  };
  database.onclose = () => { opened = null; };
  return database;
};

const database = () => {
  opened ??= within(begin(VERSION)).catch((error) => {
    opened = null;
    throw error;
  });
  return opened;
};

/** Do something in one transaction, and wait until it is written down. */
const inside = async (names, mode, work) => {
  const steps = (await database()).transaction(names, mode, { durability: "strict" });
  const written = new Promise((resolve, reject) => {
    steps.oncomplete = resolve;
    steps.onabort = steps.onerror = () => reject(steps.error ?? new DOMException("", "AbortError"));
  });
  // What fails in the middle takes the whole with it, and must not be a failure of nobody.
  written.catch(() => {});
  const asked = work(...names.map((name) => steps.objectStore(name)));
  return (await within(Promise.all([asked, written])))[0];
};

/** Keep an entry behind all the others; `after` is the last number known elsewhere. */
export const add = (entry, after) =>
  inside(["outbox"], "readwrite", async (outbox) => {
    if (await made(outbox.getKey(entry.id))) return;
    const last = await made(outbox.index("number").openCursor(null, "prev"));
    await made(outbox.put({ ...entry, number: Math.max(after, last?.value.number ?? 0) + 1 }));
  });

export const all = () => inside(["outbox"], "readonly", (outbox) => made(outbox.getAll()));

export const refused = () => inside(["refused"], "readonly", (store) => made(store.getAll()));

export const drop = (id) => inside(["outbox"], "readwrite", (outbox) => made(outbox.delete(id)));

/** Put an entry aside that the server cannot take. */
export const refuse = (entry) =>
  inside(["outbox", "refused"], "readwrite", async (outbox, store) => {
    await made(store.put(entry));
    await made(outbox.delete(entry.id));
  });

/** Nothing of this owner stays. */
export const forget = (owner) =>
  inside(["outbox", "refused"], "readwrite", async (...stores) => {
    for (const store of stores) {
      for (const { id, owner: whose } of await made(store.getAll())) if (whose === owner) store.delete(id);
    }
  });
