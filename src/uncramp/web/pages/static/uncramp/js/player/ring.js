// The ring and the number in it: seconds that are left, or repetitions that are done.
const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

export class Ring {
  constructor(root) {
    this.arc = root.querySelector("[data-arc]");
    this.number = root.querySelector("[data-number]");
    this.length = Number(this.arc.getAttribute("r")) * 2 * Math.PI;
    this.arc.setAttribute("stroke-dasharray", this.length);
  }

  draw({ cue, into, left, rep }) {
    const share = cue.seconds ? into / cue.seconds : 1;
    this.arc.setAttribute("stroke-dashoffset", (this.length * share).toFixed(1));
    const seconds = Math.ceil(left - 0.05);
    this.#write(cue.reps > 1 ? String(rep) : seconds >= 100 ? minutes(seconds) : String(seconds));
  }

  #write(text) {
    if (this.number.textContent !== text) this.number.textContent = text;
  }
}

export { minutes };
