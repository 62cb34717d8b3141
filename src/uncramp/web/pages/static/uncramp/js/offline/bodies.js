// What a quick form says, as the outbox sends it.
const ANSWERS = { yes: true, no: false, "": null };

const valueOf = (field) => {
  if (field.type !== "number") return ANSWERS[field.value];
  return field.value === "" ? null : Number(field.value);
};

const chosen = (form, name) => [...form.querySelectorAll(`[name="${name}"]:checked`)].map((one) => one.value);

const exposures = (form) => {
  const fields = [...form.elements].filter((field) => field.name?.startsWith("factor-"));
  const told = fields.filter((field) => field.type !== "radio" || field.checked);
  return Object.fromEntries(told.map((field) => [field.closest("[data-name]").dataset.name, valueOf(field)]));
};

const episodes = (form) => {
  const [side = "unsure"] = chosen(form, "side");
  return chosen(form, "muscle").map((muscle) => ({ muscle, side }));
};

/** By kind: the body, from the form and the button that was tapped. */
export const BODIES = {
  night: ({ dataset }, button) => ({ night: dataset.night, cramps: button?.value ?? "" }),
  evening: (form) => ({ night: form.dataset.night, exposures: exposures(form) }),
  where: (form) => ({ night: form.dataset.night, episodes: episodes(form) }),
};
