// A button opens the dialog it names; the browser keeps the focus in it and gives it back.
for (const button of document.querySelectorAll("[data-opens]")) {
  button.addEventListener("click", () => document.getElementById(button.dataset.opens).showModal());
}
