// Answers are kept as they are given; the button beside them does the same without a script.
const later = new WeakMap();

const save = async (form) => {
  const status = form.querySelector("[data-saved]");
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
    status.textContent = answer.ok ? status.dataset.saved : status.dataset.failed;
  } catch {
    status.textContent = status.dataset.failed;
  }
};

for (const form of document.querySelectorAll("form[data-save-on-change]")) {
  form.addEventListener("change", () => {
    clearTimeout(later.get(form));
    later.set(form, setTimeout(save, 300, form));
  });
}
