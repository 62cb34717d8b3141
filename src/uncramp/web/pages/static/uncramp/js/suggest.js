// Names of medicines while one is typed; without a script they come after the button.
const field = document.querySelector("[data-suggest]");
const list = document.querySelector("[data-suggestions]");
let later;

const ask = async () => {
  const typed = field.value;
  const address = `${field.dataset.suggest}?${new URLSearchParams({ name: typed })}`;
  try {
    const answer = await fetch(address);
    // A slow answer to fewer letters must not stand under more of them.
    if (answer.ok && typed === field.value) list.innerHTML = await answer.text();
  } catch {
    list.replaceChildren();
  }
};

field?.addEventListener("input", () => {
  clearTimeout(later);
  later = setTimeout(ask, 150);
});
