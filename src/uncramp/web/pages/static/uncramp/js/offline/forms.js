// Quick forms go through the outbox: kept here first, and answered at once where nobody answers.
import { flush, put, waiting } from "../outbox/outbox.js";
import { BODIES } from "./bodies.js";

const TAKEN = ["stored", "already"];
const later = new WeakMap();

const nameOf = (button) => button?.getAttribute("aria-label") ?? button?.textContent.trim() ?? "";

/** Put the answer in the form's place; `said` is the sentence below it. */
const answered = (form, answer, said) => {
  const card = document.querySelector("[data-kept-answer]").content.firstElementChild.cloneNode(true);
  card.querySelector("[data-answer]").textContent = answer;
  if (said) card.querySelector("[data-said]").textContent = said;
  card.querySelector("[data-again]").addEventListener("click", () => {
    card.remove();
    delete form.dataset.sent;
    form.hidden = false;
    form.querySelector("button")?.focus();
  });
  form.hidden = true;
  form.after(card);
};

const told = async (form, button) => {
  const kind = form.dataset.outbox;
  const id = await put(kind, BODIES[kind](form, button));
  return (await flush()).answers[id];
};

const submit = async (form, button) => {
  const answer = await told(form, button);
  if (!TAKEN.includes(answer?.outcome)) return answered(form, nameOf(button), answer?.said);
  location.assign(answer.next ?? form.dataset.then ?? location.pathname);
};

const change = async (form) => {
  const status = form.querySelector("[data-saved]");
  const answer = await told(form);
  status.textContent = answer?.said || (answer ? status.dataset.saved : status.dataset.kept);
};

// Before a diary is begun there is nobody to keep it for: the form goes its own way.
for (const form of document.documentElement.dataset.owner ? document.querySelectorAll("form[data-outbox]") : []) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!form.dataset.sent) submit(form, event.submitter);
  });
  if (form.dataset.onChange === undefined) continue;
  form.addEventListener("change", () => {
    clearTimeout(later.get(form));
    later.set(form, setTimeout(change, 300, form));
  });
}

/** A page that was kept does not know what was told since: say it. */
const recall = async () => {
  // What was told last is what holds.
  for (const { kind, body } of (await waiting()).reverse()) {
    if (kind !== "night") continue;
    const form = document.querySelector(`form[data-outbox="night"][data-night="${body.night}"]:not([hidden])`);
    const button = form?.querySelector(`[name="cramps"][value="${body.cramps}"]`);
    if (button) answered(form, nameOf(button));
  }
};
recall();
