// The screen stays on while one is guided; the lock falls with a hidden page and is taken again.
let wanted = false;
let lock = null;

const take = async () => {
  if (!wanted || lock || document.hidden) return;
  try {
    const taken = await navigator.wakeLock?.request("screen");
    if (!taken) return;
    // It may have ended while the browser was still asked.
    if (!wanted) return void taken.release();
    lock = taken;
    lock.addEventListener("release", () => { lock = null; });
  } catch {
    // A low battery, or a browser that does not allow it: the screen goes dark as usual.
  }
};

document.addEventListener("visibilitychange", take);

export const keepAwake = () => {
  wanted = true;
  take();
};

export const letSleep = () => {
  wanted = false;
  lock?.release().catch(() => {});
};
