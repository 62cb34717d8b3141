// The keys: space pauses, arrows go on and back, h says that it hurts.
const does = (player) => ({
  " ": () => player.toggle(),
  ArrowRight: () => player.skip(),
  ArrowLeft: () => player.back(),
  h: () => player.hurt(),
});

/** Listen on the whole page, but to a letter only inside the player, where nobody types. */
export const listen = (player, root) => {
  const keys = does(player);
  addEventListener("keydown", (event) => {
    const { target, key } = event;
    const tapped = target.closest?.("a, button, input, summary");
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || !keys[key]) return;
    if ((key === " " && tapped) || (key === "h" && !root.contains(target))) return;
    if (target.matches?.("input") || !player.isOn) return;
    event.preventDefault();
    keys[key]();
  });
};
