// Runs once, like page.js. A click on a mark asks the server to keep it or to take it back, a note is kept by its form;
// what comes names every mark that is kept, as "TURN/MARK", and the buttons follow it.
function fold(button, folded) {
  const form = document.getElementById(button.dataset.noting);
  form.hidden = folded;
  button.setAttribute("aria-expanded", !folded);
  (folded ? button : form.elements.note).focus();
}

function ask(name, data) {
  props.value = ""; // so that whatever comes is a change
  trigger(name, data);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-mark], [data-noting]");
  if (!button) return;
  const { turn, mark, noting } = button.dataset;
  if (noting) fold(button, button.getAttribute("aria-expanded") === "true");
  else ask("mark", { turn: Number(turn), mark });
});
document.addEventListener("submit", (event) => {
  const { noted } = event.target.dataset;
  if (!noted) return;
  event.preventDefault();
  ask("note", { turn: Number(noted), note: event.target.elements.note.value });
  fold(document.querySelector(`[data-noting="${event.target.id}"]`), true);
});
document.addEventListener(
  "keydown",
  (event) => {
    const form = event.key === "Escape" && event.target.closest("[data-noted]");
    if (!form) return;
    event.stopPropagation(); // the panel stays open
    fold(document.querySelector(`[data-noting="${form.id}"]`), true);
  },
  true,
);
watch("value", () => {
  const answer = element.querySelector("[data-kept]");
  if (!answer) return;
  const kept = new Set(answer.dataset.kept.split(" "));
  for (const button of document.querySelectorAll("[data-mark], [data-noting]")) {
    const { turn, mark } = button.dataset;
    button.setAttribute("aria-pressed", kept.has(`${turn}/${mark ?? "note"}`));
  }
});
