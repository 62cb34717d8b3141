// Entries in localStorage, and in this page alone where even that is shut.
const places = { outbox: "uncramp-outbox ", refused: "uncramp-refused " };

const read = (kept, place) => {
  const found = [];
  for (let at = 0; at < kept.length; at += 1) {
    const key = kept.key(at);
    if (!key.startsWith(place)) continue;
    try {
      found.push(JSON.parse(kept.getItem(key)));
    } catch {
      // Half an entry, from a browser that was killed while it wrote.
    }
  }
  return found;
};

const over = (storage) => ({
  async add(entry, after) {
    const last = Math.max(after, ...read(storage(), places.outbox).map((one) => one.number));
    storage().setItem(places.outbox + entry.id, JSON.stringify({ ...entry, number: last + 1 }));
  },
  all: async () => read(storage(), places.outbox),
  refused: async () => read(storage(), places.refused),
  drop: async (id) => storage().removeItem(places.outbox + id),
  async refuse(entry) {
    storage().setItem(places.refused + entry.id, JSON.stringify(entry));
    storage().removeItem(places.outbox + entry.id);
  },
  async forget(owner) {
    for (const place of Object.values(places)) {
      for (const { id, owner: whose } of read(storage(), place)) {
        if (whose === owner) storage().removeItem(place + id);
      }
    }
  },
});

/** As long as this page is open and not longer. */
class Memory {
  #kept = new Map();

  get length() {
    return this.#kept.size;
  }

  key = (at) => [...this.#kept.keys()][at];
  getItem = (key) => this.#kept.get(key);
  setItem = (key, text) => this.#kept.set(key, text);
  removeItem = (key) => this.#kept.delete(key);
}

const inPage = new Memory();

export const local = over(() => localStorage);
export const memory = over(() => inPage);
