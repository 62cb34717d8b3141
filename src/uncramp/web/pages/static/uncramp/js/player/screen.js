// What is seen: one headline, one drawing, one ring, and a quiet word to screen readers at each cue.
import { Pose } from "./pose.js";
import { Ring, minutes } from "./ring.js";

const AHEAD_S = 1;

export class Screen {
  #poses = new Map();
  #pose = null;

  constructor(root, { still, words }) {
    Object.assign(this, { root, words });
    this.ring = new Ring(root);
    for (const drawn of root.querySelectorAll("[data-pose]")) {
      const svg = drawn.querySelector("svg");
      this.#poses.set(drawn.dataset.pose, { drawn, moves: svg && new Pose(svg, still) });
    }
  }

  /** Another moment has begun. */
  enter({ cue }) {
    this.root.dataset.kind = cue.kind;
    for (const part of ["headline", "where", "hint", "live"]) this.write(part, cue[part]);
    const next = this.#poses.get(cue.drawing) ?? null;
    if (next !== this.#pose) {
      for (const one of this.#poses.values()) one.drawn.hidden = one !== next;
      next?.moves?.begin();
      this.#pose = next;
    }
    next?.drawn.classList.toggle("mirrored", cue.mirrored);
  }

  /** Time has passed within it. */
  draw(now) {
    this.ring.draw(now);
    this.write("whole", minutes(Math.ceil(now.whole)));
    this.#pose?.moves?.show(now);
    // Another drawing is made ready where no cue has to wait for it.
    if (now.left > AHEAD_S) [...this.#poses.values()].find((one) => one.moves?.begin());
  }

  /** Whether time runs; where it does not, `hint` says why. */
  run(runs, hint) {
    this.root.dataset.runs = runs;
    this.write("pause", runs ? this.words.pause : this.words.goOn);
    if (hint) this.write("hint", hint);
    if (hint) this.write("live", hint);
  }

  /** Something hurts: what to do now, and the way on where there is `more`. */
  hurts(more) {
    this.write("headline", this.words.hurt);
    this.write("where", "");
    this.root.querySelector("[data-does=on]").hidden = !more;
    this.panel("hurt");
  }

  /** Other answers were given since: what comes next may not be right any more. */
  changed() {
    this.write("headline", this.words.changed);
    this.write("where", "");
    this.panel("changed");
  }

  /** The session is over; `later` where the server cannot be reached. */
  over(later) {
    this.write("headline", later ? this.words.later : this.words.over);
    if (later) this.write("over", this.words.laterWhat);
    this.write("where", "");
    this.panel("over");
  }

  /** Show one panel in place of the others, and put the focus where its first button is. */
  panel(name) {
    this.root.dataset.shows = name;
    for (const one of this.root.querySelectorAll("[data-panel]")) one.hidden = one.dataset.panel !== name;
    this.root.querySelector(`[data-panel="${name}"] [data-first]`)?.focus({ preventScroll: true });
  }

  write(part, text) {
    const place = this.root.querySelector(`[data-${part}]`);
    if (place.textContent !== text) place.textContent = text;
  }
}
