// The look follows the clock or the hand, on fresh pages and on kept ones, also without a network.
const root = document.documentElement;
const form = document.querySelector("[data-look]");
const UNSENT = "uncramp-theme-unsent";

const stored = (change) => {
  // Storage may be forbidden; then the choice lasts as long as the page.
  try {
    return change(localStorage);
  } catch {
    return null;
  }
};
const unsent = () => stored((s) => s.getItem(UNSENT));
// A kept page was drawn for an older choice: what the browser was told last is right.
const theme = () =>
  unsent() ??
  document.cookie.match(/(?:^|; )uncramp-theme=(\w+)/)?.[1] ??
  (root.dataset.clock === undefined ? root.dataset.theme : "clock");

const byClock = () => {
  const hour = new Date().getHours();
  return root.dataset.byClock || (hour >= 20 || hour < 7 ? "night" : "day");
};
const paint = (look) => {
  root.dataset.theme = look;
  // The bar of the browser around the page goes with it.
  const around = document.querySelector("meta[name=theme-color]");
  around?.setAttribute("content", getComputedStyle(root).getPropertyValue("--bg"));
};
const follow = () => {
  const wanted = theme();
  const look = wanted === "clock" ? byClock() : wanted;
  if (look !== root.dataset.theme) paint(look);
};

const send = async () => {
  const wanted = unsent();
  if (!wanted || !form || !navigator.onLine) return;
  const body = new FormData(form);
  body.set("theme", wanted);
  try {
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    if (answer.type === "opaqueredirect") stored((s) => s.removeItem(UNSENT));
  } catch {
    // It is sent with the next page that finds the server.
  }
};

const choose = (event) => {
  event.preventDefault();
  const other = root.dataset.theme === "night" ? "day" : "night";
  const wanted = other === byClock() ? "clock" : other;
  paint(other);
  document.cookie = `uncramp-theme=${wanted}; path=/; max-age=34560000; samesite=lax`;
  stored((s) => s.setItem(UNSENT, wanted));
  send();
};

follow();
form?.addEventListener("submit", choose);
addEventListener("pageshow", follow);
addEventListener("online", send);
setInterval(follow, 60_000);
send();
