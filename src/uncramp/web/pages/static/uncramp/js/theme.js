// A page that stays open changes with the clock; the server chose the look it began with.
const root = document.documentElement;

const follow = () => {
  const hour = new Date().getHours();
  root.dataset.theme = hour >= 20 || hour < 7 ? "night" : "day";
};

if (root.dataset.clock !== undefined) {
  addEventListener("pageshow", follow);
  setInterval(follow, 60_000);
}
