// Runs once, like page.js. Buttons beside an answer ask its question again, put a question into the box to be corrected,
// or ask for a translation.
function correct(question) {
  const box = document.querySelector("#question textarea");
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(box, question);
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-again], [data-correct], [data-translate]");
  if (!button) return;
  const { again, how, correct: question, translate, turn } = button.dataset;
  if (again) trigger("again", { turn: Number(again), how });
  else if (question) correct(question);
  else trigger("translate", { turn: Number(turn), number: Number(translate) });
});
