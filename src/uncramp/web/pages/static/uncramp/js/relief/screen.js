// What is seen: one headline, one drawing, what to do, and one panel at a time.
import { minutes } from "../player/ring.js";

export class Screen {
  constructor(root) {
    this.root = root;
  }

  find = (selector) => this.root.querySelector(selector);

  write(part, text) {
    const place = this.find(`[data-${part}]`);
    if (place.textContent !== text) place.textContent = text;
  }

  time(ms) {
    this.write("elapsed", minutes(Math.floor(ms / 1_000)));
  }

  /** One manoeuvre in place of the one before. */
  step({ say, do: lines, take_care: care, drawing, wrong }) {
    this.write("headline", say);
    for (const drawn of this.root.querySelectorAll("[data-pose]")) {
      drawn.hidden = drawn.dataset.pose !== (drawn.matches(".wrong *") ? wrong : drawing);
    }
    this.find(".wrong").hidden = !wrong;
    const list = this.find("[data-do]");
    list.replaceChildren(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
    this.write("care", care);
    scrollTo(0, 0);
  }

  /** One panel, and the focus where its words begin. */
  panel(name) {
    this.root.dataset.shows = name;
    for (const one of this.root.querySelectorAll("[data-panel]")) one.hidden = one.dataset.panel !== name;
    const head = this.find(`[data-panel="${name}"] [data-first]`);
    scrollTo(0, 0);
    head?.focus({ preventScroll: true });
  }

  /** The ten minutes are over: what that means, above everything but the stretch. */
  ten() {
    const help = this.find("#help");
    if (this.root.dataset.ten) return;
    this.root.dataset.ten = "over";
    help.open = true;
    this.find(".stage").after(help);
    scrollTo(0, 0);
  }

  chosen(state) {
    for (const name of ["muscle", "position", "side", "pain"]) {
      for (const box of this.root.querySelectorAll(`input[name=${name}]`)) {
        box.checked = box.value === String(state[name]);
      }
    }
  }

  /** Another cramp: as the page was at first. */
  anew() {
    delete this.root.dataset.ten;
    const help = this.find("#help");
    help.open = false;
    this.find(".more").append(help);
  }
}
