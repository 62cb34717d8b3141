// The browser's own way to install, where it has one; otherwise the page says how by hand.
const button = document.querySelector("[data-install]");
const done = document.querySelector("[data-installed]");
let offered = null;

const say = (isInstalled) => {
  button.hidden = isInstalled || !offered;
  done.hidden = !isInstalled;
};

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offered = event;
  say(false);
});
addEventListener("appinstalled", () => say(true));
button.addEventListener("click", async () => {
  await offered.prompt();
  // A prompt can be shown once.
  offered = null;
  button.hidden = true;
});
say(matchMedia("(display-mode: standalone)").matches);
