// Switches reminders on for this phone or browser, and says in words where that cannot be.
const part = document.querySelector("[data-push]");
const WAIT_MS = 10_000;

const show = (state) => {
  for (const one of part.querySelectorAll("[data-state]")) one.hidden = one.dataset.state !== state;
  part.querySelector("[data-switch-on]").hidden = !["off", "failed"].includes(state);
};

/** What keeps this browser from it; null where nothing does. */
const obstacle = () => {
  const isApple = /iPhone|iPad/.test(navigator.userAgent) || (navigator.platform === "MacIntel" && navigator.maxTouchPoints > 1);
  if (!isSecureContext) return "insecure";
  // Only the app on the home screen may: in Safari itself the interface is not even there.
  if (isApple && !navigator.standalone && !("PushManager" in globalThis)) return "install";
  if (!("PushManager" in globalThis) || !("serviceWorker" in navigator)) return "unsupported";
  return Notification.permission === "denied" ? "denied" : null;
};

/** The service worker of this site; a browser that has none yet would wait for ever. */
const registered = () =>
  Promise.race([
    navigator.serviceWorker.ready,
    new Promise((_, refuse) => setTimeout(refuse, WAIT_MS, new Error("no service worker"))),
  ]);

const bytesOf = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const textOf = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const digestOf = async (text) => {
  const raw = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(raw)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

/** A subscription with the key of this server; one made for another server is of no use. */
const subscribed = async (registration) => {
  const old = await registration.pushManager.getSubscription();
  if (old && textOf(old.options.applicationServerKey) === part.dataset.push) return old;
  await old?.unsubscribe();
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(part.dataset.push) });
};

const keep = async (subscription, token) => {
  const facts = new URLSearchParams({
    endpoint: subscription.endpoint,
    p256dh: textOf(subscription.getKey("p256dh")),
    auth: textOf(subscription.getKey("auth")),
  });
  const answer = await fetch(part.dataset.post, { method: "POST", headers: { "X-CSRFToken": token }, body: facts });
  const told = await answer.json();
  if (answer.ok) return location.assign(told.page);
  const problem = part.querySelector("[data-problem]");
  problem.textContent = told.problem ?? "";
  problem.hidden = !told.problem;
  throw new Error("not kept");
};

const switchOn = async (event) => {
  event.preventDefault();
  const form = event.target;
  // Asked first and alone: some browsers ask only right after a tap.
  const permission = await Notification.requestPermission();
  if (permission !== "granted") return show(permission === "denied" ? "denied" : "off");
  try {
    await keep(await subscribed(await registered()), form.elements.csrfmiddlewaretoken.value);
  } catch {
    show("failed");
  }
};

/** The line of this very browser among the devices, if it is there. */
const ownLine = async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  if (!subscription || Notification.permission !== "granted") return null;
  const line = part.querySelector(`[data-device="${await digestOf(subscription.endpoint)}"]`);
  line?.querySelector("[data-remove]").addEventListener("submit", () => void subscription.unsubscribe());
  return line;
};

const begin = async () => {
  part.querySelector("[data-switch-on]").addEventListener("submit", (event) => void switchOn(event));
  const state = obstacle();
  if (state) return show(state);
  const line = await ownLine().catch(() => null);
  if (line) line.querySelector("[data-here]").hidden = false;
  show(line ? "on" : "off");
};

if (part) void begin();
