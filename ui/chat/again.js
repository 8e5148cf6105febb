// Runs once, like page.js. A click on the button beside what the dates of a question did asks it again without them.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-again]");
  if (button) trigger("again", { turn: Number(button.dataset.again) });
});
