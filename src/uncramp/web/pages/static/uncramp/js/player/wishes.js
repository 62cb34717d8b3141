// Which channels somebody wants, remembered on this device; all of them until one is switched off.
const PLACE = "uncramp-player";

const remembered = () => {
  try {
    return JSON.parse(localStorage.getItem(PLACE)) ?? {};
  } catch {
    return {};
  }
};

/** Join each switch `[data-channel]` to the channel of its name; `changed` hears of each change. */
export const join = (channels, changed) => {
  const wishes = remembered();
  for (const box of document.querySelectorAll("[data-channel]")) {
    const name = box.dataset.channel;
    box.checked = channels[name].on = wishes[name] ?? true;
    box.addEventListener("change", () => {
      wishes[name] = channels[name].on = box.checked;
      changed(name);
      try {
        localStorage.setItem(PLACE, JSON.stringify(wishes));
      } catch {
        // Not remembered, but it holds for this session.
      }
    });
  }
};
