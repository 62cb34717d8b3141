// What waits to be sent: one thing that somebody told, with its own name and the moment.
export const FORMAT = 1;

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** A name that nothing else has. Not randomUUID: over plain http a phone has no secure context. */
export const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};

/** A moment as ISO text with the offset of this device. */
export const localTime = (moment = new Date()) => {
  const ahead = -moment.getTimezoneOffset();
  const two = (number) => String(number).padStart(2, "0");
  const offset = `${ahead < 0 ? "-" : "+"}${two(Math.floor(Math.abs(ahead) / 60))}:${two(Math.abs(ahead) % 60)}`;
  return new Date(moment.getTime() + ahead * 60_000).toISOString().replace("Z", offset);
};

/** Whose page this is; empty before a diary is begun. */
export const ownerHere = () => document.documentElement.dataset.owner ?? "";

export const entryOf = (kind, body, id, moment) => ({
  format: FORMAT,
  id,
  owner: ownerHere(),
  kind,
  made_at: localTime(moment),
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  body,
});
