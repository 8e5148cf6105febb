// Runs once, like page.js. A click on a mark asks the server to keep it or to take it back; what comes names every mark
// that is kept, as "TURN/MARK", and the buttons follow it.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-mark]");
  if (!button) return;
  props.value = ""; // so that whatever comes is a change
  trigger("mark", { turn: Number(button.dataset.turn), mark: button.dataset.mark });
});
watch("value", () => {
  const answer = element.querySelector("[data-kept]");
  if (!answer) return;
  const kept = new Set(answer.dataset.kept.split(" "));
  for (const button of document.querySelectorAll("[data-mark]")) {
    const { turn, mark } = button.dataset;
    button.setAttribute("aria-pressed", kept.has(`${turn}/${mark}`));
  }
});
