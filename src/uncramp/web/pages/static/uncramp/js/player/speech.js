// Sentences read aloud, by a voice of this device only: what is done in bed is sent nowhere.
const STARTS_WITHIN_MS = 4_000;
const ENDS_WITHIN_MS = 20_000;

export class Speech {
  on = true;
  #engine = globalThis.speechSynthesis;
  #language;
  #watch = 0;

  constructor(language) {
    this.#language = language;
    // Some browsers know their voices only after they have been asked for once.
    this.#try(() => this.#engine.getVoices());
  }

  /** Begin to say this in place of whatever is being said; never waits, never fails. */
  say(sentence) {
    this.stop();
    if (!this.on || !sentence) return;
    this.#try(() => {
      const voice = this.#engine.getVoices().find((one) => one.localService && one.lang.startsWith(this.#language));
      if (!voice) return;
      const spoken = new SpeechSynthesisUtterance(sentence);
      Object.assign(spoken, { voice, lang: voice.lang, rate: 0.95 });
      spoken.onstart = () => this.#expect(ENDS_WITHIN_MS);
      spoken.onend = spoken.onerror = () => clearTimeout(this.#watch);
      this.#engine.speak(spoken);
      this.#expect(STARTS_WITHIN_MS);
    });
  }

  stop() {
    clearTimeout(this.#watch);
    this.#try(() => this.#engine.cancel());
  }

  // An engine that does not call back is stuck: empty it, so that the next sentence may come.
  #expect(within) {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.stop(), within);
  }

  #try(action) {
    try {
      if (this.#engine) action();
    } catch {
      this.#engine = undefined;
    }
  }
}
